"""The forgetting curve: how recall falls with time, and when it has fallen so far.

FSRS-6: R(t) = (1 + F·t/S)^(−w20), with F such that R(S) = 0.9. Time is given in units of the
stability S, of the parameters only the last one, the decay w20, is needed.
"""

from __future__ import annotations

from math import inf

_AT_STABILITY = 0.9


def recall(time: float, decay: float) -> float:
    """The probability of recall (0–1) after so many stabilities."""
    fallen: float = (1 + _factor(decay) * time) ** -decay
    return fallen


def wait(recalled: float, decay: float) -> float:
    """The time in stabilities after which recall has fallen to this probability."""
    if recalled <= 0:
        return inf
    time: float = (recalled ** (-1 / decay) - 1) / _factor(decay)
    return time


def _factor(decay: float) -> float:
    factor: float = _AT_STABILITY ** (-1 / decay) - 1
    return factor
