"""A program in a pseudo-terminal, with a clock and a meter: for the window's benchmarks.

CPU time is what the scheduler granted to all threads of the process, in nanoseconds
(Linux only), so that a busy machine disturbs the figures least.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect

ROWS_COLUMNS = (24, 80)


class TerminalProgram:
    """A program under measurement, as its command line says; use it as a context manager.

    With ``surroundings`` it runs in ``home`` and finds these alone in its environment.
    """

    def __init__(
        self, words: list[str], home: Path, surroundings: dict[str, str] | None = None
    ) -> None:
        environment = {
            **(os.environ if surroundings is None else surroundings),
            "TRAINER_HOME": str(home),
            "TERM": "xterm-256color",
            "PYTHONDONTWRITEBYTECODE": "",  # an installed program has its bytecode
            "PYTHONPYCACHEPREFIX": str(home.parent / "bytecode"),
        }
        self._started = time.perf_counter()
        self._child = pexpect.spawn(
            words[0],
            words[1:],
            env=environment,
            dimensions=ROWS_COLUMNS,
            timeout=60,
            cwd=None if surroundings is None else home,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    def wait_for(self, text: str) -> float:
        """Read until ``text`` was drawn; the seconds since the program was started."""
        self._child.expect_exact(text)
        return time.perf_counter() - self._started

    def send(self, key: str) -> None:
        """Press ``key``."""
        self._child.send(key)

    def answer(self, key: str, text: str) -> float:
        """Press ``key`` and read until ``text`` was drawn; the seconds that took."""
        pressed = time.perf_counter()
        self._child.send(key)
        self._child.expect_exact(text)
        return time.perf_counter() - pressed

    def cpu_seconds(self) -> float:
        """CPU time of all its threads until now."""
        tasks = Path(f"/proc/{self._child.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    def memory_mib(self) -> float:
        """Memory that is resident now."""
        pages = int(Path(f"/proc/{self._child.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def library(folder: Path, cards: int, *, a_file: int = 1_000, picture: bytes = b"") -> Path:
    """A home whose library holds this many cards, ``Question N asked`` with ``Answer N given``.

    Each shows the ``picture``, if there is one.
    """
    from trainer.config import load
    from trainer.workflow.home import Home

    decks = folder / f"decks-{cards}"
    decks.mkdir()
    shown = ""
    if picture:
        (decks / "picture.png").write_bytes(picture)
        shown = "    image: picture.png\n"
    for start in range(0, cards, a_file):
        notes = "".join(
            f"  - q: Question {number} asked\n    a: Answer {number} given\n{shown}"
            for number in range(start, min(start + a_file, cards))
        )
        text = f"format: 1\ntitle: Deck {start:06}\nnotes:\n{notes}"
        (decks / f"d{start:06}.yaml").write_text(text, encoding="utf-8")
    home = folder / f"home-{cards}"
    with Home(home, load(home, {})) as opened:
        opened.add(decks)
    return home
