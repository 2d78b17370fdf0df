"""The order in which a page is read: columns from left to right, each from top to bottom.

A gutter is a vertical gap that few lines cross and that has full lines of words on both
sides; lines that cross it (a title, a wide caption) part what stands above from below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil
from statistics import median

from trainer.ingest.pdf_lines import Line

_STEP = 2.0
_MARGIN = 0.2
_FEWEST = 4
_MOST_CROSSING = 0.3
_FEWEST_LETTERS = 18
_SLACK = 1.0


def gutter(lines: Sequence[Line]) -> float | None:
    """Where, in points, the page has its (or its first) gutter, if it has one."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    start = left + _MARGIN * (right - left)
    crossed = _crossings(lines, start, int((right - left) * (1 - 2 * _MARGIN) / _STEP))
    fewest = min(crossed, default=len(lines))
    if fewest > _MOST_CROSSING * len(lines):
        return None
    free = [start + _STEP * step for step, count in enumerate(crossed) if count == fewest]
    return next((x for x in _middles(free) if _parts_text(lines, x)), None)


def _crossings(lines: Sequence[Line], start: float, steps: int) -> list[int]:
    """How many lines cross each place from ``start`` on, a step apart."""
    changes = [0] * (steps + 1)
    for line in lines:
        enters = min(steps, max(0, ceil((line.x0 - start) / _STEP)))
        leaves = min(steps, max(0, ceil((line.x1 - start) / _STEP)))
        changes[enters] += 1
        changes[leaves] -= 1
    return list(accumulate(changes[:steps]))


def _middles(places: Sequence[float]) -> Iterator[float]:
    """The middle of each run of neighbouring places."""
    run: list[float] = []
    for place in places:
        if run and place - run[-1] > 1.5 * _STEP:
            yield (run[0] + run[-1]) / 2
            run = []
        run.append(place)
    if run:
        yield (run[0] + run[-1]) / 2


def _parts_text(lines: Sequence[Line], x: float) -> bool:
    """Whether there are running lines on both sides, and not the cells of a table."""
    for side in _sides(lines, x)[:2]:
        letters = [len(line.text) for line in side]
        if len(side) < _FEWEST or median(letters) < _FEWEST_LETTERS:
            return False
    return True


def _sides(lines: Sequence[Line], x: float) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines to the left, to the right, and across."""
    left = [line for line in lines if line.x1 <= x + _SLACK]
    right = [line for line in lines if line.x0 >= x - _SLACK and line.x1 > x + _SLACK]
    across = [line for line in lines if line.x0 < x - _SLACK and line.x1 > x + _SLACK]
    return left, right, across


def strips(lines: Sequence[Line], usual: float | None = None) -> list[list[Line]]:
    """The lines in reading order, one list for each stretch of a column.

    ``usual`` is a gutter that other pages have; it counts where few lines cross it.
    """
    at = gutter(lines)
    if at is None and usual is not None:
        crossing = len(_sides(lines, usual)[2])
        at = usual if crossing <= _MOST_CROSSING * len(lines) else None
    if at is None:
        return [sorted(lines, key=_downwards)] if lines else []
    left, right, across = _sides(lines, at)
    found: list[list[Line]] = []
    tops = sorted({line.y0 for line in across}, reverse=True)
    for above, below in zip([float("inf"), *tops], [*tops, float("-inf")], strict=True):
        for side in (left, right):
            part = [line for line in side if below < line.y0 <= above]
            found.extend(strips(part) if len(part) < len(lines) else [part])
        here = [line for line in across if line.y0 == below]
        if found and here and found[-1] and found[-1][-1] in across:
            found[-1].extend(here)
        elif here:
            found.append(here)
    return [strip for strip in found if strip]


def _downwards(line: Line) -> tuple[float, float]:
    return -line.y0, line.x0
