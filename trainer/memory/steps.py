"""Learning and relearning steps: the short waits before a card earns an interval.

The rules are Anki's. Again goes back to the first step, Good on to the next, Easy out of
them; Hard waits again, on the first step halfway to the second (from a day on in whole days).
A lapse count that marks a leech, the card that always falls back here, stands beside them.
"""

from __future__ import annotations

import math

from trainer.memory.log import CardState, Rating
from trainer.memory.options import MemoryOptions

_DAY_S = 86_400


def step_after(rating: Rating, step: int, steps: tuple[int, ...]) -> tuple[int, int] | None:
    """The step that follows (from 0) and its wait in seconds; None: an interval follows.

    A ``step`` that the options no longer have counts as their last one.
    """
    if not steps or rating is Rating.EASY:
        return None
    if rating is Rating.AGAIN:
        return 0, steps[0]
    step = min(step, len(steps) - 1)
    if rating is Rating.HARD:
        return step, steps[step] if step else _hard_on_first(steps)
    return (step + 1, steps[step + 1]) if step + 1 < len(steps) else None


def is_leech_at(lapses: int, threshold: int) -> bool:
    """Whether this lapse makes a leech: at the threshold, then at every half of it (0: never)."""
    if threshold < 1 or lapses < threshold:
        return False
    return (lapses - threshold) % math.ceil(threshold / 2) == 0


def becomes_leech(before: CardState, after: CardState, options: MemoryOptions) -> bool:
    """Whether a review that led from one state to the other made the card a leech."""
    lapsed = after.lapses > before.lapses
    return lapsed and is_leech_at(after.lapses, options.leech_threshold)


def _hard_on_first(steps: tuple[int, ...]) -> int:
    """The mean of the first two; of a single one half as much again, at most a day more."""
    if len(steps) > 1:
        mean = _in_whole_days((steps[0] + steps[1]) // 2)
        return max(steps[0], min(mean, steps[1]))  # rounded, it may lie outside of both
    return _in_whole_days(min(steps[0] * 3 // 2, steps[0] + _DAY_S))


def _in_whole_days(wait_s: int) -> int:
    """A wait of more than a day in whole days, so that the hour of the answer does not matter."""
    return wait_s if wait_s <= _DAY_S else (wait_s + _DAY_S // 2) // _DAY_S * _DAY_S
