"""Kills a real ``trainer study --plain`` again and again and counts the reviews that are lost.

By hand: ``python -m tests.benchmarks.kill_study 100``. Each sitting is killed with SIGKILL at a
random moment; then every line ``+ key rating due`` that was read from it must stand in the log,
and the database must be sound.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Timer

CARDS = 1_000


def sitting(home: Path, deck: Path, seconds: float) -> list[tuple[str, int]]:
    """Grade as fast as it goes until the process is killed; the acknowledged key and rating."""
    words = [sys.executable, "-m", "trainer", "study", str(deck), "--plain", "--new", str(CARDS)]
    with subprocess.Popen(
        [*words, "--home", str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        acknowledged = []
        killer = Timer(seconds, process.send_signal, [signal.SIGKILL])
        for line in process.stdout:
            tag, _, text = line.strip().partition(" ")
            if tag == "D" and killer.ident is None:
                killer.start()
            if tag == "+":
                key, rating, _ = text.split()
                acknowledged.append((key, int(rating)))
            if tag in ("?", ">"):
                with suppress(BrokenPipeError):  # killed meanwhile; what it said is still read
                    process.stdin.write("\n" if tag == "?" else f"{random.randint(1, 4)}\n")
                    process.stdin.flush()
        killer.cancel()
        with suppress(BrokenPipeError):
            process.stdin.close()
    return acknowledged


def logged(home: Path) -> Counter[tuple[str, int]]:
    """The reviews in the log."""
    connection = sqlite3.connect(home / "trainer.db")
    rows = connection.execute("SELECT card, rating FROM event WHERE kind = 'review'").fetchall()
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return Counter((card, rating) for card, rating in rows)


def main(kills: int) -> None:
    """Kill so many sittings, each over a home of its own; print what was acknowledged and lost."""
    acknowledged, lost = 0, 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        deck = Path(name) / "deck.yaml"
        notes = "".join(f"  - q: What is number {n}?\n    a: n{n}\n" for n in range(CARDS))
        deck.write_text(f"title: Many\nnotes:\n{notes}", encoding="utf-8")
        for number in range(kills):
            home = Path(name) / f"home{number}"
            told = Counter(sitting(home, deck, random.uniform(0.02, 0.6)))
            acknowledged += told.total()
            lost += (told - logged(home)).total()
    seconds = time.monotonic() - started
    print(f"{kills} kills in {seconds:.0f} s: {acknowledged} reviews acknowledged")
    print(f"{lost} of them lost; every database is sound")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20)
