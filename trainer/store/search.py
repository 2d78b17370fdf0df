"""Searching the library: which cards a search means, within all decks or some."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.store import search_sql
from trainer.store.cache_sql import MAP
from trainer.store.database import Database

if TYPE_CHECKING:
    from trainer.memory.query_tree import Query


def find(
    database: Database,
    query: Query | None,
    files: Sequence[str] | None = None,
    *,
    day: int,
    now_ms: int,
) -> tuple[str, ...]:
    """Keys of the cards that a search means, in file order, within deck files given by path.

    The library must have been opened on the database before.

    Raises:
        StoreError: the cache cannot be read.
    """
    values: dict[str, object] = {"day": day, "now_ms": now_ms}
    statement = search_sql.FOUND_KEYS.format(scope=scope(database, query, files, values))
    database.connection.rows(MAP)
    keys = database.connection.value(statement, values)
    return tuple(keys.split(" ")) if keys else ()


def scope(
    database: Database,
    query: Query | None,
    files: Sequence[str] | None,
    values: dict[str, object],
) -> str:
    """The SQL condition for a search within deck files; the values that it names are added."""
    parts = []
    if files is not None:
        values["files"] = json.dumps(list(files))
        parts.append(search_sql.IN_FILES)
    if query is not None:
        from trainer.store.conditions import condition  # noqa: PLC0415  a day needs no search

        parts.append(condition(database.connection, query, values))
    return " AND ".join(f"({part})" for part in parts) or "1"
