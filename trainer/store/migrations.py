"""Bringing a database to this version: forward only, each step after a copy of what was there.

The version is SQLite's ``user_version``. A database of a newer version is refused before
anything is opened for writing, so that not a byte of it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from trainer.errors import NewerDatabaseError, StoreError
from trainer.store import sql
from trainer.store.backup import write_copy
from trainer.store.connection import Connection, damaged
from trainer.store.places import backup_paths

_MAGIC = b"SQLite format 3\x00"
_VERSION_BYTES = slice(60, 64)
_APPLICATION_BYTES = slice(68, 72)


def check_file(path: Path) -> None:
    """Refuse a file that must not be opened for writing; one that is missing may be made.

    Raises:
        StoreError: it is newer, no database of ours, or lost while backups exist.
    """
    header = _header(path)
    if not header:
        if backup_paths(path.parent):
            raise damaged(path, "the database is missing or empty, but there are backups of it")
        return
    if not header.startswith(_MAGIC) or len(header) < _APPLICATION_BYTES.stop:
        raise damaged(path, "the file is not a database")
    _refuse_newer(path, int.from_bytes(header[_VERSION_BYTES]))
    ours = int.from_bytes(header[_APPLICATION_BYTES]) == sql.APPLICATION_ID
    log = path.with_name(path.name + "-wal")
    if not ours or (log.exists() and log.stat().st_size):
        _check_content(path)


def migrate(
    connection: Connection,
    now_ms: int,
    migrations: Sequence[Sequence[str]] = sql.MIGRATIONS,
) -> None:
    """Run the migrations that a database lacks, each in one transaction with its number.

    A fresh database is made by all of them in one: it holds nothing to copy, and no other
    trainer shall meet it half-made.

    Raises:
        StoreError: it is newer, or a step failed (then that step left no trace).
    """
    version = _version(connection)
    _refuse_newer(connection.path, version, len(migrations))
    if not version:
        _bring_to(connection, len(migrations), migrations)
    for number in range(_version(connection) + 1, len(migrations) + 1):
        write_copy(connection, now_ms, "before-migration")
        _bring_to(connection, number, migrations)
    if version < len(migrations):
        connection.rows(sql.CHECKPOINT)  # older programs read the version in the file itself


def _bring_to(connection: Connection, number: int, migrations: Sequence[Sequence[str]]) -> None:
    """Run what lacks up to a version, in one transaction; another trainer may be faster."""
    with connection.transaction():
        for statements in migrations[_version(connection) : number]:
            for statement in statements:
                connection.rows(statement)
        if _version(connection) < number:
            connection.rows(f"{sql.VERSION} = {number}")


def _version(connection: Connection) -> int:
    return int(connection.value(sql.VERSION))


def _check_content(path: Path) -> None:
    """What the header cannot tell: the newest pages may still lie in the write-ahead log."""
    connection = Connection(path, read_only=True)
    try:
        version = _version(connection)
        _refuse_newer(path, version)
        used = version or connection.value(sql.SCHEMA_COUNT)
        if used and connection.value(sql.APPLICATION) != sql.APPLICATION_ID:
            raise damaged(path, "the file is the database of another program")
    finally:
        connection.close()


def _refuse_newer(path: Path, version: int, known: int = len(sql.MIGRATIONS)) -> None:
    if version > known:
        raise NewerDatabaseError(
            f"the database has version {version}, this trainer knows versions up to {known}",
            "Install a newer trainer; nothing was changed",
            file=str(path),
        )


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError(
            f"the database cannot be read: {error.strerror}",
            "Check who may read it, or choose another folder with --home",
            file=str(path),
        ) from error
