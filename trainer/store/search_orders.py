"""The orders in which found cards can stand: by a value of each, worked out for all at once.

The values are gathered here and compared in Python. SQLite would look the state of each card
up before it could sort, one by one in no order of theirs, which takes several times as long.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.store import search_sql
from trainer.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Order:
    """By what found cards are sorted, ``name`` one of ``ORDERS``; equal ones keep file order."""

    name: str = ""
    descending: bool = False


IN_FILE_ORDER = Order()
OF_EVERY_CARD = frozenset({"question", "answer", "deck"})
"""Orders by what stands in the deck files; the others are by what was learnt so far."""
ORDERS = OF_EVERY_CARD | search_sql.LEARNT.keys() | {"state"}

Values = Mapping[str, Any]


def values(connection: Connection, name: str, day: int) -> Values:
    """What cards are sorted by, at their keys; None stands, or nothing, where there is no value.

    Raises:
        StoreError: the cache cannot be read.
    """
    if name in search_sql.LEARNT:
        learnt = search_sql.LEARNT[name]
        return _listed(connection, search_sql.OF_STATES.format(learnt), day)
    return _OTHERS[name](connection, day)


def ordered(keys: Sequence[str], by: Values, *, descending: bool) -> tuple[str, ...]:
    """Keys in file order by their values; those without one come last in either direction."""
    valued = [key for key in keys if by.get(key) is not None]
    valued.sort(key=by.__getitem__, reverse=descending)
    if len(valued) == len(keys):
        return tuple(valued)
    return (*valued, *(key for key in keys if by.get(key) is None))


def _by_question(connection: Connection, _day: int) -> Values:
    with connection.transaction("BEGIN"):  # of one state of the cache
        ids: list[int] = json.loads(connection.value(search_sql.NOTES_BY_TEXT))
        ((keys, notes),) = connection.rows(search_sql.NOTES_OF_CARDS)
    places = [0] * (max(ids, default=0) + 1)  # faster than a dictionary of so many
    for place, note in enumerate(ids):
        places[note] = place
    return dict(zip(_split(keys), map(places.__getitem__, json.loads(notes)), strict=True))


def _by_answer(connection: Connection, day: int) -> Values:
    return _listed(connection, search_sql.ANSWERS_OF_CARDS, day)


def _by_deck(connection: Connection, _day: int) -> Values:
    decks = connection.rows(search_sql.CARDS_OF_DECKS)
    return {key: title for title, keys in decks for key in _split(keys)}


def _by_state(connection: Connection, day: int) -> Values:
    """Every card has one: a new card that of no state."""
    new = dict.fromkeys(_split(connection.value(search_sql.KEYS)), 0)
    return (
        new
        | _listed(connection, search_sql.OF_STATES.format(search_sql.STATE), day)
        | dict.fromkeys(_split(connection.value(search_sql.PUT_AWAY_BY_AUTHOR)), search_sql.AWAY)
    )


_OTHERS: dict[str, Callable[[Connection, int], Values]] = {
    "question": _by_question,
    "answer": _by_answer,
    "deck": _by_deck,
    "state": _by_state,
}


def _listed(connection: Connection, statement: str, day: int) -> dict[str, Any]:
    """Keys with their values, each in one text: rows of them would take twice as long."""
    ((keys, listed),) = connection.rows(statement, {"day": day} if ":day" in statement else {})
    return dict(zip(_split(keys), json.loads(listed), strict=True))


def _split(joined: str | None) -> list[str]:
    return joined.split(" ") if joined else []
