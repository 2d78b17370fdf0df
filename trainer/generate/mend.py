"""Cards in another form, where the linter would rightly find fault with the first one.

An answer that counts up several things is a list to recall item by item; a list of
many steps is learnt in two parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trainer.cards.lint_repeats import repeats
from trainer.cards.note import Deck, Kind
from trainer.generate.facts import Candidate, Proposal
from trainer.generate.wording import FEWEST_FOR_A_LIST, listed

_MOST_IN_AN_ANSWER = 3
_MOST_IN_A_LIST = 5
_STEPS_OF = "What are the steps "
_TELLS_OF_ONE = frozenset({"definition", "labelled", "identity"})  # with commas in what it says
_NUMBERS = ("", "", "two", "three", "four", "five")


def mended(card: Candidate) -> Iterator[Candidate]:
    """The card as it should be asked: itself, a list instead, or two lists."""
    if card.kind is Kind.QUESTION:
        yield _as_list(card)
    elif card.ordered and len(card.items) > _MOST_IN_A_LIST:
        yield from _in_two_parts(card)
    else:
        yield card


def without_repeats(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The proposals without those that the linter finds repeated within their deck."""
    notes = tuple(proposal.note for proposal in proposals)
    worse = {id(finding.note) for finding in repeats(Deck(title="", notes=notes))}
    kept = tuple(proposal for proposal in proposals if id(proposal.note) not in worse)
    return without_repeats(kept) if worse else kept


def _as_list(card: Candidate) -> Candidate:
    items = listed(card.back, fewest=FEWEST_FOR_A_LIST)
    if card.family in _TELLS_OF_ONE or not _MOST_IN_AN_ANSWER < len(items) <= _MOST_IN_A_LIST:
        return card
    first = items[0][:1].lower() + items[0][1:] if items[0][1:2].islower() else items[0]
    return replace(card, kind=Kind.LIST, back="", items=(first, *items[1:]))


def _in_two_parts(card: Candidate) -> Iterator[Candidate]:
    half = (len(card.items) + 1) // 2
    parts = (("first", card.items[:half]), ("last", card.items[half:]))
    if not card.front.startswith(_STEPS_OF) or half > _MOST_IN_A_LIST:
        return
    for which, items in parts:
        count = _NUMBERS[len(items)]
        front = card.front.replace(_STEPS_OF, f"What are the {which} {count} steps ", 1)
        yield replace(card, front=front, items=items)
