"""A picture on a sheet, two pixels a cell: the upper one in the colour of ``▀``, the lower behind.

Cells and not the picture protocols of some terminals: a library for these asks the terminal
when it is imported, which must not happen while the window has it, and the answers differ in
tmux. Cells scroll, are covered and redrawn as all else is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from trainer.tui.widgets.sheet import Passage
from trainer.workflow.picture import RGB, Picture

_HALF = "▀"


@dataclass(frozen=True, kw_only=True)
class PicturePassage(Passage):
    """A picture in place of its ``parts``: no wider than the sheet, at most half the view high.

    Nor is it higher than ``tallest`` lines.
    """

    picture: Picture
    tallest: int
    most_lines: int = 1

    def fitted(self, room: int) -> Passage:
        """The picture for a view of so many lines."""
        return replace(self, most_lines=max(min(-(-room // 2), self.tallest), 1))

    def width(self, room: int) -> int:
        """The cells it takes: its own pixels and no more, so that nothing is blurred."""
        by_height = 2 * self.most_lines * self.picture.width // self.picture.height
        return max(min(room, by_height, self.picture.width), 1)

    def height(self, width: int) -> int:
        """The lines it takes at this width."""
        lines = round(self.picture.height * width / self.picture.width / 2)
        return max(min(lines, self.most_lines), 1)

    def strips(self, width: int, style: Style, options: RenderOptions) -> Iterator[Strip]:
        """Its lines."""
        del style, options
        yield from _drawn(self.picture, width, self.height(width))


@lru_cache(maxsize=2)
def _drawn(picture: Picture, width: int, lines: int) -> tuple[Strip, ...]:
    rows = picture.rows(width, 2 * lines)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple(Strip(_cells(above, below), width) for above, below in pairs)


def _cells(above: list[RGB], below: list[RGB]) -> Iterator[Segment]:
    for (upper, lower), run in groupby(zip(above, below, strict=True)):
        look = RichStyle(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
        yield Segment(_HALF * len([*run]), look)
