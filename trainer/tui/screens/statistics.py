"""The statistics: what study came to and what is due, of the library or of some decks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from trainer.cards.text import shown
from trainer.plots.page import View, page
from trainer.plots.reviews import SPAN_WORDS
from trainer.tui import keys
from trainer.tui.outline import Line, library_line, outline
from trainer.tui.screens.base import TrainerScreen, behind_gate
from trainer.tui.widgets.figures import Figures
from trainer.tui.widgets.notice import Notice
from trainer.tui.writer import Writer
from trainer.workflow.home import Home
from trainer.workflow.statistics import Statistics, statistics


class StatisticsScreen(TrainerScreen):
    """Counts once; another range is drawn from the same counts, another deck counted anew."""

    BUSY = "counting…"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.STATISTICS]

    def __init__(
        self, home: Home, writer: Writer, decks: Sequence[str] = (), view: View | None = None
    ) -> None:
        super().__init__(writer)
        self.home = home
        self.decks = tuple(decks)
        self._view = view or View()
        self._figures: Statistics | None = None
        self._title = ""

    def compose_middle(self) -> ComposeResult:
        """What is looked at, and the plots."""
        yield Static(id="looked-at", markup=False)
        yield Figures()
        yield Notice()

    def on_mount(self) -> None:
        """Count."""
        self.query_one(Figures).focus()
        self._count()

    @behind_gate
    async def _count(self) -> None:
        self._figures = await self.in_writer(partial(statistics, self.home, self.decks))
        self.notice.tell("")
        self._lay()
        self.open_gate()

    def _lay(self) -> None:
        figures, view = self._figures, self._view
        if figures is None:
            return
        title = " ".join(shown(self._title or figures.title).split())
        told = Content(f"{title} · {SPAN_WORDS[view.span]}")
        self.query_one("#looked-at", Static).update(told)
        self.query_one(Figures).show(partial(page, figures, view))

    def action_range(self) -> None:
        """Look at the next longer span, after all time at a month."""
        self._view = self._view.with_next_span()
        self._lay()

    def action_forecast(self) -> None:
        """Look further ahead, after a year 30 days."""
        self._view = self._view.with_next_ahead()
        self._lay()

    @behind_gate
    async def action_deck(self) -> None:
        """Choose a deck, or the whole library."""
        from trainer.tui.screens.deck_choice import WHOLE, DeckChoiceScreen  # noqa: PLC0415  (when shown)

        tree = await self.in_writer(self.home.tree)
        self.notice.tell("")
        lines = (library_line(tree, WHOLE), *outline(tree))
        self.app.push_screen(DeckChoiceScreen(lines, "Of which decks?"), self._choose)
        self.open_gate()

    def _choose(self, line: Line | None) -> None:
        if line is not None:
            self.decks, self._title = line.decks, line.label if line.decks else ""
            self._count()
