"""Finding, among many texts, the few that might repeat one of some new notes.

Two notes that nearly repeat each other share most of their telling stems, so a text that
has none of a note's few stems beyond the share that may be missing need not be looked at
(prefix filtering: Chaudhuri and others, 2006). A whole library passes in one sweep.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from trainer.cards.english import content_stems, stem, words
from trainer.cards.lint_repeats import nearly_repeats, telling_stems
from trainer.cards.note import Note


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

    def near(self, text: str) -> list[Note]:
        """The new notes that a card with this text might repeat; both its sides are in it."""
        met = {stem(word) for word in words(text)} & self._by_stem.keys()
        if not met:
            return []
        numbers = {number for found in met for number in self._by_stem[found]}
        there = content_stems(text)
        return [
            note
            for note, stems, least in (self._wanted[number] for number in sorted(numbers))
            if len(stems & there) >= least
        ]

    def repeated(self, other: Note, text: str) -> Iterator[Note]:
        """The new notes that another note, whose text this is, asks and answers already."""
        return (note for note in self.near(text) if nearly_repeats(note, other))
