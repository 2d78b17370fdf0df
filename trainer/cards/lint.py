"""What makes a card hard to learn, found by rule and explained with its mend.

The rules stand in one table, :mod:`trainer.cards.lint_table`; here they are run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trainer.cards.asked import asked
from trainer.cards.cloze import problems
from trainer.cards.expand import cards
from trainer.cards.lint_repeats import repeats
from trainer.cards.lint_rule import Finding, Level, Rule
from trainer.cards.lint_table import RULES
from trainer.cards.note import Deck, Kind, Note

__all__ = ["Finding", "Level", "lint_deck", "lint_note"]


def lint_note(note: Note, language: str = "en") -> tuple[Finding, ...]:
    """All findings in one note of a deck written in ``language`` (empty counts as English).

    ``language`` is a BCP 47 tag. A note's cards are looked at one by one; what is wrong
    with several of them alike is said once.
    """
    return tuple(dict.fromkeys(_findings(note, language)))


def lint_deck(deck: Deck) -> tuple[Finding, ...]:
    """All findings in a deck: those of each note in order, then those between notes."""
    of_notes = [finding for note in deck.notes for finding in lint_note(note, deck.language)]
    return (*of_notes, *repeats(deck))


def _findings(note: Note, language: str) -> Iterator[Finding]:
    if note.kind is Kind.CLOZE:
        for problem in problems(note.front):
            yield Finding("error", "cloze-form", problem.message, problem.mend, note)
    rules = _rules_for(note.kind, english=not language or language.lower().startswith("en"))
    for card in cards(note)[: 1 if note.kind is Kind.PAIR else None]:
        side = asked(card)
        for rule in rules:
            if finding := rule.check(side):
                yield finding


@cache
def _rules_for(kind: Kind, *, english: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if kind in rule.kinds and (english or not rule.english))
