"""From the tree of a search to SQL: conditions with bound values, never pasted text.

Names and words are compared without regard to case, in every script. A deck is meant by
its title or its place in the tree, each with sections and decks below it.
"""

from __future__ import annotations

from trainer.memory.query import (
    And,
    Deck,
    Flag,
    Is,
    Leaf,
    Not,
    Or,
    Property,
    Query,
    Rated,
    Tag,
    Text,
)
from trainer.store import cache, cache_sql

_LIKE_SQL: dict[type[Query], str] = {
    Deck: cache_sql.IN_DECK_LIKE,
    Tag: cache_sql.HAS_TAG_LIKE,
    Text: cache_sql.HAS_TEXT_LIKE,
}
_LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_", "*": "%"})


def condition(query: Query, values: dict[str, object]) -> str:
    """The SQL condition for a search; the values that it names are added."""
    match query:
        case And(parts):
            return _joined([condition(part, values) for part in parts], " AND ", empty="1")
        case Or(parts):
            return _joined([condition(part, values) for part in parts], " OR ", empty="0")
        case Not(part):
            return f"NOT ({condition(part, values)})"
        case _:
            return _of_card(query, values)


def _of_card(query: Leaf, values: dict[str, object]) -> str:
    match query:
        case Is(kind):
            return cache_sql.IS[kind]
        case Flag(number):
            return cache_sql.HAS_FLAG.format(_named(number, values))
        case Property(name, operator, value):
            # A new card has no such number: it does not compare, and so not-comparing holds.
            return f"coalesce({cache_sql.PROPERTY[name]} {operator} :{_named(value, values)}, 0)"
        case Rated(days, rating):
            with_rating = f"AND e.rating = :{_named(rating, values)}" if rating else ""
            return cache_sql.RATED.format(_named(days, values), with_rating)
        case Deck(pattern) | Tag(pattern) | Text(pattern):
            return _LIKE_SQL[type(query)].format(_bound(pattern, values))


def _joined(parts: list[str], operator: str, *, empty: str) -> str:
    return operator.join(f"({part})" for part in parts) or empty


def _bound(pattern: str, values: dict[str, object]) -> str:
    """The name under which a pattern is bound, as a pattern of LIKE."""
    return _named(cache.folded(pattern).translate(_LIKE), values)


def _named(value: object, values: dict[str, object]) -> str:
    """The name under which a value is bound."""
    name = f"value{len(values)}"
    values[name] = value
    return name
