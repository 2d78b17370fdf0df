"""When the content of each exported note last changed.

A program that imports a package updates a note if its time of change has grown. An export
that stamped everything with its own time would overwrite what learners changed in theirs,
so the hash of what was last exported is kept here, in the learner's own home.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.store import sql
from trainer.store.database import Database


@dataclass(frozen=True, slots=True)
class Content:
    """A note's exported content: its hash and the Unix seconds of its last change."""

    hash: str
    changed_s: int


def exported(database: Database, deck: str) -> dict[str, Content]:
    """What was last exported of a deck, by note id."""
    rows = database.connection.rows(sql.EXPORTED, (deck,))
    return {note: Content(hash_, changed_s) for note, hash_, changed_s in rows}


def record_exported(database: Database, deck: str, contents: Mapping[str, Content]) -> None:
    """Keep what was exported of a deck.

    Raises:
        StoreError: nothing was written.
    """
    with database.connection.transaction():
        keep_exported(database, deck, contents)


def keep_exported(database: Database, deck: str, contents: Mapping[str, Content]) -> None:
    """Keep what the other program has of a deck, within the transaction that is open."""
    rows = ((deck, note, content.hash, content.changed_s) for note, content in contents.items())
    database.connection.run_many(sql.SET_EXPORTED, rows)
