"""Bars: lying ones with their numbers behind them, and standing ones over an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.plots.line import Line, Look, Piece

_LYING = " ▏▎▍▌▋▊▉█"
_STANDING = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8
_WIDEST_BAR = 40
_WIDEST_SLOT = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with what stands before and behind its bar."""

    label: str
    value: float
    note: str
    look: Look = Look.BAR


def lying(bars: Sequence[Bar], width: int, most: float | None = None) -> tuple[Line, ...]:
    """A line a bar; the longest is of the greatest value, or would be of ``most``."""
    labels = max((len(bar.label) for bar in bars), default=0)
    notes = max((len(bar.note) for bar in bars), default=0)
    room = max(min(width - labels - notes - 2, _WIDEST_BAR), 1)
    top = most or max((bar.value for bar in bars), default=0) or 1
    return tuple(
        (
            Piece(f"{bar.label:>{labels}} ", Look.LABEL),
            Piece(_lying(bar.value / top, room), bar.look),
            Piece(f" {bar.note:>{notes}}"),
        )
        for bar in bars
    )


def standing(
    values: Sequence[float], marks: Sequence[str], width: int, height: int
) -> tuple[Line, ...]:
    """A bar a value, from left to right, above an axis.

    ``marks`` are spread below it: the first at the first bar, the last at the last. The number at
    the top of the axis is that of the highest bar.
    """
    most = max(values, default=0)
    top = f"{most:,.0f}" if most >= 1 or not most else f"{most:.1f}"
    axis = max(len(top), 1)
    slot = max(1, min(_WIDEST_SLOT, (width - axis - 1) // max(len(values), 1)))
    levels = [_eighths(value / most if most else 0, height * _EIGHTHS) for value in values]
    lines = [
        (
            Piece(f"{top if row == height - 1 else '':>{axis}}", Look.LABEL),
            Piece("┤" if row == height - 1 else "│", Look.LABEL),
            Piece("".join(_cell(level - row * _EIGHTHS, slot) for level in levels), Look.BAR),
        )
        for row in reversed(range(height))
    ]
    below = Piece(f"{'0':>{axis}}┼{'─' * (slot * len(values))}", Look.LABEL)
    spread = _spread(marks, slot * len(values), slot)
    return (*lines, (below,), (Piece(" " * (axis + 1) + spread, Look.LABEL),))


def fitting(days: int, width: int) -> int:
    """How many days a bar must sum up for so many days to fit: one, seven, four weeks and so on."""
    room = max(width - 7, 1)
    return next(step for step in (1, 7, 28, 91, 364, 3_640, days) if -(-days // step) <= room)


def _lying(part: float, room: int) -> str:
    full, rest = divmod(_eighths(part, room * _EIGHTHS), _EIGHTHS)
    return f"{'█' * full + _LYING[rest].strip():<{room}}"


def _cell(eighths: int, slot: int) -> str:
    letter = _STANDING[min(max(eighths, 0), _EIGHTHS)]
    return letter if slot == 1 else letter * (slot - 1) + " "


def _eighths(part: float, most: int) -> int:
    """So many of the eighths there are; a little is never nothing."""
    return max(round(min(part, 1) * most), int(part > 0))


def _spread(marks: Sequence[str], width: int, slot: int) -> str:
    """Marks from the left end to the right, each where its bar stands; none over another."""
    text = ""
    steps = max(len(marks) - 1, 1)
    for number, mark in enumerate(marks):
        at = (width - slot) * number // steps
        if number == len(marks) - 1 and number:
            at = max(width - len(mark), 0)
        if not text or len(text) < at:
            text = f"{text:<{at}}{mark}"
    return text
