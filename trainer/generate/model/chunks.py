"""A document in passages that a model reads one at a time, each with its place.

A passage keeps to one heading, so that its title and heading path say what it is about.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trainer.cards.document import Document
from trainer.generate.facts import Sentence
from trainer.generate.sentences import sentences

MOST_WORDS = 250
FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Chunk:
    """Adjacent sentences under one heading, at most 250 words where sentences allow."""

    title: str
    headings: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The passage as the model reads it: verbatim, blocks parted by an empty line."""
        blocks = groupby(self.sentences, key=lambda sentence: sentence.block)
        return "\n\n".join(" ".join(part.quote for part in found) for _, found in blocks)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(_length(sentence) for sentence in self.sentences)


def chunks(document: Document) -> Iterator[Chunk]:
    """The passages of a document in order; a section too short to hold a fact is left out."""
    for headings, group in groupby(sentences(document), key=lambda sentence: sentence.headings):
        section = Chunk(document.title, headings, tuple(group))
        if section.words >= FEWEST_WORDS:
            for part in _parts(section.sentences):
                yield Chunk(document.title, headings, part)


def _parts(found: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences in parts of about equal length, none longer than a passage may be."""
    total = sum(_length(sentence) for sentence in found)
    target = total / math.ceil(total / MOST_WORDS)
    part: list[Sentence] = []
    length = 0
    for sentence in found:
        size = _length(sentence)
        if part and (length >= target or length + size > MOST_WORDS):
            yield tuple(part)
            part, length = [], 0
        part.append(sentence)
        length += size
    if part:
        yield tuple(part)


def _length(sentence: Sentence) -> int:
    return len(sentence.quote.split())
