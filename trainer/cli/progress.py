"""How far a long run has come: one line on a terminal's standard error, gone at the end."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.generate.model.cost import Estimate

_WIDTH = 30
_SOON = 1.0  # seconds in which nobody needs to be told
_OFTEN = 0.1


class Progress:
    """A context in which progress is shown; where standard error is no terminal, no bar is."""

    def __init__(self) -> None:
        self._drawn = time.monotonic() + _SOON - _OFTEN

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._draw("")

    def expect(self, run: Estimate, name: str) -> None:
        """Say what is about to be sent to a model, and what it may cost."""
        self._draw("")
        opening.warn(run.told(name))

    def advance(self, done: int, total: int) -> None:
        """Draw the bar anew."""
        filled = _WIDTH * done // total
        self._draw(f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}")

    def later(self, done: int, total: int) -> None:
        """Draw the bar anew, not within the first second and not more often than eyes follow."""
        now = time.monotonic()
        if now >= self._drawn + _OFTEN:
            self._drawn = now
            self.advance(done, total)

    def _draw(self, line: str) -> None:
        if sys.stderr.isatty():
            columns = shutil.get_terminal_size().columns - 1
            print(f"\r{line[:columns]:{columns}}\r{line[:columns]}", end="", file=sys.stderr)
            sys.stderr.flush()
