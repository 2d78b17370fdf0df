"""Counting for the statistics: SQL brings a log of a million rows down to what is alike.

What the counts come to is reckoned by :mod:`trainer.memory.stats` and
:mod:`trainer.memory.card_stats`.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from trainer.memory.card_stats import DeckFigures, Memories, Reviewed, nested
from trainer.memory.log import Rating
from trainer.memory.stats import Passed, QuarterCount, ReviewCount, Span, Stage
from trainer.store import stats_sql
from trainer.store.connection import Connection, Row
from trainer.store.database import Database
from trainer.store.lately import voided
from trainer.store.library import DeckEntry
from trainer.store.search_sql import IN_FILES


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of the log and of the library's cards; ``due`` are cards by study day."""

    reviews: tuple[ReviewCount, ...]
    quarters: tuple[QuarterCount, ...]
    memories: Memories
    due: Mapping[int, int]
    decks: tuple[DeckFigures, ...]


def tally(
    database: Database,
    entries: Sequence[DeckEntry],
    *,
    whole: bool,
    day: int,
    day_start_ms: int,
) -> Tally:
    """The counts on a study day, of these decks of the library.

    ``whole`` counts the reviews of cards that no deck holds any more as well.

    Raises:
        StoreError: the database cannot be read.
    """
    connection = database.connection
    values: dict[str, object] = {
        "voided": voided(connection),
        "files": json.dumps([str(entry.path) for entry in entries]),
        "day": day,
        "day_start_ms": day_start_ms,
        **{span.value: span.first_day(day) for span in Span},
    }
    answers = stats_sql.LAY_ANSWERS.format(scope="1" if whole else stats_sql.OF_FILES)
    held = stats_sql.LAY_HELD.format(scope=IN_FILES)
    with (
        _laid(connection, answers, stats_sql.DROP_ANSWERS, values),
        _laid(connection, held, stats_sql.DROP_HELD, values),
    ):
        return Tally(
            tuple(_reviews(connection.each(stats_sql.REVIEWS))),
            tuple(QuarterCount(*row) for row in connection.each(stats_sql.QUARTERS)),
            _memories(connection),
            dict(connection.rows(stats_sql.DUE_DAYS)),
            tuple(_decks(connection, entries, values)),
        )


@contextmanager
def _laid(connection: Connection, lay: str, drop: str, values: dict[str, object]) -> Iterator[None]:
    """A temporary table for as long as the block runs."""
    connection.rows(drop)
    connection.rows(lay, values)
    try:
        yield
    finally:
        connection.rows(drop)


def _reviews(rows: Iterable[Row]) -> Iterator[ReviewCount]:
    for day, stage, rating, first, reviews, ms in rows:
        yield ReviewCount(day, Stage(stage), Rating(rating), bool(first), reviews, ms)


def _memories(connection: Connection) -> Memories:
    return Memories(
        *(
            dict(connection.rows(statement))
            for statement in (
                stats_sql.INTERVALS,
                stats_sql.STABILITIES,
                stats_sql.DIFFICULTIES,
                stats_sql.AGES,
            )
        )
    )


def _decks(
    connection: Connection, entries: Iterable[DeckEntry], values: dict[str, object]
) -> Iterator[DeckFigures]:
    cards: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path, kind, count in connection.rows(stats_sql.CARDS_OF_DECKS):
        cards[path][kind] = count
    reviewed: defaultdict[str, dict[Span, Reviewed]] = defaultdict(dict)
    for row in connection.rows(stats_sql.REVIEWS_OF_DECKS, values):
        path, shortest, reviews, ms, passed, tested = row
        reviewed[path][Span(shortest)] = Reviewed(reviews, ms, Passed(passed, tested))
    for entry in entries:
        path = str(entry.path)
        yield DeckFigures(entry.id, entry.title, cards[path], nested(reviewed[path]))
