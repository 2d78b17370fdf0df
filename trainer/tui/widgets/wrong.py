"""What is wrong with what was typed or pressed, below it in a dialog."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from trainer.cards.text import shown
from trainer.errors import TrainerError


class Wrong(Static):
    """Nothing, until an answer is refused."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def tell(self, error: TrainerError) -> None:
        """Say why it is refused, and how to mend it."""
        self.update(Content(shown(f"! {error}")))

    def forgive(self) -> None:
        """Say nothing any more."""
        self.update("")
