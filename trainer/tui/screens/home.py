"""The home screen: the library's decks with what waits in each, or a welcome where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from trainer.errors import NothingToDo, TrainerError
from trainer.tui import keys
from trainer.tui.news import News
from trainer.tui.offers import Offer, offers
from trainer.tui.outline import Line, outline
from trainer.tui.screens.base import TrainerScreen, behind_gate
from trainer.tui.widgets.deck_list import DeckList, header
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.totals import Totals
from trainer.tui.writer import Writer
from trainer.workflow.home import DeckRow, DeckTree, Home
from trainer.workflow.outlook import Outlook, outlook
from trainer.workflow.sitting import Choices
from trainer.workflow.study import Study

WELCOME = (
    "Welcome. Your library is empty so far.\n\n"
    "Begin with one of the decks below, make your own from a document: press {make},"
    " or bring one from Anki: {take}"
)

_NEEDS_DECKS = frozenset(
    {"study_all", "undo", "more_new", "more_reviews", "cram", "browse", "export", "remove"}
)


class HomeScreen(TrainerScreen):
    """Lists the library; opens a review over what is chosen."""

    BUSY = "reading the decks…"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.HOME]

    def __init__(self, home: Home, writer: Writer) -> None:
        super().__init__(writer)
        self.home = home
        self.rows: Sequence[DeckRow] = ()
        self.unfinished: tuple[str, ...] = ()
        self._news = News()

    def compose_middle(self) -> ComposeResult:
        """Totals, column names, decks."""
        yield Totals()
        yield Static(id="welcome")
        yield Static(header(), id="columns")
        yield DeckList()
        yield Notice()

    def on_screen_resume(self) -> None:
        """Read the library whenever the screen comes to the front."""
        self.learn(lambda: self._news)

    def on_screen_suspend(self) -> None:
        """What was told is not told again behind another screen; behind a dialog it stays."""
        if isinstance(self.app.screen, TrainerScreen):
            self._news = News()

    def action_refresh(self) -> None:
        """Read the deck files that changed, and lay the library out."""
        self.learn(News)

    @behind_gate
    async def learn(self, change: Callable[[], News]) -> None:
        """Change something about the library, lay it out anew, and tell what became of it.

        It is told again by the refresh of a screen that comes to the front meanwhile.
        """
        news = await self.in_writer(partial(self._changed, change))
        failures = [news.failure] if news.failure else []
        try:
            problems, tree, offered, outlook = await self.in_writer(self._read)
            failures += problems
            self._lay(tree, offered, outlook)
        except TrainerError as error:
            failures.append(error)
        self.query_one(DeckList).point(news.deck)
        self._news = replace(self._news, deck="")  # from here on the cursor is the learner's
        self.notice.tell(news.told)
        if failures:
            self.notice.warn(*failures)
        self.open_gate()

    def _changed(self, change: Callable[[], News]) -> News:
        try:
            self._news = change()
        except TrainerError as error:
            self._news = News(failure=error)
        return self._news

    def _read(self) -> tuple[tuple[TrainerError, ...], DeckTree, Sequence[Offer], Outlook]:
        problems = self.home.refresh()
        tree = self.home.tree()
        return problems, tree, offers(self.home.bundled(), tree.rows), outlook(self.home)

    def _lay(self, tree: DeckTree, offered: Sequence[Offer], outlook: Outlook) -> None:
        self.rows = tree.rows
        self.set_class(not tree.rows, "-empty")
        welcome = WELCOME.format(make=self.key_of("make"), take=self.key_of("import_deck"))
        self.query_one("#welcome", Static).update(Content(welcome))
        self.query_one(Totals).show(tree, outlook)
        self.query_one(DeckList).show(outline(tree), offered)
        self.query_one(DeckList).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty library can be neither studied nor browsed nor exported."""
        del parameters
        if action == "redo":
            return bool(self.home.deeds.undone)
        return action not in _NEEDS_DECKS or bool(self.rows)

    @on(DeckList.Chosen)
    def _study_entry(self, event: DeckList.Chosen) -> None:
        self._study(partial(self._begin, event.entry))

    def _begin(self, entry: Line | Offer) -> Study:
        if isinstance(entry, Line):
            return self.home.study(entry.decks)
        return self.home.study([str(deck.path) for deck in self.home.adopt(entry.path)])

    def action_study_all(self) -> None:
        """Study the whole library."""
        self._study(self.home.study)

    def action_undo(self) -> None:
        """Take back the last thing done today, and go on from there where it was at a card."""
        self._undo()

    @behind_gate
    async def _undo(self) -> None:
        from trainer.workflow.taking_back import undo_and_go_on  # noqa: PLC0415  (only when used)

        try:
            outcome = await self.in_writer(partial(undo_and_go_on, self.home))
        except NothingToDo as nothing:
            self.learn(partial(News, nothing.message))
            return
        if isinstance(outcome, str):
            self.learn(lambda: News(f"taken back: {outcome}"))
        else:
            self._open(outcome)
            self.open_gate()

    def action_redo(self) -> None:
        """Do again what was taken back last, where no card is asked for it."""
        self.learn(lambda: News(f"done again: {self.home.deeds.redo(self.home)}"))

    def action_statistics(self) -> None:
        """Show what study came to."""
        from trainer.tui.screens.statistics import StatisticsScreen  # noqa: PLC0415  (when shown)

        self.app.push_screen(StatisticsScreen(self.home, self.writer))

    def action_browse(self) -> None:
        """Browse all cards."""
        from trainer.tui.screens.browse import BrowseScreen  # noqa: PLC0415  (only when shown)

        self.app.push_screen(BrowseScreen(self.home, self.writer))

    def action_more_new(self) -> None:
        """Study the chosen deck with more new cards than its limit, today only."""
        self._ask_more("How many more new cards today?", lambda more: Choices(more_new=more))

    def action_more_reviews(self) -> None:
        """Study the chosen deck with more reviews than its limit, today only."""
        self._ask_more("How many more reviews today?", lambda more: Choices(more_reviews=more))

    def action_cram(self) -> None:
        """Drill the chosen deck without any change to what is due."""
        if line := self._chosen():
            self._study(partial(self.home.study, line.decks, Choices(cram=True)))

    def action_settings(self) -> None:
        """Show the settings, from which keys and backups are reached."""
        from trainer.tui.screens.settings import SettingsScreen  # noqa: PLC0415  (only when shown)

        self.app.push_screen(SettingsScreen(self.home, self.writer))

    def _ask_more(self, asked: str, choices: Callable[[int], Choices]) -> None:
        from trainer.tui.screens.field import NumberScreen  # noqa: PLC0415  (only when shown)

        line = self._chosen()

        def study(more: int | None) -> None:
            if more and line:
                self._study(partial(self.home.study, line.decks, choices(more)))

        if line:
            self.app.push_screen(NumberScreen(asked), study)

    def _chosen(self) -> Line | None:
        """What the cursor points at; a deck that is only offered is not studied or exported."""
        line = self.query_one(DeckList).pointed
        if line is None:
            self.notice.tell("choose a deck of the library first")
        return line

    def action_new_note(self) -> None:
        """Write new notes for the chosen deck, or for one that is asked for."""
        from trainer.tui.screens.field import DeckPathScreen  # noqa: PLC0415  (only when shown)

        line = self.query_one(DeckList).pointed
        if line and len(line.decks) == 1:
            self._write(Path(line.decks[0]))
        else:
            asked = "For which deck file? One that is not there is made."
            self.app.push_screen(DeckPathScreen(asked), self._write_for)

    def _write_for(self, path: Path | None) -> None:
        if path:
            self._write(path)

    @behind_gate
    async def _write(self, path: Path) -> None:
        try:
            form = await self.in_writer(partial(self.home.new_notes, path))
        except TrainerError as error:
            failure = News(failure=error)
            self.learn(lambda: failure)
        else:
            from trainer.tui.screens.note import NoteScreen  # noqa: PLC0415  (only when shown)

            self.app.push_screen(NoteScreen(form, self.writer))
            self.open_gate()

    def action_make(self) -> None:
        """Make a deck from a document."""
        from trainer.tui.screens import authoring  # noqa: PLC0415  (only when shown)

        authoring.make(self)

    def action_add(self) -> None:
        """Add decks to the library."""
        from trainer.tui.screens import authoring  # noqa: PLC0415  (only when shown)

        authoring.add(self)

    def action_remove(self) -> None:
        """Let the deck under the cursor go."""
        from trainer.tui.screens import authoring  # noqa: PLC0415  (only when shown)

        if line := self._chosen():
            authoring.remove(self, line)

    def action_import_deck(self) -> None:
        """Import a deck from another program."""
        from trainer.tui.screens.importing import import_deck  # noqa: PLC0415  (only when shown)

        import_deck(self)

    def action_export(self) -> None:
        """Export the deck under the cursor."""
        from trainer.tui.screens import authoring  # noqa: PLC0415  (only when shown)

        if line := self._chosen():
            authoring.export(self, line)

    @behind_gate
    async def _study(self, start: Callable[[], Study]) -> None:
        try:
            study = await self.in_writer(start)
        except NothingToDo as nothing:
            self.notice.tell(self._instead(nothing))
        else:
            self._open(study)
        self.open_gate()

    def _open(self, study: Study) -> None:
        from trainer.tui.screens.review import ReviewScreen  # noqa: PLC0415  (only when shown)

        timed, sound = self.home.config.has_timer(), self.home.config.sound()
        self.app.push_screen(ReviewScreen(study, self.writer, timed=timed, sound=sound))

    def _instead(self, nothing: NothingToDo) -> str:
        """Why there is nothing to study, and the keys that help: its mend is the command line's."""
        if not nothing.mend:
            return nothing.message
        more, drill = self.key_of("more_new"), self.key_of("cram")
        return f"{nothing.message}; {more} for more new cards, {drill} to drill the deck anyway"
