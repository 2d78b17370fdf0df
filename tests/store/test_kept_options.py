"""The options that promised something are kept beside the log, and nothing changes them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.conftest import NOON, TODAY
from trainer.errors import StoreError
from trainer.memory.log import Event, EventKind, Rating
from trainer.memory.options import STANDARD_MEMORY, MemoryOptions
from trainer.memory.versions import version_of
from trainer.store import sql
from trainer.store.backup import verify
from trainer.store.database import Database
from trainer.store.kept_options import kept
from trainer.store.places import backup_paths, database_path

LOWER = replace(STANDARD_MEMORY, retention=0.85)
BEFORE = len(sql.MIGRATIONS) - 1  # the version that knew no options


def answer(database: Database, card: str, version: int) -> Event:
    stamp = database.stamp(NOON)
    row = Event(stamp.id, card, stamp.at_ms, TODAY, EventKind.REVIEW, stamp.device)
    return replace(row, rating=Rating.GOOD, due_day=TODAY + 3, options_version=version)


def test_options_are_kept_once_when_a_review_names_them(database: Database) -> None:
    for card in ("k1", "k2"):
        row = answer(database, card, version_of(LOWER))
        database.record([row], (STANDARD_MEMORY, LOWER))
    assert kept(database.connection) == {version_of(LOWER): LOWER}


def test_kept_options_can_be_neither_changed_nor_deleted_nor_replaced(database: Database) -> None:
    database.record([answer(database, "k", version_of(LOWER))], (LOWER,))
    for statement in ("UPDATE memory_options SET options = '{}'", "DELETE FROM memory_options"):
        with pytest.raises(StoreError, match="are kept"):
            database.connection.rows(statement)
    replacing = "INSERT OR REPLACE INTO memory_options VALUES (?, '{}')"
    database.connection.rows(replacing, (version_of(LOWER),))
    assert kept(database.connection) == {version_of(LOWER): LOWER}


def test_the_logs_of_two_devices_join_with_their_options_in_any_order(tmp_path: Path) -> None:
    logs = []
    for name, own in (("laptop", (STANDARD_MEMORY, LOWER)), ("phone", (LOWER,))):
        device = Database.open(tmp_path / name, STANDARD_MEMORY, NOON)
        for options in own:
            device.record([answer(device, "k", version_of(options))], own)
        logs.append((device.events(), tuple(kept(device.connection).values())))
        device.close()
    joined = []
    for name, order in (("one", logs), ("other", [*reversed(logs), logs[1]])):
        both = Database.open(tmp_path / name, STANDARD_MEMORY, NOON)
        for events, of_device in order:
            both.record(events, of_device)
        joined.append((both.events(), kept(both.connection)))
        both.close()
    assert joined[0] == joined[1]
    events, options_kept = joined[0]
    assert len(events) == 3
    assert {event.options_version for event in events} == set(options_kept)


def test_an_older_database_is_copied_and_keeps_its_reviews(home: Path) -> None:
    database = Database.open(home, MemoryOptions(), NOON)
    row = answer(database, "k", 1)
    database.record([row])
    database.close()
    with sqlite3.connect(database_path(home)) as older:
        older.execute("DROP TABLE memory_options")
        older.execute(f"PRAGMA user_version = {BEFORE}")
    older.close()
    before = set(backup_paths(home))
    database = Database.open(home, MemoryOptions(), NOON)
    (copy,) = set(backup_paths(home)) - before
    assert "before-migration" in copy.name
    assert verify(copy) == 1
    assert database.events() == (row,)
    assert kept(database.connection) == {}
    database.close()
