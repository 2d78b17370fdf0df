"""The cards that a note makes, each as it will be asked, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from trainer.cards.expand import cards
from trainer.cards.lint import Finding
from trainer.cards.note import Note
from trainer.tui.widgets.card_view import sides
from trainer.tui.widgets.findings import told
from trainer.tui.widgets.illustrated_sheet import IllustratedSheet
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import RULE, Passage

_MOST_CARDS = 4
EMPTY = "The card will stand here as it will be asked."


class Preview(Vertical):
    """Drawn anew with every letter."""

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield IllustratedSheet()

    def show(self, note: Note, findings: Sequence[Finding], file: Path) -> None:
        """Draw the findings, and below them question and answer of each card.

        ``file`` is the deck file, beside which the note's picture lies.
        """

        def draw(pictures: Mapping[str, Passage]) -> Sequence[Passage]:
            return [told(findings), *_asked(note, pictures.get(note.image))]

        self.query_one(IllustratedSheet).lay(file, [note.image], draw)


def _asked(note: Note, image: Passage | None) -> Iterator[Passage]:
    made = cards(note) if note.front.strip() else ()
    if not made:
        yield Passage((Part(Content(EMPTY)),), "sheet--aside")
    for number, card in enumerate(made[:_MOST_CARDS], start=1):
        if len(made) > 1:
            yield RULE
            yield Passage((Part(Content(f"card {number} of {len(made)}")),), "sheet--aside")
        yield from sides(card, image)
    if len(made) > _MOST_CARDS:
        more = f"… and {len(made) - _MOST_CARDS} more cards"
        yield Passage((Part(Content(more)),), "sheet--aside")
