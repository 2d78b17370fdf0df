"""From many ranked cards to the few worth asking: no repeats, and no more than a passage bears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trainer.generate.facts import OF_TABLES, Candidate
from trainer.generate.rank import Ranked
from trainer.generate.repeats import Asked, Likeness, frequencies, likeness

PER_SENTENCE = 2
PER_TERM = 3
PER_100_WORDS = 2.2
PER_100_WORDS_SHORT = 4.0
SHORT_DOCUMENT = 1000
LAID_OUT = OF_TABLES | frozenset({"labelled", "question"})


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
    cards = [(card, likeness(card.candidate)) for card in _best_first(ranked)]
    choice = _Choice(Asked(frequencies(like for _, like in cards)), limit, maximum)
    later = [pair for pair in cards if choice.refuses(*pair, per_sentence=1)]
    refused: list[tuple[Ranked, str]] = []
    for card, like in later:
        reason = choice.refuses(card, like, per_sentence=PER_SENTENCE)
        if reason:
            refused.append((card, reason))
    return choice.cards, refused


def _best_first(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(
        ranked, key=lambda card: (-card.score, _place(card.candidate), card.candidate.front)
    )


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.sentence.block, candidate.sentence.first


class _Choice:
    """What has been chosen so far, counted by sentence and by term."""

    def __init__(self, asked: Asked, limit: int, maximum: int | None) -> None:
        self.cards: list[Ranked] = []
        self._asked, self._limit, self._maximum = asked, limit, maximum
        self._prose = 0
        self._places: Counter[tuple[int, int]] = Counter()
        self._terms: Counter[str] = Counter()

    def refuses(self, card: Ranked, like: Likeness, *, per_sentence: int) -> str:
        """Takes the card and returns nothing, or returns what speaks against it."""
        reason = self._against(card, like, per_sentence)
        if not reason:
            self.cards.append(card)
            self._asked.add(like)
            self._prose += card.candidate.family not in LAID_OUT
            self._places[_place(card.candidate)] += 1
            self._terms[like.subject] += 1
        return reason

    def _against(self, card: Ranked, like: Likeness, per_sentence: int) -> str:
        laid_out = card.candidate.family in LAID_OUT
        full = self._maximum is not None and len(self.cards) >= self._maximum
        if full or (self._prose >= self._limit and not laid_out):
            return "the document has enough better cards"
        if self._places[_place(card.candidate)] >= per_sentence:
            return "its sentence has better cards"
        if self._terms[like.subject] >= PER_TERM:
            return "its term has three better cards"
        return "another card asks the same" if self._asked.has_like(like) else ""
