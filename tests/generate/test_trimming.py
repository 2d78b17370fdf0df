from __future__ import annotations

import pytest

from trainer.generate.english.tokens import word_count
from trainer.generate.trimming import LONGEST_ANSWER, trimmed


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a long fin; it is made of wood", "a long fin"),
        ("the lamp—a white one", "the lamp—a white one"),
        ("a very bright lamp—a white one", "a very bright lamp"),
        ("cut off quickly—as ever", "cut off quickly"),
        ("a ship that sails, and it is large", "a ship that sails"),
        ("masts, yards, and sails are big", "masts, yards, and sails are big"),
        ("a ship, and a crew that rows it", "a ship, and a crew that rows it"),
        ("a medium of exchange, which means that it is taken", "a medium of exchange"),
        ("neutral pieces of paper, as will a rubber rod", "neutral pieces of paper"),
        ("rocks as will as sand", "rocks as will as sand"),
        ("water from rain.", "water from rain"),
    ],
)
def test_an_answer_ends_at_the_border_of_its_clause(text: str, answer: str) -> None:
    assert trimmed(text) == answer


RIVER = "water that flows over the land and into the sea"


@pytest.mark.parametrize(
    "tail",
    [
        ", such as " + "sand and silt and clay " * 6,
        ", although the farmers of the valley have dug long ditches along the fields of wet rice",
        " because the farmers of the valley have dug long ditches along the fields of wet rice",
    ],
)
def test_a_long_answer_is_cut_at_a_clause(tail: str) -> None:
    assert trimmed(RIVER + tail) == RIVER


def test_a_long_answer_without_a_border_is_given_up() -> None:
    assert trimmed(" ".join(["deep"] * 30 + ["water"])) == ""


def test_a_long_answer_loses_its_last_modifiers() -> None:
    answer = "a channel that leads water to the fields of the village"
    tail = " in the long dry months of the late summer and in the cold months of a dry winter"
    cut = trimmed(answer + tail)
    assert cut.startswith(answer)
    assert len(cut.split()) <= LONGEST_ANSWER


def test_no_answer_is_longer_than_the_linter_likes() -> None:
    for count in range(1, 60):
        assert word_count(trimmed("calm " * count + "sea")) <= LONGEST_ANSWER
