"""From what an author writes to what a learner is asked: the cards of a note."""

from __future__ import annotations

from trainer.cards.note import Card, Note


def cards(note: Note) -> tuple[Card, ...]:
    """The cards of a note, siblings in their order, with keys ``id``, ``id#r``, ``id#c2``."""
    raise NotImplementedError


def revealed(card: Card) -> str:
    """What is shown once the card is turned, in Markdown."""
    raise NotImplementedError
