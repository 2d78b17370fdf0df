"""A sentence as a tree: every word with its tag, its head and what it is to that head.

What the rules ask of a sentence (which noun is the subject, where a phrase ends, what a
relative clause is about) is read off here. Every phrase is cut verbatim from the text.
A book has tens of thousands of sentences, so a tree is kept as a few bytes a word, and
opened into words only while its sentence is looked at.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from trainer.generate.english.weights import model

ROOT = -1
TOKEN = re.compile(  # as the model saw its texts: possessives and n’t are words of their own
    r"(?:[A-Z]\.){2,}(?:-?\w+)*|\b(?:[A-Z]|Dr|Mrs?|Ms|Prof|St|Gen|Col|Capt|Rev|Sen|Gov)\.(?= [A-Z])"
    r"|\b[A-Z]\.(?= [a-z]{3})"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?%?(?!\w)"
    r"|\w+?(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    r"|[\w$€£%#°+]+(?:(?:[.\-–/&@]|[’'](?!(?:s|t|re|ve|ll|d|m)\b))[\w#+%]+)*"
    r"|\S"
)
_BYTES = 6  # a word: head, tag, label
_OPEN = 128  # trees: the families look at those of one sentence in turn


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark; ``text[start:end]`` of its sentence. ``head`` is an index, ROOT none."""

    text: str
    start: int
    end: int
    tag: str
    head: int
    label: str

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one text in order, joined by their heads.

    ``grammar`` has the heads of all words as signed numbers of four bytes, then all tags,
    then all labels, each a byte that is an index into the names of the model.
    """

    text: str
    grammar: bytes

    @classmethod
    def of(cls, text: str, words: Iterable[Word]) -> Tree:
        """The tree of all words of a text, as TOKEN cuts them."""
        given, known = tuple(words), model()
        tags = bytes(known.tags.index(word.tag) for word in given)
        labels = bytes(known.labels.index(word.label) for word in given)
        return cls(text, packed([word.head for word in given], tags, labels))

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        return _opened(self.text, self.grammar).words

    @property
    def root(self) -> int:
        """The word on which the sentence hangs; of several, the first verb with a subject."""
        return _opened(self.text, self.grammar).root

    def children(self, at: int, *labels: str) -> tuple[int, ...]:
        """The words that hang on a word, of some labels or all, in order."""
        opened = _opened(self.text, self.grammar)
        found = opened.children[at]
        return tuple(c for c in found if opened.words[c].label in labels) if labels else found

    def child(self, at: int, *labels: str) -> int | None:
        """The first such word."""
        return next(iter(self.children(at, *labels)), None)

    def extent(self, at: int) -> tuple[int, int]:
        """Index of the first and of the last word of what hangs on a word, itself included."""
        first, last = _opened(self.text, self.grammar).extents
        return first[at], last[at]

    def cut(self, first: int, last: int) -> str:
        """The text from one word to another, both included; empty where there is none."""
        words = self.words
        return self.text[words[first].start : words[last].end] if first <= last else ""

    def phrase(self, at: int) -> str:
        """All that hangs on a word."""
        return self.cut(*self.extent(at))


NO_TREE = Tree("", b"")


def packed(heads: Iterable[int], tags: bytes, labels: bytes) -> bytes:
    """The grammar of a text, word by word."""
    return array("i", heads).tobytes() + tags + labels


@lru_cache(maxsize=_OPEN)
def _opened(text: str, grammar: bytes) -> _Opened:
    return _Opened(text, grammar)


class _Opened:
    """A tree with all that can be said of its words, each worked out on demand."""

    def __init__(self, text: str, grammar: bytes) -> None:
        known, count = model(), len(grammar) // _BYTES
        heads = array("i", grammar[: -2 * count])
        self.words = tuple(
            Word(
                sys.intern(token[0]),  # a book says the same words over and over
                token.start(),
                token.end(),
                known.tags[tag],
                head,
                known.labels[label],
            )
            for token, head, tag, label in zip(
                TOKEN.finditer(text),
                heads,
                grammar[-2 * count : -count],
                grammar[-count:],
                strict=True,
            )
        )

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The words that hang on each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head != ROOT:
                found[word.head].append(at)
        return tuple(tuple(inner) for inner in found)

    @cached_property
    def extents(self) -> tuple[array[int], array[int]]:
        """First and last word of the part of the tree that hangs on each word."""
        first, last = list(range(len(self.words))), list(range(len(self.words)))
        for at in self._from_the_leaves():
            head = self.words[at].head
            if head != ROOT:
                first[head] = min(first[head], first[at])
                last[head] = max(last[head], last[at])
        return array("I", first), array("I", last)

    def _from_the_leaves(self) -> Iterator[int]:
        order = [at for at, word in enumerate(self.words) if word.head == ROOT]
        for at in order:
            order.extend(self.children[at])
        return reversed(order)

    @cached_property
    def root(self) -> int:
        """The word on which the sentence hangs; of several, the first verb with a subject."""
        found = [at for at, word in enumerate(self.words) if word.head == ROOT]
        told = (at for at in found if self._has_subject(at))
        return next(told, found[0] if found else 0)

    def _has_subject(self, at: int) -> bool:
        labels = {"nsubj", "nsubjpass"}
        subject = next((c for c in self.children[at] if self.words[c].label in labels), None)
        return subject is not None and self.words[subject].tag not in {"WP", "WDT"}
