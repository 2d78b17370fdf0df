"""A database of an older version is brought forward with a copy of it kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from trainer.errors import StoreError
from trainer.memory.options import MemoryOptions
from trainer.store import sql
from trainer.store.backup import verify
from trainer.store.connection import Connection
from trainer.store.database import Database
from trainer.store.migrations import migrate
from trainer.store.places import backup_paths

NOON = 1_767_268_800_000
NEXT = (*sql.MIGRATIONS, ("ALTER TABLE made ADD COLUMN model TEXT",))
BROKEN = (*sql.MIGRATIONS, ("CREATE TABLE fresh (id)", "CREATE TABLE event (id)"))


def version(database: Database) -> int:
    return int(database.connection.value("PRAGMA user_version"))


def test_a_migration_keeps_every_event_and_a_copy_of_before(database: Database, log: Any) -> None:
    events = (log("k1"), log("k2"))
    migrate(database.connection, NOON, NEXT)
    assert version(database) == len(NEXT)
    assert database.events() == events
    (copy,) = backup_paths(database.home)
    assert copy.name == "trainer-20260101-120000-before-migration.db"
    assert verify(copy) == 2


def test_a_migration_runs_once(database: Database, log: Any) -> None:
    log("k1")
    migrate(database.connection, NOON, NEXT)
    migrate(database.connection, NOON, NEXT)
    assert len(backup_paths(database.home)) == 1


def test_a_migration_that_fails_leaves_no_trace(database: Database, log: Any) -> None:
    event = log("k1")
    with pytest.raises(StoreError):
        migrate(database.connection, NOON, BROKEN)
    assert version(database) == len(sql.MIGRATIONS)
    assert database.connection.value(sql.TABLE_EXISTS, ("fresh",)) == 0
    assert database.events() == (event,)


def test_a_version_from_the_future_is_never_taken_back(database: Database) -> None:
    migrate(database.connection, NOON, NEXT)
    with pytest.raises(StoreError, match="this trainer knows"):
        migrate(database.connection, NOON)
    assert version(database) == len(NEXT)


def test_the_version_reaches_the_file_itself_so_that_older_programs_see_it(
    database: Database,
) -> None:
    migrate(database.connection, NOON, NEXT)
    header = (database.home / "trainer.db").read_bytes()[60:64]
    assert int.from_bytes(header) == len(NEXT)
    with pytest.raises(StoreError, match="newer trainer"):
        Database.open(database.home, MemoryOptions(), NOON)


def test_a_fresh_database_needs_no_copy(home: Path) -> None:
    Database.open(home, MemoryOptions(), NOON).close()
    assert backup_paths(home) == []


def test_a_fresh_database_is_never_met_half_made(home: Path) -> None:
    home.mkdir(parents=True)
    connection = Connection(home / "trainer.db")
    with pytest.raises(StoreError):
        migrate(connection, NOON, BROKEN)
    assert connection.value(sql.VERSION) == 0
    assert connection.value(sql.TABLE_EXISTS, ("event",)) == 0
    connection.close()
