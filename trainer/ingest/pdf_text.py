"""Lines of a PDF as running text: words that lines broke made whole, emphasis moved along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from trainer.cards.document import Emphasis
from trainer.ingest.pdf_lines import Line

_COMPOUND = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")
_AROUND_WORDS = ".,;:!?()[]“”‘’\"'"
_BROKEN = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]$")


@dataclass
class RunningText:
    """Running text that lines are added to; ``compounds`` are words known to have a hyphen."""

    compounds: frozenset[str]
    text: str = ""
    emphasis: list[Emphasis] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, line: Line, skip: int = 0) -> None:
        """Append a line without its first letters; a word broken at the end is made whole."""
        words = line.text[skip:]
        if self.text and _BROKEN.search(self.text[-3:]) and words[:1].islower():
            if not self._is_compound(words):
                self.text = self.text[:-1]
        elif self.text:
            self.text += " "
        shift = len(self.text) - skip
        self.text += words
        for mark in line.emphasis:
            if mark.start >= skip:
                told = Emphasis(mark.start + shift, mark.end + shift, mark.strong)
                self._emphasise(told)
        self.marks += [(s + shift, e + shift) for s, e in line.marks if s >= skip]

    def close(self) -> None:
        """Nothing more is added: marks at the very end go, a quote can stop before them."""
        self.text = self.text.rstrip()
        while self.marks and self.marks[-1][1] >= len(self.text):
            self.text = self.text[: self.marks.pop()[0]].rstrip()
        self.emphasis = [mark for mark in self.emphasis if mark.end <= len(self.text)]

    def _is_compound(self, words: str) -> bool:
        """Whether the hyphen at the end stands within the word, not only within the line."""
        broken = self.text[-40:].rpartition(" ")[2] + words.partition(" ")[0]
        return broken.strip(_AROUND_WORDS).casefold() in self.compounds

    def _emphasise(self, told: Emphasis) -> None:
        """Marked words that go on from the line before are one stretch."""
        last = self.emphasis[-1] if self.emphasis else None
        if last and last.strong == told.strong and told.start - last.end <= 1:
            self.emphasis[-1] = Emphasis(last.start, told.end, told.strong)
        else:
            self.emphasis.append(told)


def compound_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words that have a hyphen where no line ends."""
    found = (word for line in lines if "-" in line.text for word in _COMPOUND.findall(line.text))
    return frozenset(word.casefold() for word in found)
