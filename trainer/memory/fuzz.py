"""Fuzz: cards that were learnt together should not come back together for ever.

The bounds are Anki's. The place within them follows from the card and its number of
reviews, so that a preview and what it promises, or an undo and its redo, never differ.
"""

from __future__ import annotations

import hashlib
import math

_SHARES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))  # from day, to day, share


def fuzz_bounds(interval_days: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The shortest and longest day that fuzz may make of an interval (Anki's rule).

    The spread is a day, plus 15 % of the days from 2.5 to 7, 10 % of those to 20 and
    5 % of those beyond; both ends keep within ``minimum`` and ``maximum``.
    """
    minimum = min(minimum, maximum)
    interval = min(max(interval_days, minimum), maximum)
    spread = _spread(interval)
    shortest = min(max(_rounded(interval - spread), minimum), maximum)
    longest = min(max(_rounded(interval + spread), minimum), maximum)
    return shortest, longest


def fuzzed(interval_days: float, minimum: int, maximum: int, seed: str) -> int:
    """A day within the bounds of an interval; the same seed falls at the same share of them."""
    shortest, longest = fuzz_bounds(interval_days, minimum, maximum)
    share = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=4).digest())
    return shortest + (share * (longest - shortest + 1) >> 32)


def lot(seed: str) -> float:
    """A number from 0 to 1 (exclusive) that follows from the seed alone."""
    return int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=6).digest()) / (1 << 48)


def _spread(interval: float) -> float:
    if interval < _SHARES[0][0]:
        return 0.0
    return 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _SHARES)


def _rounded(days: float) -> int:
    """To the nearest day, halves up (``round`` would take them to the even one)."""
    return math.floor(days + 0.5)
