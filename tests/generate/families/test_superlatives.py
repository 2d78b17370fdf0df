from __future__ import annotations

import pytest

from tests.generate.builders import holds, sides


def test_the_only_thing_of_a_past_story_is_not_asked_for() -> None:
    assert sides("The longboat was the only boat available to the crew.", "superlative") == []
    text = "The sea otter is the only mammal that eats urchins whole."
    assert len(sides(text, "superlative")) == 1


@pytest.mark.parametrize(
    ("text", "title", "wrong"),
    [
        (
            "Conachair is the highest point at 430 metres above the sea.",
            "Saint Kilda",
            "what is the highest",
        ),
        ("Foods are the commonest cause in children and young people.", "Shock", "commonest cause"),
    ],
)
def test_the_first_of_an_unnamed_row_is_not_asked_for(text: str, title: str, wrong: str) -> None:
    assert not holds(text, title, wrong)
