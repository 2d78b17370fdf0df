from __future__ import annotations

import pytest

from tests.generate.builders import holds, sides


@pytest.mark.parametrize(
    ("sentence", "asked", "answer"),
    [
        (
            "The visibility timeout is 30 seconds.",
            "how long is the visibility timeout?",
            "30 seconds",
        ),
        ("The segment size is 128 MB.", "what is the segment size?", "128 MB"),
    ],
)
def test_a_quantity_of_a_thing_is_asked(sentence: str, asked: str, answer: str) -> None:
    assert (f"Herald Broker: {asked}", answer) in sides(sentence, "quantity", "Herald Broker")


def test_a_quantity_that_does_not_say_of_what_is_not_asked() -> None:
    assert sides("The limit is 30 seconds.", "quantity", "Herald Broker") == []


def test_a_ratio_is_asked_for_its_figure() -> None:
    asked = "Sea water is some 800 times as dense as air."
    assert ("How many times as dense as air is sea water?", "Some 800 times") in sides(
        asked, "quantity"
    )


def test_the_time_one_has_for_something_is_asked() -> None:
    text = "You have six years to bring a claim."
    asked = ("Sales Guide: how long do you have to bring a claim?", "Six years")
    assert asked in sides(text, "quantity", "Sales Guide")
    assert sides("They have six years to bring a claim.", "quantity", "Sales Guide") == []


def test_a_number_behind_a_preposition_is_not_how_many() -> None:
    text = "Each stoma lies between two guard cells."
    assert not holds(text, "Leaves", "how many")
