from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.generate.model.extract import objects

CARD = '{"question": "What is an ebb?"}'


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        f"Here you are:\n```json\n{CARD}\n```\nAnything else?",
        f"A set {{like this}} first. {CARD}",
        f"<think>Perhaps {{}} or {{'a': 1}}?</think>{CARD}",
        f"[{CARD}]",
        f"\ufeff{CARD}",
    ],
)
def test_an_object_is_found_whatever_stands_around_it(text: str) -> None:
    assert list(objects(text)) == [{"question": "What is an ebb?"}]


def test_of_an_object_that_is_cut_off_the_finished_ones_inside_are_kept() -> None:
    text = '{"cards": [{"a": "1"}, {"a": "2}"}, {"a": "3'
    assert list(objects(text)) == [{"a": "1"}, {"a": "2}"}]


def test_a_whole_object_hides_those_inside_it() -> None:
    assert list(objects('{"cards": [{"a": 1}]}')) == [{"cards": [{"a": 1}]}]


@pytest.mark.parametrize("text", ["", "no braces", "{", "}{", "{" * 100_000, '{"a":' * 50_000])
def test_nothing_is_found_in_what_holds_nothing(text: str) -> None:
    assert list(objects(text)) == []


def test_a_number_too_long_to_read_is_no_object() -> None:
    assert list(objects('{"a": ' + "9" * 10_000 + "}")) == []


@given(st.text(alphabet='{}[]":,a1 \\'))
def test_no_text_breaks_it(text: str) -> None:
    assert all(isinstance(found, dict) for found in objects(text))
