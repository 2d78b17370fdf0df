"""Kills a grading trainer again and again and counts the acknowledged reviews that are lost.

By hand: ``python tests/benchmarks/kill_nine.py 100``. The child records one review after
the other through ``Database.record`` and prints each id once that returned; the parent
kills it with SIGKILL at a random moment, opens the database and compares.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import fold
from trainer.store.database import Database

NOON = 1_767_268_800_000
TODAY = 20_454
OPTIONS = MemoryOptions()


def grade_for_ever(home: Path) -> None:
    """The child: one review a transaction, acknowledged on stdout."""
    database = Database.open(home, OPTIONS, NOON)
    for number in count():
        stamp = database.stamp(NOON)
        event = Event(
            stamp.id,
            f"card{number % 50}",
            stamp.at_ms,
            TODAY,
            EventKind.REVIEW,
            stamp.device,
            Rating(number % 4 + 1),
            took_ms=1000,
            interval_days=1,
            due_day=TODAY + 1,
            phase_before=Phase.REVIEW,
            phase_after=Phase.REVIEW,
        )
        database.record([event])
        print(event.id, flush=True)


def kill_one(home: Path, after_s: float) -> set[str]:
    """Start a child, kill it after its first acknowledgement and a while; what it acknowledged."""
    command = [sys.executable, __file__, "--child", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after_s)
        child.send_signal(signal.SIGKILL)
        lines = [first, *child.stdout]
    return {line.strip() for line in lines if line.endswith("\n")}


def wrong_states(database: Database) -> int:
    """How many states differ from the fold of their events."""
    events = database.events()
    cards = {event.card for event in events}
    states = database.states(cards)
    return sum(
        states.get(card) != fold([event for event in events if event.card == card], OPTIONS)
        for card in cards
    )


def main() -> None:
    """Kill, compare, and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=100)
    parser.add_argument("--child", type=Path)
    arguments = parser.parse_args()
    if arguments.child:
        grade_for_ever(arguments.child)
    acknowledged: set[str] = set()
    damaged = wrong = 0
    chance = random.Random(9)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for _ in range(arguments.kills):
            acknowledged |= kill_one(home, chance.uniform(0, 0.15))
            database = Database.open(home, OPTIONS, NOON)
            stored = {event.id for event in database.events()}
            damaged += database.connection.value("PRAGMA quick_check") != "ok"
            wrong += wrong_states(database)
            database.close()
    lost = len(acknowledged - stored)
    report = (
        f"kills={arguments.kills} acknowledged={len(acknowledged)} stored={len(stored)} "
        f"lost={lost} damaged={damaged} wrong_states={wrong}"
    )
    print(report)


if __name__ == "__main__":
    main()
