"""Notes, what an author writes, and the cards they yield, what a learner is asked.

Everything else in the program speaks of these few frozen values. A note's identity
is derived from its first wording and then kept: the derived id already is the key
before it is written into the file, so that progress never hangs on when that happens.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_FORM = re.compile(f"[{ID_ALPHABET}]{{6,16}}")
ID_LETTERS = 10
ASKED = "[...]"
"""What stands in the question of a cloze for the gap that is asked."""

_SEPARATOR = "\x1f"


class Kind(StrEnum):
    """How a note asks."""

    QUESTION = "question"
    PAIR = "pair"
    CLOZE = "cloze"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a note comes from: a key into the deck's sources, a locator, the words themselves."""

    ref: str = ""
    at: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that notes of a deck cite."""

    title: str = ""
    url: str = ""
    date: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Note:
    """What an author writes once; it yields one card or several siblings.

    ``front`` is the question, the first side of a pair or the text of a cloze;
    ``back`` the answer or the second side (empty for a cloze and a list);
    ``items`` what a list recalls. All texts are in the Markdown subset.
    ``written_id`` is what the file says, empty while it says nothing.
    """

    kind: Kind
    front: str
    back: str = ""
    items: tuple[str, ...] = ()
    ordered: bool = False
    typed: bool = False
    accept: tuple[str, ...] = ()
    hint: str = ""
    extra: str = ""
    source: Source | None = None
    tags: tuple[str, ...] = ()
    image: str = ""
    audio: str = ""
    suspended: bool = False
    guid: str = ""
    written_id: str = ""
    section: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @cached_property
    def id(self) -> str:
        """The note's key for ever: the written id, else the one derived from its wording."""
        return self.written_id or self.derived_id

    @property
    def derived_id(self) -> str:
        """The id that this wording would get: see :func:`derive_id`."""
        back = "\n".join(self.items) if self.kind is Kind.LIST else self.back
        return derive_id(self.kind, self.front, back)


@dataclass(frozen=True)
class Deck:
    """The content of one deck file; ``notes`` stand in file order."""

    title: str
    author: str = ""
    language: str = ""
    license: str = ""
    version: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, Reference] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    written_id: str = ""

    @cached_property
    def id(self) -> str:
        """The deck's key for ever: the written id, else the one derived from title and author."""
        return self.written_id or derive_id("deck", self.title, self.author)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing asked. ``question``, ``answer`` and ``hint`` are in the Markdown subset.

    ``ordinal`` is 0 for the only or first card of a note, 1 for the reverse of a
    pair, and the gap's number for a cloze. In a cloze's ``question`` the asked gap
    reads ``[...]`` and every other gap is filled.
    """

    key: str
    note: Note
    ordinal: int
    question: str
    answer: str
    hint: str = ""


def derive_id(kind: str, front: str, back: str) -> str:
    """First 50 bits, big-endian, of SHA-256 over ``kind␟front␟back``, five bits a letter.

    Each part is NFC, with LF line ends, stripped (the deck format's identity rule).
    """
    parts = (_canonical(part) for part in (kind, front, back))
    digest = hashlib.sha256(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).digest()
    bits = int.from_bytes(digest[:7]) >> (56 - 5 * ID_LETTERS)
    shifts = range(5 * (ID_LETTERS - 1), -1, -5)
    return "".join(ID_ALPHABET[bits >> shift & 31] for shift in shifts)


def _canonical(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
