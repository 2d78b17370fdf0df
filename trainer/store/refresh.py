"""Bringing the cache up to date: only files that changed are read again.

A file is unchanged when its modification time, size and inode are those that were seen
when it was read. One that was read within two seconds of its modification could have
changed again within the same tick of the clock, so its bytes are compared (git's rule
for "racily clean" entries).
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from trainer.cards.note import Deck
from trainer.errors import DeckError, TrainerError
from trainer.store import answered, cache, cache_sql, sql
from trainer.store.connection import Connection
from trainer.store.deck_folder import deck_files
from trainer.store.note_dates import date_notes
from trainer.store.rows import note_from

_RACY_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class _File:
    """What the cache knows of a file; ``problem`` is a ``DeckError`` as JSON."""

    path: str
    rank: int
    tree: str
    mtime_ns: int = 0  # never true of a real file, so it is read again
    size: int = 0
    inode: str = ""
    read_ns: int = 0
    sha256: str = ""
    problem: str | None = None

    def is_clean(self, status: os.stat_result, tree: str) -> bool:
        """Whether the file is certainly the one that was read."""
        now = (status.st_mtime_ns, status.st_size, str(status.st_ino), tree)
        same = now == (self.mtime_ns, self.size, self.inode, self.tree)
        return same and self.mtime_ns < self.read_ns - _RACY_NS


def refresh(connection: Connection) -> tuple[TrainerError, ...]:
    """Bring the cache up to date with the library; returns what is wrong with its files.

    A file that can no longer be read as a deck keeps the cards that it had; one that is
    gone loses them. A note that stands in two files counts in the first of them.

    Raises:
        StoreError: the cache cannot be written.
    """
    found = deck_files([Path(row[0]) for row in connection.rows(sql.LIBRARY_PATHS)])
    known = {row[0]: _File(*row) for row in connection.rows(cache_sql.FILES)}
    for path in known.keys() - {str(path) for path in found.trees}:
        with connection.transaction():
            cache.clear(connection, path)
            connection.rows(cache_sql.REMOVE_FILE, (path,))
    for rank, (path, tree) in enumerate(found.trees.items()):
        _update(connection, _File(str(path), rank, tree), known.get(str(path)))
    answered.agree(connection)
    stored = connection.rows(cache_sql.PROBLEMS)
    broken = [DeckError(**json.loads(problem)) for (problem,) in stored]
    return (*found.problems, *broken, *_twice(connection))


def _update(connection: Connection, file: _File, known: _File | None) -> None:
    """Look at one file, and read it if it may have changed."""
    try:
        status = Path(file.path).stat()
    except OSError as error:
        _lose(connection, file, known, error)
        return
    if known and known.is_clean(status, file.tree):
        if known.rank != file.rank:
            _keep(connection, replace(known, rank=file.rank))
    else:
        _read(connection, file, known, status)


def _read(connection: Connection, file: _File, known: _File | None, status: os.stat_result) -> None:
    from trainer.store.deck_io import read_bytes  # noqa: PLC0415  (seldom needed at the start)

    read_ns = time.time_ns()  # compared with the file system's clock, not with the learner's
    try:
        data = read_bytes(Path(file.path))
    except DeckError as error:
        _keep(connection, replace(file, problem=_as_json(error)))
        return
    file = replace(
        file,
        mtime_ns=status.st_mtime_ns,
        size=status.st_size,
        inode=str(status.st_ino),
        read_ns=read_ns,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    if known and (known.sha256, known.tree) == (file.sha256, file.tree):
        _keep(connection, replace(file, problem=known.problem))
    else:
        _parse(connection, file, data)


def _parse(connection: Connection, file: _File, data: bytes) -> None:
    from trainer.store.deck_reader import parse_deck  # noqa: PLC0415  (loads the YAML parser)

    try:
        deck = parse_deck(data, file.path)
    except DeckError as error:
        _keep(connection, replace(file, problem=_as_json(error)))
    else:
        _keep(connection, file, deck)


def _keep(connection: Connection, file: _File, deck: Deck | None = None) -> None:
    """Note how a file was found; without a deck the cards that it had stay."""
    with connection.transaction():
        connection.rows(cache_sql.SET_FILE, tuple(asdict(file).values()))
        if deck is None:
            cache.shadow(connection)
        else:
            cache.fill(connection, file.path, file.tree, deck)
            date_notes(connection, deck.notes, file.mtime_ns // 1_000_000)


def _lose(connection: Connection, file: _File, known: _File | None, error: OSError) -> None:
    """A file that is gone takes its cards along, or they would hide those of its new place."""
    problem = DeckError(
        f"the deck is not there any more: {error.strerror}",
        f"Put it back, or run trainer remove {file.path}",
        file=file.path,
    )
    lost = replace(file, problem=_as_json(problem))
    if lost == known:
        return
    with connection.transaction():
        connection.rows(cache_sql.SET_FILE, tuple(asdict(lost).values()))
        cache.clear(connection, file.path)


def _as_json(error: DeckError) -> str:
    return json.dumps(asdict(error))


def _twice(connection: Connection) -> list[DeckError]:
    """One warning for each two files that share notes."""
    return [
        DeckError(
            f"{count} note(s) stand in {first} too, first of all {note_from(body).id}",
            "Delete them from one of the two; they are asked once",
            file=path,
            line=note_from(body).line or None,
        )
        for path, body, count, first in connection.rows(cache_sql.SHADOWED)
    ]
