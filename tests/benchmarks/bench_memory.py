"""How much memory a long sitting takes: at its first card, after 500 grades and after 2,000.

Run by hand: ``python -m tests.benchmarks.bench_memory [CARDS [GRADES]]``. The window runs in a
real pseudo-terminal over a library of so many new cards, all of which are in its queue.
Budgets over 10,000 cards: 60 MiB, and no growth that goes with the number of cards.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bench_key_to_repaint import SETTLED, pressed
from tests.benchmarks.terminal_program import TerminalProgram, library

FIRST_STOP = 500


def main(cards: int, grades: int) -> None:
    """Grade one card after the other and print what is resident on the way."""
    with tempfile.TemporaryDirectory() as name:
        home = library(Path(name), cards)
        words = [sys.executable, "-m", "trainer", "study", "--new", str(cards)]
        with TerminalProgram(words, home) as program:
            program.wait_for("Question 0 asked")
            time.sleep(SETTLED)
            print(f"first card     {program.memory_mib():6.1f} MiB", flush=True)
            for number in range(grades):
                pressed(program, " ", f"Answer {number} given")
                pressed(program, "4", f"Question {number + 1} asked")
                if number + 1 in {FIRST_STOP, grades}:
                    print(f"{number + 1:5} grades   {program.memory_mib():6.1f} MiB", flush=True)


if __name__ == "__main__":
    figures = [int(word) for word in sys.argv[1:]]
    main(*figures, *(10_000, 2_000)[len(figures) :])
