"""Whether question and answer stand alone."""

from __future__ import annotations

import pytest

from tests.generate.builders import holds


@pytest.mark.parametrize(
    ("text", "title", "wrong"),
    [
        ("**Metformin** helps to bring it down again towards normal.", "Tablets", "bring it"),
        (
            "An attack, or **flare**, starts when some of them are shed into the joint.",
            "Joints",
            "some of them",
        ),
        (
            "Much of it comes from open woodland, called montado in the south of Portugal.",
            "Cork",
            "Much of it",
        ),
    ],
)
def test_a_pronoun_has_something_to_stand_for(text: str, title: str, wrong: str) -> None:
    assert not holds(text, title, wrong)
