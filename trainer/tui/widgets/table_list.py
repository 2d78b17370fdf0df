"""A list of lines in columns, of which one can be chosen, under headings that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.cards.text import shown
from trainer.tui import keys
from trainer.tui.widgets.cursor_list import CursorList

NARROW = 60
REST = 0  # the width of the column that gets what is left
_GAP = 2


@dataclass(frozen=True)
class Line:
    """The cells of a line, and what it stands for; a heading stands for nothing."""

    cells: tuple[str, ...]
    what: Any = None


class _Row(Visual):
    """Cells in columns of these widths, always one line high."""

    def __init__(self, cells: Sequence[str], wide: Sequence[int], narrow: Sequence[int]) -> None:
        self._cells = tuple(_one_line(cell) for cell in cells)
        self._wide, self._narrow = wide, narrow

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The line at this width."""
        del height
        columns = self._narrow if width < NARROW else self._wide
        line = Content().join(self._drawn(columns, width))
        return line.render_strips(width, 1, style, options)

    def _drawn(self, columns: Sequence[int], width: int) -> Iterator[Content]:
        shown_cells = self._cells[: len(columns)]
        rest = max(width - sum(columns) - _GAP * (len(columns) - 1), 1)
        for number, (cell, column) in enumerate(zip(shown_cells, columns, strict=False), 1):
            last = number == len(shown_cells)
            room = width if len(shown_cells) == 1 else column or rest
            yield Content(cell).truncate(room, ellipsis=True, pad=not last)
            yield Content("" if last else " " * _GAP)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        del rules, width
        return 1


def _one_line(cell: str) -> str:
    """A cell's words on one line, as far in as they stand."""
    indent = len(cell) - len(cell.lstrip(" "))
    return " " * indent + " ".join(shown(cell).split())


class TableList(CursorList):
    """Lines in columns; Enter chooses one.

    Args:
        wide: the widths of the columns, one of them ``REST``.
        narrow: those in a narrow terminal, where the last cells may be left out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LIST]

    @dataclass
    class Chosen(Message):
        """The learner chose the line that stands for this."""

        what: Any

    @dataclass
    class Pointed(Message):
        """The cursor is on the line that stands for this."""

        what: Any

    def __init__(self, wide: Sequence[int], narrow: Sequence[int]) -> None:
        super().__init__()
        self._wide, self._narrow = wide, narrow
        self._shown: list[Line] = []

    def show(self, lines: Sequence[Line], at: int | None = None) -> None:
        """List these; the cursor stays where it was unless a place is given for it."""
        cursor = (self.highlighted or 0) if at is None else at
        self._shown = list(lines)
        self.set_options(
            Option(_Row(line.cells, self._wide, self._narrow), disabled=line.what is None)
            for line in lines
        )
        choosable = [place for place, line in enumerate(lines) if line.what is not None]
        self.highlighted = min(choosable, key=lambda place: abs(place - cursor), default=None)

    @property
    def pointed(self) -> Any:
        """What the line stands for on which the cursor is."""
        return None if self.highlighted is None else self._shown[self.highlighted].what

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._shown[event.option_index].what))

    @on(OptionList.OptionHighlighted)
    def _point(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._shown):
            self.post_message(self.Pointed(self._shown[event.option_index].what))
