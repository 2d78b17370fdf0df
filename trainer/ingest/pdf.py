"""PDF: lines with a place on a page become paragraphs, headings, lists and tables again.

What belongs to the page (running heads, page numbers, contents) is taken out first, then
each page is read column by column. A paragraph that goes on in the next column or on the
next page is joined where nothing stood between; else a seam says that its last sentence
is torn, so that nobody quotes what stands nowhere in one piece.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.cards.advance import Advance, silent
from trainer.cards.document import Block, BlockKind
from trainer.errors import SourceError
from trainer.ingest.draft import Draft, titled
from trainer.ingest.pdf_blocks import OTHER_SIZE, Group, block_of, grouped
from trainer.ingest.pdf_columns import gutter, strips
from trainer.ingest.pdf_edges import edge_lines
from trainer.ingest.pdf_lines import UNNAMED, Line, page_count, pages, pdf_title
from trainer.ingest.pdf_rows import rows
from trainer.ingest.pdf_text import compound_words

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_OCR = "Run it through text recognition first, for example: ocrmypdf IN.pdf OUT.pdf"
_MOST_UNNAMED = 0.1
_SHARE_OF_PAGES = 0.3
_LEVELS = 6
_MOST_ROWS = 200  # no paragraph is longer, but tables of nothing but numbers are
_ENDS = tuple(".!?:…\"”’')]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A group with its page, and whether anything was taken out between it and the one before."""

    group: Group
    page: int
    opens_strip: bool
    after_gap: bool


def parse_pdf(content: bytes, file: str, advance: Advance = silent) -> Draft:
    """The text of a PDF with its pages.

    Raises SourceError where it is broken, encrypted, or holds pictures of text only.
    """
    read: list[list[Line]] = []
    title = ""
    for document, lines in pages(content, file):
        title = title or (pdf_title(document) if not read else "")
        read.append(lines)
        advance(len(read), max(len(read), page_count(document)))
    _refuse_pictures(read, file)
    body = _body_size(read)
    edges = edge_lines(read, body)
    removed = list(_told(edges))
    parts = list(_parts(read, edges, body, removed))
    levels = _levels(parts)
    compounds = compound_words(line for lines in read for line in lines)
    draft = titled(_numbered(*_joined(parts, levels, compounds)), title)
    return Draft(draft.title, draft.blocks, tuple(dict.fromkeys(removed)))


def _refuse_pictures(read: Sequence[Sequence[Line]], file: str) -> None:
    if not read:
        raise SourceError("has no pages", "Get a whole copy of it", file)
    letters = sum(len(line.text) for lines in read for line in lines)
    if not letters:
        raise SourceError("has no text, only pictures of it (a scan?)", _OCR, file)
    unnamed = sum(line.text.count(UNNAMED) for lines in read for line in lines)
    if unnamed > _MOST_UNNAMED * letters:
        raise SourceError("does not say which letters its fonts show", _OCR, file)


def _body_size(read: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in read:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _told(edges: Sequence[set[Line]]) -> Iterator[str]:
    """What the edges say, from the top, numbers told once."""
    seen: set[str] = set()
    for lines in edges:
        for line in sorted(lines, key=lambda line: (-line.y0, line.x0)):
            masked = "".join(letter for letter in line.text if letter.isalpha())
            if masked not in seen and any(letter.isalnum() for letter in line.text):
                seen.add(masked)
                yield line.text


def _parts(
    read: Sequence[Sequence[Line]], edges: Sequence[set[Line]], body: float, removed: list[str]
) -> Iterator[_Part]:
    texts = [
        [line for line in page if line not in edge] for page, edge in zip(read, edges, strict=True)
    ]
    usual = _usual_gutter(texts)
    gap = False
    for number, lines in enumerate(texts, 1):
        middle = sum(line.y0 for line in lines) / max(1, len(lines))
        edge = edges[number - 1]
        gap = gap or any(line.y0 > middle for line in edge)
        for strip in strips(lines, usual):
            found = rows(strip)
            contents = [row for row in found if row.is_contents]
            removed.extend(row.line.text for row in contents)
            kept = [row for row in found if not row.is_contents]
            for index, group in enumerate(grouped(kept, body)):
                yield _Part(group, number, not index, gap)
                gap = False
        gap = gap or any(line.y0 <= middle for line in edge)


def _usual_gutter(texts: Sequence[Sequence[Line]]) -> float | None:
    found = Counter(round(at / 10) * 10.0 for lines in texts if (at := gutter(lines)) is not None)
    if not found:
        return None
    at, uses = found.most_common(1)[0]
    return at if uses >= _SHARE_OF_PAGES * len(texts) else None


def _levels(parts: Sequence[_Part]) -> dict[tuple[float, bool], int]:
    """Each look of a heading with its level: the larger the higher, then bold before plain."""
    looks = {part.group.level_key for part in parts if part.group.kind is BlockKind.HEADING}
    ordered = sorted(looks, reverse=True)
    return {look: min(level, _LEVELS) for level, look in enumerate(ordered, 1)}


def _joined(
    parts: Sequence[_Part], levels: dict[tuple[float, bool], int], compounds: frozenset[str]
) -> tuple[list[Block], frozenset[int]]:
    """The blocks, with what goes on in the next column or on the next page joined or torn.

    With them the pages that open with the rest of a paragraph of the page before.
    """
    found: list[Block] = []
    groups: list[Group] = []
    continued: set[int] = set()
    for part in parts:
        block = block_of(part.group, part.page, compounds)
        if block.kind is BlockKind.HEADING:
            block = replace(block, depth=levels[part.group.level_key], emphasis=())
        before = _open_before(found, groups, part) if part.opens_strip else None
        if before is None:
            found.append(block)
            groups.append(part.group)
            continue
        short = len(groups[before].rows) <= _MOST_ROWS
        if before == len(found) - 1 and short and not part.after_gap:
            part.group.rows[:0] = groups[before].rows
            whole = replace(part.group, kind=groups[before].kind, marker=groups[before].marker)
            found[before] = block_of(whole, found[before].page, compounds)
            groups[before] = whole
            if found[before].page != part.page:
                continued.add(part.page)
            continue
        last = found[before]
        found[before] = replace(last, seams=(*last.seams, len(last.text)))
        found.append(replace(block, seams=(0,)))
        groups.append(part.group)
    return found, frozenset(continued)


def _open_before(found: Sequence[Block], groups: Sequence[Group], part: _Part) -> int | None:
    """The place of the block whose last sentence goes on in this part, if there is one."""
    if part.group.kind is not BlockKind.PARAGRAPH:
        return None
    for place in range(len(found) - 1, max(-1, len(found) - 5), -1):
        block, group = found[place], groups[place]
        if block.kind is BlockKind.HEADING:
            return None
        if block.kind not in _PROSE or abs(group.size - part.group.size) > OTHER_SIZE:
            continue
        opens = not block.text.endswith(_ENDS)
        words = part.group.rows[0].line.text
        return place if opens and (words[:1].islower() or group.reaches_edge) else None
    return None


def _numbered(blocks: Sequence[Block], continued: frozenset[int]) -> Iterator[Block]:
    """Paragraphs counted within each page; a list or table is one, headings are none."""
    page = number = group = 0
    kind = BlockKind.HEADING
    for block in blocks:
        if block.page != page:
            page, number, kind = block.page, int(block.page in continued), BlockKind.HEADING
        if block.kind is BlockKind.HEADING:
            kind = block.kind
            yield block
            continue
        goes_on = block.kind is kind and kind in {BlockKind.ITEM, BlockKind.ROW}
        number += not goes_on
        group += not goes_on
        kind = block.kind
        listed = kind in {BlockKind.ITEM, BlockKind.ROW}
        yield replace(block, number=number, group=group if listed else 0)
