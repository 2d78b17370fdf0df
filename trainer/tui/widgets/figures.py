"""Plots in the window: the lines that :mod:`trainer.plots` draws, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from trainer.plots.line import Line, Look
from trainer.tui import keys

Draw = Callable[[int], Sequence[Line]]


class Plots(Widget):
    """Lines drawn for the width that there is."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"plots--{look}" for look in Look}

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw = lambda _width: ()
        self._drawn: dict[int, Content] = {}

    def show(self, draw: Draw) -> None:
        """Draw these lines from now on."""
        self._draw, self._drawn = draw, {}
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines at this width."""
        del container, viewport
        return self._at(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The lines at the present width."""
        return self._at(self.content_size.width)

    def _at(self, width: int) -> Content:
        if width not in self._drawn:
            lines = (
                Content.assemble(*((piece.text, f".plots--{piece.look}") for piece in line))
                for line in self._draw(width)
            )
            self._drawn = {width: Content("\n").join(lines)}
        return self._drawn[width]


class Figures(VerticalScroll):
    """Plots that scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CARD]

    def compose(self) -> ComposeResult:
        """The plots alone."""
        yield Plots()

    def show(self, draw: Draw) -> None:
        """Draw these lines from now on, from where one has scrolled to."""
        self.query_one(Plots).show(draw)
