"""Copies of the database: made daily, thinned out, checked before they are put back.

A plain copy of the file misses what still lies in its write-ahead log, so copies are
made with ``VACUUM INTO``, under a temporary name that is renamed once it is on disk.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainer.errors import StoreError
from trainer.store import sql
from trainer.store.connection import Connection, is_damage
from trainer.store.places import (
    BACKUP_NAME,
    backup_folder,
    backup_paths,
    backup_time,
    database_path,
    free_backup_path,
)

DAILY = 7
WEEKLY = 4


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: ``at_ms`` is when it was made (UTC), ``events`` the length of its log."""

    path: Path
    at_ms: int
    events: int


def write_copy(connection: Connection, now_ms: int, reason: str = "") -> Path:
    """Copy an open database to its home's backups, durably; returns the copy's path.

    Raises:
        StoreError: the copy cannot be written or the database is damaged.
    """
    home = connection.path.parent
    path = free_backup_path(home, now_ms, reason)
    try:
        backup_folder(home).mkdir(exist_ok=True)
        with _temporary(path) as part:
            connection.rows(sql.COPY_INTO, (str(part),))
            _settle(part, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def write_daily(connection: Connection, now_ms: int) -> Path | None:
    """Copy a database unless it has a copy of this day (UTC) or nothing in its log.

    Older copies are thinned out to the newest of each of seven days and four weeks.

    Raises:
        StoreError: the copy cannot be written or the database is damaged.
    """
    home = connection.path.parent
    wanted = backup_time(free_backup_path(home, now_ms)).date()
    if any(backup_time(path).date() == wanted for path in backup_paths(home)):
        return None
    if connection.value(sql.ANY_EVENT) is None:
        return None
    written = write_copy(connection, now_ms)
    for path in _superfluous(backup_paths(home)):
        path.unlink(missing_ok=True)
    return written


def backups(home: Path) -> tuple[Backup, ...]:
    """The sound copies of a home, newest first."""
    found = []
    for path in backup_paths(home):
        try:
            events = verify(path)
        except StoreError:
            continue
        found.append(Backup(path, round(backup_time(path).timestamp() * 1000), events))
    return tuple(found)


def verify(path: Path) -> int:
    """How many events a copy holds, once it has proved to be sound.

    Raises:
        StoreError: it is missing, damaged, newer or no copy of a trainer's database.
    """
    mend = "Choose another backup; trainer doctor lists them"
    if not path.is_file():
        raise StoreError("there is no such backup", mend, file=str(path))
    connection = Connection(path, read_only=True)
    try:
        return _sound_events(connection)
    except StoreError as error:
        message = f"the backup cannot be used: {error.message}"
        raise StoreError(message, mend, file=str(path)) from error
    finally:
        connection.close()


def restore(home: Path, path: Path, now_ms: int) -> Path | None:
    """Put a copy in the place of the database; returns where the present one was kept.

    A database that is too damaged to be copied is kept as it is, under the name
    ``backups/damaged-….db``. None is returned where there was none.

    Raises:
        StoreError: the copy is not sound, another trainer has the database open, or
            something cannot be written.
    """
    verify(path)
    target = database_path(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _temporary(target) as part:
            shutil.copyfile(path, part)
            kept = _keep_present(target, now_ms)
            # A write-ahead log beside a database that it does not belong to would destroy it
            for suffix in ("-wal", "-shm"):
                target.with_name(target.name + suffix).unlink(missing_ok=True)
            _settle(part, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    return kept


def _sound_events(connection: Connection) -> int:
    if connection.value(sql.APPLICATION) != sql.APPLICATION_ID:
        raise StoreError("it is not a trainer's database")
    if connection.value(sql.VERSION) > len(sql.MIGRATIONS):
        raise StoreError("it was made by a newer trainer")
    if connection.value(sql.QUICK_CHECK) != "ok":
        raise StoreError("it is damaged")
    return int(connection.value(sql.EVENT_COUNT))


def _keep_present(target: Path, now_ms: int) -> Path | None:
    if not target.exists() or not target.stat().st_size:
        return None
    connection = Connection(target)
    try:
        kept = write_copy(connection, now_ms, "before-restore")
        # Fails while others have it open: on closing they would delete the new one's log
        connection.rows(sql.LEAVE_WAL)
    except StoreError as error:
        if not is_damage(error):
            raise
        return _keep_damaged(target, now_ms)
    finally:
        connection.close()
    return kept


def _keep_damaged(target: Path, now_ms: int) -> Path:
    name = free_backup_path(target.parent, now_ms).name.replace("trainer", "damaged")
    kept = backup_folder(target.parent) / name
    kept.parent.mkdir(exist_ok=True)
    shutil.copyfile(target, kept)
    return kept


def _superfluous(newest_first: list[Path]) -> list[Path]:
    days: dict[date, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    plain = [path for path in newest_first if not (BACKUP_NAME.fullmatch(path.name) or [""])[2]]
    for path in plain:
        day = backup_time(path).date()
        days.setdefault(day, path)
        weeks.setdefault(day.isocalendar()[:2], path)
    kept = {*list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}
    return [path for path in plain if path not in kept]


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """A name for an unfinished file that no other trainer uses, free before and after."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _settle(part: Path, path: Path) -> None:
    """Rename a finished file into place so that neither it nor its name can be lost."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        f"the file cannot be written: {error.strerror}",
        "Make room or check who may write to its folder",
        file=str(path),
    )
