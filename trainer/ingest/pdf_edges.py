"""Running heads, feet and page numbers: lines that recur at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from trainer.ingest.pdf_lines import Line

_EDGE_ROWS = 2
_WIDE_GAP = 1.4
_SAME_HEIGHT = 3.0
_FEW_PAGES = 5
_NEAR_PAGES = 4
_LARGEST = 1.25
_MOST_PAGES = 0.5
_NUMBER = re.compile(r"\d+|\b[ivxlc]{1,7}\b")


def edge_lines(pages: Sequence[Sequence[Line]], body: float) -> list[set[Line]]:
    """For each page the lines at its edges that belong to the page and not to the text.

    A line does where the same words (numbers aside) stand at the same height on several
    pages near each other; where most pages have such a line, the other pages' lines at that
    height and of that size do as well. ``body`` is the size of the text's letters.
    """
    places: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for line in _at_edges(lines):
            if line.size <= _LARGEST * body:
                places[_masked(line.text)].append((number, line))
    found: list[set[Line]] = [set() for _ in pages]
    fewest = 2 if len(pages) < _FEW_PAGES else 3
    for uses in places.values():
        for number, line in _recurring(uses, fewest):
            found[number].add(line)
    _add_bands(pages, found)
    return found


def _at_edges(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the highest and the lowest row, and of the next where a gap follows it."""
    heights = sorted({round(line.y0) for line in lines}, reverse=True)
    gaps = [above - below for above, below in pairwise(heights)]
    apart = _WIDE_GAP * median(gaps) if gaps else 0
    edges = set(heights[:1] + heights[-1:])
    if len(gaps) > _EDGE_ROWS:
        if gaps[0] <= apart < gaps[1]:
            edges.add(heights[1])
        if gaps[-1] <= apart < gaps[-2]:
            edges.add(heights[-2])
    yield from (line for line in lines if round(line.y0) in edges)


def _masked(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.casefold().split()))


def _recurring(uses: Sequence[tuple[int, Line]], fewest: int) -> list[tuple[int, Line]]:
    """Those of the uses that stand at one height on pages near each other."""
    rows: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    for number, line in uses:
        rows[round(line.y0 / _SAME_HEIGHT)].append((number, line))
    kept = []
    for row in rows.values():
        numbers = sorted({number for number, _ in row})
        gaps = [after - before for before, after in pairwise(numbers)]
        if len(numbers) >= fewest and median(gaps) <= _NEAR_PAGES:
            kept.extend(row)
    return kept


def _add_bands(pages: Sequence[Sequence[Line]], found: list[set[Line]]) -> None:
    bands = Counter(
        (round(line.y0), line.size)
        for lines in found
        for line in {_place(i): i for i in lines}.values()
    )
    usual = {band for band, uses in bands.items() if uses >= _MOST_PAGES * len(pages)}
    if len(pages) < _FEW_PAGES or not usual:
        return
    for number, lines in enumerate(pages):
        found[number].update(line for line in _at_edges(lines) if _place(line) in usual)


def _place(line: Line) -> tuple[int, float]:
    return round(line.y0), line.size
