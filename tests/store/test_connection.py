"""The one door to SQLite: whole transactions, no lock left behind, errors with a mend."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from trainer.errors import StoreError
from trainer.store import connection as door
from trainer.store.connection import Connection, damaged, is_damage


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    opened = Connection(tmp_path / "trainer.db")
    opened.rows("PRAGMA journal_mode = WAL")
    opened.rows("CREATE TABLE number (n INTEGER UNIQUE)")
    yield opened
    opened.close()


def numbers(connection: Connection) -> list[int]:
    return [row[0] for row in connection.rows("SELECT n FROM number ORDER BY n")]


def test_a_transaction_is_kept_as_a_whole(connection: Connection) -> None:
    with connection.transaction():
        connection.run_many("INSERT INTO number VALUES (?)", [(1,), (2,)])
    assert numbers(connection) == [1, 2]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_transaction_that_is_left_by_an_error_never_was(
    connection: Connection, error: type[BaseException]
) -> None:
    def interrupted() -> None:
        with connection.transaction():
            connection.rows("INSERT INTO number VALUES (1)")
            raise error

    with pytest.raises(error):
        interrupted()
    assert numbers(connection) == []
    with connection.transaction():
        connection.rows("INSERT INTO number VALUES (2)")
    assert numbers(connection) == [2]


def test_a_statement_that_fails_takes_its_transaction_along(connection: Connection) -> None:
    with pytest.raises(StoreError, match="UNIQUE"), connection.transaction():
        connection.run_many("INSERT INTO number VALUES (?)", [(1,), (1,)])
    assert numbers(connection) == []


def test_a_transaction_that_has_begun_keeps_other_writers_out_from_its_first_moment(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "BUSY_SECONDS", 0.01)
    with closing(Connection(connection.path)) as second:
        with (
            connection.transaction(),
            pytest.raises(StoreError, match="locked by another") as locked,
            second.transaction(),
        ):
            second.rows("SELECT 1")
        assert "Wait" in locked.value.mend


def test_rows_read_one_by_one_leave_no_lock_when_closed_early(connection: Connection) -> None:
    connection.run_many("INSERT INTO number VALUES (?)", [(n,) for n in range(10)])
    with closing(connection.each("SELECT n FROM number ORDER BY n")) as rows:
        assert next(rows) == (0,)
    connection.rows("PRAGMA journal_mode = DELETE")  # refused while anything is read
    assert connection.value("PRAGMA journal_mode") == "delete"


def test_a_value_of_no_row_is_none(connection: Connection) -> None:
    assert connection.value("SELECT n FROM number") is None
    assert connection.value("SELECT :a + :b", {"a": 1, "b": 2}) == 3


def test_a_connection_for_reading_cannot_write(connection: Connection) -> None:
    with closing(Connection(connection.path, read_only=True)) as reader:
        with pytest.raises(StoreError, match="cannot be written"):
            reader.rows("INSERT INTO number VALUES (1)")
        assert numbers(reader) == []


def test_a_file_that_is_no_database_is_damage(tmp_path: Path) -> None:
    (tmp_path / "trainer.db").write_bytes(b"rubbish" * 200)
    with closing(Connection(tmp_path / "trainer.db")) as spoilt:
        with pytest.raises(StoreError) as caught:
            spoilt.rows("SELECT 1 FROM sqlite_schema")
        assert is_damage(caught.value)
        assert isinstance(caught.value.__cause__, sqlite3.DatabaseError)


def test_a_wrong_statement_is_no_damage(connection: Connection) -> None:
    with pytest.raises(StoreError) as caught:
        connection.rows("SELECT nothing FROM nowhere")
    assert not is_damage(caught.value)
    assert not is_damage(StoreError("something else"))


def test_a_folder_that_is_missing_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Connection(tmp_path / "missing" / "trainer.db")


def test_a_path_may_hold_what_a_uri_may_not(tmp_path: Path) -> None:
    folder = tmp_path / "50% of #1? ä"
    folder.mkdir()
    with closing(Connection(folder / "trainer.db")) as opened:
        opened.rows("CREATE TABLE t (n)")
    assert [path.name for path in folder.iterdir()] == ["trainer.db"]


def test_a_loss_without_backups_says_so(tmp_path: Path) -> None:
    assert "no backup" in damaged(tmp_path / "trainer.db", "it is lost").mend


def test_a_name_that_is_no_text_is_told(connection: Connection) -> None:
    with pytest.raises(StoreError, match="the name is not UTF-8") as told:
        connection.rows("SELECT ?", ("/decks/\udcff.yaml",))
    assert told.value.file == "/decks/\udcff.yaml"
