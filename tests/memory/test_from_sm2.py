"""Cards without a history get the memory that their ease and interval tell of."""

from __future__ import annotations

from typing import Any

import pytest

from trainer.memory.from_sm2 import Memory, memory_from_sm2
from trainer.memory.fsrs import interval as interval_of
from trainer.memory.fsrs import step
from trainer.memory.log import CardState, Phase, Rating
from trainer.memory.options import FSRS_6_DEFAULTS, STANDARD_MEMORY


def test_the_known_conversions_come_out(vectors: dict[str, Any]) -> None:
    assert vectors["from_sm2"]
    for case in vectors["from_sm2"]:
        memory = memory_from_sm2(case["ease"], case["interval"], case["sm2_retention"])
        wanted = (case["stability"], case["difficulty"])
        # fsrs-rs counts in single precision
        assert (memory.stability, memory.difficulty) == pytest.approx(wanted, rel=1e-4)


@pytest.mark.parametrize("interval", [1, 10, 400])
def test_the_interval_under_which_it_stood_is_the_one_that_follows(interval: int) -> None:
    memory = memory_from_sm2(2.5, interval)
    assert interval_of(memory.stability, STANDARD_MEMORY) == pytest.approx(interval)


@pytest.mark.parametrize("ease", [2.0, 2.3, 2.5])
def test_a_good_review_in_time_makes_stability_grow_by_the_ease(ease: float) -> None:
    memory = memory_from_sm2(ease, 10)
    state = CardState(Phase.REVIEW, memory.stability, memory.difficulty, last_day=0)
    grown = step(state, Rating.GOOD, 10, STANDARD_MEMORY).stability
    assert grown / memory.stability == pytest.approx(ease, rel=1e-6)


def test_harder_cards_have_less_ease_and_none_passes_the_bounds() -> None:
    found = [memory_from_sm2(ease, 20).difficulty for ease in (0.1, 1.3, 2.0, 2.5, 9.0)]
    assert found == sorted(found, reverse=True)
    assert (found[0], found[-1]) == (10.0, 1.0)


def test_an_interval_of_nothing_and_parameters_of_one_s_own_are_heeded() -> None:
    assert memory_from_sm2(2.5, 0) == Memory(memory_from_sm2(2.5, 0.001).stability, 10.0)
    fitted = (*FSRS_6_DEFAULTS[:20], 0.3)
    assert memory_from_sm2(2.5, 10, 0.8, fitted) != memory_from_sm2(2.5, 10, 0.8)
