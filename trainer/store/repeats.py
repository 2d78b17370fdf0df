"""Which new notes are in some deck of the library already, by question and answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.cards.alike import Newcomers
from trainer.cards.note import Note
from trainer.store import cache_sql, text_index
from trainer.store.database import Database
from trainer.store.rows import note_from
from trainer.store.typed_path import typed_path

_AT_ONCE = 100  # words in one question to the index


@dataclass(frozen=True, slots=True)
class Repeat:
    """A note of the library that says what a new one would, and the title of its deck."""

    note: Note
    deck_title: str


def repeats(database: Database, notes: Sequence[Note], besides: Path) -> dict[Note, Repeat]:
    """The notes that a deck of the library, as last refreshed, has nearly as they are.

    The deck file ``besides`` is left out. Only those notes of the library that share one
    of a new note's rarest words are looked at. Call it with a
    :class:`~trainer.store.library.Library` open.

    Raises:
        StoreError: the cache cannot be read.
    """
    newcomers = Newcomers(notes)
    path = str(typed_path(besides).resolve())
    near = {
        number: text
        for number, text in _texts(database, newcomers.heads(), path)
        if newcomers.near(text)
    }
    found: dict[Note, Repeat] = {}
    for number, text in near.items():
        for body, title in database.connection.rows(cache_sql.NOTE_IN_DECK, (number,)):
            other = note_from(body)
            for note in newcomers.repeated(other, text):
                found.setdefault(note, Repeat(other, title))
    return found


def _texts(database: Database, heads: Sequence[str], besides: str) -> Iterator[tuple[int, str]]:
    """The texts that may be near, of all files but one; all texts where there is no index."""
    if not text_index.is_available():
        yield from database.connection.rows(cache_sql.TEXTS, (besides,))
        return
    for question in _questions(heads):
        yield from database.connection.rows(cache_sql.TEXTS_WITH_WORDS, (question, besides))


def _questions(heads: Sequence[str]) -> Iterator[str]:
    """Questions to the index for words that begin in one of these ways."""
    for start in range(0, len(heads), _AT_ONCE):
        yield " OR ".join(f'"{head}"*' for head in heads[start : start + _AT_ONCE])
