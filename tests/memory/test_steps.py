"""Learning steps and leeches."""

from __future__ import annotations

from typing import Any

import pytest

from trainer.memory.log import CardState, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.steps import becomes_leech, is_leech_at, step_after

MINUTE, HOUR, DAY = 60, 3600, 86_400


def lapsed(times: int) -> CardState:
    return CardState(Phase.RELEARNING, 1.0, 5.0, lapses=times)


def test_the_known_step_delays_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["learning_steps"]:
        steps = tuple(minutes * MINUTE for minutes in case["steps_minutes"])
        at = len(steps) - case["remaining"]
        for rating in (Rating.AGAIN, Rating.HARD, Rating.GOOD):
            following = step_after(rating, at, steps)
            delay = following[1] if following else None
            assert delay == case[f"{rating.name.lower()}_s"], (case, rating)


def test_again_goes_back_to_the_first_step() -> None:
    assert step_after(Rating.AGAIN, 2, (MINUTE, HOUR, DAY)) == (0, MINUTE)


def test_hard_on_the_first_step_is_halfway_to_the_second() -> None:
    assert step_after(Rating.HARD, 0, (MINUTE, 10 * MINUTE)) == (0, 330)


@pytest.mark.parametrize(("only", "hard"), [(10 * MINUTE, 15 * MINUTE), (4 * DAY, 5 * DAY)])
def test_hard_on_an_only_step_is_half_as_much_again_but_a_day_more_at_most(
    only: int, hard: int
) -> None:
    assert step_after(Rating.HARD, 0, (only,)) == (0, hard)


@pytest.mark.parametrize(
    ("steps", "hard"),
    [
        ((DAY,), 2 * DAY),
        ((2_000 * MINUTE,), 2 * DAY),
        ((2 * DAY,), 3 * DAY),
        ((MINUTE, 50 * HOUR), DAY),
        ((60 * HOUR, 70 * HOUR), 3 * DAY - 2 * HOUR),  # no later than Good
        ((34 * HOUR, 36 * HOUR), 34 * HOUR),  # no sooner than Again
    ],
)
def test_hard_on_a_first_step_of_days_waits_whole_days(steps: tuple[int, ...], hard: int) -> None:
    assert step_after(Rating.HARD, 0, steps) == (0, hard)


def test_hard_on_a_later_step_repeats_it() -> None:
    assert step_after(Rating.HARD, 1, (MINUTE, 10 * MINUTE)) == (1, 10 * MINUTE)


def test_good_goes_on_and_leaves_after_the_last_step() -> None:
    assert step_after(Rating.GOOD, 0, (MINUTE, 10 * MINUTE)) == (1, 10 * MINUTE)
    assert step_after(Rating.GOOD, 1, (MINUTE, 10 * MINUTE)) is None


@pytest.mark.parametrize("step", [0, 1])
def test_easy_leaves_the_steps_at_once(step: int) -> None:
    assert step_after(Rating.EASY, step, (MINUTE, 10 * MINUTE)) is None


@pytest.mark.parametrize("rating", Rating)
def test_without_steps_every_rating_leads_to_an_interval(rating: Rating) -> None:
    assert step_after(rating, 0, ()) is None


def test_a_step_that_was_taken_from_the_options_counts_as_the_last() -> None:
    assert step_after(Rating.HARD, 7, (MINUTE, HOUR)) == (1, HOUR)
    assert step_after(Rating.GOOD, 7, (MINUTE, HOUR)) is None


def test_the_known_leeches_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["leech"]:
        for lapses in case["leech_at_lapses"]:
            assert is_leech_at(lapses, case["threshold"]), (case, lapses)
        for lapses in case["not_at"]:
            assert not is_leech_at(lapses, case["threshold"]), (case, lapses)


def test_only_the_lapse_that_reaches_the_threshold_puts_a_card_away() -> None:
    options = MemoryOptions(leech_threshold=8)
    assert becomes_leech(lapsed(7), lapsed(8), options)
    assert not becomes_leech(lapsed(6), lapsed(7), options)
    assert not becomes_leech(lapsed(8), lapsed(8), options)


def test_a_leech_is_one_whatever_is_done_about_it() -> None:
    assert becomes_leech(lapsed(7), lapsed(8), MemoryOptions(leech_action="tag"))
