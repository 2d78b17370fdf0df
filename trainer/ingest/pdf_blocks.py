"""From the rows of a column to blocks: size and weight tell headings, gaps and indents the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from trainer.cards.document import Block, BlockKind, Emphasis
from trainer.ingest.draft import collapse
from trainer.ingest.pdf_lines import Line
from trainer.ingest.pdf_rows import Row

_ITEM = re.compile(r"(?P<mark>[•‣◦▪■●○·∙\uf0b7\uf0a7*–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_LONE_MARK = re.compile(r"(?:[•‣◦▪■●○·∙\uf0b7\uf0a7*–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])")
_BULLET = re.compile(r"[•‣◦▪■●○·∙\uf0b7\uf0a7]")
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Box|Listing|Plate|Exhibit)\s+\w?\d+(?:[.–-]\d+)*\b[.:]?"
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
_COMPOUND = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")
_AROUND_WORDS = ".,;:!?()[]“”‘’\"'"
_BROKEN = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]$")


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
    if _is_heading(line, column):
        return BlockKind.HEADING
    if line.mono:
        return BlockKind.CODE
    apart = before is None or _is_apart(row, before, column) or before.line.text.endswith(_ENDS)
    in_list = bool(groups) and groups[-1].kind is BlockKind.ITEM
    if _ITEM.match(line.text) and (apart or in_list or _BULLET.match(line.text)):
        return BlockKind.ITEM
    if _CAPTION.match(line.text) and apart and (line.text.count(" ") > 1 or line.bold):
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _is_heading(line: Line, column: _Column) -> bool:
    words = len(line.text.split())
    has_letters = sum(letter.isalpha() for letter in line.text) > 1
    if words > _MOST_HEADING_WORDS or not has_letters:
        return False
    if line.size >= _LARGER * column.body:
        return True
    ends = line.text.endswith((".", ",", ";", ":"))
    return line.bold and line.size >= column.body - 1 and not ends and not _CAPTION.match(line.text)


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
    if abs(line.size - above.size) > OTHER_SIZE or _is_apart(row, before, column):
        return True
    if group.kind is BlockKind.ITEM:
        return line.x0 < group.rows[0].line.x0 + 1 and above.text.endswith(_ENDS)
    return _is_new_paragraph(line, above, column, group)


def _is_new_paragraph(line: Line, above: Line, column: _Column, group: Group) -> bool:
    if _is_centred(above, column) != _is_centred(line, column) and len(group.rows) == 1:
        return True
    ended = above.text.endswith(_ENDS)
    flush = len(group.rows) > 1 or above.x0 <= column.left + 0.4 * column.body
    if ended and flush and line.x0 > above.x0 + _INDENT * column.body:
        return True
    beside = abs(line.x0 - above.x0) < 1 and not flush and len(group.rows) == 1
    room = (_FULL_LINE if beside else _SHORT_LINE) * column.width
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


@dataclass
class _Text:
    """Running text that lines are added to; ``compounds`` are words known to have a hyphen."""

    compounds: frozenset[str]
    text: str = ""
    emphasis: list[Emphasis] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, line: Line, skip: int = 0) -> None:
        """Append a line without its first letters; a word broken at the end is made whole."""
        words = line.text[skip:]
        if self.text and _BROKEN.search(self.text[-3:]) and words[:1].islower():
            if not self._is_compound(words):
                self.text = self.text[:-1]
        elif self.text:
            self.text += " "
        shift = len(self.text) - skip
        self.text += words
        for mark in line.emphasis:
            if mark.start >= skip:
                told = Emphasis(mark.start + shift, mark.end + shift, mark.strong)
                self._emphasise(told)
        self.marks += [(s + shift, e + shift) for s, e in line.marks if s >= skip]

    def _is_compound(self, words: str) -> bool:
        """Whether the hyphen at the end stands within the word, not only within the line."""
        broken = self.text[-40:].rpartition(" ")[2] + words.partition(" ")[0]
        return broken.strip(_AROUND_WORDS).casefold() in self.compounds

    def _emphasise(self, told: Emphasis) -> None:
        """Marked words that go on from the line before are one stretch."""
        last = self.emphasis[-1] if self.emphasis else None
        if last and last.strong == told.strong and told.start - last.end <= 1:
            self.emphasis[-1] = Emphasis(last.start, told.end, told.strong)
        else:
            self.emphasis.append(told)


def compound_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words that have a hyphen where no line ends."""
    found = (word for line in lines if "-" in line.text for word in _COMPOUND.findall(line.text))
    return frozenset(word.casefold() for word in found)


def block_of(group: Group, page: int, compounds: frozenset[str]) -> Block:
    """The group as a block of that page, its number and level still open."""
    if group.kind is BlockKind.CODE:
        code = "\n".join(row.line.text for row in group.rows)
        return Block(BlockKind.CODE, code, page=page)
    text = _Text(compounds)
    for row in group.rows:
        match = (
            _ITEM.match(row.line.text) if group.kind is BlockKind.ITEM and not text.text else None
        )
        line = row.line
        if line.bold and group.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            line = _all_strong(line)
        text.add(line, match.end() if match else 0)
    cells = tuple(cell.text for cell in group.rows[0].cells) if group.kind is BlockKind.ROW else ()
    length = len(text.text.rstrip())
    kept, marks = _without_last_marks(text, length)
    return Block(
        group.kind, kept, page=page, marker=group.marker, cells=cells,
        emphasis=tuple(m for m in text.emphasis if m.end <= len(kept)), marks=marks,
    )  # fmt: skip


def _all_strong(line: Line) -> Line:
    return replace(line, emphasis=(Emphasis(0, len(line.text), strong=True),))


def _without_last_marks(text: _Text, length: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    kept = text.text[:length]
    marks = list(text.marks)
    while marks and marks[-1][1] >= len(kept):
        kept = kept[: marks.pop()[0]].rstrip()
    return collapse(kept), tuple(marks)
