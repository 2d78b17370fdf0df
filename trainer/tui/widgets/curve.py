"""The forgetting curve of a card as lines of text, today and the due date marked by signs."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from trainer.memory.card_record import Curve
from trainer.memory.days import day_to_date
from trainer.tui.widgets.prose import Part

TODAY, DUE, BOTH = "●", "◆", "◈"
_LINE = "·"
_ROWS = 6
_LEAD = 6  # cells of "100% ┤"
_NARROWEST = 12
_WIDEST = 64


def drawn(curve: Curve, width: int) -> tuple[Part, ...]:
    """The curve within so many cells, its dates below it, and what its signs mean."""
    columns = min(max(width - _LEAD, _NARROWEST), _WIDEST)
    plot = _Plot(curve, columns)
    lines = [*plot.lines(), ("     └", "─" * columns), ("      ", plot.dates())]
    parts = [Part(Content(text), lead, " " * _LEAD, is_item=True) for lead, text in lines]
    return (*parts, Part(Content(_legend(curve)), " " * _LEAD, " " * _LEAD, is_item=True))


@dataclass(frozen=True)
class _Plot:
    """A curve on a grid of cells; the scale ends below its lowest point."""

    curve: Curve
    columns: int

    def lines(self) -> list[tuple[str, str]]:
        """Each row with the share of its height before it, the highest first."""
        grid = [[" "] * self.columns for _ in range(_ROWS)]
        above = 0
        for column in range(self.columns):
            row = self._row(self._day(column))
            for filled in range(min(above + 1, row), row + 1):
                grid[filled][column] = _LINE
            above = row
        self._mark(grid)
        step = (1 - self._lowest) / (_ROWS - 1)
        return [(f"{1 - step * row:4.0%} ┤", "".join(cells)) for row, cells in enumerate(grid)]

    def dates(self) -> str:
        """The first and the last day."""
        first, last = (
            day_to_date(day).isoformat() for day in (self.curve.reviewed_day, self.curve.last_day)
        )
        return f"{first}{last:>{max(self.columns - len(first), 0)}}"

    def _mark(self, grid: list[list[str]]) -> None:
        today, due = self.curve.today, self.curve.due_day
        marks = [(today, BOTH if due == today else TODAY)]
        if due is not None and due != today:
            marks.insert(0, (due, DUE))
        for day, sign in marks:
            share = (day - self.curve.reviewed_day) / self.curve.days
            grid[self._row(day)][round(share * (self.columns - 1))] = sign

    def _day(self, column: int) -> float:
        return self.curve.reviewed_day + self.curve.days * column / (self.columns - 1)

    def _row(self, day: float) -> int:
        share = (1 - self.curve.at(day)) / (1 - self._lowest)
        return min(round(share * (_ROWS - 1)), _ROWS - 1)

    @property
    def _lowest(self) -> float:
        """The share at the foot: the next full 5 % below the end, of 10 % at least."""
        return min(int(self.curve.at(self.curve.last_day) * 20) / 20, 0.9)


def _legend(curve: Curve) -> str:
    def at(day: int) -> str:
        return f"{curve.at(day):.0%}"

    if curve.due_day == curve.today:
        return f"{BOTH} today and due {at(curve.today)}"
    today = f"{TODAY} today {at(curve.today)}"
    return today if curve.due_day is None else f"{today}   {DUE} due {at(curve.due_day)}"
