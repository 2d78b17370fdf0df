"""Everything there is to know of one card, gathered for a screen that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.memory.card_record import Curve, curve, told
from trainer.memory.log import CardState, Event
from trainer.memory.options import MemoryOptions
from trainer.memory.promised_under import promised_under
from trainer.store.database import Database
from trainer.store.kept_options import kept
from trainer.store.library import LibraryCard


@dataclass(frozen=True, slots=True)
class CardInfo:
    """A card with its state and history; ``curve`` is None where it was never answered.

    ``options`` tells by event id under which memory options a review was answered, where that had
    changed since the one before.
    """

    card: LibraryCard
    state: CardState
    today: int
    now_ms: int
    curve: Curve | None
    history: tuple[Event, ...]
    options: Mapping[str, str]

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
    options = promised_under(history, kept(database.connection))
    return CardInfo(card, state, today, now_ms, found, history, options)
