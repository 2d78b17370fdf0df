"""Which day within an interval's fuzz: one on which few cards are due, and no easy day.

Fuzz alone spreads cards that were learnt together; this also fills valleys instead of hills.
The choice is still by lot, so that a learner cannot tell how a card was known from when it
comes, and the lot follows from the card and its number of reviews (as fuzz does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from trainer.memory.fuzz import fuzz_bounds, fuzzed, lot
from trainer.memory.options import WEEKDAYS, MemoryOptions

AHEAD = 90  # days; what is due later is too far away to be planned
_FIRST_WEEKDAY = 3  # 1970-01-01 was a Thursday
_APART = 5  # days from which siblings no longer help each other
_LATELY = 32  # cards placed until they are counted among those of their days
_SHARES = {"normal": 1.0, "reduced": 0.5, "minimum": 0.01}  # of a day's usual load


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A card of a note that was put on a day; ``was`` is the day it had, ``before`` the last one.

    A session keeps the load of each of its answers, for undo; so they share all but the newest.
    """

    card: str
    note: str
    day: int
    was: int | None
    before: Placed | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Load:
    """How many cards are due on each of the days to come, by study day.

    ``siblings`` are the days on which the cards of a note are due, by note and card. Of the
    cards placed since, ``last`` is the newest, and so many as ``fresh`` are not yet in ``due``.
    For a card about to be placed ``near`` are the days of the other cards of its note, from
    which it keeps away, and ``left`` is its own.
    """

    due: Mapping[int, int] = field(default_factory=dict)
    siblings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    near: frozenset[int] = frozenset()
    left: int | None = None
    last: Placed | None = None
    fresh: int = 0

    def placed(self, card: str, note: str, day: int) -> Load:
        """The load with a card of a note on a day, and no longer on the one it had."""
        last = Placed(card, note, day, self._days_of(note).get(card), self.last)
        after = replace(self, last=last, fresh=self.fresh + 1)
        if after.fresh < _LATELY:
            return after
        due = Counter(self.due)
        for one in islice(_back(last), after.fresh):
            due.update([one.day])
            due.subtract([] if one.was is None else [one.was])
        return replace(after, due=due, fresh=0)

    def beside(self, card: str, note: str) -> Load:
        """The load as it is for a card of a note: without the card itself."""
        its = self._days_of(note)
        near = frozenset(day for key, day in its.items() if key != card)
        return replace(self, near=near, left=its.get(card))

    def cards_on(self, day: int) -> int:
        """How many cards are due on a study day."""
        moves = islice(_back(self.last), self.fresh)
        moved = sum((one.day == day) - (one.was == day) for one in moves)
        return max(self.due.get(day, 0) + moved - (self.left == day), 0)

    def _days_of(self, note: str) -> Mapping[str, int]:
        placed: dict[str, int] = {}
        for one in _back(self.last):
            if one.note == note:
                placed.setdefault(one.card, one.day)
        return {**self.siblings.get(note, {}), **placed}


def _back(last: Placed | None) -> Iterator[Placed]:
    """Cards as they were placed, the newest first."""
    while last is not None:
        yield last
        last = last.before


def weekday(day: int) -> str:
    """The weekday of a study day, as ``mon``."""
    return WEEKDAYS[(day + _FIRST_WEEKDAY) % len(WEEKDAYS)]


def seed_of(card: str, reps: int) -> str:
    """The seed of the interval that a card gets by an answer, from its reviews before that."""
    return f"{card}:{reps}"


def bounds(days: float, shortest: int, options: MemoryOptions) -> tuple[int, int]:
    """The shortest and the longest interval that may come of one that memory asks for."""
    if options.fuzz:
        return fuzz_bounds(days, shortest, options.maximum_interval)
    plain = min(max(round(days), shortest), options.maximum_interval)
    return plain, plain


def interval(  # noqa: PLR0913  (each bounds or moves it)
    days: float,
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
    first, last = bounds(days, shortest, options)
    if first == last:
        return first
    if load is None or not options.load_balance or since + last > today + AHEAD:
        return fuzzed(days, shortest, options.maximum_interval, seed)
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
    cards = max(load.cards_on(day), 1)
    # With the square of the cards, days fill up in the ratio of the cube roots of these factors.
    weight = share**3 / cards**2 / max(day - today, 1)
    apart = min((abs(day - other) for other in load.near), default=_APART)
    return weight * (0.01 + 0.99 * min(apart, _APART) / _APART)
