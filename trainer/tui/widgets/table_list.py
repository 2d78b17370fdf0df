"""A list of lines in columns, of which one can be chosen, under headings that cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from trainer.tui import keys
from trainer.tui.widgets.cursor_list import CursorList
from trainer.tui.widgets.one_line import NARROW, OneLine, on_one_line

REST = 0  # the width of the column that gets what is left
_GAP = 2


@dataclass(frozen=True)
class Line:
    """The cells of a line, and what it stands for; a heading stands for nothing."""

    cells: tuple[str, ...]
    what: Any = None


class _Row(OneLine):
    """Cells in columns of these widths."""

    def __init__(self, cells: Sequence[str], wide: Sequence[int], narrow: Sequence[int]) -> None:
        self._cells = tuple(on_one_line(cell) for cell in cells)
        self._wide, self._narrow = wide, narrow

    def line(self, width: int) -> Content:
        """As many cells as have a column at this width."""
        columns = self._narrow if width < NARROW else self._wide
        return Content().join(self._drawn(columns, width))

    def _drawn(self, columns: Sequence[int], width: int) -> Iterator[Content]:
        shown_cells = self._cells[: len(columns)]
        rest = max(width - sum(columns) - _GAP * (len(columns) - 1), 1)
        for number, (cell, column) in enumerate(zip(shown_cells, columns, strict=False), 1):
            last = number == len(shown_cells)
            room = width if len(shown_cells) == 1 else column or rest
            yield Content(cell).truncate(room, ellipsis=True, pad=not last)
            yield Content("" if last else " " * _GAP)


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
        rows = [
            (_Row(line.cells, self._wide, self._narrow), line.what is not None) for line in lines
        ]
        self.offer(rows, cursor)

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
