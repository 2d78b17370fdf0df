"""The choice of one among some words, over another screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.table_list import REST, Line, TableList


class ChoiceScreen(Dialog[str | None]):
    """Dismissed with the chosen word, or with None where all stays as it is.

    Args:
        asked: the question, and what explains it.
        choices: each word with what is shown for it.
        current: the word that holds now, if any; it is marked, and the cursor begins there.
        preview: hears the word on which the cursor is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(
        self,
        asked: str,
        choices: Sequence[tuple[str, str]],
        current: str | None = None,
        preview: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._asked, self._choices = asked, choices
        self._current, self._preview = current, preview

    def compose_middle(self) -> ComposeResult:
        """A question over its answers."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield TableList((REST,), (REST,))
            yield KeyLine()

    def on_mount(self) -> None:
        """List the choices; the cursor is on the present one."""
        words = [word for word, _label in self._choices]
        at = words.index(self._current) if self._current in words else 0
        lines = (
            Line((f"{'●' if word == self._current else ' '} {label}",), word)
            for word, label in self._choices
        )
        self.query_one(TableList).show(tuple(lines), at)

    @on(TableList.Pointed)
    def _show(self, event: TableList.Pointed) -> None:
        if self._preview:
            self._preview(event.what)

    @on(TableList.Chosen)
    def _take(self, event: TableList.Chosen) -> None:
        self.dismiss(event.what)
