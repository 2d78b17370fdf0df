"""What ``make`` wrote, kept so that an update can tell its own words from a person's.

A note that is not kept here counts as written by hand and is never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.cards.note import Note
from trainer.store import sql
from trainer.store.database import Database
from trainer.store.rows import note_from, note_json


class MadeStatus(StrEnum):
    """What became of a proposal of ``make``."""

    WRITTEN = "written"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class MadeNote:
    """One note that ``make`` proposed, as it was written.

    ``deck`` and ``note`` are ids, ``document`` the SHA-256 of the document in hex.
    """

    deck: str
    note: str
    fact_key: str
    family: str
    score: float
    document: str
    text: Note
    status: MadeStatus = MadeStatus.WRITTEN


def record_made(database: Database, notes: Sequence[MadeNote]) -> None:
    """Keep what ``make`` wrote; what was kept of the same note before is replaced.

    Raises:
        StoreError: nothing was written.
    """
    rows = [
        (n.deck, n.note, n.fact_key, n.family, n.score, n.document, note_json(n.text), n.status)
        for n in notes
    ]
    with database.connection.transaction():
        database.connection.run_many(sql.SET_MADE, rows)


def made(database: Database, deck: str) -> tuple[MadeNote, ...]:
    """What ``make`` wrote into a deck, by the deck's id, ordered by note id."""
    return tuple(
        MadeNote(id_, note, key, family, score, document, note_from(text), MadeStatus(status))
        for id_, note, key, family, score, document, text, status in database.connection.rows(
            sql.MADE, (deck,)
        )
    )
