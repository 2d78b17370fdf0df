"""Fuzz: its bounds, and that it is always the same for the same card."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.fuzz import fuzz_bounds, fuzzed


def test_the_known_bounds_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["fuzz_bounds"]:
        got = fuzz_bounds(case["interval"], case["minimum"], case["maximum"])
        assert got == (case["lower"], case["upper"]), case


def test_intervals_of_one_and_two_days_are_left_alone() -> None:
    assert [fuzzed(days, 1, 36_500, "a:1") for days in (1, 2)] == [1, 2]


def test_the_same_seed_always_gives_the_same_day() -> None:
    assert len({fuzzed(100, 1, 36_500, "b7pqx0w3ce:4") for _ in range(5)}) == 1


def test_other_cards_fall_on_other_days() -> None:
    days = [fuzzed(100, 1, 36_500, f"{card}:4") for card in range(500)]
    shortest, longest = fuzz_bounds(100, 1, 36_500)
    assert set(days) == set(range(shortest, longest + 1))


@given(st.integers(1, 40_000), st.integers(1, 500), st.integers(1, 36_500), st.text(max_size=9))
def test_fuzz_keeps_between_minimum_and_maximum(
    interval: int, minimum: int, maximum: int, seed: str
) -> None:
    assert min(minimum, maximum) <= fuzzed(interval, minimum, maximum, seed) <= maximum
