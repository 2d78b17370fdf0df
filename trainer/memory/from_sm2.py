"""A memory for a card that brings no reviews: only the ease and interval of SM-2.

Decks come from Anki with cards whose log was cut off, or that were scheduled without FSRS. Their
interval tells the stability, if so many reviews were remembered as SM-2 aimed at; their ease, by
which the next interval would have grown, tells the difficulty under which a Good review would make
stability grow alike. The formulas are those of fsrs-rs (``memory_state_from_sm2``; open spaced
repetition), which Anki uses for the same purpose.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from trainer.memory.forgetting import wait
from trainer.memory.options import FSRS_6_DEFAULTS

SM2_RETENTION = 0.9
_SHORTEST_DAYS = 0.001
_EASIEST, _HARDEST = 1.0, 10.0


@dataclass(frozen=True, slots=True)
class Memory:
    """Stability in days and difficulty from 1 to 10, as in a card's state."""

    stability: float
    difficulty: float


def memory_from_sm2(
    ease: float,
    interval_days: float,
    retention: float = SM2_RETENTION,
    parameters: tuple[float, ...] = FSRS_6_DEFAULTS,
) -> Memory:
    """What the memory of a card is taken for, by its ease (2.5 is SM-2's first) and interval.

    ``retention`` (above 0, below 1) is the share of reviews that was remembered under SM-2.
    """
    growth, fall, gain, decay = parameters[8], parameters[9], parameters[10], parameters[20]
    stability = max(interval_days, _SHORTEST_DAYS) / wait(retention, decay)
    # What a Good review multiplies stability by, less one, at a difficulty of 10
    least = math.exp(growth) * stability**-fall * math.expm1((1 - retention) * gain)
    difficulty = 11 - (ease - 1) / least
    return Memory(stability, min(max(difficulty, _EASIEST), _HARDEST))
