"""Rows: what stands side by side in a column, as one line of prose or as cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.cards.document import Emphasis
from trainer.ingest.pdf_lines import Line

_SAME_ROW = 0.35  # of the size: letters of other fonts reach less far down
_CELL_GAP = 1.2
_WORD_GAP = 0.1
_LEADERS = re.compile(r"(?:(?:\s?[.·…]){4,}\s*|^[.·… ]+)(?:\d+|[ivxlc]+)?$")
_LARGE_INITIAL = 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """The joined line, and its parts where wide gaps part them (one if none does)."""

    line: Line
    cells: tuple[Line, ...]

    @property
    def is_contents(self) -> bool:
        """Whether dots lead to a page number, as they do in a table of contents."""
        return bool(_LEADERS.search(self.line.text))


def rows(strip: Sequence[Line]) -> list[Row]:
    """The rows of a column, from top to bottom."""
    return [_row(parts) for parts in _side_by_side(_with_initials(strip))]


def _with_initials(strip: Sequence[Line]) -> list[Line]:
    """The lines, the large first letter of a paragraph put before the line that it opens."""
    lines = list(strip)
    for initial in strip:
        if len(initial.text) != 1 or not initial.text.isalpha():
            continue
        opened = [
            line
            for line in lines
            if initial.y0 <= line.y0 < initial.y1
            and line.x0 >= initial.x1 - 1
            and line.size * _LARGE_INITIAL < initial.size
        ]
        if opened:
            first = max(opened, key=lambda line: line.y0)
            lines[lines.index(first)] = beside(initial, first, "")
            lines.remove(initial)
    return lines


def _side_by_side(strip: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in sorted(strip, key=lambda line: -line.y0):
        if group and group[0].y0 - line.y0 > _SAME_ROW * max(group[0].size, line.size):
            yield sorted(group, key=lambda part: part.x0)
            group = []
        group.append(line)
    if group:
        yield sorted(group, key=lambda part: part.x0)


def _row(parts: Sequence[Line]) -> Row:
    cells: list[Line] = []
    for part in parts:
        if cells and part.x0 - cells[-1].x1 <= _CELL_GAP * part.size:
            apart = part.x0 - cells[-1].x1 > _WORD_GAP * part.size
            cells[-1] = beside(cells[-1], part, " " if apart else "")
        else:
            cells.append(part)
    whole = cells[0]
    for cell in cells[1:]:
        whole = beside(whole, cell, " ")
    return Row(whole, tuple(cells))


def beside(left: Line, right: Line, between: str) -> Line:
    """Two lines as one, the left one's looks kept where it holds more words."""
    shift = len(left.text) + len(between)
    main = left if len(left.text) >= len(right.text) else right
    told = tuple(Emphasis(m.start + shift, m.end + shift, m.strong) for m in right.emphasis)
    if right.bold and not left.bold:
        told = (*told, Emphasis(shift, shift + len(right.text), strong=True))
    first = left.emphasis
    if left.bold and not right.bold:
        first = (*first, Emphasis(0, len(left.text), strong=True))
    return replace(
        main, text=f"{left.text}{between}{right.text}", x0=left.x0, x1=right.x1,
        bold=left.bold and right.bold, mono=left.mono and right.mono, emphasis=(*first, *told),
        marks=(*left.marks, *((start + shift, end + shift) for start, end in right.marks)),
    )  # fmt: skip
