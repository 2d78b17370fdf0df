"""From many ranked cards to the few worth asking: no repeats, and no more than a passage bears."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from trainer.generate.english.nouns import singular
from trainer.generate.english.tokens import tokens
from trainer.generate.english.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from trainer.generate.facts import Candidate
from trainer.generate.rank import Ranked

PER_SENTENCE = 2
PER_TERM = 3
PER_100_WORDS = 2.2
PER_100_WORDS_SHORT = 4.0
SHORT_DOCUMENT = 1000
_SAME_CARD = 0.75
_SAME_ANSWER = 0.6
_FRAME = (
    AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | PRONOUNS
    | frozenset({"what", "how", "why", "when", "term", "called", "name"})
)  # fmt: skip
_SUFFIX = re.compile(r"(?:ations?|ings?|ed|ly|ers?|es|e|s)$")


def budget(words: int, maximum: int | None) -> int:
    """How many cards a document of so many words may yield."""
    rate = PER_100_WORDS_SHORT if words < SHORT_DOCUMENT else PER_100_WORDS
    allowed = max(1, int(words * rate / 100))
    return allowed if maximum is None else min(allowed, maximum)


def select(ranked: Iterable[Ranked], limit: int) -> tuple[list[Ranked], list[tuple[Ranked, str]]]:
    """The chosen cards, best first, and the others with the reason against each."""
    chosen: list[Ranked] = []
    refused: list[tuple[Ranked, str]] = []
    places: Counter[tuple[int, int]] = Counter()
    terms: Counter[str] = Counter()
    order = sorted(ranked, key=lambda card: (-card.score, _place(card), card.candidate.front))
    for card in order:
        term = _key(card.candidate.subject)
        reason = _against(card, chosen, limit)
        if not reason and places[_place(card)] >= PER_SENTENCE:
            reason = "its sentence has two better cards"
        if not reason and terms[term] >= PER_TERM:
            reason = "its term has three better cards"
        if reason:
            refused.append((card, reason))
            continue
        chosen.append(card)
        places[_place(card)] += 1
        terms[term] += 1
    return chosen, refused


def _place(card: Ranked) -> tuple[int, int]:
    return card.candidate.sentence.block, card.candidate.sentence.first


def _key(subject: str) -> str:
    return " ".join(singular(word.lower()) for word in subject.split())


def _against(card: Ranked, chosen: list[Ranked], limit: int) -> str:
    if len(chosen) >= limit:
        return "the document has enough better cards"
    if any(_is_repeat(card.candidate, other.candidate) for other in chosen):
        return "another card asks the same"
    return ""


def _is_repeat(one: Candidate, other: Candidate) -> bool:
    """Nearly the same words in all, or the same answer to a similar question.

    A definition and its reverse share their words but swap sides; they may both stay.
    """
    question, answer = _sides(one)
    asked, given = _sides(other)
    same_sides = _overlap(question, asked) >= _SAME_ANSWER or _overlap(answer, given) >= 0.3  # noqa: PLR2004
    if same_sides and _overlap(question | answer, asked | given) >= _SAME_CARD:
        return True
    if question == asked and one.kind == other.kind and question:
        return True
    return answer == given and _overlap(question, asked) >= _SAME_ANSWER


def _sides(card: Candidate) -> tuple[frozenset[str], frozenset[str]]:
    gap = re.search(r"\{\{c1::(.*?)\}\}", card.front)
    if gap:
        return stems(card.front.replace(gap[0], " ")), stems(gap[1])
    return stems(card.front), stems(f"{card.back} {' '.join(card.items)}")


def stems(text: str) -> frozenset[str]:
    """The content words of a text, endings cut off."""
    found = (token.low for token in tokens(text) if token.is_word and token.low not in _FRAME)
    return frozenset(_SUFFIX.sub("", word) if len(word) > 4 else word for word in found)  # noqa: PLR2004


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
