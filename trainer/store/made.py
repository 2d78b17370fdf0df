"""What ``make`` wrote, kept so that an update can tell its own words from a person's.

A note that is not kept here counts as written by hand and is never touched. Decisions
of a review are kept here as well, each as soon as it is taken: until an accepted note has
reached the deck file it ``awaits`` that, so that a sitting that ends in a crash loses none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from trainer.cards.note import Note
from trainer.store import sql
from trainer.store.database import Database
from trainer.store.rows import note_from, note_json


class MadeStatus(StrEnum):
    """What became of a proposal of ``make``; one that nobody has decided on is not kept."""

    WRITTEN = "written"
    ACCEPTED = "accepted"
    EDITED = "edited"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class MadeNote:
    """One note that ``make`` proposed, as it was written.

    ``deck`` and ``note`` are ids, ``document`` the SHA-256 of the document in hex.
    ``awaits`` tells that it is decided to be in the deck file and not there yet.
    """

    deck: str
    note: str
    fact_key: str
    family: str
    score: float
    document: str
    text: Note
    status: MadeStatus = MadeStatus.WRITTEN
    awaits: bool = False


def record_made(
    database: Database, notes: Sequence[MadeNote], forgotten: Sequence[MadeNote] = ()
) -> None:
    """Keep some notes and forget others; what was kept of the same note before is replaced.

    Raises:
        StoreError: nothing was written.
    """
    with recording(database, notes, forgotten):
        pass


@contextmanager
def recording(
    database: Database, notes: Sequence[MadeNote], forgotten: Sequence[MadeNote] = ()
) -> Iterator[None]:
    """Keep some notes and forget others together with what the block does: all or nothing.

    The block runs once the database has taken the notes, and they are committed only
    if it goes through.

    Raises:
        StoreError: the database is locked or cannot be written; nothing was, and where it
            refused the notes themselves the block did not run.
    """
    with database.connection.transaction():
        gone = [(note.deck, note.note) for note in forgotten]
        database.connection.run_many(sql.FORGET_MADE, gone)
        database.connection.run_many(sql.SET_MADE, [_row(note) for note in notes])
        yield


def made(database: Database, deck: str) -> tuple[MadeNote, ...]:
    """What ``make`` wrote into a deck or was told of it, by the deck's id, by note id."""
    return tuple(
        MadeNote(
            *(id_, note, key, family, score, document, note_from(text)),
            status=MadeStatus(status),
            awaits=bool(awaits),
        )
        for id_, note, key, family, score, document, text, status, awaits in (
            database.connection.rows(sql.MADE, (deck,))
        )
    )


def _row(note: MadeNote) -> tuple[object, ...]:
    known = (note.deck, note.note, note.fact_key, note.family, note.score, note.document)
    return (*known, note_json(note.text), note.status, note.awaits)
