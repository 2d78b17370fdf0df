"""The shapes of ``--json``: what outside tools may rely on, in one place."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from trainer.cards.note import Card, Note
from trainer.cards.text import plain
from trainer.errors import TrainerError
from trainer.memory.days import day_to_date
from trainer.memory.log import CardState

if TYPE_CHECKING:
    from trainer.store.library import LibraryCard

Shape = dict[str, Any]


def dump(value: object) -> None:
    """Print one JSON value."""
    print(json.dumps(value, indent=1))


def error(met: TrainerError) -> Shape:
    """What ended a command with exit code 2."""
    fields = ("file", "line", "col", "message", "mend")
    return {"error": {name: getattr(met, name) for name in fields}}


def card(found: LibraryCard, state: CardState, day: int, retrievability: float | None) -> Shape:
    """The CARD shape of a card of the library."""
    return {
        **_card(found.card),
        "deck": found.deck_id,
        "deck_title": found.deck_title,
        "section": found.section,
        "flag": state.flag,
        "marked": state.marked,
        "file": str(found.file),
        "line": found.line,
        "state": _state(found.card.note, state, day, retrievability),
    }


def fresh_card(made: Card, deck: str, deck_title: str, file: str) -> Shape:
    """The CARD shape of a card that nobody has seen yet."""
    return {
        **_card(made),
        "deck": deck,
        "deck_title": deck_title,
        "section": made.note.section,
        "flag": 0,
        "marked": False,
        "file": file,
        "line": made.note.line,
        "state": _state(made.note, CardState(), 0, None),
    }


def due(day: int | None, at_ms: int | None) -> str | None:
    """When a card is due: an instant within a study day, else a date, None for never."""
    if at_ms is not None:
        return instant(at_ms)
    return None if day is None else day_to_date(day).isoformat()


def instant(at_ms: int) -> str:
    """ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(at_ms // 1000, UTC).isoformat().replace("+00:00", "Z")


def _card(asked: Card) -> Shape:
    note = asked.note
    source = note.source
    return {
        "key": asked.key,
        "id": note.id,
        "kind": str(note.kind),
        "question": plain(asked.question),
        "answer": plain(asked.answer),
        "hint": plain(asked.hint),
        "extra": plain(note.extra),
        "tags": list(note.tags),
        "source": source and {"ref": source.ref, "at": source.at, "quote": source.quote},
    }


def _state(note: Note, state: CardState, day: int, retrievability: float | None) -> Shape:
    return {
        "phase": str(state.phase),
        "due": due(state.due_day, state.due_ms),
        "interval_days": state.interval_days,
        "stability": state.stability,
        "difficulty": state.difficulty,
        "retrievability": retrievability,
        "reps": state.reps,
        "lapses": state.lapses,
        "suspended": state.is_suspended(by_author=note.suspended),
        "buried": state.buried_day == day and day > 0,
    }
