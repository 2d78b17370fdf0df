"""The top of the home screen: what waits today, for how long, and the streak."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from trainer.workflow.home import DeckRow
from trainer.workflow.outlook import Outlook

NAME = "trainer"


class Totals(Widget):
    """One line; where it is narrow, the streak goes first and then the minutes."""

    def __init__(self) -> None:
        super().__init__(id="totals")
        self._told: tuple[str, ...] = (NAME,)

    def show(self, rows: Sequence[DeckRow], outlook: Outlook) -> None:
        """Draw the totals of these decks."""
        self._told = _told(rows, outlook)
        self.refresh()

    def render(self) -> Content:
        """As much as the width allows."""
        width = self.content_size.width
        fitting = (text for text in self._told if len(text) <= width)
        return Content(next(fitting, self._told[-1]))


def _told(rows: Sequence[DeckRow], outlook: Outlook) -> tuple[str, ...]:
    """What is told, the longest text first."""
    parts = [NAME]
    if rows:
        new, learning = sum(row.new for row in rows), sum(row.learning for row in rows)
        due = sum(row.due for row in rows)
        parts = [f"{NAME}  {new} new · {learning} learning · {due} due"]
        if new + learning + due:
            parts.append(f"about {outlook.minutes(new + learning + due)} min")
    if outlook.streak:
        parts.append(f"{outlook.streak}-day streak")
    joined = "  ".join if not rows else " · ".join
    return tuple(joined(parts[:length]) for length in range(len(parts), 0, -1))
