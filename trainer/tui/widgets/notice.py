"""A calm line for what just happened, or some for what went wrong; gone with the next action."""

from __future__ import annotations

from pathlib import PurePath

from textual.content import Content
from textual.widgets import Static

from trainer.cards.text import shown
from trainer.errors import TrainerError

MOST = 6
LONGEST_PATH = 40


def _in_short(error: TrainerError) -> str:
    """The error with the end of a long path, so that several of them have room."""
    if len(error.file) <= LONGEST_PATH:
        return str(error)
    return str(error).replace(error.file, f"…/{PurePath(error.file).name}", 1)


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

    def warn(self, *errors: TrainerError) -> None:
        """Show what is wrong, where, and how to mend it, a line each; of many how many more."""
        told = [f"! {_in_short(error)}" for error in errors[:MOST]]
        more = [f"… and {len(errors) - MOST} more"] if len(errors) > MOST else []
        self.tell("\n".join([*told, *more]))
        self.add_class("-error")
