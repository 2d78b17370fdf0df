"""A sheet of cards that somebody leafs through: their pictures come a moment after their words.

A picture is read in a thread of its own and stands there by its name until then, so that
whoever goes on to the next card, or types on, waits for none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from trainer.tui.widgets.sheet import Passage, Sheet

if TYPE_CHECKING:
    from trainer.tui.illustration import Illustrator

PAUSE = 0.05  # of a card that is only passed by no picture is read
_MOST_LINES = 12  # it is a preview


class IllustratedSheet(Sheet):
    """Draws passages, and once more when the pictures that they name are there."""

    def __init__(self) -> None:
        super().__init__()
        self._file = Path()
        self._pictures: dict[str, Passage] = {}
        self._draw: Callable[[Mapping[str, Passage]], Sequence[Passage]] | None = None
        self._illustrator: Illustrator | None = None

    def lay(
        self,
        file: Path,
        names: Iterable[str],
        draw: Callable[[Mapping[str, Passage]], Sequence[Passage]],
    ) -> None:
        """Draw what ``draw`` makes of the pictures by their names, as a deck file names them."""
        wanted = {*filter(None, names)}
        kept = self._pictures if file == self._file else {}
        self._pictures = {name: kept[name] for name in wanted & kept.keys()}
        self._file, self._draw = file, draw
        self._show()
        if missing := sorted(wanted - self._pictures.keys()):
            self._read(file, missing)

    def _show(self) -> None:
        if self._draw:
            self.show(self._draw(self._pictures))

    @work(exclusive=True)
    async def _read(self, file: Path, names: Sequence[str]) -> None:
        await asyncio.sleep(PAUSE)
        if self._illustrator is None:
            from trainer.tui.illustration import Illustrator  # noqa: PLC0415  (only for pictures)

            self._illustrator = Illustrator(self.app, _MOST_LINES)
        read = {
            name: await asyncio.to_thread(self._illustrator.passage, file, name) for name in names
        }
        if file == self._file:
            self._pictures |= read
            self._show()
