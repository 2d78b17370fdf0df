"""What a keystroke in the browser's search costs, against a plain scan by LIKE in the same run.

Run by hand: ``python -m tests.benchmarks.bench_browse [CARDS…]``. For each size it prints the
milliseconds from a typed search to the keys of all found cards and the rows of the first
screen (what the window then draws), and the ratio to the peer: one SELECT that compares every
note's text by LIKE. Budget: 100 ms at 100,000 cards. Half of the cards have been studied.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.bench_store import FROZEN, study, write_decks
from trainer.config import load
from trainer.store.search_orders import IN_FILE_ORDER, Order
from trainer.workflow.browsing import Browsing
from trainer.workflow.home import Home

SIZES = (1_000, 10_000, 100_000)
FIRST_SCREEN = 120
TIMES = 7
TYPED = "99th thing"
SEARCHES = (
    *(TYPED[:length] for length in range(1, len(TYPED) + 1)),
    "zebra",
    "holds all the others together",
    "th*matter",
    "nc:thing",
    "re:number\\s+4",
    "-thing",
    "thing or zebra",
    "deck:area1",
    "tag:tag3",
    "is:due",
    "prop:lapses>0",
    "prop:r<0.9",
    "rated:30",
    "introduced:30",
    "added:7",
    "deck:area1 tag:tag3 99th",
    "",
)
PEER = "SELECT count(*) FROM cache.note WHERE text LIKE ?"


def measured(work: Callable[[], object]) -> float:
    """Milliseconds in the middle of a few runs, the first one left out."""
    work()
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def keystroke(browsing: Browsing, text: str, order: Order = IN_FILE_ORDER) -> int:
    """What the window does for one search; returns how many cards were found."""
    keys = browsing.find(browsing.parsed(text), order)
    browsing.rows(keys[:FIRST_SCREEN])
    return len(keys)


def reading_all(home: Home) -> object:
    """The peer: every text is compared."""
    return home.database.connection.rows(PEER, (f"%{TYPED}%",))


def compare(home: Home) -> None:
    """Print a line a search and a line an order."""
    browsing = Browsing(home)
    peer = measured(partial(reading_all, home))
    print(f"  {'plain scan by LIKE (the peer)':34} {peer:8.1f} ms")
    for text in SEARCHES:
        found = keystroke(browsing, text)
        _line(repr(text), measured(partial(keystroke, browsing, text)), peer, found)
    for name in ("question", "due", "retrievability"):
        order = Order(name, descending=True)
        start = time.perf_counter()
        keystroke(browsing, "", order)
        _line(f"all, by {name}, the first time", (time.perf_counter() - start) * 1000, peer)
        for text in ("", "thing", TYPED):
            took = measured(partial(keystroke, browsing, text, order))
            _line(f"{text!r} by {name}", took, peer)


def _line(name: str, took: float, peer: float, found: int | None = None) -> None:
    count = "" if found is None else f"{found:8,} cards"
    print(f"  {name:34} {took:8.1f} ms  {took / peer:6.2f} × peer {count}")


def main(sizes: tuple[int, ...]) -> None:
    """Build a library of each size and measure it."""
    os.environ |= FROZEN
    for cards in sizes:
        with tempfile.TemporaryDirectory() as place:
            write_decks(Path(place, "decks"), max(cards // 500, 1), cards)
            with Home(Path(place, "home"), load(Path(place, "home"), {})) as home:
                home.add(Path(place, "decks"))
                study(home.database, 0.5)
                print(f"{cards:,} cards")
                compare(home)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
