"""Everything there is to know of one card, gathered for a screen that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.memory.card_record import Curve, curve, told
from trainer.memory.log import CardState, Event
from trainer.memory.options import MemoryOptions
from trainer.store.database import Database
from trainer.store.library import LibraryCard


@dataclass(frozen=True, slots=True)
class CardInfo:
    """A card with its state and history; ``curve`` is None where it was never answered."""

    card: LibraryCard
    state: CardState
    today: int
    now_ms: int
    curve: Curve | None
    history: tuple[Event, ...]

    @property
    def retrievability(self) -> float | None:
        """The probability of recall today."""
        return self.curve.at(self.today) if self.curve else None


def card_info(
    database: Database, card: LibraryCard, memory: MemoryOptions, today: int, now_ms: int
) -> CardInfo:
    """What the log says of a card of the library on a study day.

    Raises:
        StoreError: the log cannot be read.
    """
    state = database.state(card.card.key)
    found = curve(state, today, memory.parameters)
    history = told(database.events(card.card.key))
    return CardInfo(card, state, today, now_ms, found, history)
