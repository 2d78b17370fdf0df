"""What can be done at the card that lies on the table, whichever screen it lies on.

Each change is on disk before the screen goes on; what only shows something leaves the
card as it lies.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from trainer.config import Sound
from trainer.errors import TrainerError
from trainer.memory.log import Rating
from trainer.store.library import LibraryCard
from trainer.tui.face import Face
from trainer.tui.screens.base import TrainerScreen, behind_gate
from trainer.tui.writer import Writer
from trainer.workflow.leeches import leech_told
from trainer.workflow.study import Study

if TYPE_CHECKING:
    from trainer.tui.card_sound import CardSound

_ON_KEY = Sound()


class CardScreen(TrainerScreen):
    """A screen over a :class:`Study`; ``face`` is the card on it, None where there is none."""

    def __init__(
        self, study: Study, writer: Writer, *, timed: bool = False, sound: Sound = _ON_KEY
    ) -> None:
        super().__init__(writer)
        self.study = study
        self._timed = timed
        self._sound = sound
        self._playing: CardSound | None = None
        self.face: Face | None = None
        self._card: LibraryCard | None = None
        self._seen_ms = 0

    @abstractmethod
    async def deal(self, kept: Face | None = None) -> None:
        """Lay the current card on the table; as it lay before, if it is that of ``kept``."""

    @abstractmethod
    def show_heading(self) -> None:
        """Show what is studied, and the signs of the card."""

    @behind_gate
    async def change(self, change: Callable[[], object], told: str = "") -> None:
        """Make ``change`` durable, then deal; on failure the card stays as it lies."""
        try:
            await self.in_writer(change)
        except TrainerError as error:
            self.notice.warn(error)
            self.refresh_bindings()
            self.open_gate()
        else:
            leech = self.study.session.leech
            self.notice.tell(told or (leech_told(leech) if leech else ""))
            await self.deal()

    def action_grade(self, rating: int) -> None:
        """Grade the card and go on to the next when that is on disk."""
        took_ms = self.study.now_ms() - self._seen_ms
        self.change(lambda: self.study.grade(Rating(rating), took_ms))

    def action_suspend(self) -> None:
        """Put the card away until it is unsuspended."""
        self.change(self.study.suspend, "suspended; undo takes it back")

    def action_bury(self) -> None:
        """Put the card away until tomorrow."""
        self.change(self.study.bury, "buried until tomorrow; undo takes it back")

    def action_forget(self) -> None:
        """Make the card a new one again."""
        self.change(self.study.forget, "a new card again; undo takes it back")

    def action_set_due(self) -> None:
        """Ask in how many days the card shall be due, and make it so."""
        from trainer.tui.screens.field import NumberScreen  # noqa: PLC0415  (only when shown)

        try:
            self.study.check_due_date()
        except TrainerError as error:
            self.notice.warn(error)
            return
        self.app.push_screen(NumberScreen("Due in how many days?"), self._set_due)

    def _set_due(self, days: int | None) -> None:
        if days:
            told = f"due in {days:,} {'day' if days == 1 else 'days'}; undo takes it back"
            self.change(lambda: self.study.set_due(days), told)

    def action_flag(self) -> None:
        """Flag the card or take its flag off; it goes on lying there as it is."""
        self._sign(self.study.flag, "flagged", "no longer flagged")

    def action_mark(self) -> None:
        """Mark the card as wrong or take the mark off; it goes on lying there as it is."""
        self._sign(self.study.mark, "marked as wrong", "no longer marked")

    @behind_gate
    async def _sign(self, sign: Callable[[], bool], put: str, taken: str) -> None:
        self.notice.tell(put if await self.in_writer(sign) else taken)
        self.show_heading()
        self.refresh_bindings()
        self.open_gate()

    @behind_gate
    async def action_edit(self) -> None:
        """Open the note in a form; the same card lies there afterwards, as it lay."""
        from trainer.tui.screens.note import NoteScreen  # noqa: PLC0415  (only when shown)

        form = await self.in_writer(self.study.note_form)
        self.app.push_screen(NoteScreen(form, self.writer), self._after_form)
        self.open_gate()

    async def _after_form(self, saved: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if saved:
            await self._look_again()

    @behind_gate
    async def action_open_editor(self) -> None:
        """Open the note in the learner's editor; the same card lies there afterwards."""
        from trainer.tui.lending import lend_terminal  # noqa: PLC0415  (only when used)
        from trainer.workflow import editor  # noqa: PLC0415  (only when used)

        failure: tuple[TrainerError, ...] = ()
        try:
            command = await self.in_writer(self.study.edit_command)
            lend_terminal(self.app, partial(editor.run, command))
        except TrainerError as error:
            failure = (error,)
        await self._look_again(*failure)

    async def _look_again(self, *failures: TrainerError) -> None:
        """Read the decks anew and lay the card as it lay, with its new text.

        All that went wrong is told, with the ``failures`` before.
        """
        try:
            problems = (*failures, *await self.in_writer(self.study.refresh_card))
        except TrainerError as error:
            problems = (*failures, error)
        await self.deal(self.face)
        if problems:
            self.notice.warn(*problems)

    def action_delete(self) -> None:
        """Ask, then take the note out of its deck file and go on with the next card."""
        from trainer.tui.screens import ask  # noqa: PLC0415  (only when shown)

        if self.face:
            asked = ask.deletion(self.face.card.note.front, self.study.siblings)
            self.app.push_screen(ask.AskScreen(asked), self._delete)

    def _delete(self, agreed: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if agreed:
            self.change(self.study.delete, "deleted; undo puts it back into its deck file")

    @behind_gate
    async def action_info(self) -> None:
        """Show all there is to know of the card."""
        from trainer.tui.screens.info import InfoScreen  # noqa: PLC0415  (only when shown)

        self.app.push_screen(InfoScreen(await self.in_writer(self.study.info)))
        self.open_gate()

    @behind_gate
    async def action_open_source(self) -> None:
        """Open the document that the card comes from, in the program that the system has for it."""
        from trainer.tui.address import open_address  # noqa: PLC0415  (only when used)
        from trainer.workflow.source_opening import address_of  # noqa: PLC0415  (only when used)

        if self._card:
            address = await self.in_writer(partial(address_of, self._card))
            open_address(self.app, address)
            self.notice.tell(f"opened: {address}")
        self.open_gate()

    def action_copy_card(self) -> None:
        """Put question and answer on the clipboard, as far as the terminal lets us."""
        from trainer.tui import clipboard  # noqa: PLC0415  (only when used)

        if self.face:
            clipboard.copy_card(self.app, self.face.card)
            self.notice.tell(clipboard.COPIED)

    @behind_gate
    async def action_view_image(self) -> None:
        """View the card's picture in the program that the system has for it."""
        from trainer.tui.address import open_address  # noqa: PLC0415  (only when used)
        from trainer.workflow.picture_opening import address_of  # noqa: PLC0415  (only when used)

        if self._card:
            open_address(self.app, await self.in_writer(partial(address_of, self._card)))
        self.open_gate()

    def action_play(self) -> None:
        """Play the card's sound, or stop it."""
        if self._card:
            self._sounds().toggle(self._card)

    def play_at(self, moment: str) -> None:
        """Play the card's sound if it has one and the learner wants it at this moment."""
        if self._sound.when == moment and self._card and self._card.card.note.audio:
            self._sounds().play_unasked(self._card)

    def hush(self) -> None:
        """Stop the sound of a card that is left."""
        if self._playing:
            self._playing.stop()

    def _sounds(self) -> CardSound:
        if self._playing is None:
            from trainer.tui.card_sound import CardSound  # noqa: PLC0415  (only for a sound)

            self._playing = CardSound(self, self._sound.player)
        return self._playing

    def on_unmount(self) -> None:
        """Leave no sound behind."""
        if self._playing:
            self._playing.close()
