"""What a log of reviews comes to: streak, days, true retention, ratings, hours.

The store counts reviews that are alike (:class:`ReviewCount`), so that a log of a million rows is
a few thousand counts here, and all that is shown is a sum of these. A review that was taken back
is never counted, nor is a crammed answer; a day is the study day that the row bears.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from itertools import pairwise

from trainer.memory.log import Rating

MATURE_DAYS = 21
QUARTER_MS = 900_000  # offsets from UTC are whole quarters of an hour
_HOURS = 24


class Stage(StrEnum):
    """What a card was before a review: young and mature are of the review phase."""

    NEW = "new"
    LEARNING = "learning"
    YOUNG = "young"
    MATURE = "mature"


class Span(StrEnum):
    """The study days that are looked at, up to today."""

    MONTH = "month"
    YEAR = "year"
    ALL = "all"

    def first_day(self, today: int) -> int:
        """The first study day of the span (for all time, earlier than any)."""
        return today - _SPAN_DAYS[self] + 1


_SPAN_DAYS = {Span.MONTH: 30, Span.YEAR: 365, Span.ALL: 1_000_000}
_STAGE_SHOWN = {Stage.NEW: Stage.LEARNING}


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How many reviews of a study day are alike, and how long they took.

    ``first`` tells those on a later study day than the card's review before.
    """

    day: int
    stage: Stage
    rating: Rating
    first: bool
    reviews: int
    ms: int


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """The reviews of a study day that began in the same quarter of an hour since 1970."""

    day: int
    quarter: int
    reviews: int
    remembered: int


@dataclass(frozen=True, slots=True)
class Passed:
    """How many of some reviews remembered the card."""

    passed: int = 0
    n: int = 0

    def __add__(self, other: Passed) -> Passed:
        """Both together."""
        return Passed(self.passed + other.passed, self.n + other.n)


@dataclass(frozen=True, slots=True)
class Streak:
    """Study days in a row with a review, up to now and at the most."""

    current: int = 0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """The reviews of a study day; ``new`` are cards seen for the first time."""

    day: int
    reviews: int = 0
    ms: int = 0
    remembered: int = 0
    new: int = 0


def since(counts: Iterable[ReviewCount], first_day: int) -> tuple[ReviewCount, ...]:
    """The counts of a study day and later."""
    return tuple(count for count in counts if count.day >= first_day)


def days(counts: Iterable[ReviewCount]) -> dict[int, Day]:
    """The study days with reviews, oldest first."""
    found: dict[int, Day] = {}
    for count in sorted(counts, key=lambda one: one.day):
        known = found.get(count.day) or Day(count.day)
        found[count.day] = Day(
            count.day,
            known.reviews + count.reviews,
            known.ms + count.ms,
            known.remembered + count.reviews * (count.rating is not Rating.AGAIN),
            known.new + count.reviews * (count.stage is Stage.NEW),
        )
    return found


def streak(studied: Collection[int], today: int) -> Streak:
    """The streaks of some study days; today does not break one before it is over."""
    known = set(studied)
    last = today if today in known else today - 1
    current = 0
    while last - current in known:
        current += 1
    longest = run = int(bool(known))
    for day, following in pairwise(sorted(known)):
        run = run + 1 if following == day + 1 else 1
        longest = max(longest, run)
    return Streak(current, longest)


def periods(today: int) -> dict[str, tuple[int, int]]:
    """The spans of the table of true retention: first and last study day by name."""
    return {
        "today": (today, today),
        "yesterday": (today - 1, today - 1),
        "last week": (today - 6, today),
        "last month": (Span.MONTH.first_day(today), today),
        "last year": (Span.YEAR.first_day(today), today),
        "all time": (Span.ALL.first_day(today), today),
    }


def retention(counts: Iterable[ReviewCount], first_day: int, last_day: int) -> dict[Stage, Passed]:
    """True retention, young and mature: a card's first review on a day, of the review phase."""
    found = {Stage.YOUNG: Passed(), Stage.MATURE: Passed()}
    for count in counts:
        if count.first and count.stage in found and first_day <= count.day <= last_day:
            passed = count.reviews * (count.rating is not Rating.AGAIN)
            found[count.stage] += Passed(passed, count.reviews)
    return found


def ratings(counts: Iterable[ReviewCount]) -> dict[Stage, Counter[Rating]]:
    """How often each rating was given, by stage; new cards are among those in learning."""
    stages = (Stage.LEARNING, Stage.YOUNG, Stage.MATURE)
    found: dict[Stage, Counter[Rating]] = {
        stage: Counter(dict.fromkeys(Rating, 0)) for stage in stages
    }
    for count in counts:
        found[_STAGE_SHOWN.get(count.stage, count.stage)][count.rating] += count.reviews
    return found


def hours(
    quarters: Iterable[QuarterCount], first_day: int, timezone: tzinfo | None
) -> tuple[Passed, ...]:
    """The reviews by the hour that the clock on the wall showed, midnight first."""
    found = [Passed()] * _HOURS
    for count in quarters:
        if count.day >= first_day:
            at = datetime.fromtimestamp(count.quarter * QUARTER_MS // 1000, UTC)
            hour = at.astimezone(timezone).hour
            found[hour] += Passed(count.remembered, count.reviews)
    return tuple(found)


def by_step(values: Mapping[int, int], first: int, last: int, step: int) -> tuple[int, ...]:
    """Values by study day, summed over so many days each; the last sum ends on the last day."""
    size = -(-(last - first + 1) // step)
    sums = [0] * size
    for day, value in values.items():
        if first <= day <= last:
            sums[size - 1 - (last - day) // step] += value
    return tuple(sums)
