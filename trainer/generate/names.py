"""Which words of a document are names, so that a sentence's first word gets its right case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trainer.generate.english.nouns import is_plural, singular
from trainer.generate.english.tokens import tokens
from trainer.generate.english.words import (
    ADVERBS,
    CONNECTIVES,
    DETERMINERS,
    MONTHS,
    PEOPLES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    words,
)
from trainer.generate.facts import Sentence

_LETTERS = frozenset("BCDEFGHJKLMNOPQRSTUVWXYZ")
_TITLES = words("king queen emperor prince princess pope saint sir lord lady dr president general")
_COMMON = (
    DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | ADVERBS | CONNECTIVES
) - MONTHS - {"i"}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """How often each word stands inside a sentence in lower case and with a capital."""

    small: Counter[str]
    capital: Counter[str]

    def is_name(self, word: str) -> bool:
        """Whether a word that stands first in a sentence would keep its capital elsewhere."""
        word = word.removesuffix("’s").removesuffix("'s")
        low = word.lower()
        if low in _COMMON or not word[:1].isupper():
            return False
        if {low, singular(low)} & PEOPLES and not self.small[low]:
            return True
        if any(letter.isupper() or letter.isdigit() for letter in word[1:]):
            return True
        forms = {word, singular(word), word + "s", word + "’s", word + "'s"}
        return sum(self.capital[form] for form in forms) > sum(
            self.small[form.lower()] for form in forms
        )

    def is_sure(self, word: str) -> bool:
        """Whether the document shows if a sentence's first word is a name or not."""
        low = word.lower()
        return low in _COMMON or self.is_name(word) or self.small[low] > 0 or is_plural(word)

    def lowered(self, phrase: str) -> str:
        """A phrase from the start of a sentence, as it would stand inside one."""
        first, space, rest = phrase.partition(" ")
        if first in _LETTERS or first[1:] == ".":  # "B cells", "A. mellifera"
            return phrase
        follower = rest.split(" ", 1)[0]
        unseen = self.small[first.lower()] + self.small[singular(first).lower()] == 0
        in_name = first.lower() not in _COMMON and unseen and follower[:1].isupper()
        titled = first.lower() in _TITLES and follower[:1].isupper()
        if self.is_name(first) or in_name or titled:
            return phrase
        return first[:1].lower() + first[1:] + space + rest


def names_of(sentences: tuple[Sentence, ...]) -> Names:
    """The names of a document, from the case of words that do not open a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in sentences:
        inner = [token.text for token in tokens(sentence.text) if token.text[0].isalpha()][1:]
        for word in inner:
            if word[0].isupper():
                capital[word] += 1
            else:
                small[word] += 1
    return Names(small, capital)
