"""Measures the statistics against a bare SQL count over the same log, the peer named "count".

Run by hand: ``python -m tests.benchmarks.bench_stats [REVIEWS …]`` (10,000, 100,000 and
1,000,000 unless given). A library with a card for ten reviews is studied in one evening hour a
day; what counts is CPU time, the least of three, since machines are shared.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.bench_store import FROZEN, NOON, TODAY, write_decks
from trainer.config import load
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.stats import Span
from trainer.plots.page import View, page
from trainer.store import sql
from trainer.store.rows import event_row, state_row
from trainer.workflow.home import Home
from trainer.workflow.outlook import outlook
from trainer.workflow.statistics import statistics

DAY_MS, HOUR_MS = 86_400_000, 3_600_000
PEER = "SELECT day, count(*) FROM event WHERE kind = 'review' GROUP BY day"
REVIEWS_A_CARD = 10
REVIEWS_A_DAY = 270
PHASES = (Phase.NEW, Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)


def events(keys: list[str], reviews: int) -> Iterator[Event]:
    """Reviews of cards drawn by lot, in the order of their time."""
    chance = random.Random(1)
    for number in range(reviews):
        ago, place = divmod(reviews - 1 - number, REVIEWS_A_DAY)
        interval = int(chance.expovariate(1 / 40)) + 1
        phase = chance.choices(PHASES, (10, 20, 60, 10))[0]
        yield Event(
            id=f"{number:010}benchmarks",
            card=chance.choice(keys),
            at_ms=NOON - ago * DAY_MS - place * HOUR_MS // REVIEWS_A_DAY,
            day=TODAY - ago,
            kind=EventKind.REVIEW,
            device="bench",
            rating=chance.choices(list(Rating), (12, 10, 70, 8))[0],
            took_ms=chance.randrange(2_000, 30_000),
            interval_days=interval,
            due_day=TODAY - ago + interval,
            phase_before=phase,
            phase_after=Phase.REVIEW,
        )


def states(keys: list[str]) -> Iterator[tuple[str, CardState]]:
    """A state for each card, as if folded."""
    chance = random.Random(2)
    for key in keys:
        gap = chance.randrange(1, 300)
        yield (
            key,
            CardState(
                Phase.REVIEW,
                stability=chance.uniform(1, 400),
                difficulty=chance.uniform(1, 10),
                last_day=TODAY - chance.randrange(gap),
                reps=10,
                interval_days=gap,
                due_day=TODAY + chance.randrange(-20, gap),
            ),
        )


def build(folder: Path, reviews: int) -> Home:
    """A home with a library and a log of so many reviews."""
    cards = max(reviews // REVIEWS_A_CARD, 100)
    write_decks(folder / "decks", max(cards // 500, 1), cards)
    home = Home(folder / "home", load(folder / "home", {}))
    home.add(folder / "decks")
    connection = home.database.connection
    keys = [row[0] for row in connection.rows("SELECT key FROM cache.card")]
    with connection.transaction():
        connection.run_many(sql.ADD_EVENT, (event_row(one) for one in events(keys, reviews)))
        connection.run_many(sql.SET_STATE, (state_row(*one) for one in states(keys)))
    return home


def least(work: Callable[[], object], times: int = 3) -> float:
    """The least CPU time of some runs in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def main(sizes: list[int]) -> None:
    """Measure logs of these sizes, one after the other."""
    os.environ |= FROZEN
    print("  reviews    count    tally  ratio   page (all time)   one deck   home's outlook")
    for reviews in sizes:
        with tempfile.TemporaryDirectory() as place, build(Path(place), reviews) as home:
            bare = least(partial(home.database.connection.rows, PEER))
            whole = least(partial(statistics, home))
            figures = statistics(home)
            drawn = least(partial(page, figures, View(Span.ALL, 365), 80))
            deck = least(partial(statistics, home, ["deck0000"]))
            look = least(partial(outlook, home))
        print(
            f"{reviews:9,} {bare:8.1f} {whole:8.0f} {whole / bare:6.1f} {drawn:17.1f}"
            f" {deck:10.1f} {look:16.1f}   ms CPU"
        )


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
