"""The choice of a deck, of a folder of decks or the whole library too, over another screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from trainer.tui import keys
from trainer.tui.outline import Line
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.deck_list import DeckList, header
from trainer.tui.widgets.key_line import KeyLine

WHOLE = "Whole library"
NEW = "A new deck …"


class ChoiceList(DeckList):
    """The deck list with a word of its own for what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DECK_CHOICE]


class DeckChoiceScreen(Dialog[Line | None]):
    """Dismissed with a line, or None where all stays.

    What a line without decks stands for, as the whole library, its caller knows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(self, lines: Sequence[Line], asked: str) -> None:
        super().__init__()
        self._lines = lines
        self._asked = asked

    def compose_middle(self) -> ComposeResult:
        """The names of the columns, the decks, the keys."""
        with Vertical(id="choice", classes="dialog"):
            yield Asked(self._asked)
            yield Static(header(), id="choice-columns")
            yield ChoiceList()
            yield KeyLine()

    def on_mount(self) -> None:
        """List what there is to choose from."""
        self.query_one(ChoiceList).show(self._lines, ())

    @on(DeckList.Chosen)
    def _take(self, event: DeckList.Chosen) -> None:
        if isinstance(event.entry, Line):
            self.dismiss(event.entry)
