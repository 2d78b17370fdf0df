"""Words and marks of a sentence, each with its place, so that every phrase is cut verbatim."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:-?\w+)*|\b[A-Z]\.(?= [A-Za-z]{2})"
    r"|[\w$€£%#°+]+(?:[’'.\-–/&@][\w#+%]+)*[’'](?=\s\w)"
    r"|[\w$€£%#°+]+(?:[’'.\-–/&@][\w#+%]+)*|\S"
)

_BRACKET = re.compile(r"\s?\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark; ``text[start:end]`` of its sentence."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number rather than a mark."""
        return self.text[0].isalnum() or self.text[0] in "$€£#"


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order."""
    return tuple(Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text))


def word_count(text: str) -> int:
    """How many words a text has, marks not counted."""
    return sum(token.is_word for token in tokens(text))


def has_words(text: str, fewest: int = 1, most: int = 1000) -> bool:
    """Whether a text has at least and at most so many words."""
    return fewest <= word_count(text) <= most


def without_brackets(text: str) -> str:
    """A text without its remarks in round brackets."""
    return _BRACKET.sub("", text)
