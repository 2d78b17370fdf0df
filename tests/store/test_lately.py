"""Streak and pace, read from the end of the log."""

from __future__ import annotations

import pytest

from tests.store.conftest import TODAY, Reviewed
from trainer.memory.log import EventKind, Rating
from trainer.store.database import Database
from trainer.store.lately import current_streak, latest_times


@pytest.mark.parametrize(
    ("ago", "streak"), [((), 0), ((0,), 1), ((1, 2), 2), ((0, 1, 3), 2), ((2, 3), 0)]
)
def test_the_streak_is_found_without_the_whole_log(
    database: Database, log: Reviewed, ago: tuple[int, ...], streak: int
) -> None:
    for days in ago:
        log("a", day=TODAY - days)
    assert current_streak(database, TODAY) == streak


def test_a_day_on_which_all_was_taken_back_or_crammed_ends_a_streak(
    database: Database, log: Reviewed
) -> None:
    log("a", day=TODAY)
    back = log("a", day=TODAY - 1)
    log("a", EventKind.CRAM, day=TODAY - 1, rating=Rating.GOOD)
    log("a", day=TODAY - 2)
    assert current_streak(database, TODAY) == 3
    log("a", EventKind.VOID, target=back.id)
    assert current_streak(database, TODAY) == 1


def test_what_a_card_took_is_summed_over_a_day(database: Database, log: Reviewed) -> None:
    log("a", took_ms=3_000)
    log("a", took_ms=4_000)
    log("a", took_ms=5_000, day=TODAY - 1)
    log("b", took_ms=0)
    log("b", EventKind.CRAM, took_ms=9_000, rating=Rating.GOOD)
    assert sorted(latest_times(database)) == [5_000, 7_000]
