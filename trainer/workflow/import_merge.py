"""How notes that come in meet those of a deck that stands: matched, compared, joined.

A note is known by its guid, else by its id, else by its question. Of what differs, the words
of the file win where nobody has touched the deck's; where somebody has, the deck's stay.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from trainer.anki.gaps import cloze_html
from trainer.anki.html import markdown_html
from trainer.cards.note import Kind, Note

_OWN_NAME = re.compile(r"trainer-([0-9a-f]{20})\.[a-z0-9]+")
"""The name that an export gives a file: the beginning of its SHA-256."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of a note that stands: as it was, as it shall be, and whether hands won."""

    before: Note
    after: Note
    by_hand: bool


@dataclass
class Standing:
    """The notes of a deck that stands, each to be matched once; ``folder`` holds its media."""

    notes: Iterable[Note]
    folder: Path
    tags: tuple[str, ...] = ()
    _by_id: dict[str, Note] = field(default_factory=dict)
    _by_guid: dict[str, Note] = field(default_factory=dict)
    _by_question: dict[tuple[Kind, str], Note | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the notes; two that ask the same are not told apart by their question."""
        for note in self.notes:
            self._by_id[note.id] = note
            self._by_guid[note.guid or note.id] = note
            question = (note.kind, note.front)
            self._by_question[question] = None if question in self._by_question else note

    def matches(self, notes: Iterable[Note]) -> dict[int, Note]:
        """The note that stands for each of these, by its place; questions are compared last."""
        numbered = list(enumerate(notes))
        found: dict[int, Note] = {}
        for place, note in numbered:
            known = (self._by_guid.get(note.guid) if note.guid else None) or self._by_id.get(
                note.id
            )
            if known is not None:
                self._take(known, place, found)
        for place, note in numbered:
            if place not in found and not note.guid:
                known = self._by_question.get((note.kind, note.front))
                if known is not None:
                    self._take(known, place, found)
        return found

    def _take(self, known: Note, place: int, found: dict[int, Note]) -> None:
        """A note that stands is one note only: what else is like it comes as another."""
        if self._by_id.pop(known.id, None) is not None:
            self._by_guid.pop(known.guid or known.id, None)
            found[place] = known
            self._by_question.pop((known.kind, known.front), None)

    def join(self, standing: Note, base: Note | None, incoming: Note) -> Joined:
        """What becomes of a note, whose words when it last came in were ``base``."""
        if standing.kind is not incoming.kind:
            return Joined(standing, standing, by_hand=True)
        taken: dict[str, Any] = {}
        by_hand = False
        for name, same in self._comparisons(standing.kind).items():
            ours, theirs = getattr(standing, name), getattr(incoming, name)
            if ours == theirs or same(ours, theirs):
                continue
            was = getattr(base, name) if base else None
            if base is not None and base.kind is standing.kind and (ours == was or same(ours, was)):
                taken[name] = theirs
            else:
                by_hand = True
        # A note whose id is not in the file yet would be another one by its new words.
        after = replace(standing, **taken, written_id=standing.id) if taken else standing
        return Joined(standing, after, by_hand)

    def _comparisons(self, kind: Kind) -> Mapping[str, Callable[[Any, Any], bool]]:
        return {
            "front": _asks_alike if kind is Kind.CLOZE else _reads_alike,
            **dict.fromkeys(("back", "hint", "extra"), _reads_alike),
            "items": _items_alike,
            "ordered": _never,
            "typed": _never,
            "accept": _never,
            "tags": self._tags_alike,
            "source": _cites_alike,
            "image": self._files_alike,
            "audio": self._files_alike,
        }

    def _tags_alike(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Anki's tags have no spaces or capitals of their own, and the deck's are on each note."""
        deck = tag_names(self.tags)
        return tag_names(one) - deck == tag_names(other) - deck

    def _files_alike(self, one: str, other: str) -> bool:
        named = _OWN_NAME.fullmatch(other.rpartition("/")[2])
        if not one or not named:
            return False
        try:
            with (self.folder / one).open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError:
            return False
        return digest.startswith(named[1])


def _reads_alike(one: str, other: str) -> bool:
    return markdown_html(one) == markdown_html(other)


def _asks_alike(one: str, other: str) -> bool:
    """The short form of a gap is the same gap."""
    return cloze_html(one) == cloze_html(other)


def _items_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(map(_reads_alike, one, other))


def _cites_alike(one: Any, other: Any) -> bool:
    """What one side lacks is no difference: nobody takes it away."""
    if one is None or other is None:
        return True
    pairs = ((one.at, other.at), (_words(one.quote), _words(other.quote)))
    return all(ours == theirs or not theirs for ours, theirs in pairs)


def _words(quote: str) -> str:
    return " ".join(quote.split())


def _never(_one: object, _other: object) -> bool:
    return False


def tag_names(tags: Iterable[str]) -> set[str]:
    """The tags as Anki would compare them."""
    return {"_".join(tag.replace(",", " ").split()).casefold() for tag in tags}
