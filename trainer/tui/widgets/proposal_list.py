"""The list of all proposed cards, each behind the sign of what was decided on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets.option_list import Option

from trainer.cards.expand import cards
from trainer.cards.lint import lint_note
from trainer.cards.text import legible
from trainer.store.made import MadeStatus
from trainer.tui import keys
from trainer.tui.widgets.cursor_list import CursorList
from trainer.tui.widgets.deck_list import Row
from trainer.workflow.accepting import Review

OPEN = "·"
SIGNS = {MadeStatus.ACCEPTED: "✓", MadeStatus.EDITED: "~", MadeStatus.DROPPED: "✗"}


class ProposalList(CursorList):
    """A line a card: sign, number, question, and how many warnings it has."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.PROPOSALS]

    def show(self, review: Review) -> None:
        """List all cards."""
        numbers = range(1, review.total + 1)
        self.set_options(Option(_row(review, number)) for number in numbers)

    def follow(self, review: Review, numbers: Iterable[int]) -> None:
        """Draw the lines of these cards anew."""
        for number in numbers:
            self.replace_option_prompt_at_index(number - 1, _row(review, number))

    @property
    def pointed(self) -> int:
        """The number of the card on which the cursor stands, 0 while there is none."""
        return 0 if self.highlighted is None else self.highlighted + 1

    def point(self, number: int) -> None:
        """Put the cursor on a card."""
        self.highlighted = number - 1


def _row(review: Review, number: int) -> Row:
    rows = review.rows(number)
    sign = SIGNS[rows[0].status] if rows else OPEN
    note = rows[0].text if rows else review.note(number)
    findings = len(lint_note(note, review.language) if rows else review.findings(number))
    first = next(iter(cards(note)), None)
    question = legible(first.question if first else note.front)
    return Row(f"{sign} {number}. {question}", (f"! {findings}",) if findings else ())
