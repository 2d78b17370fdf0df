"""Running text out of pieces: white space collapsed, emphasis and reference marks remembered."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from trainer.cards.document import Emphasis
from trainer.ingest.draft import collapse

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff]"
)


def composed(text: str) -> str:
    """The text in NFC and without letters that nobody sees."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


@dataclass
class Inline:
    """A text that grows at its end; ``length`` is that of what was added so far.

    ``linked`` counts the letters that stand in links: lists of links are navigation.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    emphasis: list[Emphasis] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    linked: int = 0

    def add(self, piece: str) -> None:
        """Append, so that no two blanks meet and none leads."""
        piece = re.sub(r"\s+", " ", composed(piece))
        if not self.parts or self.parts[-1].endswith(" "):
            piece = piece.lstrip()
        if piece:
            self.parts.append(piece)
            self.length += len(piece)

    def emphasise(self, start: int, *, strong: bool) -> None:
        """What was added since ``start`` was marked by the author."""
        if self.length > start:
            self.emphasis.append(Emphasis(start, self.length, strong=strong))

    def mark(self, start: int) -> None:
        """What was added since ``start`` only points elsewhere."""
        end = self.length - (self.length > start and self.parts[-1].endswith(" "))
        if end > start:
            self.marks.append((start, end))

    def ends_with(self, pattern: re.Pattern[str]) -> bool:
        """Whether the last letters match."""
        return bool(pattern.search("".join(self.parts[-3:])[-20:]))

    @property
    def whole(self) -> str:
        """All that was added."""
        return unicodedata.normalize("NFC", "".join(self.parts)).rstrip()

    @property
    def text(self) -> str:
        """All but the marks at the very end, for a quote can stop before them."""
        text = self.whole
        for start, end in reversed(self.marks):
            if end >= len(text):
                text = text[:start].rstrip()
        return text

    def kept_emphasis(self) -> tuple[Emphasis, ...]:
        """The emphasis that lies in the text, without blanks at its ends."""
        text = self.text
        kept = []
        for mark in self.emphasis:
            words = text[mark.start : mark.end]
            start = mark.start + len(words) - len(words.lstrip())
            if words.strip() and mark.end <= len(text) + 1:
                kept.append(Emphasis(start, start + len(words.strip()), mark.strong))
        return tuple(kept)

    def kept_marks(self) -> tuple[tuple[int, int], ...]:
        """The reference marks that lie in the text."""
        length = len(self.text)
        return tuple((start, end) for start, end in self.marks if end <= length)

    def unmarked(self) -> str:
        """The text without its reference marks."""
        text, at, whole = "", 0, self.whole
        for start, end in self.marks:
            text, at = text + whole[at:start], end
        return collapse(text + whole[at:])
