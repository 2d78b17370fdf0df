"""The memory model against the known answers of FSRS-6."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import ConfigError
from trainer.memory.fsrs import STABILITY_CAP, MemoryStep, retrievability, step
from trainer.memory.log import NEW_CARD, CardState, Phase, Rating
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions

STANDARD = MemoryOptions()


def remembered(stability: float, difficulty: float = 5.0) -> CardState:
    """A card last reviewed on day 0."""
    return CardState(Phase.REVIEW, stability, difficulty, last_day=0, reps=1)


def options_of(case: dict[str, Any], **others: Any) -> MemoryOptions:
    given_ones = case.get("parameters", "default")
    parameters = FSRS_6_DEFAULTS if given_ones == "default" else tuple(given_ones)
    return MemoryOptions(parameters=parameters, **others)


def steps_of(case: dict[str, Any], options: MemoryOptions) -> list[MemoryStep]:
    state, day, steps = NEW_CARD, 0, []
    for review in case["reviews"]:
        day += review["delta_t"]
        steps.append(step(state, Rating(review["rating"]), day, options))
        memory = steps[-1]
        state = remembered(memory.stability, memory.difficulty)
        state = replace(state, last_day=day)
    return steps


def test_the_published_memory_states_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["memory_states"]:
        last = steps_of(case, options_of(case))[-1]
        assert last.stability == pytest.approx(case["stability"], rel=case["tolerance"])
        assert last.difficulty == pytest.approx(case["difficulty"], rel=case["tolerance"])


def test_each_known_history_gives_its_states(vectors: dict[str, Any]) -> None:
    for case in vectors["replays"]:
        got = [(memory.stability, memory.difficulty) for memory in steps_of(case, options_of(case))]
        for ours, theirs in zip(got, case["states"], strict=True):
            assert ours == pytest.approx(theirs, rel=1e-6), case["name"]


@pytest.mark.parametrize("percent", [90, 80])
def test_each_known_history_gives_its_intervals(vectors: dict[str, Any], percent: int) -> None:
    for case in vectors["replays"]:
        steps = steps_of(case, options_of(case, retention=percent / 100))
        assert [memory.interval_days for memory in steps] == case[f"interval_days_dr{percent}"]


def test_the_forgetting_curve_comes_out(vectors: dict[str, Any]) -> None:
    for case in vectors["forgetting_curve"]:
        parameters = (*FSRS_6_DEFAULTS[:20], case["decay"])
        recall = retrievability(remembered(case["stability"]), case["elapsed"], parameters)
        assert recall == pytest.approx(case["expect"], abs=max(case["tolerance"], 1e-7))


def test_the_known_intervals_by_retention_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["next_interval"]:
        # A first Again leaves exactly the first parameter as stability.
        parameters = (case["stability"], *FSRS_6_DEFAULTS[1:])
        options = MemoryOptions(retention=case["desired_retention"], parameters=parameters)
        memory = step(NEW_CARD, Rating.AGAIN, 0, options)
        assert memory.interval_days == min(case["expect_days"], options.maximum_interval)


def test_the_single_formulas_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["single_steps"]:
        rating, close = Rating(case["rating"]), {"abs": max(case["tolerance"], 1e-5)}
        if case["kind"] == "next difficulty":
            memory = step(remembered(5.0, case["difficulty"]), rating, 1, STANDARD)
            assert memory.difficulty == pytest.approx(case["expect"], **close)
        elif case["kind"] == "same-day":
            memory = step(remembered(case["stability"]), rating, 0, STANDARD)
            assert memory.stability == pytest.approx(case["expect"], **close)
        else:
            decay, days = decay_that_recalls(case["retrievability"], case["stability"])
            options = MemoryOptions(parameters=(*FSRS_6_DEFAULTS[:20], decay))
            state = remembered(case["stability"], case["difficulty"])
            assert step(state, rating, days, options).stability == pytest.approx(
                case["expect"], **close
            )


def decay_that_recalls(recall: float, stability: float) -> tuple[float, int]:
    """A decay with which recall has this value after a whole number of days."""

    def days(decay: float) -> float:
        return stability * (math.pow(recall, -1 / decay) - 1) / (math.pow(0.9, -1 / decay) - 1)

    low, high = 0.1, 0.8
    whole = math.ceil(days(high) - 1e-9)
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if days(middle) > whole else (low, middle)
    return low, whole


@pytest.mark.parametrize("day", [99, 95, 60])
def test_a_day_before_the_last_review_counts_as_that_day(day: int) -> None:
    state = replace(remembered(5.0), last_day=100)
    assert step(state, Rating.GOOD, day, STANDARD) == step(state, Rating.GOOD, 100, STANDARD)
    assert retrievability(state, day, FSRS_6_DEFAULTS) == 1.0


def test_only_the_days_between_reviews_matter() -> None:
    early, late = (replace(remembered(5.0), last_day=day) for day in (0, 20_000))
    assert step(early, Rating.GOOD, 7, STANDARD) == step(late, Rating.GOOD, 20_007, STANDARD)


def test_a_clock_far_beyond_all_calendars_is_no_fault() -> None:
    memory = step(remembered(5.0), Rating.GOOD, 10**9, STANDARD)
    assert memory.stability <= STABILITY_CAP


def test_a_card_never_answered_has_no_retrievability() -> None:
    assert retrievability(NEW_CARD, 20_000, FSRS_6_DEFAULTS) is None


def test_recall_falls_to_nine_tenths_after_as_many_days_as_the_stability() -> None:
    assert retrievability(remembered(12.0), 12, FSRS_6_DEFAULTS) == pytest.approx(0.9)


@pytest.mark.parametrize("parameters", [(), (0.4,) * 17, (*FSRS_6_DEFAULTS[:20], 9.0)])
def test_parameters_that_describe_no_memory_are_refused(parameters: tuple[float, ...]) -> None:
    with pytest.raises(ConfigError, match=r"memory\.parameters"):
        step(NEW_CARD, Rating.GOOD, 0, MemoryOptions(parameters=parameters))


@given(
    st.floats(0.001, STABILITY_CAP),
    st.floats(1, 10),
    st.integers(0, 40_000),
    st.sampled_from(Rating),
)
def test_a_memory_keeps_within_its_bounds(
    stability: float, difficulty: float, day: int, rating: Rating
) -> None:
    memory = step(remembered(stability, difficulty), rating, day, STANDARD)
    assert 0.001 <= memory.stability <= STABILITY_CAP
    assert 1 <= memory.difficulty <= 10
    assert 1 <= memory.interval_days <= STANDARD.maximum_interval
