"""Parameters of older versions of the memory model become those of the present one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.fsrs import STABILITY_CAP, check_parameters
from trainer.memory.options import FSRS_6_DEFAULTS, completed

numbers = st.floats(0.2, 0.7)


def test_the_known_parameters_are_completed(vectors: dict[str, Any]) -> None:
    for case in vectors["fill_parameters"]:
        assert completed(tuple(case["given"])) == pytest.approx(case["expect"], abs=1e-6)


@given(st.lists(numbers, min_size=17, max_size=17) | st.lists(numbers, min_size=19, max_size=19))
def test_parameters_are_completed_as_fsrs_rs_does(given_numbers: list[float]) -> None:
    optimiser = pytest.importorskip("fsrs_rs_python")
    found = completed(tuple(given_numbers))
    assert found == pytest.approx(optimiser.check_and_fill_parameters(given_numbers), abs=1e-5)


def test_those_of_the_present_version_stay_as_they_are() -> None:
    assert completed(FSRS_6_DEFAULTS) == FSRS_6_DEFAULTS
    assert completed(()) == ()


def test_the_shared_defaults_and_bounds_are_ours(vectors: dict[str, Any]) -> None:
    assert tuple(vectors["default_parameters"]) == FSRS_6_DEFAULTS
    for bound in vectors["parameter_bounds"].values():
        check_parameters(tuple(bound))
    assert (vectors["stability_bounds"][1], vectors["difficulty_bounds"]) == (
        STABILITY_CAP,
        [1, 10],
    )
