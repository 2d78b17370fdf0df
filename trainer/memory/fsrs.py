"""The memory model: FSRS-6 through py-fsrs, which only this module knows."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.memory.log import CardState, Rating
from trainer.memory.options import MemoryOptions


@dataclass(frozen=True, slots=True)
class MemoryStep:
    """What one review makes of a memory.

    ``stability`` is in days, ``difficulty`` from 1 to 10, ``interval_days`` the whole
    days after which retrievability falls to the desired retention (at least 1).
    """

    stability: float
    difficulty: float
    interval_days: int


def step(state: CardState, rating: Rating, day: int, options: MemoryOptions) -> MemoryStep:
    """The memory after a review on a study day."""
    raise NotImplementedError


def retrievability(state: CardState, day: int, parameters: tuple[float, ...]) -> float | None:
    """The probability of recall (0–1) on a study day; None for a card never answered."""
    raise NotImplementedError
