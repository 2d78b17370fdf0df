"""Decks out to Anki: one package that imports without complaint and updates in place later.

A note keeps its guid, its type and the time of its last change, so that importing a later
export updates what changed and leaves the schedule, and everything else, as it is in Anki.
Two changes Anki does not take over from any package: a note that became another kind under
the same id is reported there as conflicting, and cards stay in the deck they once came to.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import chain
from pathlib import Path

from genanki.model import Model

from trainer.anki.content import Content, content
from trainer.anki.html import writable
from trainer.anki.media import Media
from trainer.anki.models import NOTE_TYPES
from trainer.anki.note_type import ForeignType
from trainer.anki.package import Deck as AnkiDeck
from trainer.anki.package import Note as AnkiNote
from trainer.anki.package import Package, foreign_model, model
from trainer.anki.raw import RawNote
from trainer.anki.returning import returned
from trainer.cards.deck_tree import BETWEEN
from trainer.cards.incoming import Lost, lost_of
from trainer.cards.note import Deck, Kind, Note
from trainer.errors import PackageError

_OWN = frozenset(made.id for made in NOTE_TYPES.values())
_REFUSED = (
    "it goes out in another note type, for {!r}, which Anki has it in, has no field for what it "
    "says now; there it counts as conflicting and stays what it was"
)
_UNNUMBERED = (
    "{} of its notes came from CrowdAnki, which keeps its number to itself: where Anki has them "
    "already they count as conflicting there; import them once from a package of Anki"
)


@dataclass(frozen=True)
class PackageDeck:
    """A deck on its way out.

    ``folder`` is where the deck file lies and media are looked up; ``tree`` the deck's place
    in the library, of which the parents (``net`` of ``net::tcp``) become its parents in Anki;
    ``modified`` the Unix seconds of each note's last change by note id (missing: the time of
    writing); ``file`` the deck file as the user typed it, for errors; ``raw`` its notes of other
    types by guid, as they came from Anki.
    """

    deck: Deck
    folder: Path
    tree: str = ""
    modified: Mapping[str, int] = field(default_factory=dict)
    file: str = ""
    raw: Mapping[str, RawNote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many notes, cards and media files, and where.

    ``refused`` are the notes that Anki will not take where it has them in another note type;
    ``lost`` tells why.
    """

    notes: int
    cards: int
    media: int
    path: Path
    refused: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()


def write_package(path: Path, decks: Sequence[PackageDeck], *, timestamp: int) -> Exported:
    """Writes ``path`` whole or not at all; equal input and ``timestamp`` give equal bytes.

    ``timestamp`` (Unix seconds) becomes the time of the package and the ids in it.

    A note that stands in several decks is one note, as in the library: it is taken from the
    first of them.

    Raises:
        PackageError: A note would yield no card, two notes have the same guid, a media
            file cannot be taken, or ``path`` cannot be written.
    """
    writing = _Writing(timestamp)
    package = writing.package(decks)
    try:
        package.write(path, timestamp)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PackageError(
            f"the package cannot be written: {reason}", "Choose another place", file=str(path)
        ) from error
    counts = (package.notes, package.cards, len(package.media.files))
    return Exported(*counts, path, tuple(writing.refused), tuple(writing.lost()))


@dataclass
class _Writing:
    """One package in the making: what its decks share, and where each guid was used."""

    timestamp: int
    media: Media = field(default_factory=Media)
    guids: dict[str, tuple[str, int]] = field(default_factory=dict)
    types: dict[int, tuple[ForeignType, Model]] = field(default_factory=dict)
    refused: dict[str, Lost] = field(default_factory=dict)
    unnumbered: Counter[str] = field(default_factory=Counter)
    models: dict[Kind, Model] = field(
        default_factory=lambda: {kind: model(made) for kind, made in NOTE_TYPES.items()}
    )

    def package(self, sources: Sequence[PackageDeck]) -> Package:
        """Decks of one name, in whatever letter case, are one deck to Anki."""
        decks: dict[str, AnkiDeck] = {}
        taken: set[str] = set()
        for source in sources:
            for deck in self.decks(source, taken):
                known = decks.setdefault(deck.name.casefold(), deck)
                if known is not deck:
                    known.made = chain(known.made, deck.made)
            taken.update(note.id for note in source.deck.notes)
        return Package([*decks.values()], self.media)

    def decks(self, source: PackageDeck, taken: Collection[str]) -> Iterator[AnkiDeck]:
        """The deck itself, which carries the description, then one for each section.

        Notes whose ids are ``taken`` came with an earlier deck and are left out.
        """
        sections: dict[str, list[tuple[int, Note]]] = {"": []}
        for position, note in enumerate(source.deck.notes, start=1):
            if note.id not in taken:
                sections.setdefault(note.section, []).append((position, note))
        for section, placed in sections.items():
            yield AnkiDeck(
                _deck_id(source.deck, section),
                _deck_name(source, section),
                "" if section else _description(source.deck),
                self.notes(source, placed),
            )

    def notes(self, source: PackageDeck, placed: list[tuple[int, Note]]) -> Iterator[AnkiNote]:
        """The notes, each made when its turn to be written has come."""
        for position, note in placed:
            try:
                yield self.note(source, note, position)
            except PackageError as fault:
                raise replace(fault, file=source.file, line=note.line or None) from fault

    def note(self, source: PackageDeck, note: Note, position: int) -> AnkiNote:
        """One note; ``position`` orders the new cards of a deck in Anki."""
        kind, made = self.made(source, note)
        place = (source.file, note.line)
        first = self.guids.setdefault(made.guid, place)
        if first is not place:
            raise PackageError(
                f"The note {made.guid} stands twice, first at {first[0]}:{first[1]}",
                "Delete one of the two, or remove the id of the one that is meant to differ",
            )
        modified = source.modified.get(note.id, self.timestamp)
        return AnkiNote(kind, made, modified=modified, position=position)

    def made(self, source: PackageDeck, note: Note) -> tuple[Model, Content]:
        """The note in the type that Anki has it in, where that can say it, else in ours."""
        raw = source.raw.get(note.guid or note.id)
        if raw and (kind := self.foreign(raw.type)):
            came = returned(note, raw, source.deck, source.folder, self.media)
            if came and came.ordinals:
                self.unnumbered[raw.type.name] += not raw.type.is_numbered
                return kind, came
        if raw:
            what = _REFUSED.format(raw.type.name)
            self.refused[note.id] = lost_of(note, what)
        made = content(note, source.deck, source.folder, self.media)
        return self.models[note.kind], made

    def lost(self) -> Iterator[Lost]:
        """What Anki will not take, and why."""
        yield from self.refused.values()
        for name, times in self.unnumbered.items():
            if times:
                yield Lost(f"note type {name}", _UNNUMBERED.format(times))

    def foreign(self, type_: ForeignType) -> Model | None:
        """A foreign note type; None where its id means another one here."""
        if type_.id not in self.types and type_.id not in _OWN:
            self.types[type_.id] = (type_, foreign_model(type_))
        known, made = self.types.get(type_.id, (None, None))
        return made if known == type_ else None


def _deck_id(deck: Deck, section: str) -> int:
    """Never 0 or 1, which mean something to Anki, and the same in every export."""
    digest = hashlib.sha256(f"{deck.id}{BETWEEN}{section}".encode()).digest()
    return int.from_bytes(digest[:6]) + 2


def _deck_name(source: PackageDeck, section: str) -> str:
    """Parents in the library's tree, title, section; without the empty parts that Anki renames."""
    parents = source.tree.rpartition(BETWEEN)[0]
    path = writable(BETWEEN.join((parents, source.deck.title, section)))
    parts = (" ".join(part.split()) for part in path.split(BETWEEN))
    return BETWEEN.join(part for part in parts if part) or source.deck.id


def _description(deck: Deck) -> str:
    """Markdown in which HTML is text, with what a licence wants to be told."""
    facts = {"Author": deck.author, "License": deck.license, "Version": deck.version}
    told = [f"{name}: {fact}" for name, fact in facts.items() if fact]
    paragraphs = (part for part in (deck.description, "; ".join(told)) if part)
    return escape(writable("\n\n".join(paragraphs)), quote=False)
