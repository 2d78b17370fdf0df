"""The review screen: one card after the other, each grade on disk before the next is drawn."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from trainer.cards.note import Card
from trainer.errors import TrainerError
from trainer.memory.log import NEW_CARD, Rating
from trainer.store.library import LibraryCard
from trainer.tui import keys
from trainer.tui.face import Face
from trainer.tui.screens.base import CARD_LOOKS, behind_gate
from trainer.tui.screens.card import CardScreen
from trainer.tui.widgets.card_view import CardView
from trainer.tui.widgets.grade_row import GradeRow
from trainer.tui.widgets.heading import FLAG, MARK, Heading
from trainer.tui.widgets.notice import Notice
from trainer.workflow.study import Study

if TYPE_CHECKING:
    from trainer.tui.illustration import Illustrator
    from trainer.tui.widgets.sheet import Passage

_AT_THE_CARD = (
    *("edit", "open_editor", "delete", "info", "open_source", "copy_card"),
    *("suspend", "bury", "flag", "mark", "forget", "set_due"),
)
SECOND_MS = 1_000
MINUTE_MS = 60_000


class ReviewScreen(CardScreen):
    """Drives one :class:`Study`; ends with its summary.

    ``face`` is what lies on the table, None while the learner waits for a learning card.
    """

    CSS_PATH = CARD_LOOKS
    BINDINGS: ClassVar[list[BindingType]] = [*keys.REVIEW]
    _image: Passage | None = None
    _illustrator: Illustrator | None = None

    def compose_middle(self) -> ComposeResult:
        """Heading, card, notice, choices."""
        yield Heading()
        yield CardView()
        yield Notice()
        yield GradeRow()

    async def on_mount(self) -> None:
        """Deal the first card; look at the clock for cards that are waited for."""
        self.set_interval(1, self._look_at_clock)
        if self.study.taken_back:
            self.notice.tell(f"taken back: {self.study.taken_back}")
        await self.deal()

    async def deal(self, kept: Face | None = None) -> None:
        """Lay the session's current card on the table; without one, wait or sum up."""
        card = self.study.card()
        is_fresh = not (kept and card and kept.card.key == card.card.key)
        if is_fresh:
            self.hush()
        self._image = await self._illustrated(card)
        self._card = card
        self.face = _dealt(card.card, kept) if card else None
        self._seen_ms = self.study.now_ms()
        self.show_heading()
        self._show_time()
        if is_fresh:
            self.query_one(CardView).scroll_home(animate=False)
        if self.face:
            await self._lay(self.face)
            if is_fresh:
                self.play_at("on question")
        elif self.study.session.wait_until_ms is not None:
            self._wait(self.study.session.wait_until_ms)
        else:
            self._sum_up()
        self.open_gate()

    def show_heading(self) -> None:
        """Deck and section, what is left, and the signs of the current card."""
        session, card = self.study.session, self._card
        title = f"{card.deck_title}::{card.section}" if card and card.section else self.study.title
        state = session.current.state if session.current else NEW_CARD
        self.query_one(Heading).show(
            title.replace("::", " › "),
            session.counts,
            state.phase if session.current else None,
            session.summary.reviewed,
            signs=(FLAG if state.flag else "") + (MARK if state.marked else ""),
        )

    async def _lay(self, face: Face) -> None:
        """Show this much of the card, and what can be done with it now."""
        self._show_time()
        is_turned = face.answered and not (self.face and self.face.answered)
        self.face = face
        await self.query_one(CardView).show(face, self._image)
        choices = self.query_one(GradeRow)
        if face.answered:
            names = {rating: self.key_of(f"grade({int(rating)})") for rating in Rating}
            choices.offer_ratings(self.study.session.futures, face.proposed, names)
        elif face.asks_to_type:
            choices.offer_turn("enter", "compare")
        else:
            words = f"next item, {face.items_left} left" if face.is_list else "show the answer"
            choices.offer_turn(self.key_of("turn"), words)
        self.refresh_bindings()
        if is_turned:
            self.query_one(CardView).seek_answer(face)
            self.play_at("on answer")

    async def _illustrated(self, card: LibraryCard | None) -> Passage | None:
        """The picture of a card; the one before lies behind a shut gate until it is ready."""
        if card is None or not card.card.note.image:
            return None
        if self._illustrator is None:
            from trainer.tui.illustration import Illustrator  # noqa: PLC0415  (only for pictures)

            self._illustrator = Illustrator(self.app)
        self.shut_gate()
        return await to_thread(self._illustrator.passage, card.file, card.card.note.image)

    def _show_time(self) -> None:
        if self._timed and not (self.face and self.face.answered):  # it stops at the answer
            seconds = (self.study.now_ms() - self._seen_ms) // SECOND_MS
            self.query_one(Heading).time(seconds if self.face else None)

    # waiting and the end

    def _wait(self, until_ms: int) -> None:
        left_ms = max(until_ms - self.study.now_ms(), 0)
        time = (
            f"{-(-left_ms // MINUTE_MS)} min"
            if left_ms > MINUTE_MS
            else f"{left_ms // SECOND_MS} s"
        )
        self.query_one(CardView).say(f"Next card in {time}")
        self.query_one(GradeRow).offer_turn(self.key_of("turn"), "finish now")
        self.refresh_bindings()

    async def _look_at_clock(self) -> None:
        self._show_time()
        until_ms = self.study.session.wait_until_ms
        if self.face or until_ms is None or not self.gate_is_open:
            return
        if self.study.now_ms() < until_ms:
            self._wait(until_ms)
        else:
            self.study.tick()
            self.shut_gate()
            await self.deal()

    def _sum_up(self) -> None:
        from trainer.tui.screens.summary import SummaryScreen  # noqa: PLC0415  (only when shown)

        self.pop_until_active()
        summary = SummaryScreen(self.study, self.writer, self._review_alike)
        self.app.push_screen(summary, self._after_summary)

    def _review_alike(self, study: Study) -> ReviewScreen:
        """The screen over another sitting, as the learner wants this one."""
        return ReviewScreen(study, self.writer, timed=self._timed, sound=self._sound)

    async def _after_summary(self, undone: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if undone:
            await self.deal()
        else:
            self.action_leave()

    # what the learner does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something now; the others are neither shown nor heeded."""
        del parameters
        face = self.face
        possible = {
            "grade": face and face.answered,
            "hint": face and face.can_hint,
            "quote": face and face.can_quote,
            "lay_open": face and face.is_list and not face.answered,
            "undo": self.study.session.undo_label or self.study.done_elsewhere,
            "redo": self.study.session.redo_label,
            **dict.fromkeys(_AT_THE_CARD, face),
            "play": face and face.card.note.audio,
            "view_image": face and face.card.note.image,
            "leave_field": face and face.asks_to_type and isinstance(self.focused, Input),
            "enter_field": face and face.asks_to_type and not isinstance(self.focused, Input),
        }
        return bool(possible.get(action, True))

    async def action_turn(self) -> None:
        """One step on: the answer, the next item, the proposed rating, or out of waiting."""
        if self.face is None:
            self._sum_up()
        elif self.face.answered:
            self.action_grade(self.face.proposed)
        elif self.face.asks_to_type:
            await self._lay(self.face.typed(self.query_one(CardView).typed_text))
        else:
            await self._lay(self.face.turned())

    def action_undo(self) -> None:
        """Take back the last thing done; its card is asked again."""
        self.change(self.study.undo, f"taken back: {self.study.session.undo_label}")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.change(self.study.redo, f"done again: {self.study.session.redo_label}")

    async def action_hint(self) -> None:
        """Show the hint."""
        if self.face:
            await self._lay(replace(self.face, hinted=True))

    @behind_gate
    async def action_quote(self) -> None:
        """Show the whole quote and its document, or shorten it again."""
        if self.face and self.face.quoting:
            await self._lay(replace(self.face, quoting=False))
        elif self.face and self._card:
            await self._quote(self.face, self._card)
        self.open_gate()

    async def _quote(self, face: Face, card: LibraryCard) -> None:
        from trainer.workflow.source_opening import document_of  # noqa: PLC0415  (only when used)

        document, failures = None, []
        try:
            document = await self.in_writer(partial(document_of, card))
        except TrainerError as error:
            failures.append(error)
        await self._lay(replace(face, quoting=True, document=document))
        self.query_one(CardView).seek_source()
        if failures:
            self.notice.warn(*failures)

    async def action_lay_open(self) -> None:
        """Show all items of a list."""
        if self.face:
            await self._lay(self.face.laid_open())

    def action_leave_field(self) -> None:
        """Stop typing, so that keys are commands again."""
        self.query_one(CardView).focus()

    def action_enter_field(self) -> None:
        """Type again."""
        self.query_one("#typed").focus()

    @on(CardView.Typed)
    async def _compare(self, event: CardView.Typed) -> None:
        if self.face and self.face.asks_to_type:
            await self._lay(self.face.typed(event.text))

    @on(GradeRow.Chosen)
    async def _choose(self, event: GradeRow.Chosen) -> None:
        if event.rating is None:
            await self.action_turn()
        else:
            self.action_grade(event.rating)


def _dealt(card: Card, kept: Face | None) -> Face:
    """A card as it is laid: covered, or as it lay before with its text as it now is."""
    if kept is None or kept.card.key != card.key:
        return Face(card)
    face = replace(kept, card=card)
    return face.laid_open() if face.answered else face
