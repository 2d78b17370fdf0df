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
from trainer.tui.outline import Line, deck_line, outline
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.deck_list import DeckList, header
from trainer.tui.widgets.key_line import KeyLine
from trainer.workflow.home import DeckRow

WHOLE = "Whole library"
NEW = "A new deck …"


class ChoiceList(DeckList):
    """The deck list with a word of its own for what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DECK_CHOICE]


class DeckChoiceScreen(Dialog[Line | None]):
    """Dismissed with a line, or None where all stays.

    The line without decks is the whole library; with ``one``, where a single deck must be
    chosen, it is one that is yet to be made.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(self, rows: Sequence[DeckRow], asked: str, *, one: bool = False) -> None:
        super().__init__()
        self._rows = rows
        self._asked = asked
        self._one = one

    def compose_middle(self) -> ComposeResult:
        """The names of the columns, the decks, the keys."""
        with Vertical(id="choice", classes="dialog"):
            yield Asked(self._asked)
            yield Static(header(), id="choice-columns")
            yield ChoiceList()
            yield KeyLine()

    def on_mount(self) -> None:
        """List the whole library, then the tree of its decks; or each deck, then a new one."""
        if self._one:
            decks = map(deck_line, self._rows)
            self.query_one(ChoiceList).show((*decks, Line(NEW, 0, (), 0, 0, 0)), ())
            return
        new, learning, due = (
            sum(getattr(row, name) for row in self._rows) for name in ("new", "learning", "due")
        )
        whole = Line(WHOLE, 0, (), new, learning, due)
        self.query_one(ChoiceList).show((whole, *outline(self._rows)), ())

    @on(DeckList.Chosen)
    def _take(self, event: DeckList.Chosen) -> None:
        if isinstance(event.entry, Line):
            self.dismiss(event.entry)
