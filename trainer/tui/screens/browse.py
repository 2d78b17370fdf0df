"""The browser: what can be done to the cards that a search finds, all of it to be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.widgets import Input

from trainer.cards.expand import keys as keys_of
from trainer.errors import TrainerError
from trainer.store.library import LibraryCard
from trainer.tui.outline import Line, deck_line
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.find import cards_told
from trainer.tui.screens.pointed import PointedScreen
from trainer.workflow import note_leaving
from trainer.workflow.note_changes import Changes

_OF_CARDS = frozenset(
    {"edit", "open_editor", "info", "open_source", "suspend", "bury", "flag", "mark"}
    | {"forget", "set_due", "tag", "untag", "replace", "move", "delete"}
)
_CHANGES = _OF_CARDS | {"undo", "redo", "refresh"}
_NEEDS_CARDS = _OF_CARDS | {"copy_card", "select_all", "select_others"}


class BrowseScreen(PointedScreen):
    """Searches and changes the library's cards."""

    ONE_AT_A_TIME = PointedScreen.ONE_AT_A_TIME | _CHANGES

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something now; the others are neither shown nor heeded."""
        del parameters
        types = isinstance(self.focused, Input)
        possible = {
            "leave_field": types,
            # A grade is not to be lost by somebody who means the letters just typed.
            "undo": self.browsing.deeds.done or not types,
            "preview": self.has_class("-short") and not self.has_class("-broad"),
            "redo": self.browsing.deeds.undone or self.browsing.was_undone,
        }
        return bool(possible.get(action, action not in _NEEDS_CARDS or self.has_cards))

    def action_suspend(self) -> None:
        """Suspend the chosen cards, or take them back."""
        self._change(partial(self.browsing.suspend, self.table.targets))

    def action_bury(self) -> None:
        """Put the chosen cards away until tomorrow, or take them back."""
        self._change(partial(self.browsing.bury, self.table.targets))

    def action_flag(self) -> None:
        """Flag the chosen cards, or take their flags off."""
        self._change(partial(self.browsing.flag, self.table.targets))

    def action_mark(self) -> None:
        """Mark the chosen cards as wrong, or take their marks off."""
        self._change(partial(self.browsing.mark, self.table.targets))

    def action_forget(self) -> None:
        """Make the chosen cards new ones again."""
        self._change(partial(self.browsing.forget, self.table.targets))

    def action_set_due(self) -> None:
        """Ask in how many days the chosen cards shall be due, and make it so."""
        from trainer.tui.screens.field import DaysScreen  # noqa: PLC0415  (only when shown)

        targets = self.table.targets

        def take(days: range | None) -> None:
            if days is not None:
                self._change(partial(self.browsing.set_due, targets, days))
            else:
                self.open_gate()

        self.app.push_screen(DaysScreen(f"{cards_told(len(targets))}: due in how many days?"), take)

    def action_undo(self) -> None:
        """Take back the last thing done, here or at a card today."""
        self._change(lambda: f"taken back: {self.browsing.undo()}", searches=True)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._change(lambda: f"done again: {self.browsing.redo()}", searches=True)

    def action_tag(self) -> None:
        """Ask for tags, and add them to the notes of the chosen cards."""
        self._ask_tags("add which tags?", adds=True)

    def action_untag(self) -> None:
        """Ask for tags, and take them off the notes of the chosen cards."""
        self._ask_tags("take off which tags?", adds=False)

    def _ask_tags(self, asked: str, *, adds: bool) -> None:
        from trainer.tui.screens.field import WordsScreen  # noqa: PLC0415  (only when shown)

        targets = self.table.targets

        def take(words: str | None) -> None:
            if words:
                self._change(partial(self.browsing.tag, targets, words, add=adds), searches=True)
            else:
                self.open_gate()

        self.app.push_screen(WordsScreen(f"{cards_told(len(targets))}: {asked}"), take)

    def action_replace(self) -> None:
        """Ask what to find and what to put in its place, show it, and do it."""
        from trainer.tui.screens.replace import ReplaceScreen  # noqa: PLC0415  (only when shown)

        targets = self.table.targets

        async def plan(old: str, new: str) -> Changes:
            return await self.writer.run(partial(self.browsing.replacing, targets, old, new))

        def take(changes: Changes | None) -> None:
            if changes is not None:
                self._change(partial(self.browsing.rewrite, changes, "changed"), searches=True)
            else:
                self.open_gate()

        notes = f"the notes of {cards_told(len(targets))}"
        self.app.push_screen(ReplaceScreen(notes, plan), take)

    @behind_gate
    async def _change(self, change: Callable[[], str], *, searches: bool = False) -> None:
        """Make a change durable, and show the cards as they then are."""
        try:
            told = await self.in_writer(change)
        except TrainerError as error:
            self.notice.warn(error)
        else:
            self.notice.tell(told)
        await self.renew(searches=searches)

    @behind_gate
    async def action_delete(self) -> None:
        """Ask, then take the notes of the chosen cards out of their deck files."""
        from trainer.tui.screens import ask  # noqa: PLC0415  (only when shown)

        notes = await self.in_writer(partial(self.browsing.notes, self.table.targets))

        def take(agreed: bool | None) -> None:  # noqa: FBT001  (a screen's result)
            if agreed:
                self._change(partial(self.browsing.delete, notes), searches=True)
            else:
                self.open_gate()

        cards = sum(len(keys_of(one.card.note)) for one in notes)
        asked = ask.deletion(notes[0].card.note.front, cards, len(notes))
        self.app.push_screen(ask.AskScreen(asked), take)

    @behind_gate
    async def action_move(self) -> None:
        """Ask for a deck or a new one, and move the notes of the chosen cards there."""
        from trainer.tui.screens.deck_choice import NEW, DeckChoiceScreen  # noqa: PLC0415  (when shown)

        targets = self.table.targets
        notes = await self.in_writer(partial(self.browsing.notes, targets))
        its = {str(note.file) for note in notes}
        rows = await self.in_writer(self.browsing.home.decks)
        lines = (*(deck_line(row) for row in rows if {row.path} != its), Line(NEW, 0, ()))

        def take(line: Line | None) -> None:
            if line and line.decks:
                self._move(notes, Path(line.decks[0]))
            elif line:
                self._move_to_new_deck(notes)
            else:
                self.open_gate()

        asked = f"The notes of {cards_told(len(targets))}: move to which deck?"
        self.app.push_screen(DeckChoiceScreen(lines, asked), take)

    def _move_to_new_deck(self, notes: Sequence[LibraryCard]) -> None:
        from trainer.tui.screens.field import NewDeckScreen  # noqa: PLC0415  (only when shown)

        def take(deck: Path | None) -> None:
            if deck:
                self._move(notes, deck)
            else:
                self.open_gate()

        asked = "What shall the file of the new deck be called?"
        self.app.push_screen(NewDeckScreen(asked, notes[0].file.parent), take)

    @behind_gate
    async def _move(self, notes: Sequence[LibraryCard], deck: Path) -> None:
        """Move notes, after asking where a deck file would go with its last ones."""
        from trainer.tui.screens import ask  # noqa: PLC0415  (only when shown)

        move = partial(self.browsing.move, notes, deck)
        leaving = [note for note in notes if note.file != deck]
        emptied = await self.in_writer(partial(note_leaving.emptied, leaving))

        def take(agreed: bool | None) -> None:  # noqa: FBT001  (a screen's result)
            if agreed:
                self._change(move, searches=True)
            else:
                self.open_gate()

        if emptied:
            self.app.push_screen(ask.AskScreen(ask.emptying(emptied)), take)
        else:
            take(agreed=True)
