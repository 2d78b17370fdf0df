"""Kills ``trainer make --review`` again and again and counts the decisions that are lost.

By hand: ``python -m tests.benchmarks.kill_review DOCUMENT 30``. Each sitting over the document
is killed with SIGKILL at a random moment, or while it writes the deck file. Then every decision
that was acknowledged must be kept: after the next ``make`` an accepted card stands in the deck
file once, and a dropped one does not. The file must be whole or missing after every kill.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Timer

from trainer.store.deckfile import read_deck


def sitting(words: list[str], seconds: float) -> list[tuple[str, str]]:
    """Decide as fast as it goes until the process is killed; the acknowledged decisions."""
    acknowledged = []
    with subprocess.Popen(
        [*words, "--review"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        killer = Timer(seconds, process.send_signal, [signal.SIGKILL])
        for line in process.stdout:
            tag, _, text = line.strip().partition(" ")
            if tag == "C" and killer.ident is None:
                killer.start()
            if tag == "+":
                note, status = text.split()
                acknowledged.append((note, status))
            if tag in (">", "N"):
                with suppress(BrokenPipeError):
                    key = "q" if tag == "N" or random.random() < 0.05 else random.choice("ad")
                    process.stdin.write(f"{key}\n")
                    process.stdin.flush()
        killer.cancel()
        with suppress(BrokenPipeError):
            process.stdin.close()
    return acknowledged


def main(document: str, kills: int) -> None:
    """Kill so many sittings over one home and deck; print what was acknowledged and lost."""
    decisions: dict[str, str] = {}
    torn = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "deck.yaml"
        words = [sys.executable, "-m", "trainer", "--home", f"{name}/home", "make", document]
        words += ["-o", str(target)]
        for _ in range(kills):
            decisions |= dict(sitting(words, random.uniform(0.001, 0.08)))
            if target.exists():
                torn += not read_deck(target).notes
        subprocess.run(
            [*words, "--review"], input="q\n", text=True, capture_output=True, check=True
        )
        ids = [note.id for note in read_deck(target).notes]
    lost = [note for note, status in decisions.items() if ids.count(note) != (status != "dropped")]
    seconds = time.monotonic() - started
    print(f"{kills} kills in {seconds:.0f} s: {len(decisions)} decisions acknowledged")
    print(f"{len(lost)} of them lost, {torn} deck files torn")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else 30)
