"""The top of the home screen: what waits today, for how long, and the streak."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from trainer.tui.outline import library_line
from trainer.workflow.home import DeckTree
from trainer.workflow.outlook import Outlook

NAME = "trainer"


class Totals(Widget):
    """One line; where it is narrow, the streak goes first and then the minutes."""

    def __init__(self) -> None:
        super().__init__(id="totals")
        self._told: tuple[str, ...] = (NAME,)

    def show(self, tree: DeckTree, outlook: Outlook) -> None:
        """Draw the totals of the library."""
        self._told = _told(tree, outlook)
        self.refresh()

    def render(self) -> Content:
        """As much as the width allows."""
        width = self.content_size.width
        fitting = (text for text in self._told if len(text) <= width)
        return Content(next(fitting, self._told[-1]))


def _told(tree: DeckTree, outlook: Outlook) -> tuple[str, ...]:
    """What is told, the longest text first."""
    parts = [NAME]
    if tree.rows:
        whole = library_line(tree, NAME)
        parts = [f"{NAME}  {whole.new} new · {whole.learning} learning · {whole.due} due"]
        if waiting := whole.new + whole.learning + whole.due:
            parts.append(f"about {outlook.minutes(waiting)} min")
    if outlook.streak:
        parts.append(f"{outlook.streak}-day streak")
    joined = " · ".join if tree.rows else "  ".join
    return tuple(joined(parts[:length]) for length in range(len(parts), 0, -1))
