"""How often a text mentions a thing: what is told once can be asked, what is told often cannot.

*What does oxytocin do?* has as many answers as there are sentences about it. What counts
is the text that the learner has in mind: the whole of a short document, of a longer one
the part under the same top heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trainer.generate.facts import Candidate, Sentence
from trainer.generate.terms import key

_SHORT = 8000  # words of a document that is read in one go
_SELDOM = 2  # sentences: the one that is asked about, and another


class Mentions:
    """The sentences of each part of a document, and ``everywhere``, that hold a phrase, counted."""

    def __init__(self, words: int) -> None:
        """For a document of so many words, of which nothing has been counted yet."""
        self.everywhere: Counter[str] = Counter()
        self._whole = words <= _SHORT
        self._parts: dict[str, Counter[str]] = {}
        self._forms: dict[str, str] = {}
        self._latest = ""

    def add(self, sentence: Sentence, phrases: Iterable[str]) -> None:
        """Count the phrases of a sentence."""
        part = self._part(sentence)
        if part != self._latest:
            self._forget_the_single()
            self._latest = part
        found = tuple(phrases)
        self.everywhere.update(found)
        self._parts.setdefault(part, Counter()).update(found)

    def join(self, named: Iterable[Candidate]) -> None:
        """Let an abbreviation and what it stands for count as one thing."""
        for card in named:
            if card.family == "abbreviation":
                self._forms[key(card.subject)] = key(card.back)
                self._forms[key(card.back)] = key(card.subject)

    def is_seldom(self, phrase: str, sentence: Sentence) -> bool:
        """Whether so few sentences around one hold a phrase that it is told once."""
        counts = self._parts.get(self._part(sentence), Counter())
        one = key(phrase)
        return counts[one] + counts[self._forms.get(one, "")] <= _SELDOM

    def _part(self, sentence: Sentence) -> str:
        return "" if self._whole or not sentence.headings else sentence.headings[0]

    def _forget_the_single(self) -> None:
        """What a finished part of a book holds but once need not be kept."""
        counts = self._parts.get(self._latest, Counter())
        self._parts[self._latest] = Counter({word: n for word, n in counts.items() if n > 1})
