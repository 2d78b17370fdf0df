"""A question that some words answer, over another screen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.field import Field
from trainer.tui.widgets.key_line import KeyLine


class WordsScreen(Dialog[str | None]):
    """Dismissed with the words, or with None where all stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.WORDS]

    def __init__(self, asked: str, placeholder: str) -> None:
        super().__init__()
        self._asked = asked
        self._placeholder = placeholder

    def compose_middle(self) -> ComposeResult:
        """One question and one field."""
        with Vertical(classes="dialog"):
            yield Static(self._asked, markup=False)
            yield Field(placeholder=self._placeholder)
            yield KeyLine()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)
