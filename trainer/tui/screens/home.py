"""The home screen: the library's decks with what waits in each, or a welcome where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from trainer.cards.text import shown
from trainer.errors import NothingToDo, TrainerError
from trainer.tui.outline import Line, outline
from trainer.tui.screens.base import TrainerScreen
from trainer.tui.widgets.deck_list import DeckList, header
from trainer.tui.widgets.notice import Notice
from trainer.tui.writer import Writer
from trainer.workflow.home import DeckRow, Home
from trainer.workflow.study import Study

WELCOME = (
    "Welcome. Nothing is in your library yet.\n"
    "Begin with a deck that comes with the program, or make one from a text of yours:\n"
    "trainer make TEXT.md -o DECK.yaml"
)


class HomeScreen(TrainerScreen):
    """Lists the library; opens a review over what is chosen."""

    BUSY = "reading the decks…"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "study_all", "study all", id="study_all", tooltip="Study the whole library"),
        Binding("r", "refresh", "refresh", id="refresh", tooltip="Read the deck files again"),
    ]

    def __init__(self, home: Home, writer: Writer) -> None:
        super().__init__(writer)
        self.home = home
        self._lines: Sequence[Line] = ()
        self._bundled: Sequence[Path] = ()

    def compose_middle(self) -> ComposeResult:
        """Totals, column names, decks."""
        yield Static(Content("trainer"), id="totals")
        yield Static(Content(WELCOME), id="welcome")
        yield Static(header(), id="columns")
        yield DeckList(markup=False)
        yield OptionList(id="bundled", markup=False)
        yield Notice()

    def on_screen_resume(self) -> None:
        """Read the library whenever the screen comes to the front."""
        self.action_refresh()

    @work
    async def action_refresh(self) -> None:
        """Read the deck files that changed, and lay the library out."""
        try:
            problems = await self.in_writer(self.home.refresh)
            self._lay(await self.in_writer(self.home.decks))
        except TrainerError as error:
            problems = (error,)
        if problems:
            self.notice.warn(*problems)
        self.open_gate()

    def _lay(self, rows: Sequence[DeckRow]) -> None:
        self.set_class(not rows, "-empty")
        self._lines = outline(rows)
        self.query_one("#totals", Static).update(_totals(rows))
        self.query_one(DeckList).show(self._lines)
        if rows:
            self.query_one(DeckList).focus()
        else:
            self._offer_bundled()

    def _offer_bundled(self) -> None:
        self._bundled = self.home.bundled()
        names = (path.stem.replace("-", " ") for path in self._bundled)
        offers = self.query_one("#bundled", OptionList)
        offers.set_options(Option(Content(shown(name))) for name in names)
        offers.highlighted = 0 if self._bundled else None
        offers.focus()

    @on(DeckList.OptionSelected, "DeckList")
    def _study_line(self, event: DeckList.OptionSelected) -> None:
        decks = self._lines[event.option_index].decks
        self._study(lambda: self.home.study(decks))

    @on(OptionList.OptionSelected, "#bundled")
    def _study_bundled(self, event: OptionList.OptionSelected) -> None:
        path = self._bundled[event.option_index]
        self._study(lambda: self.home.study([entry.id for entry in self.home.add(path)]))

    def action_study_all(self) -> None:
        """Study the whole library."""
        self._study(self.home.study)

    @work
    async def _study(self, start: Callable[[], Study]) -> None:
        try:
            study = await self.in_writer(start)
        except NothingToDo as nothing:
            self.notice.tell(str(nothing))
        except TrainerError as error:
            self.notice.warn(error)
        else:
            from trainer.tui.screens.review import ReviewScreen  # noqa: PLC0415  (only when shown)

            self.app.push_screen(ReviewScreen(study, self.writer))
        self.open_gate()


def _totals(rows: Sequence[DeckRow]) -> Content:
    if not rows:
        return Content("trainer")
    new, learning = sum(row.new for row in rows), sum(row.learning for row in rows)
    due = sum(row.due for row in rows)
    return Content(f"trainer  {new} new · {learning} learning · {due} due")
