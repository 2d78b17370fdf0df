"""The screen on which somebody decides on proposed cards beside the passages they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

from trainer.cards.note import Note
from trainer.errors import TrainerError
from trainer.store.made import MadeStatus
from trainer.tui import keys
from trainer.tui.screens.base import TrainerScreen, behind_gate
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.proposal import Proposal
from trainer.tui.widgets.proposal_list import OPEN, SIGNS, ProposalList
from trainer.tui.widgets.tally import Tally
from trainer.tui.writer import Writer
from trainer.workflow.accepting import Review
from trainer.workflow.making import Making

_ON_CARD = frozenset({"accept", "edit", "drop", "make_cloze", "split", "merge"})


class AcceptScreen(TrainerScreen):
    """Drives the review of one :class:`Making`; leaving writes the deck with what was taken.

    ``number`` is the card that lies there, counted from 1.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.ACCEPT]

    def __init__(self, making: Making, writer: Writer) -> None:
        super().__init__(writer)
        if making.review is None:
            raise ValueError("there is nothing to decide on yet")
        self.making = making
        self.review: Review = making.review
        self.number = 1
        self._leaving = False

    def compose_middle(self) -> ComposeResult:
        """Counts, the card beside its source, all cards, notice."""
        yield Tally()
        yield Proposal()
        yield ProposalList()
        yield Notice()

    def on_mount(self) -> None:
        """Begin at the first card, and say what else the plan holds."""
        self.query_one(ProposalList).show(self.review)
        self.query_one(ProposalList).focus()
        self._lay(self.number)
        self.notice.tell(_plan(self.making))

    def _lay(self, number: int) -> None:
        """Put a card there; heed keys once it is seen."""
        self.number = number
        offer, file = self.review.offer(number), self.making.order.target
        self.query_one(Proposal).show(offer, self.review.language, file)
        self.query_one(ProposalList).point(number)
        self._count()
        self.refresh_bindings()
        self.open_gate()

    def _count(self) -> None:
        counts = self.review.counts
        left = counts["left"]
        kinds = [(sign, counts[status], str(status)) for status, sign in SIGNS.items()]
        kinds.append((OPEN, left, "open"))
        self.query_one(Tally).show(
            self.making.order.target.name,
            "  ".join(f"{sign} {count} {word}" for sign, count, word in kinds),
            " ".join(f"{sign}{count}" for sign, count, _ in kinds),
            self.review.total - left,
            self.review.total,
        )

    @on(OptionList.OptionHighlighted)
    def _follow(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        pointed = self.query_one(ProposalList).pointed
        if pointed and pointed != self.number:
            self.shut_gate()
            self.notice.tell("")
            self._lay(pointed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys do something now; a card on which the cursor just came is not seen yet."""
        del parameters
        if action in _ON_CARD and self.is_mounted:
            return self.query_one(ProposalList).pointed == self.number
        if action in ("next_open", "accept_rest"):
            return self.review.next_open() is not None
        return action != "undo" or self.review.can_undo

    # decisions

    def action_accept(self) -> None:
        """Take the card as it is."""
        self._decide(partial(self.review.accept, self.number))

    def action_drop(self) -> None:
        """Leave the card out for good."""
        self._decide(partial(self.review.drop, self.number))

    def action_make_cloze(self) -> None:
        """Take the quoted sentence with a gap in the card's place."""
        self._decide(partial(self.review.make_cloze, self.number))

    def action_split(self) -> None:
        """Take a card for each item in the card's place."""
        self._decide(partial(self.review.split, self.number))

    def action_edit(self) -> None:
        """Open the card in a form, as it was offered or as it was edited before."""
        rows = self.review.rows(self.number)
        notes = [row.text for row in rows if row.status is MadeStatus.EDITED]
        number = self.number
        note = notes[0] if len(notes) == 1 else self.review.note(number)

        def take(worded: Sequence[Note]) -> object:
            if self._is_as_offered(worded, number):
                return self.review.accept(number)
            return self.review.edit(worded, number)

        self._word(f"Card {number} of {self.review.total}", number, note, take)

    def action_merge(self) -> None:
        """Open this card and the next one of its passage as one in a form."""
        number = self.number
        try:
            other, note = self.review.merged(number)
        except TrainerError as error:
            self.notice.warn(error)
            return
        head = f"Cards {number} and {other} as one"
        self._word(head, number, note, lambda worded: self.review.merge(number, other, worded))

    def _word(
        self, head: str, number: int, note: Note, take: Callable[[Sequence[Note]], object]
    ) -> None:
        from trainer.tui.screens.wording import WordingScreen  # noqa: PLC0415  (only when shown)

        def taken(notes: Sequence[Note] | None) -> None:
            if notes is not None:
                self._decide(lambda: take(notes))

        def check(made: Sequence[Note]) -> object:
            return self._is_as_offered(made, number) or self.review.edited(made, number)

        self.app.push_screen(WordingScreen(head, note, self.review.language, check), taken)

    def _is_as_offered(self, notes: Sequence[Note], number: int) -> bool:
        return list(notes) == [self.review.note(number)]

    @behind_gate
    async def action_accept_rest(self) -> None:
        """Take all open cards that have no warning."""
        rows = await self.in_writer(lambda: self.review.accept_rest(least_score=0))
        if not rows:
            self.notice.tell("every open card has a warning")
            self.open_gate()
            return
        self._redraw()
        left = self.review.counts["left"]
        warned = f", {left} left open for their warnings" if left else ""
        self.notice.tell(f"{len(rows)} accepted{warned}; undo takes it back")

    @behind_gate
    async def action_undo(self) -> None:
        """Take the last decision back and go to its card."""
        number = await self.in_writer(self.review.undo)
        self._redraw(number)
        self.notice.tell(f"taken back: the decision on card {number}" if number else "")

    @behind_gate
    async def _decide(self, decision: Callable[[], object]) -> None:
        """Make a decision durable, then go to the next open card; on failure this one stays."""
        await self.in_writer(decision)
        self._redraw()

    def _redraw(self, number: int | None = None) -> None:
        """Draw what was decided, and lay this card or the next open one."""
        self.query_one(ProposalList).follow(self.review, self.review.touched)
        following = number or self.review.next_open(self.number)
        self._lay(following or self.number)
        if following is None:
            self.notice.tell(f"all are decided; {self.key_of('leave')} writes the deck")

    # moving and leaving

    def action_next_open(self) -> None:
        """Go to the next card that nobody has decided on."""
        number = self.review.next_open(self.number)
        if number:
            self.notice.tell("")
            self._lay(number)

    def action_scroll_text(self, lines: int) -> None:
        """Scroll card and passage."""
        self.query_one(Proposal).turn(lines)

    def action_leave(self) -> None:
        """Write the deck with what was taken and go back; if that fails, the next time without."""
        if self.making.failure is not None:
            super().action_leave()
        elif not self._leaving:
            self._leaving = True
            self._finish()

    @behind_gate
    async def _finish(self) -> None:
        try:
            await self.in_writer(self.making.finish)
        except TrainerError:
            self._leaving = False
            raise
        super().action_leave()


def _plan(making: Making) -> str:
    """What becomes of the cards that the deck has, where it has any."""
    found = making.draft
    if found is None or found.before is None:
        return ""
    counts = (("kept", found.kept), ("changed", found.changed), ("stale", found.stale))
    return "in the deck: " + ", ".join(f"{len(notes)} {word}" for word, notes in counts)
