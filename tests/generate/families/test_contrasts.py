from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "The difference between ebb and flood is the direction of the current.",
            "What is the difference between ebb and flood?",
            "The direction of the current",
        ),
        (
            "The key difference between a ketch and a yawl lies in the place of the mizzen mast.",
            "What is the key difference between a ketch and a yawl?",
            "The place of the mizzen mast",
        ),
    ],
)
def test_a_difference_that_is_told_is_asked(sentence: str, question: str, answer: str) -> None:
    assert sides(sentence, "contrast") == [(question, answer)]
