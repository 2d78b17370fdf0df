"""How good a card promises to be: a linear score over named features.

The base of each family is the share of good cards among those read by eye; what
adds or takes away was seen to tell good cards of one family from bad ones. A score
is a rank, not a probability.
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
    "labelled": 0.85,
    "labelled_gap": 0.7,
    "table": 0.8,
    "steps": 0.9,
    "announced": 0.85,
    "term": 0.82,
    "definition": 0.85,
    "sort": 0.75,
    "telling": 0.66,
    "pointing": 0.92,
    "holder": 0.58,
    "setting": 0.7,
    "abbreviation": 0.9,
    "named": 0.88,
    "kinds": 0.88,
    "composition": 0.8,
    "purpose": 0.7,
    "aim": 0.78,
    "cause": 0.75,
    "reason": 0.72,
    "mechanism": 0.68,
    "condition": 0.75,
    "contrast": 0.8,
    "examples": 0.75,
    "function": 0.72,
    "date": 0.68,
    "dated": 0.62,
    "person": 0.75,
    "synonym": 0.78,
    "apposition": 0.78,
    "superlative": 0.86,
    "tie": 0.62,
    "place": 0.7,
    "statement": 0.82,
    "enactment": 0.66,
    "stance": 0.7,
    "occasion": 0.6,
    "effect": 0.66,
    "quantity": 0.62,
    "sequence": 0.9,
    "passive": 0.62,
    "action": 0.68,
    "identity": 0.66,
    "gloss": 0.78,
    "view": 0.64,
    "named_gap": 0.82,
    "gap": 0.64,
    "figure": 0.58,
    "duty": 0.66,
    "working": 0.62,
    "told_gap": 0.6,
}
WEIGHTS = {
    "marked": 0.15,
    "in_heading": 0.08,
    "resolved": -0.1,
    "long_answer": -0.08,
    "long_question": -0.08,
    "short_answer": -0.05,
    "general_subject": -0.1,
    "hedged": -0.08,
    "example": -0.1,
    "reader": -0.12,
}
TERM_WEIGHT, _MOST_FOR_A_TERM = 0.06, 2.5
_LONG_ANSWER, _LONG_QUESTION = 22, 32
_READER = re.compile(r"\b(?:we|us|our|you|your)\b", re.IGNORECASE)
_HEDGES = words("perhaps probably might seems appears arguably somewhat maybe tends")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score."""

    candidate: Candidate
    score: float


def rank(candidate: Candidate, terms: Mapping[str, float]) -> Ranked:
    """The candidate with its score, rounded to three decimals; ``terms`` are the document's."""
    features = _features(candidate)
    bonus = sum(WEIGHTS[name] for name, holds in features.items() if holds)
    bonus += TERM_WEIGHT * min(terms.get(key(candidate.subject), 0.0), _MOST_FOR_A_TERM)
    return Ranked(candidate, round(FAMILY_BASE[candidate.family] + bonus, 3))


def _features(candidate: Candidate) -> dict[str, bool]:
    subject = candidate.subject.lower()
    answer = candidate.back or " ".join(candidate.items)
    inner = {token.low for token in tokens(subject)}
    question = candidate.kind is not Kind.CLOZE
    return {
        "example": bool(re.match(r"For (?:example|instance)\b", candidate.sentence.text)),
        "reader": bool(_READER.search(f"{candidate.front} {answer}")),
        "marked": any(subject == mark.lower() for mark in candidate.sentence.marked),
        "in_heading": any(subject in heading.lower() for heading in candidate.sentence.headings),
        "resolved": candidate.sentence.resolved,
        "long_answer": candidate.kind is Kind.QUESTION and word_count(answer) > _LONG_ANSWER,
        "long_question": word_count(candidate.front) > _LONG_QUESTION,
        "short_answer": question and candidate.family == "definition" and not has_words(answer, 6),
        "general_subject": bool(inner) and inner <= GENERIC_NOUNS | {"the", "a", "of"},
        "hedged": any(token.low in _HEDGES for token in tokens(candidate.sentence.text)),
    }
