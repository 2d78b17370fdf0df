"""From the tree of a search to SQL: conditions with bound values, never pasted text.

Names and words are compared without regard to case, in every script. A deck is meant by
its title or its place in the tree, each with sections and decks below it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from trainer.memory.query import And, Deck, Is, Not, Or, Query, Tag, Text
from trainer.store import cache, cache_sql
from trainer.store.database import Database

_LIKE_SQL: dict[type[Query], str] = {
    Deck: cache_sql.IN_DECK_LIKE,
    Tag: cache_sql.HAS_TAG_LIKE,
    Text: cache_sql.HAS_TEXT_LIKE,
}
_LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_", "*": "%"})


def find(
    database: Database,
    query: Query | None,
    files: Sequence[str] | None = None,
    *,
    day: int,
    now_ms: int,
) -> tuple[str, ...]:
    """Keys of the cards that a search means, in file order, within deck files given by path.

    The library must have been opened on the database before.

    Raises:
        StoreError: the cache cannot be read.
    """
    values: dict[str, object] = {"day": day, "now_ms": now_ms}
    statement = cache_sql.FOUND_KEYS.format(scope=scope(query, files, values))
    return tuple(row[0] for row in database.connection.rows(statement, values))


def scope(query: Query | None, files: Sequence[str] | None, values: dict[str, object]) -> str:
    """The SQL condition for a search within deck files; the values that it names are added."""
    parts = []
    if files is not None:
        values["files"] = json.dumps(list(files))
        parts.append(cache_sql.IN_FILES)
    if query is not None:
        parts.append(_condition(query, values))
    return _joined(parts, " AND ", empty="1")


def _condition(query: Query, values: dict[str, object]) -> str:
    match query:
        case And(parts):
            return _joined([_condition(part, values) for part in parts], " AND ", empty="1")
        case Or(parts):
            return _joined([_condition(part, values) for part in parts], " OR ", empty="0")
        case Not(part):
            return f"NOT ({_condition(part, values)})"
        case Is(kind):
            return cache_sql.IS[kind]
        case Deck(pattern) | Tag(pattern) | Text(pattern):
            return _LIKE_SQL[type(query)].format(_bound(pattern, values))


def _joined(parts: list[str], operator: str, *, empty: str) -> str:
    return operator.join(f"({part})" for part in parts) or empty


def _bound(pattern: str, values: dict[str, object]) -> str:
    """The name under which a pattern is bound, as a pattern of LIKE."""
    name = f"pattern{len(values)}"
    values[name] = cache.folded(pattern).translate(_LIKE)
    return name
