"""What all screens over another screen have in common: they say so where there is no room."""

from __future__ import annotations

from abc import abstractmethod
from typing import TypeVar

from textual.app import ComposeResult
from textual.events import InputEvent, Key
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.tui.screens.base import TOO_SMALL, TrainerScreen

_T = TypeVar("_T")
_ALWAYS_HEEDED = ("escape", "ctrl+c", "ctrl+q")


class Dialog(ModalScreen[_T]):
    """Dismissed with an answer."""

    HORIZONTAL_BREAKPOINTS = TrainerScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = TrainerScreen.VERTICAL_BREAKPOINTS

    def compose(self) -> ComposeResult:
        """The dialog's own widgets, and a line for where they have no room."""
        yield from self.compose_middle()
        yield Static(TOO_SMALL, id="too-small", markup=False)

    @abstractmethod
    def compose_middle(self) -> ComposeResult:
        """The dialog's own widgets."""

    def heeds(self, event: InputEvent) -> bool:
        """Whether this key or click may act: not on what cannot be seen."""
        if isinstance(event, Key) and event.key in _ALWAYS_HEEDED:
            return True
        return not self.has_class("-tiny")
