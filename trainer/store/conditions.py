"""From the tree of a search to SQL: conditions with bound values, never pasted text.

Names and words are compared without regard to case, in every script. A deck is meant by
its title or its place in the tree, each with sections and decks below it.
"""

from __future__ import annotations

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
from trainer.store.patterns import pattern

_NAMED: dict[type[Query], str] = {
    Deck: search_sql.IN_DECK_LIKE,
    Tag: search_sql.HAS_TAG_LIKE,
}
_VALUED: dict[type[Query], str] = {
    Regex: search_sql.HAS_MATCH,
    Added: search_sql.ADDED,
    Edited: search_sql.EDITED,
}


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
        case Text():
            return _text(query, values)
        case Deck(name) | Tag(name):
            return _NAMED[type(query)].format(_named(pattern(name).like, values))
        case Regex(value) | Added(value) | Edited(value):
            return _VALUED[type(query)].format(_named(value, values))
        case Alike(side):
            return search_sql.ALIKE.format(search_sql.ALIKE_COLUMNS[side])
        case _:
            return search_sql.UNTAGGED


def _text(query: Text, values: dict[str, object]) -> str:
    """Every text is compared; where the index can tell, only those that it names."""
    wanted = pattern(query.pattern, bare=query.bare)
    texts = search_sql.ALL_TEXTS
    if wanted.index_query and text_index.is_available():
        texts = search_sql.TEXTS_WITH_PIECES.format(_named(wanted.index_query, values))
    column = search_sql.BARE_TEXT if query.bare else search_sql.TEXT
    return search_sql.HAS_TEXT.format(column, texts, _named(f"%{wanted.like}%", values))


def _joined(parts: list[str], operator: str, *, empty: str) -> str:
    return operator.join(f"({part})" for part in parts) or empty


def _named(value: object, values: dict[str, object]) -> str:
    """The name under which a value is bound."""
    name = f"value{len(values)}"
    values[name] = value
    return name
