"""Typed answers: right, close or wrong, forgiving whatever is no matter of knowledge.

Case, accents, width, typographic quotes, punctuation and spaces do not count. A slip of
the fingers makes an answer close, never wrong, unless a number is involved: 42 is not 43.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Part = Literal["same", "missing", "extra"]

_CLOSE = 0.8  # share of letters in common: one slip in five is forgiven
_SHORTEST_CLOSE = 4  # letters; in a shorter word a slip makes another word
_ACCENTS = re.compile("[\u0300-\u036f]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_SILENT = re.compile(
    r"""(?<!\d)[.:] | [.:](?!\d)          # stops, but not those within a number
      | (?<=[^\W\d])-+ | -+(?!\d)         # hyphens, but no signs and ranges of numbers
      | (?<!\d)\s+ | \s+(?!\d)           # spaces, but not between numbers
      | [,;!?¡¿…'"()\[\]{}«»„‚“”‘’`´·、。「」]""",
    re.VERBOSE,
)
_ROOM_AT_DASH = re.compile(r"\s*-\s*")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_NUMBER = re.compile(r"-?\d+(?:[.]\d+)*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind`` is how right the answer was; ``diff`` the typed against the expected text.

    Each piece of ``diff`` is a text and whether it stands in both (``same``), only in the
    expected answer (``missing``) or only in the typed one (``extra``).
    """

    kind: Literal["ok", "close", "wrong"]
    diff: tuple[tuple[str, Part], ...]


def compare(typed: str, expected: str, accept: Sequence[str] = ()) -> Verdict:
    """Compares a typed answer with the expected one and its accepted alternatives.

    All texts are plain. The difference is drawn against the nearest of them.
    """
    given = _essence(typed)
    for answer in (expected, *accept):
        if given == _essence(answer):
            return Verdict("ok", ((answer, "same"),))
    nearest = max((expected, *accept), key=lambda answer: _likeness(given, _essence(answer)))
    kind: Literal["close", "wrong"] = "close" if _is_slip(given, _essence(nearest)) else "wrong"
    return Verdict(kind, tuple(_diff(typed.strip(), nearest)))


def _essence(text: str) -> str:
    """What counts of an answer; a text of nothing but marks counts as it is."""
    text = unicodedata.normalize("NFKD", text.translate(_DASHES)).casefold()
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text)).strip()
    text = _ROOM_AT_DASH.sub("-", text)
    text = _DECIMAL_COMMA.sub(".", _THOUSANDS.sub("", text))
    return _SILENT.sub("", text) or text


def _is_slip(given: str, answer: str) -> bool:
    """Whether two different answers are so alike that fingers, not memory, are to blame."""
    if _NUMBER.findall(given) != _NUMBER.findall(answer):
        return False
    return len(answer) >= _SHORTEST_CLOSE and _likeness(given, answer) >= _CLOSE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _diff(typed: str, expected: str) -> Iterator[tuple[str, Part]]:
    """The pieces in reading order; letters that differ in case or accent only are the same."""
    ours, theirs = ([_bare(letter) for letter in text] for text in (typed, expected))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, start, end, expected_start, expected_end in matcher.get_opcodes():
        if tag == "equal":
            yield expected[expected_start:expected_end], "same"
            continue
        if start < end:
            yield typed[start:end], "extra"
        if expected_start < expected_end:
            yield expected[expected_start:expected_end], "missing"


def _bare(letter: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", letter)).casefold()
