"""genanki's notes, cards, decks and schema, in a container of our own.

Its own one stamps every note with the time of writing, so that a second export overwrites
what learners edited; it is not compressed, not atomic, leaves its temporary database behind,
holds all notes in memory and checks their HTML in quadratic time. Here notes are made while
they are written, each with its own time, and the same input gives the same bytes.
The format is Anki's oldest, which every version reads.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from genanki import deck as genanki_deck
from genanki import note as genanki_note
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA
from genanki.card import Card
from genanki.model import Model

from trainer.anki.content import Content
from trainer.anki.media import Media
from trainer.anki.models import CHANGED, FIELD_IDS, NoteType, css
from trainer.anki.note_type import ForeignType

_DAY_ZERO = 1_577_851_200
"""2020-01-01 04:00 UTC in Unix seconds. With the settings below Anki reads day numbers from
here alike in every time zone; genanki's own day zero is off by one day in some."""
_SETTINGS = {"schedVer": 2, "sched2021": True, "creationOffset": 0, "rollover": 4}
_TABLES, _CREATE, _REST = APKG_SCHEMA.partition("CREATE INDEX")
_INDEXES = _CREATE + _REST
"""Indexes are made when the tables are full: faster than growing them row by row."""
_LONG_AGO = 1
_FASTEST = 1
"""zlib level: the higher ones take longer and save next to nothing on this content."""


def model(note_type: NoteType) -> Model:
    """A note type whose fields and templates Anki knows by their ids."""
    return Model(
        model_id=note_type.id,
        name=note_type.name,
        fields=[{"name": name, "id": FIELD_IDS[name]} for name in note_type.fields],
        templates=[
            {"id": made.id, "name": made.name, "qfmt": made.question, "afmt": made.answer}
            for made in note_type.templates
        ],
        css=css(),
        model_type=Model.CLOZE if "Text" in note_type.fields else Model.FRONT_BACK,
    )


class ForeignModel(Model):
    """A note type of somebody else's, under its own id and older than any collection's."""

    _req = ()
    """What must be filled for a card, which Anki works out for itself."""

    def to_json(self, _timestamp: float, deck_id: int) -> dict[str, Any]:
        """As genanki's, but for the time."""
        return {**super().to_json(_LONG_AGO, deck_id)}


def foreign_model(type_: ForeignType) -> Model:
    """A note type that came from a collection; only a collection without it takes it as it is."""
    return ForeignModel(
        model_id=type_.id,
        name=type_.name,
        fields=[{"name": name} for name in type_.fields],
        templates=[
            {"name": made.name, "qfmt": made.question, "afmt": made.answer}
            for made in type_.templates
        ],
        css=css(),
        model_type=Model.CLOZE if type_.is_cloze else Model.FRONT_BACK,
    )


class Note(genanki_note.Note):
    """A note with new cards, ``modified`` in Unix seconds and its ``position`` in the deck."""

    def __init__(self, kind: Model, made: Content, *, modified: int, position: int) -> None:
        super().__init__(kind, list(made.fields), tags=made.tags, guid=made.guid, due=position)
        self.modified = modified
        self.cards = [Card(ordinal, suspend=made.suspended) for ordinal in made.ordinals]

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Left out: all fields are escaped, and genanki's check is quadratic."""


class Deck(genanki_deck.Deck):
    """A deck whose notes are ``made`` one by one while they are written."""

    def __init__(self, deck_id: int, name: str, description: str, made: Iterable[Note]) -> None:
        super().__init__(deck_id, name, description)
        self.made = made

    def to_json(self) -> dict[str, Any]:
        """As genanki's; the description is Markdown, which Anki draws without scripts."""
        return {**super().to_json(), "md": True}


class Package:
    """Decks and media as one file; ``notes`` and ``cards`` count what was written."""

    def __init__(self, decks: Sequence[Deck], media: Media) -> None:
        self.decks = decks
        self.media = media
        self.notes = self.cards = 0

    def write(self, path: Path, timestamp: int) -> None:
        """Write beside ``path``, then replace it: it is the old file or the whole new one.

        ``timestamp``, in Unix seconds, is the package's and gives the first of its ids.

        Raises:
            OSError, sqlite3.Error: It cannot be written; nothing is left behind.
        """
        with tempfile.TemporaryDirectory(prefix=".trainer-", dir=path.parent) as folder:
            database, package = Path(folder, "collection.anki2"), Path(folder, "package")
            self._write_database(database, timestamp)
            self._write_zip(package, database)
            package.replace(path)

    def _write_database(self, path: Path, timestamp: int) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            # A file that is thrown away after any failure needs no journal.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            cursor = connection.executescript(_TABLES + APKG_COL)
            cursor.execute("BEGIN")
            self._write_notes(cursor, count(timestamp * 1000))
            self._write_collection(cursor, timestamp * 1000)
            cursor.execute("COMMIT")
            cursor.executescript(_INDEXES)
        finally:
            connection.close()

    def _write_notes(self, cursor: sqlite3.Cursor, ids: Iterator[int]) -> None:
        for deck in self.decks:
            for note in deck.made:
                deck.add_model(note.model)
                note.write_to_db(cursor, note.modified, deck.deck_id, ids)
                self.notes += 1
                self.cards += len(note.cards)

    def _write_collection(self, cursor: sqlite3.Cursor, now_ms: int) -> None:
        """What all decks share: the settings, the decks themselves and the note types in use."""
        conf, decks = map(json.loads, cursor.execute("SELECT conf, decks FROM col").fetchone())
        conf |= _SETTINGS
        decks |= {str(deck.deck_id): deck.to_json() for deck in self.decks}
        used = {made.model_id: made for deck in self.decks for made in deck.models.values()}
        models = {number: made.to_json(CHANGED, 1) for number, made in sorted(used.items())}
        cursor.execute(
            "UPDATE col SET crt = ?, mod = ?, scm = ?, conf = ?, decks = ?, models = ?",
            (_DAY_ZERO, now_ms, now_ms, *map(json.dumps, (conf, decks, models))),
        )

    def _write_zip(self, path: Path, database: Path) -> None:
        members = {str(number): file for number, file in enumerate(self.media.files.values())}
        names = dict(zip(members, self.media.files, strict=True))
        with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_FASTEST) as package:
            with package.open(database.name, "w") as member, database.open("rb") as content:
                shutil.copyfileobj(content, member)
            with package.open("media", "w") as member:
                member.write(json.dumps(names).encode())
            for number, file in members.items():
                with package.open(ZipInfo(number), "w") as member, file.open("rb") as content:
                    shutil.copyfileobj(content, member)
