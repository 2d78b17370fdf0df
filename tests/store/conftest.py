"""A small world for the store: a home, its open database, and deck files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.store.database import Database

NOON = 1_767_268_800_000  # 2026-01-01 12:00 UTC
TODAY = 20_454

Reviewed = Callable[..., Event]
DeckWriter = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def database(home: Path) -> Iterator[Database]:
    opened = Database.open(home, MemoryOptions(), NOON)
    yield opened
    opened.close()


@pytest.fixture
def write_deck(tmp_path: Path) -> DeckWriter:
    """Writes a deck of questions (or of ready YAML lines) below ``decks/``."""

    def write(name: str, *questions: str, title: str = "", notes: str = "") -> Path:
        path = tmp_path / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        asked = "".join(f"  - q: {q}\n    a: answer to {q}\n" for q in questions)
        path.write_text(f"title: {title or path.stem}\nnotes:\n{asked}{notes}", encoding="utf-8")
        return path

    return write


@pytest.fixture
def log(database: Database) -> Reviewed:
    """Records one event about a card and returns it."""

    def record(card: str, kind: EventKind = EventKind.REVIEW, **fields: object) -> Event:
        stamp = database.stamp(NOON)
        values: dict[str, object] = {"day": TODAY, "device": stamp.device}
        if kind is EventKind.REVIEW:
            values |= {
                "rating": Rating.GOOD,
                "interval_days": 3,
                "due_day": TODAY + 3,
                "phase_before": Phase.NEW,
                "phase_after": Phase.REVIEW,
            }
        event = Event(stamp.id, card, stamp.at_ms, kind=kind, **(values | fields))  # type: ignore[arg-type]
        database.record([event])
        return event

    return record
