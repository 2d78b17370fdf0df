"""Opening a home in every state that a disk, another program or another version leaves it in."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import StoreError
from trainer.memory.options import MemoryOptions
from trainer.store import connection, sql
from trainer.store.backup import write_copy
from trainer.store.database import Database

NOON = 1_767_268_800_000
NEWER = len(sql.MIGRATIONS) + 1


def opened(home: Path) -> Database:
    return Database.open(home, MemoryOptions(), NOON)


def contents(home: Path) -> dict[str, str]:
    files = (path for path in sorted(home.rglob("*")) if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def make_newer(home: Path) -> None:
    with sqlite3.connect(home / "trainer.db") as other:
        other.execute(f"PRAGMA user_version = {NEWER}")
    other.close()


def test_a_newer_database_is_refused_and_not_a_byte_changes(home: Path) -> None:
    opened(home).close()
    make_newer(home)
    before = contents(home)
    with pytest.raises(StoreError, match=f"version {NEWER}") as refused:
        opened(home)
    assert "newer trainer" in refused.value.mend
    assert contents(home) == before


def test_a_newer_version_that_lies_in_the_write_ahead_log_is_seen(home: Path) -> None:
    opened(home).close()
    other = sqlite3.connect(home / "trainer.db", isolation_level=None)
    other.execute(f"PRAGMA user_version = {NEWER}")
    for name in ("trainer.db", "trainer.db-wal"):  # as a killed program would leave them
        (home.parent / "killed").mkdir(exist_ok=True)
        shutil.copy(home / name, home.parent / "killed" / name)
    other.close()
    before = contents(home.parent / "killed")
    with pytest.raises(StoreError, match=f"version {NEWER}"):
        opened(home.parent / "killed")
    after = contents(home.parent / "killed")
    assert {name: after[name] for name in before} == before


def test_a_first_start_that_was_killed_before_the_first_commit_is_begun_again(home: Path) -> None:
    home.mkdir()
    other = sqlite3.connect(home / "trainer.db")
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    database = opened(home)
    assert database.events() == ()
    database.close()


def test_an_empty_file_without_backups_is_a_fresh_start(home: Path) -> None:
    home.mkdir()
    (home / "trainer.db").touch()
    opened(home).close()
    assert (home / "trainer.db").stat().st_size > 0


@pytest.mark.parametrize("loss", ["missing", "empty"])
def test_a_lost_database_with_backups_names_the_newest(
    database: Database, log: Any, loss: str
) -> None:
    log("k1")
    write_copy(database.connection, NOON)
    newest = write_copy(database.connection, NOON + 60_000)
    database.close()
    path = database.home / "trainer.db"
    path.unlink() if loss == "missing" else path.write_bytes(b"")
    with pytest.raises(StoreError) as lost:
        opened(database.home)
    assert f"trainer doctor --restore {newest}" in lost.value.mend


@pytest.mark.parametrize("content", [b"not a database at all\n" * 50, b"SQLite", b"\0" * 4096])
def test_a_file_that_is_no_database_is_left_alone(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "trainer.db").write_bytes(content)
    with pytest.raises(StoreError, match="not a database"):
        opened(home)
    assert (home / "trainer.db").read_bytes() == content


def test_a_database_of_another_program_is_left_alone(home: Path) -> None:
    home.mkdir()
    with sqlite3.connect(home / "trainer.db") as other:
        other.execute("CREATE TABLE cards (id)")
    other.close()
    before = contents(home)
    with pytest.raises(StoreError, match="another program"):
        opened(home)
    assert contents(home) == before


def test_a_torn_database_is_reported_with_its_backup(database: Database, log: Any) -> None:
    log("k1")
    copy = write_copy(database.connection, NOON)
    database.close()
    path = database.home / "trainer.db"
    path.write_bytes(path.read_bytes()[:100] + os.urandom(4096))
    with pytest.raises(StoreError) as torn:
        opened(database.home)
    assert str(copy) in torn.value.mend


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    with pytest.raises(StoreError, match="home folder") as refused:
        opened(tmp_path / "home")
    assert "--home" in refused.value.mend


def test_a_home_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="home folder"):
        opened(tmp_path / "file" / "home")


def test_a_database_that_is_a_folder_is_refused(home: Path) -> None:
    (home / "trainer.db").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be read"):
        opened(home)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_is_refused(home: Path) -> None:
    home.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="cannot be"):
        opened(home)


def test_a_lock_held_by_another_trainer_is_named(
    database: Database, log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = log("k1")
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    second = opened(database.home)
    with database.connection.transaction(), pytest.raises(StoreError, match="locked by another"):
        second.record([event])
    second.record([event])
    second.close()
