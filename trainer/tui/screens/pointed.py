"""What the browser does at the card under the cursor, and how it shows its cards anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from trainer.errors import TrainerError, UsageError
from trainer.tui import clipboard
from trainer.tui.lending import lend_terminal
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.find import FindScreen
from trainer.workflow import editor, opened_card
from trainer.workflow.home import Home


class PointedScreen(FindScreen):
    """Opens, edits, copies and traces one card."""

    async def renew(self, *, searches: bool) -> None:
        """Show the cards as they now are, after searching again if others may be found."""
        try:
            near = tuple(self.table.near)
            self.table.renew(await self.writer.run(partial(self.browsing.rows, near)))
        except TrainerError as error:
            self.notice.warn(error)
        if searches:
            await self.look()
        self.refresh_bindings()
        self.open_gate()

    @behind_gate
    async def action_refresh(self) -> None:
        """Read the deck files that changed, and search again."""
        await self._read_again(partial(self.in_writer, self.browsing.refresh))

    async def _read_again(self, read: Callable[[], Awaitable[Sequence[TrainerError]]]) -> None:
        problems: Sequence[TrainerError]
        try:
            problems = await read()
        except TrainerError as error:
            problems = (error,)
        await self.renew(searches=True)
        if problems:
            self.notice.warn(*problems)

    @behind_gate
    async def action_info(self) -> None:
        """Show all there is to know of the card under the cursor."""
        from trainer.tui.screens.info import InfoScreen  # noqa: PLC0415  (only when shown)

        found = await self.in_writer(partial(opened_card.info, *self._pointed()))
        self.app.push_screen(InfoScreen(found))
        self.open_gate()

    @behind_gate
    async def action_edit(self) -> None:
        """Open the note in a form; the cursor stands on its card afterwards."""
        from trainer.tui.screens.note import NoteScreen  # noqa: PLC0415  (only when shown)

        form = await self.in_writer(partial(opened_card.note_form, *self._pointed()))
        self.app.push_screen(NoteScreen(form, self.writer), self._after_form)
        self.open_gate()

    def _after_form(self, saved: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if saved:
            self.action_refresh()

    @behind_gate
    async def action_open_editor(self) -> None:
        """Open the note in the learner's editor; the cursor stands on its card afterwards."""
        await self._read_again(self._edited)

    async def _edited(self) -> Sequence[TrainerError]:
        command = await self.in_writer(partial(opened_card.edit_command, *self._pointed()))
        lend_terminal(self.app, partial(editor.run, command))
        return await self.in_writer(self.browsing.refresh)

    @behind_gate
    async def action_open_source(self) -> None:
        """Open the document that the card comes from, in the program that the system has for it."""
        from trainer.tui.address import open_address  # noqa: PLC0415  (only when used)

        address = await self.in_writer(partial(opened_card.source_address, *self._pointed()))
        open_address(self.app, address)
        self.notice.tell(f"opened: {address}")
        self.open_gate()

    def action_copy_card(self) -> None:
        """Put question and answer on the clipboard, as far as the terminal lets us."""
        if row := self.table.pointed_row:
            clipboard.copy_card(self.app, row.card.card)
            self.notice.tell(clipboard.COPIED)

    def _pointed(self) -> tuple[Home, str]:
        """Where the card under the cursor is to be found."""
        if self.table.pointed is None:
            raise UsageError("no card is found", "Search for another")
        return self.browsing.home, self.table.pointed
