"""What an import wrote, kept so that a later one can tell its own words from a person's.

A note that reads otherwise than it was imported was changed by hand, and stays; one that is
gone was taken out by hand, and does not come back. Each note knows the file it came from, so
that another import into the same deck does not count it as missing there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from trainer.cards.note import Note
from trainer.memory.log import Event
from trainer.store import sql
from trainer.store.database import Database
from trainer.store.rows import note_from, note_json


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """A note as it was imported into a deck from a file of this name; ids tell deck and note."""

    deck: str
    note: str
    origin: str
    text: Note


def imported(database: Database, deck: str) -> dict[str, ImportedNote]:
    """What was imported into a deck, by note id."""
    return {
        note: ImportedNote(deck, note, origin, note_from(text))
        for note, origin, text in database.connection.rows(sql.IMPORTED, (deck,))
    }


@contextmanager
def recording_import(
    database: Database,
    deck: str,
    notes: Sequence[ImportedNote],
    events: Sequence[Event],
    *,
    anew: bool,
) -> Iterator[None]:
    """Keep imported notes and add events to the log together with what the block does.

    With ``anew`` what was imported into the deck before is forgotten.

    Raises:
        StoreError: nothing was written, and the block did not run unless it was the commit
            that failed.
    """
    with database.connection.transaction():
        if anew:
            database.connection.rows(sql.FORGET_IMPORTED, (deck,))
        rows = ((row.deck, row.note, row.origin, note_json(row.text)) for row in notes)
        database.connection.run_many(sql.SET_IMPORTED, rows)
        if events:
            database.add(events)
        yield
