"""A year as squares: a column a week, a square a day, in five levels.

A level has a letter of its own beside its colour, so that the year reads without colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trainer.memory.days import day_to_date
from trainer.plots.line import LEVELS, Line, Look, Piece

SQUARES = "·░▒▓█"
_WEEK = 7
_WEEKS = 53
_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_NAME_WIDTH = 4
_MONTH_WIDTH = 4
_USUAL_MOST = 0.9


def heatmap(values: Mapping[int, int], today: int, width: int) -> tuple[Line, ...]:
    """The weeks up to this one, as many as fit, with months above and levels explained below."""
    room = width - _NAME_WIDTH
    cells = 2 if room >= 2 * _WEEKS else 1
    weeks = min(_WEEKS, max(room // cells, 1))
    monday = today - day_to_date(today).weekday()
    first = monday - _WEEK * (weeks - 1)
    bounds = _bounds([value for day, value in values.items() if first <= day <= today and value])
    rows = tuple(
        (
            Piece(f"{name:<{_NAME_WIDTH}}", Look.LABEL),
            *(
                _square(values.get(day, 0) if day <= today else None, bounds, cells)
                for day in range(first + weekday, first + weekday + _WEEK * weeks, _WEEK)
            ),
        )
        for weekday, name in enumerate(_NAMES)
    )
    return (_months(first, weeks, cells), *rows, *_legend(bounds, width))


def _bounds(values: Sequence[int]) -> tuple[int, int, int]:
    """The last values of the first three levels: quarters of what a busy day comes to."""
    ordered = sorted(values)
    most = ordered[int(len(ordered) * _USUAL_MOST)] if ordered else 0
    one, two, three = (max(-(-most * level // 4), level) for level in (1, 2, 3))
    return one, two, three


def _square(value: int | None, bounds: Sequence[int], cells: int) -> Piece:
    if value is None:
        return Piece(" " * cells)
    level = 1 + sum(value > bound for bound in bounds) if value else 0
    return Piece(SQUARES[level] * cells, LEVELS[level])


def _months(first: int, weeks: int, cells: int) -> Line:
    """The names of months, each above the week in which it begins."""
    text = ""
    for week in range(weeks):
        date = day_to_date(first + _WEEK * week + _WEEK - 1)
        at = week * cells
        fits = len(text) <= at <= weeks * cells - _MONTH_WIDTH + 1
        if date.day <= _WEEK and fits:
            text = f"{text:<{at}}{date:%b} "
    return (Piece(" " * _NAME_WIDTH + text, Look.LABEL),)


def _legend(bounds: Sequence[int], width: int) -> tuple[Line, ...]:
    """What the squares mean, on one line or, where it is narrow, on two."""
    lows = (1, *(bound + 1 for bound in bounds))
    words = ["none"]
    words += [
        f"{low:,}" if low == high else f"{low:,}–{high:,}"
        for low, high in zip(lows, bounds, strict=False)
    ]
    words += [f"{lows[-1]:,} or more"]
    entries = [
        (Piece(square, look), Piece(f" {word}   ", Look.LABEL))
        for square, look, word in zip(SQUARES, LEVELS, words, strict=True)
    ]
    lines: list[Line] = []
    used = width
    for entry in entries:
        length = sum(len(piece.text) for piece in entry)
        if used + length > width + 3:
            lines.append((Piece(" " * _NAME_WIDTH),))
            used = _NAME_WIDTH
        lines[-1] += entry
        used += length
    return tuple(lines)
