"""A question that a line of text answers, over another screen."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from trainer.cards.text import shown
from trainer.errors import UsageError
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.field import Answer
from trainer.tui.widgets.key_line import KeyLine

_T = TypeVar("_T")


class FieldScreen(Dialog[_T | None], Generic[_T]):
    """Dismissed with the answer, or with None where all stays as it is."""

    PLACEHOLDER: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked

    @abstractmethod
    def read(self, text: str) -> _T:
        """The answer that a text means.

        Raises:
            UsageError: it means none.
        """

    def compose_middle(self) -> ComposeResult:
        """One question, one field, and what is wrong with its content."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield Answer(placeholder=self.PLACEHOLDER)
            yield Static(classes="wrong", markup=False)
            yield KeyLine()

    @on(Input.Changed)
    def _forgive(self) -> None:
        self.query_one(".wrong", Static).update("")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.dismiss(self.read(event.value.strip()))
        except UsageError as error:
            self.query_one(".wrong", Static).update(Content(shown(f"! {error}")))
