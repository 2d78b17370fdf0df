"""Replay of a long log against the bare library in a loop, as a ratio of one run.

By hand: ``python -m tests.benchmarks.bench_replay [REVIEWS]`` (100,000 unless given). Each card
has ten reviews. The bare loop calls py-fsrs's ``review_card`` with study days as UTC midnights,
which is what the memory model must do at least. Budget: 1.5 ×. Then how a fold grows, up to
as many reviews. Seconds are the processor's, which other programs do not lengthen.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby

import fsrs

from trainer.memory.log import Event, EventKind, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import fold

_REVIEWS_OF_A_CARD = 10
_ROUNDS = 3
_BUDGET = 1.5
_START = datetime(1970, 1, 1, tzinfo=UTC)


def main() -> None:
    """Makes a log, replays it both ways in turn and prints the least of each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    log = _log(count)
    ours = theirs = float("inf")
    for _ in range(_ROUNDS):
        theirs = min(theirs, _seconds(partial(_bare, log)))
        ours = min(ours, _seconds(partial(_folded, log)))
    print(f"{count:,} reviews: library {theirs:.2f} s, fold {ours:.2f} s")
    print(f"fold / library  {ours / theirs:.2f}  (budget {_BUDGET:.2f})")
    for size in (1_000, 10_000, 100_000, 1_000_000):
        if size <= count:
            part = log[:size]
            seconds = _seconds(partial(_folded, part))
            print(f"{size:9,} reviews: {seconds / size * 1e6:.1f} µs each")


def _log(count: int) -> list[Event]:
    chance = random.Random(5)
    events = []
    for card in range(count // _REVIEWS_OF_A_CARD):
        day = 10_000
        for number in range(_REVIEWS_OF_A_CARD):
            day += chance.randint(0, 30)
            rating = chance.choices(list(Rating), (10, 15, 60, 15))[0]
            events.append(
                Event(
                    f"{card:07}{number:02}", f"c{card}", day * 86_400_000 + number, day,
                    EventKind.REVIEW, rating=rating, due_day=day + 3,
                )
            )  # fmt: skip
    return events


def _bare(log: list[Event]) -> None:
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for _, rows in groupby(log, key=lambda event: event.card):
        card = fsrs.Card(card_id=0, due=_START)
        for row in rows:
            assert row.rating is not None
            moment = _START + timedelta(days=row.day)
            card, _ = scheduler.review_card(card, fsrs.Rating(row.rating), moment)


def _folded(log: list[Event]) -> None:
    options = MemoryOptions()
    for _, rows in groupby(log, key=lambda event: event.card):
        fold(rows, options)


def _seconds(run: Callable[[], None]) -> float:
    before = time.process_time()
    run()
    return time.process_time() - before


if __name__ == "__main__":
    main()
