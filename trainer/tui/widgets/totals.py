"""The top of the home screen: what waits today, for how long, and the streak."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from trainer.workflow.home import DeckTree
from trainer.workflow.outlook import Outlook

NAME = "trainer"
_BETWEEN = " · "


class Totals(Widget):
    """One line, or two where it is narrow: minutes and streak stand on the second then."""

    def __init__(self) -> None:
        super().__init__(id="totals")
        self._waiting = NAME
        self._outlook = ""

    def show(self, tree: DeckTree, outlook: Outlook) -> None:
        """Draw the totals of the library."""
        self._waiting, self._outlook = _waiting(tree), _told(tree, outlook)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that it takes at this width."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines at the width there is."""
        return Content("\n".join(self._lines(self.content_size.width)))

    def _lines(self, width: int) -> tuple[str, ...]:
        said = tuple(text for text in (self._waiting, self._outlook) if text)
        joined = ("  " if self._waiting == NAME else _BETWEEN).join(said)
        return (joined,) if len(joined) <= width else said


def _waiting(tree: DeckTree) -> str:
    if not tree.rows:
        return NAME
    whole = tree.folders[""]
    return f"{NAME}  {whole.new} new · {whole.learning} learning · {whole.due} due"


def _told(tree: DeckTree, outlook: Outlook) -> str:
    whole = tree.folders.get("")
    waiting = whole.new + whole.learning + whole.due if whole else 0
    parts = [f"about {outlook.minutes(waiting)} min"] if waiting else []
    if outlook.streak:
        parts.append(f"{outlook.streak}-day streak")
    return _BETWEEN.join(parts)
