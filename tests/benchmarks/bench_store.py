"""Measures the store with a large library; by hand: ``python tests/benchmarks/bench_store.py``.

Writes decks (200 files, 100,000 cards by default) to a temporary folder, lets some of the
cards have been studied, and prints the milliseconds of what a learner waits for, and the size of
the log and the cache.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from trainer.config import FILE_NAME, load
from trainer.memory.balance import AHEAD
from trainer.memory.limits import Limits
from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.query import parse
from trainer.store import deck_counts, gather, search
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.places import cache_path
from trainer.workflow import sitting

NOON = 1_767_268_800_000
TODAY = 20_454
FROZEN = {"TRAINER_NOW": "2026-01-01T12:00:00+00:00", "TRAINER_CLOCK": "frozen"}  # at NOON
MEMORY = MemoryOptions()
STUDY = StudyOptions()


def write_decks(folder: Path, files: int, cards: int) -> None:
    """Decks of questions, with tags and sections."""
    for number in range(files):
        lines = [f"title: Deck {number}", f"id: deck{number:04}", "notes:"]
        for card in range(cards // files):
            if card % 50 == 0:
                lines.append(f"  - section: Part {card // 50}")
            lines += [
                f"  - q: What is the {card}th thing of deck {number}, and why does it matter?",
                f"    a: It is thing number {card * number}, which holds all the others together.",
                f"    tags: [tag{card % 7}, area::part{card % 3}]",
            ]
        path = folder / f"area{number % 10}" / f"deck{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def study(database: Database, share: float) -> None:
    """Give the first cards of the library a review, due over the next weeks."""
    rows = database.connection.rows("SELECT key, position FROM cache.card ORDER BY file, position")
    chosen = rows[: int(len(rows) * share)]
    stamps = [database.stamp(NOON - 10**9) for _ in chosen]
    database.record(
        [
            Event(
                stamp.id,
                key,
                stamp.at_ms,
                TODAY - 10,
                EventKind.REVIEW,
                stamp.device,
                Rating.GOOD,
                interval_days=10,
                due_day=TODAY - 3 + position % 30,
                phase_before=Phase.NEW,
                phase_after=Phase.REVIEW,
            )
            for (key, position), stamp in zip(chosen, stamps, strict=True)
        ]
    )


def timed(name: str, work: Callable[[], object], times: int = 5) -> None:
    """Print the first and the best time of some work in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{name:38} first {taken[0]:8.1f} ms   best {min(taken):8.1f} ms")


def open_warm(home: Path) -> None:
    """What every start does before the first card is looked for."""
    database = Database.open(home, MEMORY, NOON)
    problems = Library(database).refresh()
    assert not problems
    database.close()


def open_after_change(home: Path, deck: Path) -> None:
    """The same with one deck to read again, which has one more note."""
    with deck.open("a", encoding="utf-8") as file:
        file.write(f"  - {{q: What was added at {time.time_ns()}?, a: this note}}\n")
    open_warm(home)


def open_and_gather(home: Path) -> None:
    """From nothing to the cards of the day's queue."""
    database = Database.open(home, MEMORY, NOON)
    Library(database).refresh()
    found = gather.candidates(database, day=TODAY, now_ms=NOON, study=STUDY)
    assert found
    database.close()


def grade(database: Database, times: int) -> None:
    """Commits of one review each, durable."""
    taken = []
    for number in range(times):
        stamp = database.stamp(NOON)
        event = Event(
            stamp.id,
            f"graded{number % 20}",
            stamp.at_ms,
            TODAY,
            EventKind.REVIEW,
            stamp.device,
            Rating.GOOD,
            interval_days=3,
            due_day=TODAY + 3,
            phase_after=Phase.REVIEW,
        )
        start = time.perf_counter()
        database.record([event])
        taken.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(taken, n=20)[-1]
    print(f"{'a grade':38} median {statistics.median(taken):7.2f} ms   p95 {p95:9.2f} ms")


def limit(home: Path, parts: Iterable[str], new: int, reviews: int) -> None:
    """Give parts of the deck tree limits of their own."""
    tables = (f'[deck."{part}".study]\nnew = {new}\nreviews = {reviews}\n' for part in parts)
    (home / FILE_NAME).write_text("".join(tables), encoding="utf-8")


def sit(database: Database, library: Library, limited: str = "") -> None:
    """From the settings of an open home to the session that asks."""
    config = load(database.home, {})
    begin = partial(sitting.start, database, library, config, (), sitting.STANDARD)
    timed(f"the day's sitting, warm{limited}", begin)


def main() -> None:
    """Build the world and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--studied", type=float, default=0.1)
    parser.add_argument("--limited", metavar="FOLDER", default="area1", help="area0 to area9")
    arguments = parser.parse_args()
    os.environ |= FROZEN
    with tempfile.TemporaryDirectory() as place:
        folder, home = Path(place, "decks"), Path(place, "home")
        write_decks(folder, arguments.files, arguments.cards)
        database = Database.open(home, MEMORY, NOON)
        library = Library(database)
        timed("cold build of the cache", lambda: library.add(folder), 1)
        study(database, arguments.studied)
        time.sleep(2.1)  # until the files are no longer racily clean
        library.refresh()
        grade(database, 300)
        count = partial(deck_counts.waiting, database, TODAY, NOON, STUDY)
        timed("counts of every deck", lambda: count(Limits.of_library(STUDY.new, STUDY.reviews)))
        timed("list of decks", library.decks)
        for text in ("thing tag:tag3", "is:due deck:area1::*", '"99th thing"'):
            query = parse(text)
            timed(f"search {text}", partial(search.find, database, query, day=TODAY, now_ms=NOON))
        for order in ("file", "random"):
            options = StudyOptions(new_order=order)
            today = partial(gather.candidates, database, day=TODAY, now_ms=NOON)
            timed(f"gather, new cards in {order} order", partial(today, study=options))
        timed("due on the days to come", lambda: database.due_ahead(TODAY, AHEAD))
        sit(database, library)
        limit(home, [arguments.limited], 10, 50)
        sit(database, library, f", {arguments.limited} limited")
        limit(home, (deck.id for deck in library.decks()), 2, 5)
        sit(database, library, ", each deck limited")
        database.close()
        timed("warm open, nothing changed", lambda: open_warm(home))
        deck = folder / "area1" / "deck1.yaml"
        timed("warm open, one file changed", lambda: open_after_change(home, deck))
        timed("warm open and gather", lambda: open_and_gather(home))
        for path in (database.connection.path, cache_path(home)):
            print(f"{path.name:38} {path.stat().st_size / 1e6:14.1f} MB")


if __name__ == "__main__":
    main()
