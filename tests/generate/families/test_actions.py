from __future__ import annotations

import pytest

from tests.generate.builders import sides, written


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "The Wadden Sea supports thousands of wading birds.",
            "What does the Wadden Sea support?",
            "Thousands of wading birds",
        ),
        (
            "A storm surge destroys houses behind the dunes.",
            "What does a storm surge destroy?",
            "Houses behind the dunes",
        ),
    ],
)
def test_what_a_kind_of_thing_does_is_asked_for_its_object(
    sentence: str, question: str, answer: str
) -> None:
    found = [card for card in written(sentence) if card.family != "working"]
    assert [(card.front, card.back) for card in found] == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A sea anemone catches small fish with its stinging arms.",
        "The salt marsh supports thousands of wading birds.",
        "Calling a pilot costs a fee of ten pounds.",
        "(i32, i32) implements the copy of values.",
        "Chapter 8 discusses the sails of a ship.",
        "Dogs shake water off wet fur.",
        "The device absorbs the force of waves.",
        "Some breakwaters absorb the force of waves.",
        "A breakwater absorbed the force of the wave.",
        "Sailors catch small fish with a net.",
        "It absorbs the force of waves.",
        "The resulting wave floods low coasts.",
        "A salt marsh increases, and the land dries.",
        "A salt marsh increases in the autumn.",
        "A salt marsh attracts them all.",
        "A salt marsh attracts both.",
        "Warm water evaporates more quickly than cold water.",
        "On some days, a breakwater absorbs the force of the waves.",
        "A breakwater does not absorb the force of the tide.",
    ],
)
def test_a_doubtful_subject_verb_or_object_is_not_asked(sentence: str) -> None:
    assert sides(sentence) == []


def test_a_plural_of_one_word_is_asked_where_the_text_defines_it() -> None:
    text = (
        "Barnacles are small animals that live in a shell. "
        "Barnacles produce a brown cement in two glands."
    )
    asked = ("What do barnacles produce?", "A brown cement in two glands")
    assert asked in sides(text, title="Barnacles")


def test_letting_is_asked_for_what_is_let() -> None:
    text = "Gravity stimulates roots to grow downward."
    asked = ("What does gravity stimulate roots to do?", "Grow downward")
    found = sides(text, title="Gravity")
    assert asked in found
    assert ("What does gravity stimulate?", "Roots to grow downward") not in found
    assert sides(text.replace("Gravity", "The wall")) == []  # nothing tells which wall


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Geologists classify rocks as igneous, sedimentary or metamorphic.",
            "How do geologists classify rocks?",
            "As igneous, sedimentary or metamorphic",
        ),
    ],
)
def test_how_a_thing_is_seen_is_asked(sentence: str, question: str, answer: str) -> None:
    known = f"{sentence} Many geologists have read of it."
    assert (question, answer) in sides(known, "view")


@pytest.mark.parametrize(
    "sentence",
    [
        "They see the sea as a threat.",
        "Oceanographers view it as a threat.",
        "The captain saw the ship as a home.",
        "Oceanographers do not see the sea as a threat.",
        "Oceanographers see the sea from above.",
        "Oceanographers see waves as they break.",
        "Several pilots see the sea as a road.",
    ],
)
def test_a_view_without_holder_or_thing_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "view") == []
