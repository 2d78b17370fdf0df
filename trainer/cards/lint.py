"""What makes a card hard to learn, found by rule and explained with its mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.cards.note import Deck, Note

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend; ``note`` is None where the whole deck is meant.

    ``message`` says what is wrong, ``mend`` what to do, both without a final full stop.
    """

    level: Level
    rule: str
    message: str
    mend: str
    note: Note | None = None
    fixable: bool = False


def lint_note(note: Note, language: str = "en") -> tuple[Finding, ...]:
    """All findings in one note of a deck written in ``language`` (empty counts as English)."""
    raise NotImplementedError


def lint_deck(deck: Deck) -> tuple[Finding, ...]:
    """All findings in a deck: those of each note in order, then those between notes."""
    raise NotImplementedError
