"""A question that yes or no answers, over another screen."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import InputEvent
from textual.message import Message

from trainer.cards.text import legible, shown
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.key_line import KeyLine

_LONGEST_NAME = 60


def deletion(front: str, cards: int, notes: int = 1) -> str:
    """The question before notes are deleted: of one its front side, and how many cards go."""
    several = f"{'its' if notes == 1 else 'their'} {f'{cards} cards' if cards > 1 else 'card'}"
    if notes > 1:
        return f"Delete {notes:,} notes with {several}?"
    name = " ".join(legible(front).split())
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
    return f"Delete the note “{name}” with {several}?"


def emptying(files: Sequence[Path]) -> str:
    """The question before the last notes leave deck files."""
    names = ", ".join(shown(path.name) for path in files)
    goes = "it goes with its last one" if len(files) == 1 else "they go with their last ones"
    return (
        f"Move all notes of {names}?\nA deck file has to hold a note: {goes}. Undo brings all back."
    )


class AskScreen(Dialog[bool | None]):
    """Dismissed with whether the learner said yes; with None where the question was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.ASK]

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked
        self._heeded_from = inf

    def compose_middle(self) -> ComposeResult:
        """The question and its two keys."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield KeyLine()

    def on_mount(self) -> None:
        """Heed keys once the question is seen: one typed before it answers nothing."""
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        self._heeded_from = Message().time

    def still_heeds(self, event: InputEvent) -> bool:
        """Whether the question was seen when the key was typed."""
        return event.time >= self._heeded_from

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(result=True)

    def action_no(self) -> None:
        """Do not."""
        self.dismiss(result=False)
