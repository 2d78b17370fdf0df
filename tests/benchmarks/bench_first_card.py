"""How soon the first card stands on the screen, against a bare one-widget Textual app.

Run by hand: ``python -m tests.benchmarks.bench_first_card [RUNS]``. Each program starts
in a fresh interpreter and a real pseudo-terminal, in turn; the least CPU time until its
first text counts. Budgets: 1.5 × the bare app; with 100,000 cards in the library 1.3 ×
what it takes with 20.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.terminal_program import TerminalProgram, library

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
STUDY = [sys.executable, "-m", "trainer", "study"]


def first_text(words: list[str], home: Path) -> tuple[float, float, float]:
    """CPU and wall seconds until the first question is drawn, and MiB of memory then."""
    with TerminalProgram(words, home) as program:
        wall = program.wait_for(" asked")
        return program.cpu_seconds(), wall, program.memory_mib()


def main(runs: int) -> None:
    """Measure all programs in turn and print the least of each, with the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = library(folder, 20), library(folder, 100_000)
        programs = {
            "bare app": (BARE, few),
            "20 cards": (STUDY, few),
            "100,000 cards": (STUDY, many),
        }
        for program in programs.values():
            first_text(*program)  # bytecode and file cache are warm
        rounds = [[first_text(*program) for program in programs.values()] for _ in range(runs)]
    figures = dict(zip(programs, map(least, zip(*rounds, strict=True)), strict=True))
    for name, (cpu, wall, memory) in figures.items():
        print(
            f"{name:>14}: {cpu * 1000:5.0f} ms CPU  {wall * 1000:5.0f} ms wall  {memory:4.0f} MiB"
        )
    bare, with_few, with_many = (cpu for cpu, _, _ in figures.values())
    print(f"first card / bare app      {with_few / bare:.2f}  (budget 1.50)")
    print(f"100,000 cards / 20 cards   {with_many / with_few:.2f}  (budget 1.30)")


def least(measured: Iterable[tuple[float, ...]]) -> tuple[float, float, float]:
    """The least of each figure."""
    cpu, wall, memory = zip(*measured, strict=True)
    return min(cpu), min(wall), min(memory)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 7)
