"""Phrases that search-engine spam repeats at the edges of paragraphs.

A phrase of 3 to 12 words without punctuation that stands at three or more edges,
at least once at an end, and that in four of five uses is followed by a capital
letter or by nothing, is not part of the sentences around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_SHORTEST, _LONGEST = 3, 12
_EDGES = 3
_SHARE_LOOSE = 0.8
_PLAIN = re.compile(r"[\w’'-]+")
_OPENS_A_CLAUSE = re.compile(
    r"in|on|at|by|for|from|with|during|after|before|under|since|as|when|while|if|although"
    r"|the|this|these|that|those|it|he|she|they|we|you|there"
)
_ENDS_OPEN = re.compile(r"of|in|on|at|by|for|from|with|to|and|or|the|an?|is|are|was|were|as|than")


@dataclass(frozen=True, slots=True)
class Cut:
    """A text with passages taken out: the stretches of it that are left, a blank between each."""

    text: str
    kept: tuple[tuple[int, int], ...]

    @property
    def seams(self) -> tuple[int, ...]:
        """The offsets at which passages stood inside what is left."""
        ends = accumulate(end - start + 1 for start, end in self.kept[:-1])
        return tuple(end - 1 for end in ends)

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the original now stands; None where it is not left whole."""
        passed = 0
        for first, last in self.kept:
            if first <= start <= end <= last:
                return passed + start - first, passed + end - first
            passed += last - first + 1
        return None


def recurring_phrases(texts: Sequence[str]) -> tuple[str, ...]:
    """The noise phrases of a document's paragraphs, the most frequent and longest first."""
    edges: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in texts:
        for phrase in set(_edge_phrases(text)):
            edges[phrase.casefold()] += 1
            shown.setdefault(phrase.casefold(), phrase)
    frequent = [phrase for phrase, uses in edges.items() if uses >= _EDGES]
    frequent.sort(key=lambda phrase: (-len(phrase.split()), -edges[phrase], phrase))
    kept: list[str] = []
    for phrase in frequent:
        inside = any(phrase in longer.casefold() for longer in kept)
        if not inside and _is_loose(phrase, texts):
            kept.append(shown[phrase])
    return tuple(kept)


def _edge_phrases(text: str) -> Iterator[str]:
    """What could be noise at the start (then a capital follows) or the end of a paragraph."""
    words = text.split()
    for count in range(_SHORTEST, min(_LONGEST, len(words)) + 1):
        opening, closing = words[:count], words[-count:]
        after = words[count][0] if count < len(words) else "A"
        if _is_phrase(opening) and after.isupper():
            yield " ".join(opening)
        before = words[-count - 1][-1] if count < len(words) else "."
        if _is_phrase(closing) and before in '.!?”")’':
            yield " ".join(closing)


def _is_phrase(words: list[str]) -> bool:
    plain = all(_PLAIN.fullmatch(word) for word in words)
    opens = _OPENS_A_CLAUSE.fullmatch(words[0].casefold())
    return plain and not opens and not _ENDS_OPEN.fullmatch(words[-1].casefold())


def _is_loose(phrase: str, texts: Sequence[str]) -> bool:
    """Whether the phrase mostly stands apart: a capital or nothing comes after it."""
    uses = loose = apart = 0
    for text in texts:
        for match in _pattern(phrase).finditer(text):
            after = _after(text, match.end())
            uses += 1
            loose += not after or after.isupper()
            apart += not after
    return apart > 0 and uses >= _EDGES and loose >= _SHARE_LOOSE * uses


def cut(text: str, phrases: Sequence[str]) -> Cut:
    """The text without the phrases where they stand apart."""
    kept: list[tuple[int, int]] = []
    at = 0
    for start, end in (*_apart(text, phrases), (len(text), len(text))):
        part = text[at:start]
        if part.strip():
            first = at + len(part) - len(part.lstrip())
            kept.append((first, first + len(part.strip())))
        at = end
    return Cut(" ".join(text[start:end] for start, end in kept), tuple(kept))


def _apart(text: str, phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each use that no sentence holds: between two, or at an edge."""
    found: list[tuple[int, int]] = []
    for phrase in phrases:
        for match in _pattern(phrase).finditer(text):
            before, after = _before(text, match.start()), _after(text, match.end())
            opens = not before or before in '.!?:”"’)'
            if opens and (not after or after.isupper()):
                found.append(match.span())
    end = 0
    for span in sorted(found):
        if span[0] >= end:
            yield span
            end = span[1]


def _before(text: str, place: int) -> str:
    """The letter before a place, a blank not counted; empty at the start."""
    return text[max(0, place - 2) : place].rstrip()[-1:]


def _after(text: str, place: int) -> str:
    """The letter after a place, a blank not counted; empty at the end."""
    return text[place : place + 2].lstrip()[:1]


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}[.:|–-]?(?!\w)", re.IGNORECASE)
