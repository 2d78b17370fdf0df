"""Which day within an interval's fuzz: one on which few cards are due, and no easy day.

Fuzz alone spreads cards that were learnt together; this also fills valleys instead of hills.
The choice is still by lot, so that a learner cannot tell how a card was known from when it
comes, and the lot follows from the card and its number of reviews (as fuzz does).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainer.memory.fuzz import fuzz_bounds, fuzzed, lot
from trainer.memory.options import WEEKDAYS, MemoryOptions

AHEAD = 90  # days; what is due later is too far away to be planned
_FIRST_WEEKDAY = 3  # 1970-01-01 was a Thursday
_APART = 5  # days from which siblings no longer help each other
_LATELY = 32  # notes: an answer copies these, and only one of so many copies all of them
_SHARES = {"normal": 1.0, "reduced": 0.5, "minimum": 0.01}  # of a day's usual load


@dataclass(frozen=True, slots=True)
class Load:
    """How many cards are due on each of the days to come, by study day.

    ``siblings`` are the days on which the cards of a note are due, by note and card; ``near``
    those of the other cards of the note whose card is being placed, from which it keeps away.
    ``lately`` are the notes placed last, whose days count instead of those in ``siblings``: a
    session keeps the load of each of its answers, for undo.
    """

    due: Mapping[int, int] = field(default_factory=dict)
    siblings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    near: frozenset[int] = frozenset()
    lately: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def placed(self, card: str, note: str, day: int) -> Load:
        """The load with a card of a note on a day, and no longer on the one it had."""
        rest = self.beside(card, note)
        due = {**rest.due, day: rest.due.get(day, 0) + 1}
        lately = {**self.lately, note: {**self._days_of(note), card: day}}
        if len(lately) < _LATELY:
            return replace(self, due=due, lately=lately)
        return replace(self, due=due, siblings={**self.siblings, **lately}, lately={})

    def beside(self, card: str, note: str) -> Load:
        """The load as it is for a card of a note: without the card itself."""
        its = self._days_of(note)
        due, own = self.due, its.get(card)
        if own is not None:
            due = {**due, own: max(due.get(own, 0) - 1, 0)}
        return replace(
            self, due=due, near=frozenset(day for key, day in its.items() if key != card)
        )

    def _days_of(self, note: str) -> Mapping[str, int]:
        return self.lately.get(note) or self.siblings.get(note, {})


def weekday(day: int) -> str:
    """The weekday of a study day, as ``mon``."""
    return WEEKDAYS[(day + _FIRST_WEEKDAY) % len(WEEKDAYS)]


def seed_of(card: str, reps: int) -> str:
    """The seed of the interval that a card gets by an answer, from its reviews before that."""
    return f"{card}:{reps}"


def interval(  # noqa: PLR0913  (each bounds or moves it)
    days: int,
    shortest: int,
    *,
    since: int,
    today: int,
    seed: str,
    options: MemoryOptions,
    load: Load | None,
) -> int:
    """The interval in days that comes of one that memory asks for, counted from ``since``.

    With fuzz it lies within the bounds of that; with a load, and if it ends within ``AHEAD``
    days of ``today``, on a day there that suits. It is at least ``shortest``.
    """
    maximum = options.maximum_interval
    if not options.fuzz:
        return min(max(days, shortest), maximum)
    first, last = fuzz_bounds(days, shortest, maximum)
    if load is None or not options.load_balance or since + last > today + AHEAD:
        return fuzzed(days, shortest, maximum, seed)
    within = range(max(since + first, min(today + 1, since + last)), since + last + 1)
    return chosen(within, today, load, dict(options.easy_days), seed) - since


def chosen(days: Sequence[int], today: int, load: Load, easy: Mapping[str, str], seed: str) -> int:
    """One of the study days, by lot; the same seed and load choose the same one.

    A day's weight falls with the square of the cards that are due on it and with its
    distance, as in Anki's load balancer; an easy day fills up to its share of a usual one.
    """
    weights = [_weight(day, today, load, easy) for day in days]
    left = lot(seed) * sum(weights)
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
