"""From the tree of a search to SQL: conditions with bound values, never pasted text.

Names and words are compared without regard to case, in every script. A deck is meant by
its title or its place in the tree, each with sections and decks below it.
"""

from __future__ import annotations

from collections.abc import Iterable

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


def condition(connection: Connection, query: Query, values: dict[str, object]) -> str:
    """The SQL condition for a search; the values that it names are added."""

    def of(part: Query) -> str:
        return condition(connection, part, values)

    match query:
        case And(parts):
            return _joined(map(of, parts), " AND ", empty="1")
        case Or(parts):
            return _joined(map(of, parts), " OR ", empty="0")
        case Not(part):
            return f"NOT ({of(part)})"
        case Text():
            return _text(connection, query, values)
        case _:
            return _of_card(query, values)


def _of_card(query: Leaf, values: dict[str, object]) -> str:
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
            return search_sql.INTRODUCED.format(_named(days, values))
        case _:
            return _of_note(query, values)


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


def _text(connection: Connection, query: Text, values: dict[str, object]) -> str:
    """Every text is compared, or only those with a piece of the pattern that few texts have."""
    wanted = pattern(query.pattern, bare=query.bare)
    texts = search_sql.ALL_TEXTS
    if piece := text_index.rare(connection, wanted.pieces):
        texts = search_sql.OF_TEXTS_WITH_PIECE.format(_named(piece, values))
    column = search_sql.BARE_TEXT if query.bare else search_sql.TEXT
    return search_sql.HAS_TEXT.format(column, texts, _named(f"%{wanted.like}%", values))


def _joined(parts: Iterable[str], operator: str, *, empty: str) -> str:
    return operator.join(f"({part})" for part in parts) or empty


def _named(value: object, values: dict[str, object]) -> str:
    """The name under which a value is bound."""
    name = f"value{len(values)}"
    values[name] = value
    return name
