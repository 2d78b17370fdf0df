"""Which new notes are in some deck of the library already, by question and answer."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trainer.cards.alike import Newcomers
from trainer.cards.note import Note
from trainer.store import cache_sql
from trainer.store.database import Database
from trainer.store.rows import note_from


@dataclass(frozen=True, slots=True)
class Repeat:
    """A note of the library that says what a new one would, and the title of its deck."""

    note: Note
    deck_title: str


def repeats(database: Database, notes: Sequence[Note], besides: Path) -> dict[Note, Repeat]:
    """The notes that a deck of the library, as last refreshed, has nearly as they are.

    The deck file ``besides`` is left out. The texts of the library are read once, in one
    sweep; only those that share a note's rarest stems are compared with it. Call it with
    a :class:`~trainer.store.library.Library` open.

    Raises:
        StoreError: the cache cannot be read.
    """
    newcomers = Newcomers(notes)
    path = str(besides.expanduser().resolve())
    with closing(database.connection.each(cache_sql.TEXTS_BESIDES, (path,))) as texts:
        near = [(number, text) for number, text in texts if newcomers.near(text)]
    found: dict[Note, Repeat] = {}
    for number, text in near:
        for body, title in database.connection.rows(cache_sql.NOTE_IN_DECK, (number,)):
            other = note_from(body)
            for note in newcomers.repeated(other, text):
                found.setdefault(note, Repeat(other, title))
    return found
