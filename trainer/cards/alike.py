"""Finding, among many texts, the few that might repeat one of some new notes.

Two notes that nearly repeat each other share most of their telling stems, so a text that
has none of a note's few stems beyond the share that may be missing need not be looked at
(prefix filtering: Chaudhuri and others, 2006). An index of words finds those that have one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from trainer.cards.english import stem, words
from trainer.cards.lint_repeats import nearly_repeats, telling_stems
from trainer.cards.note import Note

_APOSTROPHE = re.compile("['’]")


class Newcomers:
    """New notes, each found by the stems that a repeat of it cannot do without."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._wanted = [(note, *telling_stems(note)) for note in notes]
        common = Counter(stem for _, stems, _ in self._wanted for stem in stems)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, (_, stems, least) in enumerate(self._wanted):
            rarest = sorted(stems, key=lambda stem: (common[stem], -len(stem), stem))
            for found in rarest[: len(rarest) - least + 1]:
                self._by_stem[found].append(number)
        self._rare = self._by_stem.keys()

    def heads(self) -> list[str]:
        """What the words begin with of which any repeat has one, in lower case."""
        return sorted({_head(stem) for stem in self._by_stem})

    def near(self, text: str) -> list[Note]:
        """The new notes that a card with this text might repeat; both its sides are in it."""
        there = {stem(word) for word in words(text)}
        numbers = {number for met in there & self._rare for number in self._by_stem[met]}
        return [
            note
            for note, stems, least in (self._wanted[number] for number in sorted(numbers))
            if len(stems & there) >= least
        ]

    def repeated(self, other: Note, text: str) -> Iterator[Note]:
        """The new notes that another note, whose text this is, asks and answers already."""
        return (note for note in self.near(text) if nearly_repeats(note, other))


def _head(stem: str) -> str:
    """The beginning that all words with a stem share: it may end in a letter put for another."""
    start = _APOSTROPHE.split(stem)[0]
    return start[:-1] if start[1:] and start[-1] in "iy" else start
