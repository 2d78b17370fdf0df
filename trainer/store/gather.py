"""Which cards may be asked today: found by SQL within the limits, never by loading them all.

Statements are read only until the limits are reached. Which of the gathered cards are
asked, and in which order, is decided by :mod:`trainer.memory.queue`.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.cards.note import derive_id
from trainer.memory.days import day_start_ms, zone
from trainer.memory.log import NEW_CARD, Event
from trainer.memory.options import StudyOptions
from trainer.memory.queue import QueueCard
from trainer.store import cache_sql
from trainer.store.connection import Row
from trainer.store.database import Database, Done
from trainer.store.rows import state_from
from trainer.store.search import scope

if TYPE_CHECKING:
    from trainer.memory.query_tree import Query


@dataclass(frozen=True, slots=True)
class Candidates:
    """Cards that may be asked now, and what was done of their decks on this study day."""

    queue_cards: tuple[QueueCard, ...]
    new_done: int
    reviews_done: int
    answered_notes: frozenset[str]


def candidates(  # noqa: PLR0913  (each names one thing that narrows a day's study)
    database: Database,
    *,
    day: int,
    now_ms: int,
    study: StudyOptions,
    files: Sequence[str] | None = None,
    query: Query | None = None,
    ahead: int = 0,
) -> Candidates:
    """Cards for the queue of a study day: those in their steps, due reviews, new ones.

    Suspended and buried cards are left out; with sibling burying, of each note one review
    and one new card at most, and none of a note answered today. Cards in their steps are
    those that come due before the day ends. ``files`` are deck files, and the limits then
    count what was done in these alone; ``ahead`` adds the reviews that come due in so many
    days. The library must have been opened on the database.

    Raises:
        StoreError: the database cannot be read.
    """
    done = _done_in(database, day, files)
    answered = database.answered_notes(day)
    values = today(day, now_ms, study, ahead)
    where = scope(database, query, files, values)
    order = cache_sql.DUE_ORDERS[study.order]
    rows = database.connection.each
    steps = [_queue_card(row) for row in rows(cache_sql.QUEUE_IN_STEPS.format(scope=where), values)]
    asked = {card.note for card in steps} | answered if study.bury_siblings else None
    due = rows(cache_sql.QUEUE_DUE.format(scope=where, order=order), values)
    reviews = _taken(due, study.reviews - done.reviews, asked)
    unseen = _unseen(database, study.new_order, where, values)
    new = _taken(unseen, study.new - done.new, asked)
    return Candidates((*steps, *reviews, *new), done.new, done.reviews, answered)


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


def acts(
    database: Database, day: int, files: Sequence[str] | None
) -> tuple[tuple[Event, ...], ...]:
    """What was done here at the cards of deck files on a study day, oldest first."""
    found = database.acts_on(day)
    keys = json.dumps([act[0].card for act in found])
    of: dict[str, str] = dict(database.connection.rows(cache_sql.FILES_OF, (keys,)))
    return tuple(
        act for act in found if act[0].card in of and (files is None or of[act[0].card] in files)
    )


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


def done_by_file(database: Database, day: int) -> dict[str, Done]:
    """What counts against the limits of a study day, by the path of the deck file."""
    done = database.done_cards(day)
    keys = json.dumps([*done.new, *done.reviews])
    files: dict[str, str] = dict(database.connection.rows(cache_sql.FILES_OF, (keys,)))
    new = Counter(files.get(card, "") for card in done.new)
    reviews = Counter(files.get(card, "") for card in done.reviews)
    return {file: Done(new[file], reviews[file]) for file in {*new, *reviews}}


def _done_in(database: Database, day: int, files: Sequence[str] | None) -> Done:
    if files is None:
        return database.done_on(day)
    done = done_by_file(database, day)
    chosen = [done[file] for file in files if file in done]
    return Done(sum(part.new for part in chosen), sum(part.reviews for part in chosen))


def today(day: int, now_ms: int, study: StudyOptions, ahead: int = 0) -> dict[str, object]:
    """The values of a study day that the statements name; ``pivot`` shuffles by the day."""
    return {
        "day": day,
        "last_day": day + ahead,
        "now_ms": now_ms,
        "day_end_ms": day_start_ms(day + 1, zone(study.timezone), study.rollover),
        "pivot": derive_id("day", str(day), ""),
    }


def _unseen(
    database: Database, order: str, where: str, values: dict[str, object]
) -> Generator[Row, None, None]:
    """New cards one by one, in an order that an index has."""
    if order == "random":
        for statement in cache_sql.QUEUE_NEW_SHUFFLED:
            yield from database.connection.each(statement.format(scope=where), values)
    else:
        order = cache_sql.NEW_ORDERS[order]
        statement = cache_sql.QUEUE_NEW.format(scope=where, order=order)
        yield from database.connection.each(statement, values)


def _taken(rows: Generator[Row, None, None], limit: int, asked: set[str] | None) -> list[QueueCard]:
    """Cards until a limit; ``asked`` (None: siblings may meet) keeps and gains their notes."""
    taken: list[QueueCard] = []
    with closing(rows) as unread:
        while len(taken) < limit and (row := next(unread, None)):
            card = _queue_card(row)
            if asked is None or card.note not in asked:
                taken.append(card)
            if asked is not None:
                asked.add(card.note)
    return taken


def _queue_card(row: Row) -> QueueCard:
    key, note, deck, position, *state = row
    known = state[0] is not None
    return QueueCard(key, note, deck, position, state_from(state) if known else NEW_CARD)
