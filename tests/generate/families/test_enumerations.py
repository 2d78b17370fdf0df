from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("sentence", "question", "items"),
    [
        (
            "There are three types of tide: diurnal, semidiurnal, and mixed.",
            "What are the three types of tide?",
            "diurnal; semidiurnal; mixed",
        ),
        (
            "The four stages of a storm are growth, maturity, decline, and calm.",
            "What are the four stages of a storm?",
            "growth; maturity; decline; calm",
        ),
        (
            "A sailing rig has three parts: mast, boom, and sail.",
            "What are the three parts of a sailing rig?",
            "mast; boom; sail",
        ),
        (
            "Several types of net are used by the fleet, including trawls, seines, and gill nets.",
            "Which types of net are used by the fleet?",
            "trawls; seines; gill nets",
        ),
        (
            "There are two kinds of anchor: plough anchors and flukes.",
            "What are the two kinds of anchor?",
            "Plough anchors and flukes",
        ),
    ],
)
def test_what_is_counted_becomes_a_list(sentence: str, question: str, items: str) -> None:
    assert sides(sentence) == [(question, items)]


def test_examples_are_asked_for_what_they_are_examples_of() -> None:
    text = "Marine mammals such as {} breathe air."
    asked = ("What are whales and seals examples of?", "Marine mammals")
    # asked the other way round, another two would be as right an answer
    assert sides(text.format("whales and seals")) == [asked]
    recalled = ("What are three examples of marine mammals?", "whales; seals; otters")
    assert sides(text.format("whales, seals, and otters")) == [recalled]


def test_a_general_word_is_asked_for_with_its_topic() -> None:
    text = "Challenges such as storms, ice, and fog must be met."
    assert sides(text, "examples", title="Arctic sailing") == [
        ("What are three challenges of arctic sailing?", "storms; ice; fog")
    ]
    assert sides(text, "examples", title="Why?") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "There are three types of tide: diurnal and semidiurnal.",
        "Things such as ropes, sails, and nets lie about.",
        "Other animals such as whales, seals, and otters breathe air.",
        "Significant dangers such as storms, ice, and fog remain.",
        "They found animals such as whales, which they had never seen before.",
    ],
)
def test_a_wrong_count_or_a_vague_head_makes_no_list(sentence: str) -> None:
    assert sides(sentence) == []


def test_a_count_with_its_names_behind_a_colon_is_recalled() -> None:
    text = "At its ends stood the three great offices: the Steelyard, the Peterhof and the Bridge."
    asked = ("Hanse: what were the three great offices?", "the Steelyard; the Peterhof; the Bridge")
    assert asked in sides(text, "kinds", "Hanse")


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (
            "The duties of a harbour pilot are (1) to board the ship and (2) to guide it to port.",
            "To board the ship and to guide it to port",
        ),
        (
            "Uses of a keel are (a) to hold a boat upright, (b) to stop drift, and (c) to sail.",
            "to hold a boat upright; to stop drift; to sail",
        ),
    ],
)  # fmt: skip
def test_members_that_are_numbered_in_a_sentence_are_recalled(sentence: str, answer: str) -> None:
    ((front, back),) = sides(sentence, "kinds")
    assert back == answer
    assert front.startswith(("What are the two duties", "What are uses"))


@pytest.mark.parametrize(
    "sentence",
    [
        "These duties are (1) to board the ship and (2) to guide it.",
        "The duty of a pilot is (1) to board the ship and (2) to guide it.",
    ],
)
def test_numbered_members_of_something_unclear_are_left(sentence: str) -> None:
    assert sides(sentence, "kinds") == []
