"""From the tree of a search to SQL: conditions with bound values, never pasted text.

Names and words are compared without regard to case, in every script. A deck is meant by
its title or its place in the tree, each with sections and decks below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.memory.query_tree import (
    Added,
    Alike,
    And,
    Deck,
    Edited,
    Flag,
    Introduced,
    Is,
    Leaf,
    Not,
    Or,
    Property,
    Query,
    Rated,
    Regex,
    Tag,
    Text,
)
from trainer.store import search_sql, text_index
from trainer.store.connection import Connection
from trainer.store.patterns import pattern

_VALUED: dict[type[Query], str] = {
    Regex: search_sql.HAS_MATCH,
    Added: search_sql.ADDED,
    Edited: search_sql.EDITED,
}

_TOGETHER = 16  # of hundreds in one go SQLite's tree would be too deep


def condition(connection: Connection, query: Query, values: dict[str, object]) -> str:
    """The SQL condition for a search; the values that it names are added."""

    def of(part: Query) -> str:
        return condition(connection, part, values)

    match query:
        case And(parts):
            texts = [part for part in parts if isinstance(part, Text)]
            others = [of(part) for part in parts if not isinstance(part, Text)]
            together = [
                _texts(connection, texts[at : at + _TOGETHER], values)
                for at in range(0, len(texts), _TOGETHER)
            ]
            return _joined([*together, *others], " AND ", empty="1")
        case Or(parts):
            return _joined(map(of, parts), " OR ", empty="0")
        case Not(part):
            return f"NOT ({of(part)})"
        case Text():
            return _texts(connection, [query], values)
        case _:
            return _of_card(connection, query, values)


def _of_card(connection: Connection, query: Leaf, values: dict[str, object]) -> str:
    match query:
        case Is(kind):
            return search_sql.IS[kind]
        case Flag(number):
            return search_sql.HAS_FLAG.format(_named(number, values))
        case Property(name, operator, value):
            # A new card has no such number: it does not compare, and so not-comparing holds.
            return f"coalesce({search_sql.PROPERTY[name]} {operator} :{_named(value, values)}, 0)"
        case Rated(days, rating):
            with_rating = f"AND e.rating = :{_named(rating, values)}" if rating else ""
            return search_sql.RATED.format(_named(days, values), with_rating)
        case Introduced(days):
            return _introduced(connection, _named(days, values), values)
        case _:
            return _of_note(query, values)


def _introduced(connection: Connection, days: str, values: dict[str, object]) -> str:
    is_most = connection.value(search_sql.MOST_SINCE.format(days), values)
    wanted = search_sql.INTRODUCED_LATELY if is_most else search_sql.INTRODUCED
    return wanted.format(days)


def _of_note(query: Leaf, values: dict[str, object]) -> str:
    match query:
        case Deck(name):
            return search_sql.IN_DECK_LIKE.format(_named(pattern(name).like, values))
        case Tag(name):
            return _tag(name, values)
        case Regex(value) | Added(value) | Edited(value):
            return _VALUED[type(query)].format(_named(value, values))
        case Alike(side):
            return search_sql.ALIKE.format(search_sql.ALIKE_COLUMNS[side])
        case _:
            return search_sql.UNTAGGED


def _tag(name: str, values: dict[str, object]) -> str:
    wanted = pattern(name)
    if wanted.plain is None:
        return search_sql.HAS_TAG_LIKE.format(_named(wanted.like, values))
    return search_sql.HAS_TAG.format(_named(wanted.plain, values))


def _texts(connection: Connection, queries: Sequence[Text], values: dict[str, object]) -> str:
    """Every text is compared, or only those with a piece of a pattern that few texts have.

    Several patterns are looked for in one go.
    """
    wanted = [(pattern(query.pattern, bare=query.bare), query.bare) for query in queries]
    compared = [
        search_sql.LIKE.format(
            search_sql.BARE_TEXT if bare else search_sql.TEXT, _named(f"%{one.like}%", values)
        )
        for one, bare in wanted
    ]
    alike = _joined(compared, " AND ", empty="1")
    if piece := text_index.rare(connection, [piece for one, _ in wanted for piece in one.pieces]):
        texts = search_sql.OF_TEXTS_WITH_PIECE.format(_named(piece, values))
        return search_sql.HAS_TEXT.format(texts, alike)
    if connection.value(search_sql.MOST_HAVE_TEXT.format(alike), values):
        return search_sql.LACKS_NO_TEXT.format(alike)
    return search_sql.HAS_TEXT.format(search_sql.ALL_TEXTS, alike)


def _joined(parts: Iterable[str], operator: str, *, empty: str) -> str:
    return operator.join(f"({part})" for part in parts) or empty


def _named(value: object, values: dict[str, object]) -> str:
    """The name under which a value is bound."""
    name = f"value{len(values)}"
    values[name] = value
    return name
