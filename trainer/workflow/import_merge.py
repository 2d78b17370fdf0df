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
from trainer.anki.shelf import FOLDER
from trainer.cards.note import Kind, Note

_OWN_LETTERS = 20
_OWN_NAME = re.compile(rf"trainer-([0-9a-f]{{{_OWN_LETTERS}}})\.[a-z0-9]+")
"""The name that an export gives a file: the beginning of its SHA-256."""
_NAMED = re.compile(rf"\[[^\[\]]*\]\(<?({FOLDER}/[^()<>]+)>?\)")
_SPACES = re.compile(" +")
_MARKS = {"leech", "marked"}


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
            "front": self._asks_alike if kind is Kind.CLOZE else self._reads_alike,
            **dict.fromkeys(("back", "hint", "extra"), self._reads_alike),
            "items": self._items_alike,
            "ordered": _never,
            "typed": _never,
            "accept": _never,
            "tags": self._tags_alike,
            "source": _cites_alike,
            "image": self._files_alike,
            "audio": self._files_alike,
        }

    def _tags_alike(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Anki's tags have no spaces or capitals of their own, and the deck's are on each note.

        What Anki marks notes with it leaves out of packages without progress.
        """
        theirs = tag_names(other)
        passed = tag_names(self.tags) | (_MARKS - theirs)
        return tag_names(one) - passed == theirs - passed

    def _files_alike(self, one: str, other: str) -> bool:
        return bool(one and other) and self._content(one) == self._content(other)

    def _content(self, path: str) -> str:
        """What a file holds: the name of an export tells it, wherever the file is by now."""
        if named := _OWN_NAME.fullmatch(path.rpartition("/")[2]):
            return named[1]
        try:
            with (self.folder / path).open("rb") as content:
                return hashlib.file_digest(content, "sha256").hexdigest()[:_OWN_LETTERS]
        except OSError:
            return path

    def _reads_alike(self, one: str, other: str) -> bool:
        return markdown_html(self._with_contents(one)) == markdown_html(self._with_contents(other))

    def _asks_alike(self, one: str, other: str) -> bool:
        """The short form of a gap is the same gap."""
        return cloze_html(self._with_contents(one)) == cloze_html(self._with_contents(other))

    def _items_alike(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        return len(one) == len(other) and all(map(self._reads_alike, one, other))

    def _with_contents(self, text: str) -> str:
        """The text, then what the files hold that it names: an export puts them there, too."""
        named = _NAMED.findall(text) if "](" in text else []
        if not named:
            return text
        words = _SPACES.sub(" ", _NAMED.sub(" ", text)).strip()
        return "\n".join([words, *sorted(map(self._content, named))])


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
