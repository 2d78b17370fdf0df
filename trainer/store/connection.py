"""One SQLite connection whose faults are errors that a person can act on.

Everything the store asks of SQLite goes through here, so that ``sqlite3.Error`` never
leaves the room and every write is one ``BEGIN IMMEDIATE`` transaction: with a deferred
one, two trainers on the same home would meet "database is locked" at once instead of
waiting for each other.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from trainer.errors import StoreError
from trainer.store.places import backup_paths

BUSY_SECONDS = 5.0
_PAUSE_SECONDS = 0.05
# Of letters and signs, the classes of letters that are written so, and no range of any
_SIMPLE = re.compile(r"(?:[^\\[]|\\[wsdb\W])*")
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FAULTS = {
    sqlite3.SQLITE_BUSY: (
        "the database is locked by another trainer",
        "Wait until it is done, or close it",
    ),
    sqlite3.SQLITE_FULL: (
        "the disk is full, nothing was written",
        "Make room and try again; all that was saved before is safe",
    ),
    sqlite3.SQLITE_READONLY: (
        "the database cannot be written",
        "Check who may write to its folder, or choose another with --home",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the database cannot be opened",
        "Check who may write to its folder, or choose another with --home",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed, nothing was written",
        "Check the disk and try again; all that was saved before is safe",
    ),
}

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]


class Connection:
    """A connection in autocommit mode, usable from any one thread at a time."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open a file, creating it when it is missing.

        Raises:
            StoreError: it cannot be opened.
        """
        self.path = path
        target = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        with faults(path):
            self._raw = sqlite3.connect(
                target,
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=BUSY_SECONDS,
            )
            self._raw.create_function("regexp", 2, _matches, deterministic=True)

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        with faults(self.path):
            self._raw.close()

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows that a statement yields (none are left to be fetched, so no lock stays).

        Raises:
            StoreError: the statement failed.
        """
        with faults(self.path):
            return self._raw.execute(sql, values).fetchall()

    def set_up(self, statements: Sequence[str]) -> None:
        """Run the statements that every connection begins with, waiting for other trainers.

        SQLite's own wait does not cover the change to a write-ahead log: two programs that
        meet at a fresh file would fail at once.

        Raises:
            StoreError: one failed, or another trainer holds the file for too long.
        """
        last = time.monotonic() + BUSY_SECONDS
        waiting = list(statements)
        while waiting:
            try:
                self.rows(waiting[0])
                del waiting[0]
            except StoreError as error:
                if time.monotonic() > last or not is_busy(error):
                    raise
                time.sleep(_PAUSE_SECONDS)

    def each(self, sql: str, values: Values = ()) -> Generator[Row, None, None]:
        """Rows one by one; close the iterator when it is left early, or a read lock stays.

        Raises:
            StoreError: the statement failed.
        """
        with faults(self.path), closing(self._raw.execute(sql, values)) as cursor:
            yield from cursor

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, or None when there is no row."""
        found = self.rows(sql, values)
        return found[0][0] if found else None

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row of values."""
        with faults(self.path):
            self._raw.executemany(sql, rows)

    @contextmanager
    def transaction(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        """All of the block or nothing; on a full disk SQLite has rolled back by itself."""
        self.rows(begin)
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            if self._raw.in_transaction:
                self.rows("ROLLBACK")
            raise


def _matches(expression: str, text: str) -> bool:
    """SQL's ``text REGEXP expression`` of a folded text, without regard to case."""
    return _search(expression)(text) is not None


@lru_cache(maxsize=1)
def _search(expression: str) -> Callable[[str], re.Match[str] | None]:
    """Looks for an expression: Python's own cache of them is too slow to be asked for each text.

    One that is folded as the texts are need not look for both cases of each letter, which
    takes it several times as long.
    """
    is_folded = _SIMPLE.fullmatch(expression) and expression == expression.casefold()
    return re.compile(expression, 0 if is_folded else re.IGNORECASE).search


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn SQLite's errors within the block into ``StoreError`` with a mend."""
    try:
        yield
    except sqlite3.Error as error:
        raise _store_error(error, path) from error
    except UnicodeEncodeError as error:  # the name of a file is bytes, and may be no text
        raise StoreError("the name is not UTF-8", "Rename it", str(error.object)) from error


def is_damage(error: StoreError) -> bool:
    """Whether SQLite found the file itself broken."""
    cause = error.__cause__
    return isinstance(cause, sqlite3.Error) and _code(cause) in _DAMAGE


def is_busy(error: StoreError) -> bool:
    """Whether another trainer held the file."""
    cause = error.__cause__
    return isinstance(cause, sqlite3.Error) and _code(cause) == sqlite3.SQLITE_BUSY


def damaged(path: Path, what: str) -> StoreError:
    """The error for a database that is lost, with the newest backup as its mend."""
    copies = backup_paths(path.parent)
    mend = (
        f"Restore the newest backup: trainer doctor --restore {copies[0]}"
        if copies
        else "Move the file away to begin anew; there is no backup"
    )
    return StoreError(what, mend, file=str(path))


def _store_error(error: sqlite3.Error, path: Path) -> StoreError:
    code = _code(error)
    if code in _DAMAGE:  # of the log or of the attached cache: SQLite does not say which
        return StoreError("the database is damaged", "Run trainer doctor", file=str(path))
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return StoreError("the database is closed", "Start trainer again", file=str(path))
    message, mend = _FAULTS.get(code, (f"the database failed: {error}", "Run trainer doctor"))
    return StoreError(message, mend, file=str(path))


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
