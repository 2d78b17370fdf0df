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
LAID_OUT = frozenset({"labelled", "table", "question"})
PER_TERM = 3
PER_100_WORDS = 2.2
PER_100_WORDS_SHORT = 4.0
SHORT_DOCUMENT = 1000
_DEFINING = frozenset({"definition", "term", "labelled"})
_SAME_CARD = 0.75
_SAME_ANSWER = 0.6
_NEAR_ANSWER = 0.3
_STEMMED_FROM = 5
_FRAME = (
    AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | PRONOUNS
    | frozenset({"what", "how", "why", "when", "term", "called", "name"})
)  # fmt: skip
_SUFFIX = re.compile(r"(?:ations?|ings?|ed|ly|ers?|es|e|s)$")


def budget(words: int) -> int:
    """How many cards the prose of a document of so many words may yield."""
    rate = PER_100_WORDS_SHORT if words < SHORT_DOCUMENT else PER_100_WORDS
    return max(1, int(words * rate / 100))


def select(
    ranked: Iterable[Ranked], limit: int, maximum: int | None
) -> tuple[list[Ranked], list[tuple[Ranked, str]]]:
    """The chosen cards, and the others with the reason against each.

    ``limit`` bounds what is taken from prose: what the author laid out as a fact
    (a table, a definition list) comes on top, up to ``maximum`` in all. Each
    sentence gives its best card before any gives a second one.
    """
    choice = _Choice(limit, maximum)
    later = [card for card in _best_first(ranked) if not choice.took(card, per_sentence=1)]
    refused = [card for card in later if not choice.took(card, per_sentence=PER_SENTENCE)]
    return choice.cards, [(card, choice.against(card, PER_SENTENCE)) for card in refused]


def _best_first(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda card: (-card.score, _place(card), card.candidate.front))


class _Choice:
    """What has been chosen so far, counted by sentence and by term."""

    def __init__(self, limit: int, maximum: int | None) -> None:
        self.cards: list[Ranked] = []
        self._limit, self._maximum = limit, maximum
        self._prose = 0
        self._places: Counter[tuple[int, int]] = Counter()
        self._terms: Counter[str] = Counter()

    def took(self, card: Ranked, per_sentence: int) -> bool:
        """Takes the card unless something speaks against it."""
        if self.against(card, per_sentence):
            return False
        self.cards.append(card)
        self._prose += card.candidate.family not in LAID_OUT
        self._places[_place(card)] += 1
        self._terms[_key(card.candidate.subject)] += 1
        return True

    def against(self, card: Ranked, per_sentence: int) -> str:
        """Why the card is not taken, empty where nothing speaks against it."""
        laid_out = card.candidate.family in LAID_OUT
        full = self._maximum is not None and len(self.cards) >= self._maximum
        if any(_is_repeat(card.candidate, other.candidate) for other in self.cards):
            return "another card asks the same"
        if full or (self._prose >= self._limit and not laid_out):
            return "the document has enough better cards"
        if self._places[_place(card)] >= per_sentence:
            return "its sentence has better cards"
        if self._terms[_key(card.candidate.subject)] >= PER_TERM:
            return "its term has three better cards"
        return ""


def _place(card: Ranked) -> tuple[int, int]:
    return card.candidate.sentence.block, card.candidate.sentence.first


def _key(subject: str) -> str:
    return " ".join(singular(word.lower()) for word in subject.split())


def _is_repeat(one: Candidate, other: Candidate) -> bool:
    """Nearly the same words in all, or the same answer to a similar question.

    A definition and its reverse share their words but swap sides; they may both stay.
    """
    if {one.family, other.family} <= _DEFINING and _key(one.subject) != _key(other.subject):
        return False
    if _is_gap_beside(one, other) or _is_gap_beside(other, one):
        return True
    question, answer = _sides(one)
    asked, given = _sides(other)
    same_sides = (
        _overlap(question, asked) >= _SAME_ANSWER or _overlap(answer, given) >= _NEAR_ANSWER
    )
    if same_sides and _overlap(question | answer, asked | given) >= _SAME_CARD:
        return True
    if question == asked and one.kind == other.kind and question:
        return True
    return answer == given and _overlap(question, asked) >= _SAME_ANSWER


def _is_gap_beside(gap: Candidate, other: Candidate) -> bool:
    """A gap adds nothing where its sentence is asked about the same subject already."""
    same_ground = gap.sentence.quote == other.sentence.quote
    same_subject = _key(gap.subject) == _key(other.subject)
    return gap.family == "gap" and same_ground and same_subject


def _sides(card: Candidate) -> tuple[frozenset[str], frozenset[str]]:
    gap = re.search(r"\{\{c1::(.*?)\}\}", card.front)
    if gap:
        return stems(card.front.replace(gap[0], " ")), stems(gap[1])
    return stems(card.front), stems(f"{card.back} {' '.join(card.items)}")


def stems(text: str) -> frozenset[str]:
    """The content words of a text, endings cut off."""
    found = (token.low for token in tokens(text) if token.is_word and token.low not in _FRAME)
    return frozenset(
        _SUFFIX.sub("", word) if len(word) >= _STEMMED_FROM else word for word in found
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
