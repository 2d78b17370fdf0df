from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.generate.english.parser import heads
from trainer.generate.english.tagger import Form, forms, tags
from trainer.generate.english.weights import model

_WORDS = st.lists(st.sampled_from([*list(model().words)[:300], "7", "Ω", "🌊", ",", "("]))


def _read(words: list[str]) -> tuple[tuple[Form, ...], list[int]]:
    found = forms(tuple(words))
    return found, tags(found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The sailor steers the ship", "sailor steers - ship steers"),
        ("A ship carries heavy cargo", "ship carries - cargo carries"),
        ("The old lighthouse was built by monks",
         "lighthouse lighthouse built built - built by"),
        ("The river flows to the sea", "river flows - flows sea to"),
        ("Storms can sink ships", "sink sink - sink"),
        ("The captain wants to leave", "captain wants - leave wants"),
        ("Sailors know that the tide turns", "know - turns tide turns know"),
    ],
)  # fmt: skip
def test_words_hang_on_their_heads(sentence: str, expected: str) -> None:
    words = sentence.split()
    head, _ = heads(*_read(words))
    assert " ".join([*words, "-"][at] for at in head) == expected


def test_subject_and_object_are_told_apart() -> None:
    _, label = heads(*_read(["The", "sailor", "steers", "the", "ship"]))
    assert [model().labels[at] for at in label] == ["det", "nsubj", "root", "det", "obj"]


def test_no_words_have_no_heads() -> None:
    assert heads((), []) == ([], [])


@given(_WORDS)
def test_every_word_has_one_head_and_leads_up_to_the_root(words: list[str]) -> None:
    head, label = heads(*_read(words))
    assert len(head) == len(label) == len(words)
    assert all(0 <= kind < len(model().labels) for kind in label)
    for at in range(len(words)):
        steps = 0
        while at != len(words):
            at, steps = head[at], steps + 1  # noqa: PLW2901
            assert steps <= len(words)


@given(_WORDS)
def test_the_same_words_are_read_the_same_again(words: list[str]) -> None:
    assert heads(*_read(words)) == heads(*_read(words))
