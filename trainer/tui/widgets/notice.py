"""One calm line for what just happened or went wrong; it goes with the next action."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from trainer.cards.text import shown
from trainer.errors import TrainerError


class Notice(Static):
    """A line of its own, above the choices. Errors begin with ``!``."""

    def __init__(self) -> None:
        super().__init__()
        self._told = ""

    def tell(self, text: str) -> None:
        """Show a notice; an empty one clears the line."""
        if text == self._told:
            return
        self._told = text
        self.remove_class("-error")
        self.display = bool(text)
        self.update(Content(shown(text)))

    def warn(self, error: TrainerError, *others: TrainerError) -> None:
        """Show what is wrong, where, and how to mend it; of others only how many."""
        more = f" (and {len(others)} more)" if others else ""
        self.tell(f"! {error}{more}")
        self.add_class("-error")
