"""Plain text: paragraphs, headings, lists and tables from lines that carry no markup.

Text is either hard-wrapped (lines of a paragraph belong together, blank lines
separate) or holds one paragraph a line; which of both is measured, not assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trainer.cards.document import Block, BlockKind
from trainer.ingest.boilerplate import is_boilerplate
from trainer.ingest.draft import Draft, collapse, heading

_ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[-*•‣–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?P<text>\S.*)")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*")
_HASHES = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_LABELLED = re.compile(r"\s*[^\s:][^:.!?]{0,40}: \S")
_NUMBERED_HEADING = re.compile(
    r"(?:chapter|part|section)?\s*\d+(?:\.\d+)+\.?\s+[A-Z]|(?:chapter|part|section)\s+\d+\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\s*")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}-$")
_WRAP_WIDTH = 120
_FEWEST_WIDE, _MOST_BROKEN = 3, 0.7
_HEADING_WORDS = 10
_CAPS_WORDS = 12
_FEWEST_CAPS = 4
_FEWEST_ROWS = 2
_SHORT_LEVEL = 3


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def parse_plain(text: str) -> Draft:
    """The blocks of plain text; a title is left to the first heading."""
    lines = [_Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    chunks = tuple(_chunks(lines))
    wrapped = _is_wrapped(chunks)
    blocks: list[Block] = []
    count = 0
    for position, chunk in enumerate(chunks):
        more = position + 1 < len(chunks)
        found = list(_blocks(chunk, wrapped=wrapped, more=more, group=position + 1))
        by_line = not wrapped and (len(chunks) == 1 or _is_wide(chunk))
        blocks.extend(_counted(found, count, by_line=by_line))
        count = blocks[-1].number if blocks else 0
    return _titled(blocks)


def _is_wide(chunk: list[_Line]) -> bool:
    """Whether some line is too long to be a part of a wrapped paragraph."""
    return any(len(line.text) > _WRAP_WIDTH for line in chunk)


def _counted(blocks: list[Block], before: int, *, by_line: bool) -> Iterator[Block]:
    """The blocks between two blank lines with the paragraph number of the whole document.

    They are one paragraph to a reader, or one a line where every line is a paragraph;
    a list or table is one in any case. Headings keep the number before them.
    """
    number = before
    kind = BlockKind.HEADING
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            goes_on = block.kind is kind and kind is not BlockKind.PARAGRAPH
            number += number == before or (by_line and not goes_on)
        kind = block.kind
        yield replace(block, number=number)


def _titled(blocks: list[Block]) -> Draft:
    """The first block is the title if it is a heading and no other has its rank or a higher."""
    first = next(iter(blocks), None)
    if first is None or first.kind is not BlockKind.HEADING:
        return Draft("", tuple(blocks))
    rest = [block for block in blocks[1:] if block.kind is BlockKind.HEADING]
    alone = all(block.depth > first.depth for block in rest)
    if alone or first.depth == _SHORT_LEVEL:
        return Draft(first.text, tuple(blocks[1:]))
    return Draft("", tuple(blocks))


def _chunks(lines: list[_Line]) -> Iterator[list[_Line]]:
    chunk: list[_Line] = []
    for line in lines:
        if line.text.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _is_wrapped(chunks: tuple[list[_Line], ...]) -> bool:
    """Whether lines are parts of paragraphs: most break inside a sentence, nearly all if wide."""
    inner = [line.text for chunk in chunks for line in chunk[:-1] if not _ITEM.fullmatch(line.text)]
    widest = max((len(line.text) for chunk in chunks for line in chunk), default=0)
    if not inner:
        return False
    broken = sum(_ends_open(text) for text in inner)
    if widest > _WRAP_WIDTH:
        return len(inner) >= _FEWEST_WIDE and broken >= _MOST_BROKEN * len(inner)
    return 2 * broken >= len(inner)


def _ends_open(line: str) -> bool:
    found = [match.end() for match in _SENTENCE_END.finditer(line)]
    return not found or found[-1] != len(line)


def _blocks(chunk: list[_Line], *, wrapped: bool, more: bool, group: int) -> Iterator[Block]:
    rest = chunk
    opening = _opening_heading(rest, wrapped=wrapped, more=more)
    if opening:
        block, used = opening
        yield block
        rest = rest[used:]
    rows = _rows(rest, group)
    if rows:
        yield from rows
        return
    for piece in _pieces(rest, wrapped=wrapped):
        yield _block(piece, group)


def _opening_heading(chunk: list[_Line], *, wrapped: bool, more: bool) -> tuple[Block, int] | None:
    first = chunk[0]
    text = first.text.strip()
    if len(chunk) > 1 and _UNDERLINE.fullmatch(chunk[1].text):
        level = 1 if "=" in chunk[1].text else 2
        return heading(text, level, first.number), 2
    hashes = _HASHES.fullmatch(text)
    if hashes:
        return heading(hashes[2], len(hashes[1]), first.number), 1
    stands_alone = len(chunk) == 1
    if _is_caps(text) and (stands_alone or not wrapped):
        return heading(text, 2, first.number), 1
    opens_prose = not wrapped and len(chunk) > 1 and len(chunk[1].text) > _WRAP_WIDTH
    if _is_short(text) and ((stands_alone and more) or opens_prose):
        return heading(text, _SHORT_LEVEL, first.number), 1
    return None


def _is_caps(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    few = len(text.split()) <= _CAPS_WORDS
    return few and len(letters) >= _FEWEST_CAPS and all(letter.isupper() for letter in letters)


def _is_short(text: str) -> bool:
    """A line that looks like a heading: few words, a capital first, no end of a sentence."""
    numbered = bool(_NUMBERED_HEADING.match(text))
    opens = numbered or (text[0].isupper() and not _ITEM.fullmatch(text))
    in_columns = "\t" in text or " | " in text
    few = len(text.split()) <= _HEADING_WORDS
    furniture = " " in text and is_boilerplate(text)
    return few and opens and not furniture and not in_columns and text[-1] not in ".!,;:…"


def _rows(chunk: list[_Line], group: int) -> list[Block]:
    """Table rows when every line of the chunk has the same two or more tab or bar cells."""
    table = [_cells(line.text) for line in chunk]
    widths = {len(cells) for cells in table}
    if len(table) < _FEWEST_ROWS or widths == {1} or len(widths) > 1:
        return []
    return [
        Block(BlockKind.ROW, " ".join(cells), cells=cells, group=group, line=line.number)
        for line, cells in zip(chunk, table, strict=True)
        if any(set(cell) - set("-:= ") for cell in cells)
    ]


def _cells(line: str) -> tuple[str, ...]:
    parts = line.strip().strip("|").split("\t" if "\t" in line.strip() else "|")
    return tuple(collapse(part) for part in parts)


def _pieces(chunk: list[_Line], *, wrapped: bool) -> Iterator[list[_Line]]:
    """Lines grouped to paragraphs and items."""
    labelled = len(chunk) > 1 and all(_LABELLED.match(line.text) for line in chunk)
    piece: list[_Line] = []
    for line in chunk:
        starts = bool(_ITEM.fullmatch(line.text)) or labelled or not wrapped
        if piece and starts and not _continues(piece, line):
            yield piece
            piece = []
        piece.append(line)
    if piece:
        yield piece


def _continues(piece: list[_Line], line: _Line) -> bool:
    """Whether an indented line goes on with the list item before it."""
    is_item = bool(_ITEM.fullmatch(piece[0].text))
    return is_item and line.text[:2].isspace() and not _ITEM.fullmatch(line.text)


def _block(piece: list[_Line], group: int) -> Block:
    item = _ITEM.fullmatch(piece[0].text)
    first = item["text"] if item else piece[0].text
    text = _joined([first, *(line.text for line in piece[1:])])
    if not item:
        return Block(BlockKind.PARAGRAPH, text, line=piece[0].number)
    mark = item["mark"]
    return Block(
        BlockKind.ITEM,
        text,
        marker=mark if mark[-1] in ".)" else "",
        depth=len(item["indent"].expandtabs(4)) // 2,
        group=group,
        line=piece[0].number,
    )


def _joined(lines: list[str]) -> str:
    """Lines as running text; a word broken by a hyphen at a line's end is made whole."""
    parts = [lines[0].rstrip()]
    for line in lines[1:]:
        rest = line.strip()
        if _BROKEN_WORD.search(parts[-1][-3:]) and rest[:1].islower():
            parts[-1] = parts[-1][:-1]
        else:
            parts.append(" ")
        parts.append(rest)
    return collapse("".join(parts))
