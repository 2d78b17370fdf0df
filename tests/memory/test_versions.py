"""A set of memory options has one number, everywhere and for ever."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.options import FSRS_6_DEFAULTS, STANDARD_MEMORY, MemoryOptions
from trainer.memory.versions import BEFORE_RECORDED, canonical, options_from, version_of

OTHERS = {
    "retention": 0.85,
    "learning_steps": (60,),
    "relearning_steps": (),
    "maximum_interval": 365,
    "fuzz": False,
    "load_balance": False,
    "easy_days": (("sun", "reduced"),),
    "leech_threshold": 4,
    "leech_action": "tag",
    "parameters": (0.3, *FSRS_6_DEFAULTS[1:]),
}
any_options = st.builds(
    MemoryOptions,
    retention=st.floats(0.7, 0.99),
    learning_steps=st.lists(st.integers(1, 86_399), max_size=3).map(tuple),
    easy_days=st.dictionaries(st.sampled_from(["mon", "sun"]), st.just("reduced")).map(
        lambda days: tuple(sorted(days.items()))
    ),
    parameters=st.tuples(*[st.floats(0.01, 10) for _ in FSRS_6_DEFAULTS]),
)


def test_the_number_of_the_standard_options_is_the_same_on_every_device_for_ever() -> None:
    assert version_of(MemoryOptions()) == 79921809742619
    assert version_of(MemoryOptions()) != BEFORE_RECORDED


def test_each_option_makes_another_number() -> None:
    assert set(OTHERS) == {field.name for field in fields(MemoryOptions)}
    numbers = {version_of(replace(STANDARD_MEMORY, **{name: OTHERS[name]})) for name in OTHERS}  # type: ignore[arg-type]
    assert len(numbers | {version_of(STANDARD_MEMORY)}) == len(OTHERS) + 1


def test_equal_options_have_one_number_whatever_kind_of_number_they_were_written_with() -> None:
    whole = replace(STANDARD_MEMORY, parameters=(1, *FSRS_6_DEFAULTS[1:]))
    broken = replace(STANDARD_MEMORY, parameters=(1.0, *FSRS_6_DEFAULTS[1:]))
    assert canonical(whole) == canonical(broken)


@given(any_options)
def test_options_come_back_from_what_is_kept_of_them(options: MemoryOptions) -> None:
    assert options_from(canonical(options)) == options
    assert version_of(options_from(canonical(options))) == version_of(options)
    assert 0 < version_of(options) < 2**53  # a JSON number, too, holds it exactly


@pytest.mark.parametrize("name", ["fuzz", "easy_days"])
def test_options_of_an_older_or_newer_trainer_can_be_read(name: str) -> None:
    values = json.loads(canonical(STANDARD_MEMORY)) | {"of_the_future": [1]}
    del values[name]
    assert options_from(json.dumps(values)) == STANDARD_MEMORY
