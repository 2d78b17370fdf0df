"""Telling that two cards ask the same thing, quickly enough for a whole book.

Two sets of words that overlap by a share *t* have a word in common among the
rarest ``|set| - t·|set| + 1`` of each (prefix filtering: Chaudhuri, Ganti and
Kaushik, 2006). So a card is compared only with cards that it shares such a word,
a question or a sentence with.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from trainer.cards.note import Kind
from trainer.generate.english.nouns import singular
from trainer.generate.english.tokens import tokens
from trainer.generate.english.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    words,
)
from trainer.generate.facts import Candidate

_DEFINING = words("definition term labelled")
_SAME_CARD = 0.75
_SAME_ANSWER = 0.6
_NEAR_ANSWER = 0.3
_STEMMED_FROM = 5
_FRAME = (
    AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | PRONOUNS
    | words("what how why when term called name")
)  # fmt: skip
_SUFFIX = re.compile(r"(?:ations?|ings?|ed|ly|ers?|es|e|s)$")
Stems = frozenset[str]


def stems(text: str) -> Stems:
    """The content words of a text, endings cut off."""
    found = (token.low for token in tokens(text) if token.is_word and token.low not in _FRAME)
    return frozenset(
        _SUFFIX.sub("", word) if len(word) >= _STEMMED_FROM else word for word in found
    )


def subject_key(subject: str) -> str:
    """A subject in lower case and the singular."""
    return " ".join(singular(word.lower()) for word in subject.split())


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a card is compared."""

    card: Candidate
    subject: str
    question: Stems
    answer: Stems

    @property
    def everything(self) -> Stems:
        """The content words of both sides."""
        return self.question | self.answer


def likeness(card: Candidate) -> Likeness:
    """The likeness of a card; a cloze asks with its text around the gap."""
    answer = card.gap or " ".join((card.back, *card.items))
    return Likeness(card, subject_key(card.subject), stems(card.beside_gap), stems(answer))


class Asked:
    """The cards chosen so far; ``frequency`` tells how common a stem is in all of them."""

    def __init__(self, frequency: Counter[str]) -> None:
        self._frequency = frequency
        self._places: dict[Hashable, list[Likeness]] = defaultdict(list)

    def add(self, card: Likeness) -> None:
        """Remembers a chosen card."""
        for place in self._where(card):
            self._places[place].append(card)

    def has_like(self, card: Likeness) -> bool:
        """Whether a chosen card asks the same."""
        return any(
            is_repeat(card, other)
            for place in self._where(card)
            for other in self._places.get(place, ())
        )

    def _where(self, card: Likeness) -> Iterator[Hashable]:
        yield card.question
        yield card.card.sentence.quote
        if card.card.kind is Kind.CLOZE:
            yield card.answer
        inner = sorted(card.everything, key=lambda stem: (self._frequency[stem], stem))
        yield from inner[: len(inner) - int(_SAME_ANSWER * len(inner)) + 1]


def frequencies(cards: Iterable[Likeness]) -> Counter[str]:
    """In how many cards each stem stands."""
    return Counter(stem for card in cards for stem in card.everything)


def is_repeat(one: Likeness, other: Likeness) -> bool:
    """Nearly the same words in all, or the same answer to a similar question.

    A definition and its reverse share their words but swap sides; they may both stay,
    and so may two definitions of different terms.
    """
    families = {one.card.family, other.card.family}
    if families <= _DEFINING and one.subject != other.subject:
        return False
    if "gap" in families and one.subject == other.subject and _same_ground(one, other):
        return True
    spelt = "abbreviation" in families  # what letters stand for is asked beside what it is
    same_answer = bool(one.answer) and one.answer == other.answer and not spelt
    if _same_ground(one, other) and (same_answer or _tells_no_more(one, other)):
        return True
    if _same_gap(one, other):
        return True
    asked = _overlap(one.question, other.question)
    given = _overlap(one.answer, other.answer)
    same_sides = asked >= _SAME_ANSWER or given >= _NEAR_ANSWER
    same_words = same_sides and _overlap(one.everything, other.everything) >= _SAME_CARD
    same_question = bool(one.question) and one.question == other.question
    if same_words or (same_question and one.card.kind == other.card.kind):
        return True
    return same_answer and asked >= _SAME_ANSWER


def _same_gap(one: Likeness, other: Likeness) -> bool:
    """Whether two clozes have the same gap, on one sentence or on it and the one beside it."""
    if not one.card.kind is other.card.kind is Kind.CLOZE or one.answer != other.answer:
        return False
    within = one.question <= other.question or other.question <= one.question
    return within or _same_ground(one, other)


def _tells_no_more(one: Likeness, other: Likeness) -> bool:
    """Whether one of two cards on a sentence asks for a part of what the other asks for."""
    less, more = sorted((one, other), key=lambda like: len(like.answer))
    if not less.answer or not less.answer < more.answer:
        return False
    return less.card.family == "figure" or less.subject == more.subject


def _same_ground(one: Likeness, other: Likeness) -> bool:
    return one.card.sentence.quote == other.card.sentence.quote


def _overlap(one: Stems, other: Stems) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
