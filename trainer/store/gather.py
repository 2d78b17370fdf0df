"""Which cards may be asked today: found by SQL within the limits, never by loading them all.

Statements are read only until the limits are reached. Which of the gathered cards are
asked, and in which order, is decided by :mod:`trainer.memory.queue`.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

from trainer.cards.note import derive_id
from trainer.memory.days import day_start_ms, zone
from trainer.memory.log import NEW_CARD
from trainer.memory.options import StudyOptions
from trainer.memory.query import Query
from trainer.memory.queue import QueueCard
from trainer.store import cache_sql
from trainer.store.connection import Row
from trainer.store.database import Database
from trainer.store.rows import state_from
from trainer.store.search import scope


@dataclass(frozen=True, slots=True)
class Candidates:
    """Cards that may be asked now, and what was done on this study day already."""

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
    decks: Sequence[str] | None = None,
    query: Query | None = None,
    ahead: int = 0,
) -> Candidates:
    """Cards for the queue of a study day: those in their steps, due reviews, new ones.

    Suspended and buried cards are left out; with sibling burying, of each note one review
    and one new card at most, and none of a note answered today. Cards in their steps are
    those that come due before the day ends. ``decks`` are ids; ``ahead`` adds the reviews
    that come due in so many days. The library must have been opened on the database.

    Raises:
        StoreError: the database cannot be read.
    """
    done = database.done_on(day)
    answered = database.answered_notes(day)
    values = today(day, now_ms, study, ahead)
    where = scope(query, decks, values)
    orders = cache_sql.DUE_ORDERS[study.order], cache_sql.NEW_ORDERS[study.new_order]
    rows = database.connection.each
    steps = [_queue_card(row) for row in rows(cache_sql.QUEUE_IN_STEPS.format(scope=where), values)]
    asked = {card.note for card in steps} | answered if study.bury_siblings else None
    due = rows(cache_sql.QUEUE_DUE.format(scope=where, order=orders[0]), values)
    reviews = _taken(due, study.reviews - done.reviews, asked)
    unseen = rows(cache_sql.QUEUE_NEW.format(scope=where, order=orders[1]), values)
    new = _taken(unseen, study.new - done.new, asked)
    return Candidates((*steps, *reviews, *new), done.new, done.reviews, answered)


def cram(
    database: Database,
    *,
    day: int,
    now_ms: int,
    decks: Sequence[str] | None = None,
    query: Query | None = None,
) -> tuple[QueueCard, ...]:
    """Every card that is not suspended, due or not, in file order.

    Raises:
        StoreError: the database cannot be read.
    """
    values: dict[str, object] = {"day": day, "now_ms": now_ms}
    statement = cache_sql.QUEUE_ALL.format(scope=scope(query, decks, values))
    return tuple(_queue_card(row) for row in database.connection.rows(statement, values))


def limits_left(database: Database, day: int, study: StudyOptions) -> tuple[int, int]:
    """How many new cards and reviews the limits still allow on a study day."""
    done = database.done_on(day)
    return max(0, study.new - done.new), max(0, study.reviews - done.reviews)


def today(day: int, now_ms: int, study: StudyOptions, ahead: int = 0) -> dict[str, object]:
    """The values of a study day that the statements name; ``pivot`` shuffles by the day."""
    return {
        "day": day,
        "last_day": day + ahead,
        "now_ms": now_ms,
        "day_end_ms": day_start_ms(day + 1, zone(study.timezone), study.rollover),
        "pivot": derive_id("day", str(day), ""),
    }


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
