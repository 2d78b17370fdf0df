"""Candidates for a queue (signatures)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.memory.options import StudyOptions
from trainer.memory.query import Query
from trainer.memory.queue import QueueCard
from trainer.store.database import Database


@dataclass(frozen=True, slots=True)
class Candidates:
    """Cards that may be asked now, with what was already done today."""

    queue_cards: tuple[QueueCard, ...]
    new_done: int
    reviews_done: int


def candidates(
    database: Database,
    *,
    day: int,
    now_ms: int,
    study: StudyOptions,
    decks: Sequence[str] | None = None,
    query: Query | None = None,
    ahead: int = 0,
) -> Candidates:
    """Cards for the queue of a study day; ``ahead`` adds reviews due in so many days."""
    raise NotImplementedError


def cram(
    database: Database,
    *,
    day: int,
    now_ms: int,
    decks: Sequence[str] | None = None,
    query: Query | None = None,
) -> tuple[QueueCard, ...]:
    """Every card that is not suspended, due or not, in file order."""
    raise NotImplementedError
