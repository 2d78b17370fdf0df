"""From the log to the state: a card is nothing but the fold of its events."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.memory.log import CardState, Event
from trainer.memory.options import MemoryOptions


def fold(events: Iterable[Event], options: MemoryOptions) -> CardState:
    """The state of one card from all of its events, in any order and with duplicates."""
    raise NotImplementedError


def apply(state: CardState, event: Event, options: MemoryOptions) -> CardState:
    """The state after one more event, which must be the newest of its card.

    A void changes what came before and leaves the state as it is: fold anew after one.
    """
    raise NotImplementedError
