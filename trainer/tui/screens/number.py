"""A question that a number answers, over another screen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from trainer.errors import UsageError
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.field import Field
from trainer.tui.widgets.key_line import KeyLine
from trainer.workflow.study import read_number


class NumberScreen(Dialog[int | None]):
    """Dismissed with the number, or with None where all stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.NUMBER]

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked

    def compose_middle(self) -> ComposeResult:
        """One question, one field, and what is wrong with its content."""
        with Vertical(id="number"):
            yield Static(self._asked, markup=False)
            yield Field(placeholder="a number, then Enter")
            yield Static(id="wrong", markup=False)
            yield KeyLine()

    @on(Input.Changed)
    def _forgive(self) -> None:
        self.query_one("#wrong", Static).update("")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.dismiss(read_number(event.value.strip()))
        except UsageError as error:
            self.query_one("#wrong", Static).update(str(error))
