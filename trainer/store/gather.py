"""Which cards may be asked today: found by SQL within the limits, never by loading them all.

Statements are read only until the limits are reached. Which of the gathered cards are
asked, and in which order, is decided by :mod:`trainer.memory.queue`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from trainer.cards.note import derive_id
from trainer.memory.days import day_start_ms, zone
from trainer.memory.limits import Allowance, Limits
from trainer.memory.log import NEW_CARD, Event
from trainer.memory.options import StudyOptions
from trainer.memory.queue import QueueCard
from trainer.store import cache_sql, deck_tree_sql
from trainer.store.connection import Row
from trainer.store.database import Database
from trainer.store.deck_tree import allowances
from trainer.store.rows import state_from
from trainer.store.search import scope

if TYPE_CHECKING:
    from trainer.memory.query_tree import Query

_KEY, _PLACE = 0, 4  # of the columns of a queue's row
_PATIENCE = 1_000  # rows below a limit that is reached, until they are asked for without these


def candidates(  # noqa: PLR0913  (each names one thing that narrows a day's study)
    database: Database,
    *,
    day: int,
    now_ms: int,
    study: StudyOptions,
    limits: Limits | None = None,
    burying: Mapping[str, bool] | None = None,
    files: Sequence[str] | None = None,
    query: Query | None = None,
    ahead: int = 0,
) -> tuple[QueueCard, ...]:
    """Cards for the queue of a study day: those in their steps, due reviews, new ones.

    Suspended and buried cards are left out; with sibling burying, of each note one review
    and one new card at most, and none of a note answered today. Cards in their steps are
    those that come due before the day ends. ``limits`` are those of the deck tree (the ones of
    ``study`` where None); ``burying`` tells of decks by id whether siblings of theirs are buried,
    where it is otherwise than in ``study``. ``files`` are deck files, and the library's limit then
    counts what was done in these alone; ``ahead`` adds the reviews that come due in so many
    days. The library must have been opened on the database.

    Raises:
        StoreError: the database cannot be read.
    """
    limits = limits or Limits.of_library(study.new, study.reviews)
    done = database.done_cards(day)
    values = today(day, now_ms, study, ahead)
    where = scope(database, query, files, values)
    steps = database.connection.rows(cache_sql.QUEUE_IN_STEPS.format(scope=where), values)
    in_steps = [_queue_card(row) for row in steps]
    notes = {card.note for card in in_steps} | database.answered_notes(day)
    asked = _Asked(study.bury_siblings, burying or {}, notes)

    left_new, left_reviews = allowances(database.connection, limits, done, files)
    due = partial(_due, database, study.order, values)
    reviews = _taken(due, where, values, left_reviews, asked)
    new = _new(database, study.new_order, values, where, left=left_new, asked=asked)
    return (*in_steps, *reviews, *new)


def cram(
    database: Database,
    *,
    day: int,
    now_ms: int,
    files: Sequence[str] | None = None,
    query: Query | None = None,
) -> tuple[QueueCard, ...]:
    """Every card that is not suspended, due or not, in file order.

    Raises:
        StoreError: the database cannot be read.
    """
    values: dict[str, object] = {"day": day, "now_ms": now_ms}
    statement = cache_sql.QUEUE_ALL.format(scope=scope(database, query, files, values))
    return tuple(_queue_card(row) for row in database.connection.rows(statement, values))


def known_by(database: Database, keys: Iterable[str]) -> tuple[QueueCard, ...]:
    """The cards of these keys that the library has and that are not suspended, in this order.

    Raises:
        StoreError: the database cannot be read.
    """
    rows = (row for key in keys for row in database.connection.rows(cache_sql.QUEUE_ONE, (key,)))
    return tuple(card for card in map(_queue_card, rows) if not card.state.suspended)


def without(database: Database, act: Sequence[Event]) -> QueueCard | None:
    """The card of an act as it is without that; None where the library has it no more.

    Raises:
        StoreError: the database cannot be read.
    """
    rows = database.connection.rows(cache_sql.QUEUE_ONE, (act[0].card,))
    found = next(iter(rows), None)
    return replace(_queue_card(found), state=database.state_without(act)) if found else None


def lying_in(
    database: Database, cards: Iterable[str], files: Sequence[str] | None
) -> frozenset[str]:
    """Those of some cards that lie in deck files; in any of the library, where None.

    Raises:
        StoreError: the database cannot be read.
    """
    rows = database.connection.rows(cache_sql.FILES_OF, (json.dumps(list(cards)),))
    return frozenset(card for card, file in rows if files is None or file in files)


def sibling_days(database: Database, notes: Iterable[str], day: int) -> dict[str, dict[str, int]]:
    """On which days after a study day the cards of notes are due, by note and card.

    Raises:
        StoreError: the database cannot be read.
    """
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    values: dict[str, object] = {"notes": json.dumps(sorted(set(notes))), "day": day}
    for note, card, due in database.connection.rows(cache_sql.SIBLING_DAYS, values):
        found[note][card] = due
    return dict(found)


def today(day: int, now_ms: int, study: StudyOptions, ahead: int = 0) -> dict[str, object]:
    """The values of a study day that the statements name; ``pivot`` shuffles by the day."""
    return {
        "day": day,
        "last_day": day + ahead,
        "now_ms": now_ms,
        "day_end_ms": day_start_ms(day + 1, zone(study.timezone), study.rollover),
        "pivot": derive_id("day", str(day), ""),
    }


def _due(
    database: Database, order: str, values: dict[str, object], where: str
) -> Generator[Row, None, None]:
    """Due reviews one by one, in one of their orders."""
    statement = cache_sql.QUEUE_DUE.format(scope=where, order=cache_sql.DUE_ORDERS[order])
    return database.connection.each(statement, values)


def _unseen(
    database: Database, order: str, values: dict[str, object], where: str
) -> Generator[Row, None, None]:
    """New cards one by one, in an order that an index has."""
    if order == "random":
        for statement in cache_sql.QUEUE_NEW_SHUFFLED:
            yield from database.connection.each(statement.format(scope=where), values)
    else:
        order = cache_sql.NEW_ORDERS[order]
        statement = cache_sql.QUEUE_NEW.format(scope=where, order=order)
        yield from database.connection.each(statement, values)


def _new(  # noqa: PLR0913  (all that new cards follow from)
    database: Database,
    order: str,
    values: dict[str, object],
    where: str,
    *,
    left: Allowance,
    asked: _Asked,
) -> list[QueueCard]:
    """New cards as far as limits leave room, looked for deck by deck where decks have their own.

    Of many decks none is read beyond its limit; by lot the cards of all are one.
    """
    if order == "random" or not left.is_divided:
        return _taken(partial(_unseen, database, order, values), where, values, left, asked)
    statement = cache_sql.QUEUE_NEW.format(
        scope=f"({where}) AND f.id = :file", order=cache_sql.NEW_ORDERS[order]
    )
    decks = database.connection.rows(deck_tree_sql.PLACES_BY_FILE)
    taken: dict[str, QueueCard] = {}
    for file, found in reversed(decks) if order == "newest" else decks:
        places = json.loads(found)
        if left.has_room(places):
            with closing(database.connection.each(statement, values | {"file": file})) as rows:
                _took(rows, left, asked, taken, places)
    return list(taken.values())


@dataclass(frozen=True, slots=True)
class _Asked:
    """The notes of which a card is asked; siblings of theirs wait, where they are buried."""

    buries: bool
    burying: Mapping[str, bool]
    notes: set[str]

    def leaves_out(self, card: QueueCard) -> bool:
        return self.burying.get(card.deck, self.buries) and card.note in self.notes


def _taken(
    rows: Callable[[str], Generator[Row, None, None]],
    where: str,
    values: dict[str, object],
    left: Allowance,
    asked: _Asked,
) -> list[QueueCard]:
    """Cards in the order of the rows, as far as the limits above them leave room.

    Where many rows lie below a limit that is reached they are asked for anew without these: a
    deck of many cards that is done for today need not be read to its end.
    """
    taken: dict[str, QueueCard] = {}
    while (narrowed := _with_room(where, values, left)) is not None:
        with closing(rows(narrowed)) as unread:
            if _took(unread, left, asked, taken):
                break
    return list(taken.values())


def _took(
    rows: Iterable[Row],
    left: Allowance,
    asked: _Asked,
    taken: dict[str, QueueCard],
    places: Sequence[int] | None = None,
) -> bool:
    """Whether all was taken that there is room for, without too many rows in vain.

    The rows are all of these ``places``; of any, where None.
    """
    in_vain = 0
    for row in rows:
        place = row[_PLACE]
        if not left.room(place):
            in_vain += 1
            if in_vain == _PATIENCE and places is None:
                return False
            continue
        if row[_KEY] in taken or asked.leaves_out(card := _queue_card(row)):
            continue
        left.take(place)
        taken[card.key] = card
        asked.notes.add(card.note)
        if not left.room(place) and not left.has_room(places):
            break
    return True


def _with_room(where: str, values: dict[str, object], left: Allowance) -> str | None:
    """The condition with that of lying where there is room; None where there is none."""
    places = left.open()
    if places is None:
        return where
    values["open"] = json.dumps(places)
    return f"({where}) AND {deck_tree_sql.IN_OPEN}" if places else None


def _queue_card(row: Row) -> QueueCard:
    key, note, deck, position, _, *state = row
    known = state[0] is not None
    return QueueCard(key, note, deck, position, state_from(state) if known else NEW_CARD)
