"""What the cards of a library come to: their states, their memory, and when they are due.

As of the log (:mod:`trainer.memory.stats`), the store counts what is alike; here it becomes
histograms and a forecast.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from trainer.memory.forgetting import recall
from trainer.memory.stats import Passed, Span

CARD_KINDS = ("new", "learning", "young", "mature", "suspended")
FORECAST_DAYS = (30, 90, 365)
AGE_STEPS = 200  # so many steps of age are one stability
_DAY_EDGES = (0, 1, 2, 3, 4, 7, 14, 21, 30, 60, 90, 180, 365, 730, 1825)
_DIFFICULTY_TENTHS = tuple(range(10, 100, 10))
_PERCENT_EDGES = tuple(range(0, 100, 10))
_NONE = Passed()


@dataclass(frozen=True, slots=True)
class Memories:
    """Cards by whole days of interval and of stability, tenths of difficulty, and age.

    Only cards that were answered are counted. Age is the time since the last answer, in steps of
    a 200th of the stability: retrievability follows from it alone.
    """

    intervals: Mapping[int, int] = field(default_factory=dict)
    stabilities: Mapping[int, int] = field(default_factory=dict)
    difficulties: Mapping[int, int] = field(default_factory=dict)
    ages: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts between edges (the last is open above), and the median of what was counted."""

    edges: tuple[int, ...]
    counts: tuple[int, ...]
    median: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cards overdue, those due on each day from today on, and those due after these days."""

    overdue: int
    days: tuple[int, ...]
    later: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Some reviews: how many, how long they took, and their true retention."""

    reviews: int = 0
    ms: int = 0
    retention: Passed = _NONE

    def __add__(self, other: Reviewed) -> Reviewed:
        """Both together."""
        return Reviewed(
            self.reviews + other.reviews, self.ms + other.ms, self.retention + other.retention
        )


@dataclass(frozen=True, slots=True)
class DeckFigures:
    """A deck's cards by kind, and what was reviewed of them in each span."""

    id: str
    title: str
    cards: Counter[str]
    reviewed: Mapping[Span, Reviewed]


def nested(parts: Mapping[Span, Reviewed]) -> dict[Span, Reviewed]:
    """What was reviewed in each span, from what lies in it and in no shorter one."""
    whole = accumulate(parts.get(span, Reviewed()) for span in Span)
    return dict(zip(Span, whole, strict=True))


def forecast(due: Mapping[int, int], today: int, days: int) -> Forecast:
    """When cards are due, from their number by study day."""
    return Forecast(
        overdue=sum(cards for day, cards in due.items() if day < today),
        days=tuple(due.get(day, 0) for day in range(today, today + days)),
        later=sum(cards for day, cards in due.items() if day >= today + days),
    )


def intervals(memories: Memories) -> Histogram:
    """Cards in review by their interval in days."""
    return _histogram(memories.intervals, _DAY_EDGES[1:])


def stabilities(memories: Memories) -> Histogram:
    """Cards by their stability in days."""
    return _histogram(memories.stabilities, _DAY_EDGES)


def difficulties(memories: Memories) -> Histogram:
    """Cards by their difficulty, in tenths (10–100)."""
    return _histogram(memories.difficulties, _DIFFICULTY_TENTHS)


def retrievabilities(memories: Memories, decay: float) -> Histogram:
    """Cards by the percentage with which they would be remembered today."""
    percents: Counter[int] = Counter()
    for age, cards in memories.ages.items():
        percents[int(100 * _recall(age, decay))] += cards
    return _histogram(percents, _PERCENT_EDGES)


def known(memories: Memories, decay: float) -> float:
    """How many cards would be remembered today: the sum of their retrievabilities."""
    return sum(cards * _recall(age, decay) for age, cards in memories.ages.items())


def _recall(age: int, decay: float) -> float:
    return round(recall(age / AGE_STEPS, decay), 6)  # so that 0.9 is 0.9


def _histogram(values: Mapping[int, int], edges: Sequence[int]) -> Histogram:
    counts = [0] * len(edges)
    for value, cards in values.items():
        counts[max(bisect_right(edges, value) - 1, 0)] += cards
    return Histogram(tuple(edges), tuple(counts), _median(values))


def _median(values: Mapping[int, int]) -> float | None:
    total, passed = sum(values.values()), 0
    for value in sorted(values):
        passed += values[value]
        if 2 * passed > total:
            return value
    return None
