"""Which day within an interval's fuzz: one on which few cards are due, and no easy day.

Fuzz alone spreads cards that were learnt together; this also fills valleys instead of hills.
The choice is still by lot, so that a learner cannot tell how a card was known from when it
comes, and the lot follows from the card and its number of reviews (as fuzz does).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainer.memory.options import WEEKDAYS

AHEAD = 90  # days; what is due later is too far away to be planned
_FIRST_WEEKDAY = 3  # 1970-01-01 was a Thursday
_APART = 5  # days from which siblings no longer help each other
_SHARES = {"normal": 1.0, "reduced": 0.5, "minimum": 0.01}  # of a day's usual load


@dataclass(frozen=True, slots=True)
class Load:
    """How many cards are due on each of the days to come, by study day.

    ``siblings`` are the days on which cards of a note are due, by note; ``near`` those of the
    note whose card is being placed, from which it keeps away.
    """

    due: Mapping[int, int] = field(default_factory=dict)
    siblings: Mapping[str, frozenset[int]] = field(default_factory=dict)
    near: frozenset[int] = frozenset()

    def with_one_more(self, day: int, note: str) -> Load:
        """The load with another card, of a note, on a day."""
        due = {**self.due, day: self.due.get(day, 0) + 1}
        siblings = {**self.siblings, note: self.siblings.get(note, frozenset()) | {day}}
        return replace(self, due=due, siblings=siblings)

    def beside(self, note: str) -> Load:
        """The load as it is for a card of a note."""
        return replace(self, near=self.siblings.get(note, frozenset()))


def weekday(day: int) -> str:
    """The weekday of a study day, as ``mon``."""
    return WEEKDAYS[(day + _FIRST_WEEKDAY) % len(WEEKDAYS)]


def chosen(days: Sequence[int], today: int, load: Load, easy: Mapping[str, str], seed: str) -> int:
    """One of the study days, by lot; the same seed and load choose the same one.

    A day's weight falls with the square of the cards that are due on it and with its
    distance, as in Anki's load balancer; an easy day fills up to its share of a usual one.
    """
    weights = [_weight(day, today, load, easy) for day in days]
    lot = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=6).digest()) / (1 << 48)
    left = lot * sum(weights)
    for day, weight in zip(days, weights, strict=True):
        left -= weight
        if left < 0:
            return day
    return days[-1]


def _weight(day: int, today: int, load: Load, easy: Mapping[str, str]) -> float:
    share = _SHARES[easy.get(weekday(day), "normal")]
    cards = max(load.due.get(day, 0), 1)
    # With the square of the cards, days fill up in the ratio of the cube roots of these factors.
    weight = share**3 / cards**2 / max(day - today, 1)
    apart = min((abs(day - other) for other in load.near), default=_APART)
    return weight * (0.01 + 0.99 * min(apart, _APART) / _APART)
