"""How what a learner waits for grows with the library, from a thousand cards to a million.

By hand: ``python -m tests.benchmarks.bench_growth [CARDS…]`` (1,000, 10,000, 100,000 and
1,000,000 unless given; the last takes some minutes and 2 GB of disk). Four in ten cards were
studied; one in twenty of the library is due. Targets at 100,000: next card after a grade 5 ms,
the day's queue 150 ms cold (database and decks opened for it, as a start does) and 20 ms warm.
The peak of memory is what Python allocates while the queue is made.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.bench_store import FROZEN, MEMORY, NOON, study, write_decks
from trainer.config import load
from trainer.memory.log import Rating
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.workflow import sitting
from trainer.workflow.home import Home

SIZES = (1_000, 10_000, 100_000, 1_000_000)
CARDS_OF_A_DECK = 500
STUDIED = 0.4
ROUNDS, GRADES = 7, 100
HEAD = ("cards", "next card", "95 of 100", "queue cold", "queue warm", "queue peak", "import")


def main(sizes: tuple[int, ...]) -> None:
    """Build a library of each size and print a line of it."""
    os.environ |= FROZEN
    print("".join(f"{name:>12}" for name in HEAD))
    for cards in sizes:
        with tempfile.TemporaryDirectory() as place:
            print("".join(f"{text:>12}" for text in (f"{cards:,}", *measured(Path(place), cards))))


def measured(place: Path, cards: int) -> list[str]:
    """What a library of so many cards takes, in the order of the head."""
    folder, home = place / "decks", place / "home"
    read = built(folder, home, cards)
    cold = min(seconds(partial(cold_queue, home)) for _ in range(ROUNDS))
    with Home(home, load(home, {})) as opened:
        make = partial(opened.study, ())
        make()
        warm = min(seconds(make) for _ in range(ROUNDS))
        peak = peak_of(make)
        grades = graded(opened)
    times = (median(grades), quantiles(grades, n=20)[-1], cold, warm)
    return [
        *(f"{time * 1000:.2f} ms" for time in times),
        f"{peak / 1024:,.0f} KiB",
        f"{read:.0f} s",
    ]


def built(folder: Path, home: Path, cards: int) -> float:
    """Write the decks, add them and let some be studied; the seconds that adding took."""
    write_decks(folder, max(cards // CARDS_OF_A_DECK, 2), cards)
    database = Database.open(home, MEMORY, NOON)
    read = seconds(lambda: Library(database).add(folder))
    study(database, STUDIED)
    time.sleep(2.1)  # until the files are no longer racily clean
    Library(database).refresh()
    database.close()
    return read


def cold_queue(home: Path) -> None:
    """The day's queue from nothing but files, the deck files being as they were."""
    database = Database.open(home, MEMORY, NOON)
    library = Library(database)
    library.refresh()
    session = sitting.start(database, library, load(home, {}), (), sitting.STANDARD)
    assert session.current
    database.close()


def graded(home: Home) -> list[float]:
    """Seconds of each grade, durable, until the next card is there with its futures."""
    begun = home.study()
    taken: list[float] = []
    while begun.card() and len(taken) < GRADES:
        taken.append(seconds(lambda: (begun.grade(Rating.GOOD, 1_000), begun.card())))
    return taken


def peak_of(work: Callable[[], object]) -> int:
    """The most bytes that some work holds at once."""
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
