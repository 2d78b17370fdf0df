"""The question in how many days a card shall be due, over the review."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from trainer.errors import UsageError
from trainer.tui import keys
from trainer.tui.widgets.key_line import KeyLine
from trainer.workflow.study import read_days


class DueScreen(ModalScreen[int | None]):
    """Dismissed with the number of days, or with None where the date stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DUE]

    def compose(self) -> ComposeResult:
        """One question, one field, and what is wrong with its content."""
        with Vertical(id="due"):
            yield Static("Due in how many days?", markup=False)
            yield Input(id="days", placeholder="a number, then Enter")
            yield Static(id="wrong", markup=False)
            yield KeyLine()

    @on(Input.Changed)
    def _forgive(self) -> None:
        self.query_one("#wrong", Static).update("")

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.dismiss(read_days(event.value.strip()))
        except UsageError as error:
            self.query_one("#wrong", Static).update(str(error))
