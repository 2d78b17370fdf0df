"""What can be wrong with a home, looked at one thing after the other.

A fault is a finding here, not an error: the list always comes to its end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import NewerDatabaseError, StoreError
from trainer.memory.options import MemoryOptions
from trainer.store import cache, cache_sql, sql
from trainer.store.backup import backups, write_daily
from trainer.store.connection import Connection, damaged, is_busy, is_damage
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.migrations import check_file
from trainer.store.places import backup_paths, database_path
from trainer.store.rows import state_from

_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "davfs",
    "fuse.rclone",
}
_MOUNTS = Path("/proc/mounts")


@dataclass(frozen=True, slots=True)
class DoctorCheck:
    """One thing looked at; ``message`` says what was found."""

    name: str
    ok: bool
    message: str


def check_home(home: Path, memory: MemoryOptions, now_ms: int) -> tuple[DoctorCheck, ...]:
    """Every check of a home; what needs an open database is left out where there is none.

    Raises:
        NewerDatabaseError: no check of ours would mean anything.
    """
    location = _check("location", lambda: _location(home))
    whole = _check("integrity", lambda: _integrity(home))
    if not whole.ok:
        return location, whole, _check("backups", lambda: _backups(home))
    try:
        database = Database.open(home, memory, now_ms)
    except StoreError as error:
        return location, whole, DoctorCheck("database", ok=False, message=str(error))
    try:
        inner = [
            _check("version", lambda: _version(database)),
            _check("states", lambda: _states(database)),
            _check("library", lambda: _library(database)),
            _check("backups", lambda: _todays_backup(database, now_ms)),
        ]
    finally:
        database.close()
    return location, whole, *inner


class _FindingError(Exception):
    """What a check found wrong, as a sentence."""


def _check(name: str, look: Callable[[], str]) -> DoctorCheck:
    try:
        return DoctorCheck(name, ok=True, message=look())
    except NewerDatabaseError:
        raise
    except (_FindingError, StoreError) as error:
        return DoctorCheck(name, ok=False, message=str(error))


def _location(home: Path) -> str:
    kind = _file_system(home.resolve())
    if kind in _NETWORK:
        raise _FindingError(
            f"{home} lies on a network file system ({kind}), where databases get damaged;"
            " choose a local folder with --home"
        )
    return str(home)


def _file_system(path: Path) -> str:
    """The type of the file system that holds a path; empty where the system does not tell."""
    try:
        mounts = [line.split()[1:3] for line in _MOUNTS.read_text().splitlines()]
    except OSError:
        return ""
    holding = [(place, kind) for place, kind in mounts if path.is_relative_to(place)]
    return max(holding, key=lambda mount: len(mount[0]), default=("", ""))[1]


def _integrity(home: Path) -> str:
    path = database_path(home)
    check_file(path)
    if not path.exists():
        return "there is no database yet"
    connection = Connection(path, read_only=True)
    try:
        found = connection.value(sql.QUICK_CHECK)
    except StoreError as error:
        if not is_damage(error):
            raise
        found = error.message
    finally:
        connection.close()
    if found != "ok":
        raise damaged(path, "the database is damaged")
    return "the database is sound"


def _version(database: Database) -> str:
    events = database.connection.value(sql.EVENT_COUNT)
    return f"version {database.connection.value(sql.VERSION)}, {events} events"


def _states(database: Database) -> str:
    kept = {row[0]: state_from(row) for row in database.connection.rows(sql.STATES)}
    folded = dict(database.folded())
    if kept != folded:
        wrong = sum(kept.get(card) != state for card, state in folded.items())
        wrong += sum(card not in folded for card in kept)
        database.rebuild_states()
        raise _FindingError(f"{wrong} states did not follow from the log; they were folded anew")
    return f"{len(kept)} states follow from the log"


def _library(database: Database) -> str:
    library = Library(database)
    if not _is_cache_sound(database.connection):
        cache.renew(database.connection)
    problems = library.refresh()
    if problems:
        raise _FindingError("; ".join(str(problem) for problem in problems))
    decks = library.decks()
    return f"{len(decks)} decks, {sum(deck.cards for deck in decks)} cards"


def _is_cache_sound(connection: Connection) -> bool:
    """Whether all of it can be read: SQLite's own check finds no fault in a text that is none."""
    try:
        for (table,) in connection.rows(cache_sql.TABLES):
            deque(connection.each(cache_sql.EVERYTHING.format(table)), maxlen=0)
        return bool(connection.value(cache_sql.QUICK_CHECK) == "ok")
    except StoreError as error:
        if is_busy(error):
            raise
        return False


def _backups(home: Path) -> str:
    sound = backups(home)
    damaged_ones = set(backup_paths(home)) - {copy.path for copy in sound}
    if damaged_ones:
        raise _FindingError(f"damaged: {', '.join(map(str, sorted(damaged_ones)))}; delete them")
    return f"{len(sound)} backups, the newest {sound[0].path.name}" if sound else "no backup yet"


def _todays_backup(database: Database, now_ms: int) -> str:
    write_daily(database.connection, now_ms)
    return _backups(database.home)
