"""The two full-text indexes of the cache, where the local SQLite can have them.

One knows the words of notes, for near repeats; the other every three letters in a row, so
that a search for any part of a word need not read every note. Both hold no text. Without
FTS5 the same is found by reading, only later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import lru_cache

from trainer.store import cache_sql, fill_sql, search_sql
from trainer.store.connection import Connection

_COMMON = 5_000  # texts


@lru_cache(maxsize=1)
def is_available() -> bool:
    """Whether the local SQLite has FTS5 with its index of three letters."""
    with closing(sqlite3.connect(":memory:")) as probe:
        try:
            probe.execute("CREATE VIRTUAL TABLE probe USING fts5(text, tokenize = 'trigram')")
        except sqlite3.OperationalError:
            return False
    return True


def create(connection: Connection) -> None:
    """Make the empty indexes; call it in the transaction that makes the tables."""
    if is_available():
        for statement in cache_sql.INDEXES:
            connection.rows(statement)


def add(connection: Connection, numbers: str) -> None:
    """Take notes in, by their numbers as JSON; call it in the transaction that wrote them."""
    if is_available():
        for statement in fill_sql.ADD_TO_INDEXES:
            connection.rows(statement, (numbers,))


def forget(connection: Connection, numbers: str) -> None:
    """Let notes go, which must still be there as they were taken in."""
    if is_available():
        for statement in fill_sql.FORGET_IN_INDEXES:
            connection.rows(statement, (numbers,))


def rare(connection: Connection, pieces: Sequence[str]) -> str:
    """A question to the index for the piece that the fewest texts have.

    It is empty where all are so common, or so short, that reading every text is faster.
    """
    if not pieces or not is_available():
        return ""
    questions = ['"' + piece.replace('"', '""') + '"' for piece in pieces]
    counts = {
        question: connection.value(search_sql.TEXTS_WITH_PIECE, (question, _COMMON))
        for question in questions
    }
    rarest = min(questions, key=lambda question: int(counts[question]))
    return rarest if counts[rarest] < _COMMON else ""


def version() -> int:
    """The version of a cache as it is made here: below 0 for one without indexes."""
    return cache_sql.CACHE_VERSION if is_available() else -cache_sql.CACHE_VERSION
