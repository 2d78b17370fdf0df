"""A screen that is a list in columns, with a word on the line at which the cursor is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from trainer.cards.text import shown
from trainer.tui.screens.base import TrainerScreen
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.table_list import Line, TableList
from trainer.tui.writer import Writer
from trainer.workflow.home import Home


class ListingScreen(TrainerScreen):
    """Something of a home: a title, a list, and what is to be said about the line pointed at."""

    WIDE: ClassVar[tuple[int, ...]]
    NARROW: ClassVar[tuple[int, ...]]

    def __init__(self, home: Home, writer: Writer) -> None:
        super().__init__(writer)
        self.home = home

    def compose_middle(self) -> ComposeResult:
        """Title, list, explanation."""
        yield Static(id="title", markup=False)
        yield TableList(self.WIDE, self.NARROW)
        yield Static(id="about", markup=False)
        yield Notice()

    def lay(self, title: str, lines: Sequence[Line]) -> None:
        """Show these lines; the cursor stays at its place."""
        self.query_one("#title", Static).update(Content(shown(title)))
        table = self.query_one(TableList)
        table.show(lines)
        table.focus()
        self._explain(table.pointed)
        self.refresh_bindings()

    @property
    def pointed(self) -> Any:
        """What the line at the cursor stands for."""
        return self.query_one(TableList).pointed

    @abstractmethod
    def about(self, what: Any) -> str:
        """What is to be said about a line."""

    @on(TableList.Pointed)
    def _follow(self, event: TableList.Pointed) -> None:
        self._explain(event.what)

    def _explain(self, what: Any) -> None:
        text = "" if what is None else self.about(what)
        self.query_one("#about", Static).update(Content(shown(text)))
