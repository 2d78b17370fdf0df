"""Which sentences tell of somebody or something that an author made up to show a point.

``Consider two countries, Northland and Southland``: what is then said of Northland is
true of no country. A sentence is left out that opens such a case, or names what one named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.generate.english.weights import model
from trainer.generate.facts import Sentence

_OPENS = re.compile(
    r"(?:Now |So |Next,? |Again,? )?"
    r"(?:Imagine|Suppose|Consider(?! the| how| why| what)|Assume|Picture|Pretend|Let us)\b"
    r"|(?:For example|For instance|Say), (?:imagine|suppose|consider|assume)\b"
)
_OF_SOME_KIND = re.compile(r"\b(?:an?|two|three|four|several|some|another)\s+[a-z]")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")


@dataclass(frozen=True, slots=True)
class Invented:
    """The made-up names of a document."""

    names: frozenset[str]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Invented:
        """Names that the dictionary does not know, where a sentence opens a made-up case.

        Only what was brought in as one of a kind is made up (*two countries, Northland and
        Southland*): *Consider how Semmelweis stopped the fever* tells of somebody who lived.
        """
        found = (
            name
            for sentence in sentences
            if _OPENS.match(sentence.text)
            and (kind := _OF_SOME_KIND.search(sentence.text)) is not None
            for name in _NAME.findall(sentence.text, kind.start())
        )
        return cls(frozenset(name for name in found if name.lower() not in model().words))

    def is_invented(self, sentence: Sentence) -> bool:
        """Whether a sentence opens a made-up case or names what one brought in."""
        if _OPENS.match(sentence.quote) or _OPENS.match(sentence.text):
            return True
        return any(re.search(rf"\b{name}\b", sentence.text) for name in self.names)
