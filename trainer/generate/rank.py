"""How good a card promises to be: a linear score over named features.

The numbers are set by hand, with the readings of cards by people who knew nothing of the rules
as a guide: ``tests/benchmarks/fit_rank.py`` fits them, prints what the readings alone would
give, and shows how precision changes with the score. They differ from that where the readings
are few or of cards that a later rule mends or drops. What is marked or in a heading adds more
than the fit gives it, since an author's own key terms are worth more than others that are asked
as well; a gap that nobody marked loses more, and so do long, hedged and exemplary cards, of
which hardly any was read. A score is a rank, not a probability.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.cards.note import Kind
from trainer.generate.english.tokens import has_words, tokens, word_count
from trainer.generate.english.words import GENERIC_NOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.terms import key

FAMILY_BASE = {
    "question": 0.95,
    "labelled": 0.67,
    "labelled_gap": 0.50,
    "table": 0.89,
    "attribute": 0.66,
    "sheet": 0.47,
    "steps": 0.66,
    "announced": 0.82,
    "term": 0.67,
    "definition": 0.74,
    "sort": 0.72,
    "telling": 0.52,
    "pointing": 0.72,
    "holder": 0.69,
    "setting": 0.78,
    "abbreviation": 0.85,
    "named": 0.80,
    "kinds": 0.76,
    "composition": 0.66,
    "purpose": 0.66,
    "aim": 0.74,
    "cause": 0.73,
    "reason": 0.61,
    "mechanism": 0.59,
    "meaning": 0.84,
    "condition": 0.87,
    "contrast": 0.80,
    "examples": 0.62,
    "function": 0.72,
    "date": 0.69,
    "dated": 0.85,
    "person": 0.72,
    "synonym": 0.55,
    "superlative": 0.61,
    "tie": 0.71,
    "place": 0.76,
    "statement": 0.78,
    "enactment": 0.80,
    "occasion": 0.64,
    "moment": 0.73,
    "fate": 0.70,
    "effect": 0.64,
    "quantity": 0.53,
    "sequence": 0.80,
    "passive": 0.71,
    "identity": 0.64,
    "view": 0.70,
    "named_gap": 0.81,
    "gap": 0.67,
    "figure": 0.84,
    "duty": 0.67,
    "working": 0.54,
    "told_gap": 0.73,
    "explained_gap": 0.78,
}
WEIGHTS = {
    "marked": 0.15,
    "in_heading": 0.08,
    "resolved": -0.06,
    "long_answer": -0.08,
    "long_question": -0.08,
    "short_answer": -0.05,
    "general_subject": -0.1,
    "hedged": -0.08,
    "example": -0.1,
    "reader": -0.03,
    "remark": -0.08,
    "loose_gap": -0.2,
    "what_happens": -0.08,
}
TERM_WEIGHT, _MOST_FOR_A_TERM = 0.06, 2.5
_LONG_ANSWER, _LONG_QUESTION = 22, 32
_READER = re.compile(r"\b(?:we|us|our|you|your)\b", re.IGNORECASE)
_TELLS_WHAT_IT_IS = words("definition term gap sort identity")
_HEDGES = words("perhaps probably might seems appears arguably somewhat maybe tends")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score."""

    candidate: Candidate
    score: float


def rank(candidate: Candidate, terms: Mapping[str, float]) -> Ranked:
    """The candidate with its score, rounded to three decimals; ``terms`` are the document's."""
    bonus = sum(WEIGHTS[name] for name, holds in features(candidate).items() if holds)
    bonus += TERM_WEIGHT * term_share(candidate, terms)
    return Ranked(candidate, round(FAMILY_BASE[candidate.family] + bonus, 3))


def term_share(candidate: Candidate, terms: Mapping[str, float]) -> float:
    """How much the document makes of what a card is about, up to what counts."""
    return min(terms.get(key(candidate.subject), 0.0), _MOST_FOR_A_TERM)


def features(candidate: Candidate) -> dict[str, bool]:
    """What speaks for or against a card, by the names of ``WEIGHTS``."""
    subject = candidate.subject.lower()
    answer = candidate.back or " ".join(candidate.items)
    inner = {token.low for token in tokens(subject)}
    question = candidate.kind is not Kind.CLOZE
    marked = any(subject == mark.lower() for mark in candidate.sentence.marked)
    remark = candidate.sentence.split and candidate.family in _TELLS_WHAT_IT_IS
    return {
        "remark": remark and not marked,
        "loose_gap": candidate.family == "gap" and not marked,
        "what_happens": candidate.family == "occasion" and "what happens " in candidate.front,
        "example": bool(re.match(r"For (?:example|instance)\b", candidate.sentence.text)),
        "reader": bool(_READER.search(f"{candidate.front} {answer}")),
        "marked": marked,
        "in_heading": any(subject in heading.lower() for heading in candidate.sentence.headings),
        "resolved": candidate.sentence.resolved,
        "long_answer": candidate.kind is Kind.QUESTION and word_count(answer) > _LONG_ANSWER,
        "long_question": word_count(candidate.front) > _LONG_QUESTION,
        "short_answer": question and candidate.family == "definition" and not has_words(answer, 6),
        "general_subject": bool(inner) and inner <= GENERIC_NOUNS | {"the", "a", "of"},
        "hedged": any(token.low in _HEDGES for token in tokens(candidate.sentence.text)),
    }
