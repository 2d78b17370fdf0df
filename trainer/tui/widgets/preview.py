"""The cards that a note makes, each as it will be asked, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from trainer.cards.expand import cards
from trainer.cards.lint import Finding
from trainer.cards.note import Card, Note
from trainer.cards.text import shown
from trainer.tui.face import Face
from trainer.tui.widgets.card_view import above, below
from trainer.tui.widgets.prose import Part, parts
from trainer.tui.widgets.sheet import RULE, Passage, Sheet

_SIGNS = {"error": "✗ ", "warning": "! "}
_MOST_CARDS = 4
EMPTY = "The card will stand here as it will be asked."


class Preview(Vertical):
    """Drawn anew with every letter."""

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield Sheet()

    def show(self, note: Note, findings: Sequence[Finding]) -> None:
        """Draw the findings, and below them question and answer of each card."""
        wrong = Passage(tuple(_line(finding) for finding in findings))
        self.query_one(Sheet).show([wrong, *_asked(note)])


def _line(finding: Finding) -> Part:
    text = shown(f"{finding.message}. {finding.mend}")
    sign = _SIGNS[finding.level]
    return Part(Content(text), sign, " " * len(sign), is_item=True)


def _asked(note: Note) -> Iterator[Passage]:
    made = cards(note) if note.front.strip() else ()
    if not made:
        yield Passage((Part(Content(EMPTY)),), "sheet--aside")
    for number, card in enumerate(made[:_MOST_CARDS], start=1):
        if len(made) > 1:
            yield RULE
            yield Passage((Part(Content(f"card {number} of {len(made)}")),), "sheet--aside")
        yield from _sides(card)
    if len(made) > _MOST_CARDS:
        more = f"… and {len(made) - _MOST_CARDS} more cards"
        yield Passage((Part(Content(more)),), "sheet--aside")


def _sides(card: Card) -> Iterator[Passage]:
    """What is asked, and what stands there once it is turned."""
    asked, turned = Face(card), Face(card).laid_open()
    yield from above(asked)
    if turned.question != asked.question:
        yield Passage(parts(turned.question))
    yield from below(turned)
