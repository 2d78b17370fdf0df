"""A foreign database: opened from a private copy, nothing in its schema trusted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from trainer.anki import collection
from trainer.anki.collection import opened
from trainer.errors import PackageError

TABLES = "".join(
    f"CREATE TABLE {name} (id INTEGER, text TEXT);" for name in ("col", "notes", "cards", "revlog")
)
ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"


def database(folder: Path, script: str) -> bytes:
    path = folder / "made.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path.read_bytes()


def test_its_rows_are_read(tmp_path: Path) -> None:
    content = database(tmp_path, TABLES + "INSERT INTO notes VALUES (1, 'a');")
    with opened([content[:100], content[100:]], "x.apkg") as found:
        assert list(found.rows("SELECT id, text FROM notes")) == [(1, "a")]
        with pytest.raises(PackageError, match=r"readonly|attempt to write"):
            list(found.rows("DELETE FROM notes"))


def test_one_in_write_ahead_mode_is_read_as_well(tmp_path: Path) -> None:
    content = database(tmp_path, "PRAGMA journal_mode = WAL;" + TABLES)
    assert content[18:20] == b"\2\2"
    with opened([content], "x.apkg") as found:
        assert found.has("notes")


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\1" * 84])
def test_what_is_no_database_is_refused(content: bytes) -> None:
    with pytest.raises(PackageError, match="package is damaged"), opened([content], "x.apkg"):
        pass


def test_a_view_is_no_table(tmp_path: Path) -> None:
    content = database(
        tmp_path,
        TABLES.replace(
            "CREATE TABLE notes (id INTEGER, text TEXT);", f"CREATE VIEW notes AS {ENDLESS};"
        ),
    )
    with pytest.raises(PackageError, match="there is no table notes"), opened([content], "x"):
        pass


def test_a_statement_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection, "_FREE_STEPS", 1_000_000)
    with opened([database(tmp_path, TABLES)], "x") as found:
        with pytest.raises(PackageError, match="interrupted"):
            list(found.rows(f"SELECT count(*) FROM ({ENDLESS})"))
        assert list(found.rows("SELECT 1")) == [(1,)]


def test_a_page_that_was_overwritten_is_found(tmp_path: Path) -> None:
    rows = (
        "INSERT INTO notes SELECT value, 'text' FROM json_each('["
        + ",".join(map(str, range(3000)))
        + "]');"
    )
    content = bytearray(database(tmp_path, TABLES + rows))
    content[-6000:] = b"\x7f" * 6000
    with pytest.raises(PackageError, match="damaged"), opened([bytes(content)], "x"):
        pass


def test_texts_that_are_no_utf8_do_not_stop_it(tmp_path: Path) -> None:
    content = database(tmp_path, TABLES + "INSERT INTO notes VALUES (1, CAST(x'61ff' AS TEXT));")
    with opened([content], "x") as found:
        assert list(found.rows("SELECT text FROM notes")) == [("a\ufffd",)]
