"""Whether a card gives its own answer away: by the deck's name, by letters or by its own stem.

A learner meets a card under the title of its deck. What that title says cannot be asked
for, and neither can letters beside the words that they stand for.
"""

from __future__ import annotations

import re

from trainer.cards.note import Kind
from trainer.generate.english.words import words
from trainer.generate.facts import Candidate
from trainer.generate.families.abbreviations import long_form
from trainer.generate.repeats import stems

_ASKS_FOR_NAME = words(
    "term gap named named_gap told_gap labelled_gap superlative holder identity sort"
)
_LETTERS = re.compile(r"[A-Z][A-Za-z0-9]{1,6}")
_WORDS = re.compile(r"[^\W\d_]{5,}")
_SAME_STEM = 0.65  # the share of a word: "external" of "externality"


def gives_itself_away(candidate: Candidate, name: str) -> str:
    """Why the answer can be read off the card or its deck's ``name``; empty where it cannot."""
    if candidate.family not in _ASKS_FOR_NAME:
        return ""
    answer = candidate.gap or candidate.back
    told, title = stems(answer), stems(name)
    if told and told <= title and 3 * len(told) >= 2 * len(title):
        return "the deck's name gives it away"
    beside = candidate.beside_gap
    last = answer.rpartition(" ")[2]
    if " " in answer and answer.istitle() and re.search(rf"\b{re.escape(last)}\b", beside):
        return "the words beside it give it away"  # "Marcia Ascher and Robert Ascher"
    if candidate.kind is Kind.CLOZE and _is_spelt(answer, beside):
        return "the words beside it give it away"
    shared = _same_stem(answer, beside if " " in name else f"{beside} {name}")
    return f"“{shared}” gives it away" if shared else ""


def _is_spelt(short: str, beside: str) -> bool:
    """``IQ`` beside *intelligence quotient*."""
    if not _LETTERS.fullmatch(short) or not short[-1].isupper():
        return False
    found = beside.split()
    return any(long_form(short, " ".join(found[:end])) for end in range(1, len(found) + 1))


def _same_stem(answer: str, beside: str) -> str:
    """A word that a one-word answer is made from: ``accountable`` for *accountability*."""
    word = answer.rsplit(" ", 1)[-1].lower()
    if answer.lower().removeprefix("a ").removeprefix("an ").removeprefix("the ") != word:
        return ""
    shortest = max(5, int(_SAME_STEM * len(word)))
    others = (found[0] for found in _WORDS.finditer(beside))
    return next((o for o in others if word.startswith(o.lower()[:shortest])), "")
