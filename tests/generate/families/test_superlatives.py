from __future__ import annotations

from tests.generate.builders import sides


def test_the_only_thing_of_a_past_story_is_not_asked_for() -> None:
    assert sides("The longboat was the only boat available to the crew.", "superlative") == []
    text = "The sea otter is the only mammal that eats urchins whole."
    assert len(sides(text, "superlative")) == 1
