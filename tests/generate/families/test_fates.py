from __future__ import annotations

import pytest

from tests.generate.builders import sides

BROKER = "Herald Broker"


@pytest.mark.parametrize(
    ("sentence", "asked", "answer"),
    [
        (
            "A message is redelivered if the consumer does not acknowledge it in time.",
            "when is a message redelivered?",
            "If the consumer does not acknowledge it in time",
        ),
        (
            "A segment is deleted only when it has passed its day of retention.",
            "when is a segment deleted?",
            "Only when it has passed its day of retention",
        ),
    ],
)
def test_a_thing_is_asked_for_the_moment_at_which_it_happens(
    sentence: str, asked: str, answer: str
) -> None:
    assert (f"{BROKER}: {asked}", answer) in sides(sentence, "moment", BROKER)


@pytest.mark.parametrize(
    "sentence",
    [
        "A broker should close a segment when it reaches the limit.",  # a duty, no fact
        "A segment was closed when it reached the limit.",
        "It is closed when the segment reaches the limit.",
        "A consumer does not know when a segment reaches the limit.",
        "A segment is closed when they reach the limit.",
    ],
)
def test_a_story_a_wish_or_a_loose_word_has_no_such_moment(sentence: str) -> None:
    assert sides(sentence, "moment", BROKER) == []


def test_things_of_a_kind_are_asked_for_what_becomes_of_them() -> None:
    text = "Messages that have been redelivered five times are moved to the dead-letter queue."
    asked = f"{BROKER}: what happens to messages that have been redelivered five times?"
    answer = "The messages are moved to the dead-letter queue"
    assert (asked, answer) in sides(text, "fate", BROKER)
    assert sides(text, "fate") == []


def test_what_a_kind_is_called_or_was_is_no_fate() -> None:
    assert sides("Messages that nobody reads are called dead letters here.", "fate", BROKER) == []
    assert sides("Messages that nobody read were moved to a queue.", "fate", BROKER) == []
