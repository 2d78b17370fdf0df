"""Text that YAML silently took for a comment is told, a comment that is meant is not."""

from __future__ import annotations

import pytest

from trainer.store.deck_comments import lost_texts
from trainer.store.deckfile import parse_deck


def lost(notes: str) -> list[tuple[int, int, str]]:
    content = f"title: T # mine\nnotes:\n{notes}".encode()
    found = lost_texts(content, parse_deck(content, "d.yaml"))
    return [(item.line, item.col, item.lost) for item in found]


def test_the_end_of_a_sentence_behind_a_hash_is_told_with_its_place() -> None:
    notes = "  - q: Which language is C # the sharp one?\n    a: Microsoft's # it is\n"
    assert lost(notes) == [(3, 28, "the sharp one?"), (4, 20, "it is")]


@pytest.mark.parametrize(
    "notes",
    [
        "  - q: What is 443?  # a port\n    a: HTTPS\n",
        "  - q: 'What is C # about?'\n    a: A language\n",
        "  - q: What is C# about?\n    a: A language\n",
        "  - q: |\n      hint: a # b\n      more\n    a: A language\n",
        "  - q: What is it? # \n    a: A language\n",
        "  - q: What is it?\n    a: A language\n    typed: no # not yet\n",
        "  # q: What is gone # for good?\n  - q: What is it?\n    a: A language\n",
    ],
)
def test_what_is_meant_as_a_comment_or_is_text_is_left_alone(notes: str) -> None:
    assert lost(notes) == []


def test_a_cloze_and_a_hint_are_looked_at_too() -> None:
    notes = "  - cloze: The {{c1::hash}} sign # is this\n    hint: one # two\n"
    assert [item[2] for item in lost(notes)] == ["is this", "two"]
