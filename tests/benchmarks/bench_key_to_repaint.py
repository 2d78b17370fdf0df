"""From a key to the new frame, a durable grade included, against a bare Textual app.

Run by hand: ``python -m tests.benchmarks.bench_key_to_repaint [CARDS [SIDE]]``. In a real
pseudo-terminal, each card is turned and graded; the clock runs from the key to the bytes
of the next text. Budgets: 20 ms in the median, 40 ms in 95 of 100. With SIDE each card has
a picture of noise, so many pixels wide and high, which needs Pillow.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from statistics import quantiles

from tests.benchmarks.terminal_program import TerminalProgram, library

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
STUDY = [sys.executable, "-m", "trainer", "study", "--new"]
SETTLED = 0.5  # the first frame is followed by a few more, as the terminal answers
PAUSE = 0.03  # a learner has looked before the next key


def bare(home: Path, presses: int) -> list[float]:
    """Seconds of each key in the bare app."""
    with TerminalProgram(BARE, home) as program:
        program.wait_for("Question 0 asked")
        return [pressed(program, "x", f"Question {number} asked") for number in range(1, presses)]


def study(home: Path, cards: int) -> tuple[list[float], list[float], float, float]:
    """Seconds of each turn and each grade, and MiB at the start and at the end."""
    turns, grades = [], []
    with TerminalProgram([*STUDY, str(cards)], home) as program:
        program.wait_for("Question 0 asked")
        time.sleep(SETTLED)
        before = program.memory_mib()
        for number in range(cards - 1):
            turns.append(pressed(program, " ", f"Answer {number} given"))
            grades.append(pressed(program, "4", f"Question {number + 1} asked"))
        return turns, grades, before, program.memory_mib()


def pressed(program: TerminalProgram, key: str, text: str) -> float:
    """Seconds from a key to its text, pressed a moment after what was drawn before."""
    time.sleep(PAUSE)
    return program.answer(key, text)


def noise(side: int) -> bytes:
    """A picture that neither shrinks nor repeats: the worst to decode and to draw."""
    from PIL import Image

    picture = BytesIO()
    pixels = random.Random(side).randbytes(3 * side * side)
    Image.frombytes("RGB", (side, side), pixels).save(picture, "PNG")
    return picture.getvalue()


def main(cards: int, side: int) -> None:
    """Measure, then print medians, 95th percentiles and the ratio to the bare app."""
    with tempfile.TemporaryDirectory() as name:
        home = library(Path(name), cards, picture=noise(side) if side else b"")
        turns, grades, before, after = study(home, cards)
        peer = bare(home, cards)
    for name, seconds in (("bare app", peer), ("turn", turns), ("grade", grades)):
        median, late = _middle_and_late(seconds)
        print(f"{name:>9}: {median:5.1f} ms median  {late:5.1f} ms at 95 %")
    print(f"grade / bare app  {_middle_and_late(grades)[0] / _middle_and_late(peer)[0]:.2f}")
    print(f"memory            {before:.0f} MiB at the first card, {after:.0f} MiB after {cards}")


def _middle_and_late(seconds: Sequence[float]) -> tuple[float, float]:
    cuts = quantiles((1000 * value for value in seconds), n=20)
    return cuts[9], cuts[18]


if __name__ == "__main__":
    figures = [int(word) for word in sys.argv[1:]]
    main(*figures, *(300, 0)[len(figures) :])
