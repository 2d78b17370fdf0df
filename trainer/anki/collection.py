"""The database of a package, opened as untrusted: from a private copy that nothing can change.

Its schema may hold views and triggers that compute without end; so only true tables are
read, nothing in the schema is trusted, and the work of every statement is limited.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trainer.errors import PackageError

_MAGIC = b"SQLite format 3\0"
_LARGEST_VALUE = 16 << 20  # bytes
_STEPS = 100_000  # virtual machine instructions between two looks at the limit
_FREE_STEPS = 100_000_000
_STEPS_A_BYTE = 20
_CAREFUL = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON")
_NEEDED = ("col", "notes", "cards", "revlog")

OBJECTS = "SELECT name, type FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))"
CHECK = "PRAGMA quick_check(1)"


class Collection:
    """The opened database; every failure is told as the package's."""

    def __init__(self, connection: sqlite3.Connection, file: str, steps: int) -> None:
        self._connection = connection
        self._file = file
        self._most = steps // _STEPS
        self._taken = 0
        connection.set_progress_handler(self._is_too_much, _STEPS)

    def rows(self, statement: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement.

        Raises:
            PackageError: the database is damaged, or the statement takes too long.
        """
        self._taken = 0
        try:
            yield from self._connection.execute(statement, values)
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            raise damaged(self._file, str(error)) from error

    def row(self, statement: str) -> tuple[Any, ...]:
        """The only row of a statement."""
        for row in self.rows(statement):
            return row
        raise damaged(self._file, "its collection is empty")

    def has(self, table: str) -> bool:
        """Whether there is such a table, not a view that is called so."""
        return any(kind == "table" for _, kind in self.rows(OBJECTS, (f'["{table}"]',)))

    def _is_too_much(self) -> bool:
        self._taken += 1
        return self._taken > self._most


@contextmanager
def opened(content: Iterable[bytes], file: str) -> Iterator[Collection]:
    """The database with this content.

    Raises:
        PackageError: it is no collection, damaged, or cannot be copied.
    """
    with tempfile.TemporaryDirectory(prefix="trainer-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "collection")
        try:
            size = _copied(content, path, file)
            connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        except OSError as error:
            message = f"the package cannot be unpacked: {error.strerror}"
            raise PackageError(message, "Make room on the disk", file) from error
        try:
            yield _checked(connection, file, size)
        finally:
            connection.close()


def damaged(file: str, why: str) -> PackageError:
    """The error of a database that is not what it should be."""
    return PackageError(f"the package is damaged: {why}", "Get a whole copy of it", file)


def _copied(content: Iterable[bytes], path: Path, file: str) -> int:
    with path.open("xb") as copy:
        for piece in content:
            copy.write(piece)
        size = copy.tell()
    with path.open("rb") as copy:
        if copy.read(len(_MAGIC)) != _MAGIC:
            raise damaged(file, "its collection is no database")
    return size


def _checked(connection: sqlite3.Connection, file: str, size: int) -> Collection:
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.create_collation("unicase", _compared)
    collection = Collection(connection, file, _FREE_STEPS + _STEPS_A_BYTE * size)
    for pragma in _CAREFUL:
        list(collection.rows(f"PRAGMA {pragma}"))
    for table in _NEEDED:
        if not collection.has(table):
            raise damaged(file, f"there is no table {table}")
    found = collection.row(CHECK)[0]
    if found != "ok":
        raise damaged(file, str(found).splitlines()[0])
    return collection


def _compared(one: str, other: str) -> int:
    return (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
