"""What the tests of the browser share: cards of every kind, and what its table shows."""

from __future__ import annotations

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, TYPED, Desk, Window
from trainer.memory.log import EventKind
from trainer.tui.widgets.card_table import CardTable

ALL = (QUESTION, SECOND, TYPED, LIST, CLOZE)


def kinds(desk: Desk) -> list[EventKind]:
    return [event.kind for event in desk.reviews()]


def table(window: Window) -> CardTable:
    return window.app.screen.query_one(CardTable)


def pointed(window: Window) -> str:
    """The line on which the cursor stands."""
    return next(line for line in window.text.splitlines() if "▸" in line)


def many(number: int) -> str:
    return "".join(f"  - q: Question {n:04}?\n    a: answer {n}\n" for n in range(number))
