"""Copies of the log: whole, thinned out, and put back only when they are sound."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import StoreError
from trainer.memory.options import MemoryOptions
from trainer.store import connection, sql
from trainer.store.backup import backups, restore, verify, write_copy, write_daily
from trainer.store.database import Database
from trainer.store.places import backup_paths, free_backup_path

NOON = 1_767_268_800_000
DAY_MS = 86_400_000


def reopened(database: Database, now_ms: int = NOON) -> Database:
    database.close()
    return Database.open(database.home, MemoryOptions(), now_ms)


def names(home: Path) -> list[str]:
    return [path.name for path in backup_paths(home)]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_copy_holds_what_still_lies_in_the_write_ahead_log(database: Database, log: Any) -> None:
    log("k1")
    log("k2")
    copy = write_copy(database.connection, NOON)
    assert copy == database.home / "backups" / "trainer-20260101-120000.db"
    assert [(b.path, b.at_ms, b.events) for b in backups(database.home)] == [(copy, NOON, 2)]


def test_two_copies_of_one_second_do_not_meet(database: Database, log: Any) -> None:
    log("k1")
    assert write_copy(database.connection, NOON) != write_copy(database.connection, NOON)
    assert len(backups(database.home)) == 2


def test_the_first_opening_of_a_day_copies_a_log_that_holds_something(
    database: Database, log: Any
) -> None:
    assert write_daily(database.connection, NOON) is None
    log("k1")
    database = reopened(database)
    database = reopened(database, NOON + 1000)
    assert names(database.home) == ["trainer-20260101-120000.db"]
    database = reopened(database, NOON + DAY_MS)
    assert names(database.home)[0] == "trainer-20260102-120000.db"
    database.close()


def test_seven_days_and_four_weeks_are_kept(database: Database, log: Any) -> None:
    log("k1")
    for day in range(60):
        write_daily(database.connection, NOON + day * DAY_MS)
    daily = ["0301", "0228", "0227", "0226", "0225", "0224", "0223"]
    sundays = ["0222", "0215", "0208"]  # the fourth is the first of March
    assert [name[12:16] for name in names(database.home)] == daily + sundays


def test_copies_made_before_a_restore_or_migration_are_never_thinned_out(
    database: Database, log: Any
) -> None:
    log("k1")
    kept = write_copy(database.connection, NOON, "before-restore")
    for day in range(1, 60):
        write_daily(database.connection, NOON + day * DAY_MS)
    assert kept in backup_paths(database.home)


def test_a_restored_copy_takes_the_place_of_the_database(database: Database, log: Any) -> None:
    old = log("k1")
    copy = write_copy(database.connection, NOON)
    log("k2")
    database.close()
    kept = restore(database.home, copy, NOON + 1000)
    again = Database.open(database.home, MemoryOptions(), NOON)
    assert again.events() == (old,)
    assert kept is not None
    assert verify(kept) == 2
    again.close()


def test_a_killed_trainers_log_does_not_come_back_over_the_restored_copy(
    database: Database, log: Any, tmp_path: Path
) -> None:
    old = log("k1")
    copy = write_copy(database.connection, NOON)
    log("k2")
    killed = shutil.copytree(database.home, tmp_path / "killed")
    assert (killed / "trainer.db-wal").stat().st_size > 0
    restore(killed, copy, NOON + 1000)
    again = Database.open(killed, MemoryOptions(), NOON)
    assert again.events() == (old,)
    assert again.connection.value(sql.QUICK_CHECK) == "ok"
    again.close()


def test_a_database_that_is_in_use_is_not_replaced(
    database: Database, log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    events = (log("k1"), log("k2"))
    copy = write_copy(database.connection, NOON)
    with pytest.raises(StoreError, match="locked by another"):
        restore(database.home, copy, NOON + 1000)
    assert (*events, log("k3")) == database.events()


def test_a_lost_database_is_restored(database: Database, log: Any) -> None:
    event = log("k1")
    copy = write_copy(database.connection, NOON)
    database.close()
    (database.home / "trainer.db").unlink()
    assert restore(database.home, copy, NOON) is None
    again = Database.open(database.home, MemoryOptions(), NOON)
    assert again.events() == (event,)
    again.close()


def test_a_damaged_database_is_kept_beside_the_backups(database: Database, log: Any) -> None:
    log("k1")
    copy = write_copy(database.connection, NOON)
    database.close()
    (database.home / "trainer.db").write_bytes(b"rubbish" * 1000)
    kept = restore(database.home, copy, NOON)
    assert kept is not None
    assert kept.name.startswith("damaged-")
    assert kept.read_bytes().startswith(b"rubbish")


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()


def make_foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE event (id)")
    other.close()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (damage, "damaged"),
        (make_newer, "newer"),
        (make_foreign, "not a trainer's"),
        (lambda path: path.write_bytes(b"rubbish"), "damaged"),
        (lambda path: path.unlink(), "no such backup"),
    ],
)
def test_a_copy_that_is_not_sound_is_refused_and_nothing_changes(
    database: Database, log: Any, spoil: Any, reason: str
) -> None:
    for number in range(60):
        log(f"k{number}")
    copy = write_copy(database.connection, NOON)
    database.close()
    spoil(copy)
    before = digest(database.home / "trainer.db")
    with pytest.raises(StoreError, match=reason):
        restore(database.home, copy, NOON)
    assert digest(database.home / "trainer.db") == before
    assert backups(database.home) == ()


def test_a_copy_from_anywhere_can_be_restored(database: Database, log: Any, tmp_path: Path) -> None:
    event = log("k1")
    elsewhere = tmp_path / "my copy.db"
    shutil.move(write_copy(database.connection, NOON), elsewhere)
    database.close()
    restore(tmp_path / "second", elsewhere, NOON)
    second = Database.open(tmp_path / "second", MemoryOptions(), NOON)
    assert second.events() == (event,)
    second.close()


def test_backups_that_cannot_be_written_are_an_error_with_a_mend(
    database: Database, log: Any
) -> None:
    log("k1")
    (database.home / "backups").touch()
    with pytest.raises(StoreError, match="cannot be written") as refused:
        write_copy(database.connection, NOON)
    assert refused.value.mend


def test_other_files_among_the_backups_are_passed_over(database: Database) -> None:
    folder = database.home / "backups"
    folder.mkdir()
    for name in ("trainer-1.db", "notes.txt", "trainer-20260101-120000.db.part"):
        (folder / name).touch()
    assert backup_paths(database.home) == []
    assert free_backup_path(database.home, NOON).name == "trainer-20260101-120000.db"
