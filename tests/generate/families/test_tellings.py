from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("title", "sentence", "question", "answer"),
    [
        (
            "Breakwaters",
            "A breakwater absorbs the force of waves.",
            "What does a breakwater absorb?",
            "The force of waves",
        ),
        (
            "Gills",
            "Gills allow fish to take oxygen from water.",
            "What do gills allow fish to do?",
            "Take oxygen from water",
        ),
        (
            "The octopus",
            "An octopus has three hearts.",
            "How many hearts does an octopus have?",
            "Three hearts",
        ),
        (
            "Tsunamis",
            "A tsunami occurs when the sea floor moves suddenly.",
            "When does a tsunami occur?",
            "When the sea floor moves suddenly",
        ),
        (
            "Sailing",
            "A sail drives a boat by turning the wind aside.",
            "How does a sail drive a boat?",
            "By turning the wind aside",
        ),
    ],
)
def test_what_the_document_is_about_is_asked_for_what_it_does(
    title: str, sentence: str, question: str, answer: str
) -> None:
    again = f"{sentence} People have known of it for a very long time."
    assert (question, answer) in sides(f"{again} {sentence}", title=title)


@pytest.mark.parametrize(
    "sentence",
    [
        "A wall absorbs the force of waves.",  # a common word that the document does not know
        "A breakwater needs a lot of room.",  # a verb that says little
        "The crew absorbed the news in the evening.",  # an episode
    ],
)
def test_what_would_say_little_is_not_asked(sentence: str) -> None:
    assert sides(sentence) == []


def test_a_term_is_asked_for_by_what_it_does() -> None:
    text = "**Hexokinase** transfers a phosphate group from ATP to glucose."
    assert ("What transfers a phosphate group from ATP to glucose?", "Hexokinase") in sides(text)


def test_what_holds_in_a_thing_characterizes_it() -> None:
    text = "In a **command economy**, the government owns land and businesses."
    asked = ("What characterizes a command economy?", "The government owns land and businesses")
    assert asked in sides(text)


def test_what_a_theory_holds_is_asked() -> None:
    text = "According to realism, every state seeks its own safety first."
    assert ("What does realism hold?", "Every state seeks its own safety first") in sides(text)


def test_a_name_that_points_back_is_a_gap_behind_both_sentences() -> None:
    text = "Water slowly crosses a membrane towards the saltier side. This is called osmosis."
    front = text.replace("osmosis", "{{c1::osmosis}}")
    assert (front, "") in sides(text)


def test_the_article_goes_into_the_gap() -> None:
    text = "An astronomer looks through a second lens called an **eyepiece** at distant planets."
    assert any("{{c1::an eyepiece}}" in front for front, _ in sides(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "A persistent belief holds that glass flows at room temperature.",  # it does not
        "Michael Owens built an automatic machine in the first years of the century.",
        "Acid rain provides a nice illustration of a long dispute.",
    ],
)
def test_a_belief_or_one_thing_of_many_is_not_asked(sentence: str) -> None:
    assert sides(sentence, title="Matters") == []


def test_what_explains_the_answer_is_no_part_of_it() -> None:
    text = "Oxytocin causes contractions of the smooth muscle, pushing the baby down the canal."
    asked = "Birth: what does Oxytocin cause?"
    assert (asked, "Contractions of the smooth muscle") in sides(text, title="Birth")


@pytest.mark.parametrize(
    ("sentence", "front"),
    [
        ("Warfarin requires regular tests of the blood.", "what does warfarin require?"),
        ("Boron oxide reduces the growth of cracks.", "what does boron oxide reduce?"),
        ("Ukraine produces much of the wheat.", "what does Ukraine produce?"),
        ("Bristol produces much of the glass.", "what does Bristol produce?"),
    ],
)
def test_a_substance_is_no_name(sentence: str, front: str) -> None:
    found = {asked for asked, _ in sides(f"{sentence} {sentence}", title="Matters")}
    asked = {one.removeprefix("Matters: ") for one in found if "what does" in one.lower()}
    assert asked <= {front, front[0].upper() + front[1:]}
    assert asked


@pytest.mark.parametrize(
    "sentence",
    [
        "Dictators use a variety of means to keep their power.",
        "The encephalization quotient can serve as a good indicator of the genus.",
        "Leukotrienes are associated with just one effect.",
        "Binet was asked by the ministry to develop a test.",
        "Leukotrienes attract other cells.",
    ],
)
def test_an_answer_that_says_nothing_yet_is_none(sentence: str) -> None:
    assert sides(f"{sentence} {sentence}", title="Matters") == []
