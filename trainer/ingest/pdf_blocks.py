"""From the rows of a column to blocks: size and weight tell headings, gaps and indents the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from trainer.cards.document import Block, BlockKind, Emphasis
from trainer.ingest.pdf_lines import Line
from trainer.ingest.pdf_rows import Row
from trainer.ingest.pdf_text import RunningText

_ITEM = re.compile(r"(?P<mark>[•‣◦▪■●○·∙\uf0b7\uf0a7*–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_LONE_MARK = re.compile(r"(?:[•‣◦▪■●○·∙\uf0b7\uf0a7*–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])")
_BULLET = re.compile(r"[•‣◦▪■●○·∙\uf0b7\uf0a7]")
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Box|Listing|Plate|Exhibit)\s+\w?\d+(?:[.–-]\d+)*(?:[.:|]|\s+[–—A-Z(]|$)"
)
_ENDS = tuple(".!?:…\"”’')]")
OTHER_SIZE = 0.6  # points: letters that differ by less look the same
_OPENING_MARKS = "“‘\"'(["
_LARGER = 1.12
_MOST_HEADING_WORDS = 16
_WIDE_GAP = 1.35
_HEADING_GAP = 1.6
_INDENT = 0.8
_CENTRED = 3.0
_SHORT_LINE = 0.25
_FULL_LINE = 0.12


@dataclass
class Group:
    """Rows that make one block; ``size`` is that of its letters."""

    kind: BlockKind
    rows: list[Row]
    size: float = 0.0
    marker: str = ""
    reaches_edge: bool = False
    level_key: tuple[float, bool] = (0.0, False)


@dataclass(frozen=True, slots=True)
class _Column:
    """Measures of a column in points: its edges, and the usual distance of two rows."""

    left: float
    right: float
    leading: float
    body: float

    @property
    def width(self) -> float:
        return max(1.0, self.right - self.left)


def grouped(rows: Sequence[Row], body: float) -> list[Group]:
    """The rows of a column as groups, ``body`` being the size of the document's prose."""
    if not rows:
        return []
    column = _measured(rows, body)
    groups: list[Group] = []
    table = _table_rows(rows)
    before: Row | None = None
    for index, row in enumerate(rows):
        kind = BlockKind.ROW if index in table else _kind(row, column, before, groups)
        opens = not groups or before is None or _opens(row, before, column, groups[-1], kind)
        if opens:
            groups.append(_new(kind, row))
        else:
            groups[-1].rows.append(row)
        groups[-1].reaches_edge = row.line.x1 >= column.right - _FULL_LINE * column.width
        before = row
    return groups


def _measured(rows: Sequence[Row], body: float) -> _Column:
    prose = [row for row in rows if abs(row.line.size - body) <= 1] or list(rows)
    gaps = [
        above.line.y0 - below.line.y0
        for above, below in pairwise(prose)
        if 0 < above.line.y0 - below.line.y0 < 2.5 * body
    ]
    return _Column(
        left=min(row.line.x0 for row in prose),
        right=max(row.line.x1 for row in prose),
        leading=median(gaps) if gaps else 1.2 * body,
        body=body,
    )


def _table_rows(rows: Sequence[Row]) -> set[int]:
    """Places of rows of cells: two or more below each other whose second cells line up."""
    found: set[int] = set()
    for index, (above, below) in enumerate(pairwise(rows)):
        if min(len(above.cells), len(below.cells)) < 2 or _LONE_MARK.fullmatch(above.cells[0].text):  # noqa: PLR2004
            continue
        if abs(above.cells[1].x0 - below.cells[1].x0) <= above.line.size:
            found |= {index, index + 1}
    return found


def _kind(row: Row, column: _Column, before: Row | None, groups: Sequence[Group]) -> BlockKind:
    line = row.line
    apart = before is None or _is_apart(row, before, column) or before.line.text.endswith(_ENDS)
    goes_on = before is not None and not apart and not before.line.bold
    if _is_heading(line, column, goes_on=goes_on):
        return BlockKind.HEADING
    if line.mono:
        return BlockKind.CODE
    in_list = bool(groups) and groups[-1].kind is BlockKind.ITEM
    if _ITEM.match(line.text) and (apart or in_list or _BULLET.match(line.text)):
        return BlockKind.ITEM
    if _CAPTION.match(line.text) and apart:
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _is_heading(line: Line, column: _Column, *, goes_on: bool) -> bool:
    """By size, or by weight where no sentence in plain letters goes on with the line."""
    words = len(line.text.split())
    has_letters = sum(letter.isalpha() for letter in line.text) > 1
    if words > _MOST_HEADING_WORDS or not has_letters:
        return False
    if line.size >= _LARGER * column.body:
        return True
    ends = line.text.endswith((".", ",", ";", ":"))
    return (
        not goes_on
        and line.bold
        and line.size >= column.body - 1
        and not ends
        and not _CAPTION.match(line.text)
    )


def _is_apart(row: Row, before: Row, column: _Column) -> bool:
    return before.line.y0 - row.line.y0 > _WIDE_GAP * column.leading


def _opens(row: Row, before: Row, column: _Column, group: Group, kind: BlockKind) -> bool:
    """Whether a row begins a block of its own."""
    line, above = row.line, before.line
    kinds = {kind, group.kind}
    if BlockKind.HEADING in kinds:
        same = abs(line.size - above.size) <= OTHER_SIZE and line.bold == above.bold
        return len(kinds) > 1 or not same or above.y0 - line.y0 > _HEADING_GAP * line.size
    if BlockKind.ROW in kinds or kind in {BlockKind.ITEM, BlockKind.CAPTION}:
        return True
    if BlockKind.CODE in kinds:
        return len(kinds) > 1
    other = abs(line.size - above.size) > OTHER_SIZE and above.text.endswith(_ENDS)
    if other or _is_apart(row, before, column):
        return True
    if group.kind is BlockKind.ITEM:
        return line.x0 < group.rows[0].line.x0 + 1 and above.text.endswith(_ENDS)
    return _is_new_paragraph(line, above, column, group)


def _is_new_paragraph(line: Line, above: Line, column: _Column, group: Group) -> bool:
    beside = abs(line.x0 - above.x0) < 1
    centred = _is_centred(above, column) != _is_centred(line, column)
    if centred and not beside and len(group.rows) == 1:
        return True
    ended = above.text.endswith(_ENDS)
    flush = len(group.rows) > 1 or above.x0 <= column.left + 0.4 * column.body
    if ended and flush and line.x0 > above.x0 + _INDENT * column.body:
        return True
    speech = beside and not flush and len(group.rows) == 1
    room = (_FULL_LINE if speech else _SHORT_LINE) * column.width
    opens = line.text.lstrip(_OPENING_MARKS)[:1].isupper()
    return ended and above.x1 < column.right - room and opens


def _is_centred(line: Line, column: _Column) -> bool:
    """Whether a line leaves as much room on its left as on its right."""
    left, right = line.x0 - column.left, column.right - line.x1
    return min(left, right) > _CENTRED * column.body and abs(left - right) <= column.body


def _new(kind: BlockKind, row: Row) -> Group:
    line = row.line
    group = Group(kind, [row], line.size, level_key=(line.size, line.bold))
    match = _ITEM.match(line.text) if kind is BlockKind.ITEM else None
    if match:
        mark = match["mark"]
        group.marker = mark if mark[-1] in ".)" else ""
    return group


def block_of(group: Group, page: int, compounds: frozenset[str]) -> Block:
    """The group as a block of that page, its number and level still open."""
    if group.kind is BlockKind.CODE:
        code = "\n".join(row.line.text for row in group.rows)
        return Block(BlockKind.CODE, code, page=page)
    text = RunningText(compounds)
    mark = _ITEM.match(group.rows[0].line.text) if group.kind is BlockKind.ITEM else None
    skip = mark.end() if mark else 0
    for row in group.rows:
        line = row.line
        if line.bold and group.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            line = replace(line, emphasis=(Emphasis(0, len(line.text), strong=True),))
        text.add(line, skip)
        skip = 0
    text.close()
    cells = tuple(cell.text for cell in group.rows[0].cells) if group.kind is BlockKind.ROW else ()
    return Block(
        group.kind, text.text, page=page, marker=group.marker, cells=cells,
        emphasis=tuple(text.emphasis), marks=tuple(text.marks),
    )  # fmt: skip
