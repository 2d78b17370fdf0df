"""Since when a note is known, and since when it reads as it does.

Deck files carry no dates. So the time at which a file was last written counts for the notes
that are then first seen in it, or first seen with another wording. It is kept with the log,
as it cannot be found out again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields

from trainer.cards.note import Note
from trainer.store import sql
from trainer.store.connection import Connection

_WORDING = tuple(field.name for field in fields(Note) if field.name not in {"section", "line"})


def date_notes(connection: Connection, notes: Iterable[Note], written_ms: int) -> None:
    """Note what is new in a file that was written at this instant; call it in a transaction."""
    connection.run_many(sql.DATE_NOTE, ((note.id, _digest(note), written_ms) for note in notes))


def _digest(note: Note) -> bytes:
    wording = repr([getattr(note, name) for name in _WORDING])
    return hashlib.blake2b(wording.encode("utf-8", "surrogatepass"), digest_size=8).digest()
