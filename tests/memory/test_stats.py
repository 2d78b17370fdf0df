"""The sums of a log: streak, days, retention, ratings, hours."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from trainer.memory import stats
from trainer.memory.log import Rating
from trainer.memory.stats import Passed, QuarterCount, ReviewCount, Span, Stage, Streak

TODAY = 20_780  # 2026-11-23


def reviews(  # noqa: PLR0913  (a count has as many fields)
    day: int = TODAY,
    stage: Stage = Stage.YOUNG,
    rating: Rating = Rating.GOOD,
    *,
    first: bool = True,
    n: int = 1,
    ms: int = 0,
) -> ReviewCount:
    return ReviewCount(day, stage, rating, first, n, ms)


@pytest.mark.parametrize(
    ("studied", "streak"),
    [
        ((), Streak(0, 0)),
        ((TODAY,), Streak(1, 1)),
        ((TODAY - 1, TODAY - 2), Streak(2, 2)),
        ((TODAY, TODAY - 1, TODAY - 3), Streak(2, 2)),
        ((TODAY - 2, TODAY - 3), Streak(0, 2)),
        ((TODAY, TODAY - 10, TODAY - 11, TODAY - 12), Streak(1, 3)),
    ],
)
def test_today_not_yet_studied_does_not_break_a_streak_but_a_missed_day_does(
    studied: tuple[int, ...], streak: Streak
) -> None:
    assert stats.streak(studied, TODAY) == streak


def test_days_are_summed_and_stand_in_their_order() -> None:
    found = stats.days(
        [
            reviews(TODAY, Stage.NEW, n=3, ms=9_000),
            reviews(TODAY - 2, Stage.MATURE, Rating.AGAIN, n=2, ms=4_000),
            reviews(TODAY, Stage.YOUNG, Rating.AGAIN, ms=1_000),
        ]
    )
    assert list(found) == [TODAY - 2, TODAY]
    assert found[TODAY] == stats.Day(TODAY, reviews=4, ms=10_000, remembered=3, new=3)
    assert found[TODAY - 2].remembered == 0


def test_true_retention_counts_first_reviews_of_the_review_phase_by_maturity() -> None:
    counts = [
        reviews(n=8),
        reviews(rating=Rating.AGAIN, n=2),
        reviews(stage=Stage.MATURE, rating=Rating.HARD),
        reviews(first=False, n=100),
        reviews(stage=Stage.LEARNING, n=100),
        reviews(stage=Stage.NEW, n=100),
        reviews(TODAY - 1, n=100),
        reviews(TODAY + 1, n=100),
    ]
    found = stats.retention(counts, TODAY, TODAY)
    assert found == {Stage.YOUNG: Passed(8, 10), Stage.MATURE: Passed(1, 1)}


def test_the_periods_of_retention_end_today() -> None:
    lengths = {name: last - first + 1 for name, (first, last) in stats.periods(TODAY).items()}
    assert [lengths[name] for name in ("today", "yesterday")] == [1, 1]
    assert [lengths[f"last {name}"] for name in ("week", "month", "year")] == [7, 30, 365]
    ends = {last for name, (_, last) in stats.periods(TODAY).items() if name != "yesterday"}
    assert ends == {TODAY}


def test_ratings_of_new_cards_are_among_those_in_learning() -> None:
    found = stats.ratings([reviews(stage=Stage.NEW, n=2), reviews(stage=Stage.LEARNING)])
    assert found[Stage.LEARNING] == {1: 0, 2: 0, 3: 3, 4: 0}
    assert found[Stage.MATURE].total() == 0


def test_hours_are_those_of_the_wall_clock_summer_and_winter() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    at_noon_utc = [day * 96 + 48 for day in (TODAY, TODAY - 150)]
    counts = [
        QuarterCount(day, quarter, 10, 7)
        for day, quarter in zip((TODAY, TODAY - 150), at_noon_utc, strict=True)
    ]
    found = stats.hours(counts, TODAY - 200, berlin)
    assert (found[13], found[14], len(found)) == (Passed(7, 10), Passed(7, 10), 24)
    assert stats.hours(counts, TODAY, berlin)[14] == Passed()


def test_an_offset_of_half_an_hour_is_kept() -> None:
    found = stats.hours([QuarterCount(TODAY, TODAY * 96 + 2, 1, 1)], 0, ZoneInfo("Asia/Kolkata"))
    assert found[6] == Passed(1, 1)  # 00:30 UTC is 06:00


def test_days_are_summed_by_steps_that_end_today() -> None:
    values = {TODAY: 1, TODAY - 6: 2, TODAY - 7: 4, TODAY - 9: 8, TODAY - 10: 16, TODAY + 1: 32}
    assert stats.by_step(values, TODAY - 9, TODAY, 7) == (12, 3)
    assert sum(stats.by_step(values, TODAY - 9, TODAY, 1)) == 15


def test_a_span_ends_today() -> None:
    assert Span.MONTH.first_day(TODAY) == TODAY - 29
    assert Span.ALL.first_day(TODAY) < 0
