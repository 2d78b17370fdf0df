"""A document that gives four cards: two of one passage, one with a warning, and a list."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from trainer.store.deckfile import read_deck
from trainer.tui.screens.make import MakeScreen
from trainer.workflow.making import Making, Order

if TYPE_CHECKING:  # the desk has a harbour as a fixture
    from tests.tui.conftest import Desk, Window

FILLER = "It was the one of the days that they have in which the sea is as calm as it can be."
HARBOUR = f"""\
# How does the sea move?

## At sea

The highest tide of a month is called a spring tide. A line that holds a ship to a quay is called
a hawser. {FILLER} {FILLER}

A pilot ladder is a ladder of rope that lets you board a ship at sea. {FILLER} {FILLER}

The parts of a sail are:

- the foot
- the luff
- the leech

{FILLER} {FILLER}
"""
TIDE = "What is the highest tide of a month called?"
HAWSER = "What is a line that holds a ship to a quay called?"
LADDER = "What is a pilot ladder?"
SAIL = "What are the parts of a sail?"
Size = tuple[int, int]


class Harbour:
    """The document, the deck that is made of it, and the window in which that happens."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.document = desk.folder / "harbour.md"
        self.document.write_text(HARBOUR, encoding="utf-8")
        self.target = desk.folder / "harbour.yaml"
        self.making = self.again()

    def again(self) -> Making:
        """The same run from its beginning."""
        self.making = Making(self.desk.home, Order((str(self.document),), self.target))
        return self.making

    def window(self, size: Size = (80, 24)) -> AbstractAsyncContextManager[Window]:
        """The window on the making of the deck."""
        making = self.making
        return self.desk.window(lambda writer: MakeScreen(making, writer), size)

    @property
    def answers(self) -> list[str]:
        """What the deck file answers."""
        return [note.back or ", ".join(note.items) for note in read_deck(self.target).notes]


def card(window: Window) -> str:
    """The text of the card that lies there, or in a narrow window of all above the list."""
    lines = window.text.splitlines()
    last = max(n for n, line in enumerate(lines) if set(line.strip()) == {"─"})
    return " ".join(" ".join(line.split("│")[0] for line in lines[:last]).split())


def signs(window: Window) -> list[str]:
    """The sign of each card in the list."""
    rows = (line.split() for line in window.text.splitlines())
    return [row[0] for row in rows if len(row) > 1 and row[1].rstrip(".").isdecimal()]
