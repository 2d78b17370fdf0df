"""Searching the library (signatures)."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.memory.query import Query
from trainer.store.database import Database


def find(
    database: Database,
    query: Query | None,
    decks: Sequence[str] | None = None,
    *,
    day: int,
    now_ms: int,
) -> tuple[str, ...]:
    """Keys of the cards that a query means, in file order, within decks given by id."""
    raise NotImplementedError
