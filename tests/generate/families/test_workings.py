from __future__ import annotations

import pytest

from tests.generate.builders import FILLER, document, holds, sides
from trainer.generate.engine import generate


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Leukotrienes tighten the muscles of the bronchi.",
         "What do leukotrienes tighten?", "The muscles of the bronchi"),
        ("Competition law forbids mergers that would leave too few rivals.",
         "What does competition law forbid?", "Mergers that would leave too few rivals"),
        ("Leukotrienes give the bronchi a narrower shape.",
         "What do leukotrienes do?", "Give the bronchi a narrower shape"),
        ("Leukotrienes focus the light on the wall of the bronchi.",
         "What do leukotrienes do?", "Focus the light on the wall of the bronchi"),
        ("Leukotrienes bind to their receptors and tighten the bronchi.",
         "What do leukotrienes do?", "Bind to their receptors and tighten the bronchi"),
    ],
)  # fmt: skip
def test_a_technical_thing_is_asked_for_what_it_does(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, "working")


def test_any_kind_of_thing_is_asked_under_the_name_of_its_document() -> None:
    sentence = "A reset deletes all settings of the router."
    asked = ("Router R4: what does a reset delete?", "All settings of the router")
    assert asked in sides(sentence, "working", "Router R4")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rubens brings the style to the city of Antwerp.",  # a person
        "Adults learn the rules of the game in a week.",
        "The burden falls on the weaker side of the market.",  # which burden?
        "Leukotrienes resemble the other signals of the body.",  # a state
        "Leukotrienes tightened the muscles of the bronchi.",  # an episode
        "Leukotrienes tighten these muscles of the bronchi.",
        "Dopamine is cheap and then opens the vessels of the kidney.",  # half of a predicate
    ],
)
def test_a_person_a_state_or_an_episode_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "working", "Matters") == []


def test_the_object_alone_is_not_asked_for_beside_the_whole() -> None:
    text = f"# Floods\n\nA storm surge destroys houses behind the dunes.\n\n{FILLER}"
    fronts = {p.note.front for p in generate(document(text)).proposals}
    assert len(fronts & {
        "Floods: what does a storm surge do?",
        "What does a storm surge destroy?",
        "Floods: what does a storm surge destroy?",
    }) == 1  # fmt: skip


def test_what_another_thing_does_is_no_part_of_the_answer() -> None:
    text = (
        "Leukotrienes make the walls of the airway swell,"
        " and the media supply images of a life far away."
    )
    assert ("What do leukotrienes do?", "Make the walls of the airway swell") in sides(text)


def test_what_says_only_how_often_says_nothing() -> None:
    text = "Blood pressure changes all the time."
    assert not holds(text, "Taking a Measurement", "blood pressure do")


def test_what_a_thing_does_comes_without_the_remark_on_it() -> None:
    text = "PEPC fixes carbon dioxide into malic acid, which is stored in the vacuole."
    assert ("What does PEPC do?", "Fixes carbon dioxide into malic acid") in sides(text)


def test_a_day_of_the_week_is_nothing_that_is_acted_on() -> None:
    text = "A retired telegraph operator drops in on Thursdays to look at the screen."
    assert sides(text, "working", "Cables") == []
    assert sides(text.replace("Thursdays", "ships"), "working", "Cables")
