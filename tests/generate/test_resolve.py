from __future__ import annotations

import pytest

from tests.generate.builders import sides

GROUPS = "The liver makes proteins called fibrinogens and proteins called globulins."


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (("The liver makes a group of proteins called fibrinogens."
         " These proteins enhance the clotting of blood."),
         "What do fibrinogens enhance?", "The clotting of blood"),
        ("The valve opens to a vacuum pump. This pump removes the air from the chamber.",
         "What does a vacuum pump remove?", "The air from the chamber"),
    ],
)  # fmt: skip
def test_what_the_sentence_before_names_is_meant(text: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(text)


def test_of_two_groups_neither_is_taken_for_the_one_meant() -> None:
    text = f"{GROUPS} These proteins enhance the clotting of blood."
    assert not any("What do" in front for front, _ in sides(text))
