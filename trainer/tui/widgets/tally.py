"""The top of the screens that make cards: what is made, how it stands, and a thin bar."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from trainer.cards.text import shown
from trainer.tui.widgets.heading import bar

_NARROW = 60


class Tally(Widget):
    """Two lines: a title with figures beside it, and how many of all are done."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tally--done", "tally--left"}

    def __init__(self) -> None:
        super().__init__()
        self._title, self._figures, self._short = "", "", ""
        self._done, self._total = 0, 0

    def show(self, title: str, figures: str, short: str, done: int, total: int) -> None:
        """Draw this; ``short`` stands for the figures where the screen is narrow."""
        self._title = " ".join(shown(title).split())
        self._figures, self._short = figures, short
        self._done, self._total = done, total
        self.refresh()

    def render(self) -> Content:
        """Both lines at the present width."""
        width = self.content_size.width
        figures = Content(self._short if width < _NARROW else self._figures)
        room = max(width - figures.cell_length - 2, 0)
        title = Content(self._title).truncate(room, ellipsis=True, pad=True)
        line = bar(self._done, self._total, width, "tally") if self._total else Content()
        return Content.assemble(title, "  ", figures, "\n", line)
