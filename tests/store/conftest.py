"""A small world for the store: a home, its open database, and deck files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.query import parse
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.search import find

NOON = 1_767_268_800_000  # 2026-01-01 12:00 UTC
TODAY = 20_454

NET = """\
title: 'Networking: the basics'
tags: [Netz]
notes:
  - q: Was heißt ÄPFEL_x auf 100% **fett**?
    a: apples
    id: aaaaaa
  - section: Layers::Lower
  - cloze: The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}.
    tags: [osi::transport]
    id: bbbbbb
  - section: Layers
  - front: der Hund
    back: the dog
    tags: [tiere]
    id: cccccc
    suspended: yes
"""

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


@pytest.fixture
def found(database: Database, tmp_path: Path) -> Any:
    """What a search finds, as one text of keys in file order."""
    folder = tmp_path / "decks"
    (folder / "net").mkdir(parents=True)
    (folder / "net" / "tcp.yaml").write_text(NET, encoding="utf-8")
    (folder / "zoo.yaml").write_text("title: Zoo\nnotes:\n  - {q: lion?, a: Löwe, id: dddddd}\n")
    Library(database).add(folder)

    def search(text: str, files: list[str] | None = None) -> str:
        keys = find(database, parse(text), files, day=TODAY, now_ms=NOON)
        return " ".join(key[0] + key[6:] for key in keys)

    return search
