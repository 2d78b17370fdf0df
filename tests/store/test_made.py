"""What ``make`` wrote is kept word for word, and each decision as soon as it is taken."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.conftest import NOON
from trainer.cards.note import Kind, Note, Source
from trainer.errors import StoreError
from trainer.memory.options import MemoryOptions
from trainer.store import sql
from trainer.store.connection import Connection
from trainer.store.database import Database
from trainer.store.made import MadeNote, MadeStatus, made, record_made, recording
from trainer.store.migrations import migrate
from trainer.store.places import backup_paths, database_path
from trainer.store.rows import note_json

NOTE = Note(Kind.LIST, "Name two.", items=("one", "zwei\n2"), source=Source("doc", "¶1 s1", "both"))
MADE = MadeNote("deckdeck", NOTE.id, "fact", "enumeration", 0.75, "ab" * 32, NOTE)


def test_what_was_made_comes_back(database: Database) -> None:
    dropped = replace(MADE, note="zzzzzz", status=MadeStatus.DROPPED)
    record_made(database, [dropped, MADE])
    assert made(database, "deckdeck") == (MADE, dropped)
    assert made(database, "other") == ()


def test_a_note_made_again_replaces_what_was_kept(database: Database) -> None:
    record_made(database, [MADE])
    again = replace(MADE, text=replace(NOTE, front="Name both."), score=0.5)
    record_made(database, [again])
    assert made(database, "deckdeck") == (again,)


@pytest.mark.parametrize("status", list(MadeStatus))
def test_every_status_is_kept_and_whether_the_file_still_lacks_it(
    database: Database, status: MadeStatus
) -> None:
    waiting = replace(MADE, status=status, awaits=True)
    record_made(database, [waiting])
    assert made(database, "deckdeck") == (waiting,)


def test_a_decision_taken_back_is_forgotten(database: Database) -> None:
    other = replace(MADE, note="zzzzzz")
    record_made(database, [MADE, other])
    with recording(database, [], [MADE]):
        pass
    assert made(database, "deckdeck") == (other,)


def test_notes_are_kept_only_if_the_deck_file_could_be_written(database: Database) -> None:
    def fail() -> None:
        with recording(database, [MADE]):
            raise StoreError("the file cannot be written")

    with pytest.raises(StoreError):
        fail()
    assert made(database, "deckdeck") == ()


def test_a_locked_database_stops_before_the_deck_file_is_touched(
    database: Database, home: Path
) -> None:
    database.connection.rows("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(database_path(home), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    written = []
    with pytest.raises(StoreError, match="locked"), recording(database, [MADE]):
        written.append("deck")
    other.close()
    assert written == []


def test_what_an_older_trainer_kept_is_brought_along_with_a_copy_before(
    home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    old = Connection(database_path(home))
    for statement in sql.SETUP:
        old.rows(statement)
    migrate(old, NOON, sql.MIGRATIONS[:1])
    values = ("deckdeck", NOTE.id, "fact", "enumeration", 0.75, "ab" * 32, note_json(NOTE))
    old.rows("INSERT INTO made VALUES (?, ?, ?, ?, ?, ?, ?, 'written')", values)
    old.close()
    opened = Database.open(home, MemoryOptions(), NOON)
    assert made(opened, "deckdeck") == (MADE,)
    opened.close()
    assert backup_paths(home)
