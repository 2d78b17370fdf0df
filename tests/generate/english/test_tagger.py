from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.generate.english.tagger import forms, normal, tags
from trainer.generate.english.weights import model


def _tagged(sentence: str) -> str:
    return " ".join(model().tags[tag] for tag in tags(forms(tuple(sentence.split()))))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The sailor steers the ship", "DT NN VBZ DT NN"),
        ("A ship carries heavy cargo", "DT NN VBZ JJ NN"),
        ("The old lighthouse was built by monks", "DT JJ NN VBD VBN IN NNS"),
        ("Strong winds often damage the tall masts", "JJ NNS RB VBP DT JJ NNS"),
        ("Storms can sink ships", "NNS MD VB NNS"),
        ("The captain wants to leave", "DT NN VBZ TO VB"),
        ("He did not see the island .", "PRP VBD RB VB DT NN PUNCT"),
    ],
)
def test_words_get_their_part_of_speech(sentence: str, expected: str) -> None:
    assert _tagged(sentence) == expected


def test_the_same_word_is_a_noun_or_a_verb_by_its_neighbours() -> None:
    assert _tagged("The sail is white").split()[1] == "NN"
    assert _tagged("Ships can sail").split()[2] == "VB"


def test_words_with_digits_are_one_word_to_the_model() -> None:
    assert normal("1494") == normal("7") != normal("Sea")
    assert normal("H2O") == normal("B52") != normal("1494")


@given(st.lists(st.text(min_size=1), max_size=30))
def test_every_word_whatever_it_is_gets_one_tag_and_the_same_again(words: list[str]) -> None:
    found = tags(forms(tuple(words)))
    assert len(found) == len(words)
    assert all(0 <= tag < len(model().tags) for tag in found)
    assert tags(forms(tuple(words))) == found
