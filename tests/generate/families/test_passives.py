from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Ocean currents are steered by the rotation of the planet.",
            "What steers ocean currents?",
            "The rotation of the planet",
        ),
        (
            "A ship's log is kept by the first officer.",
            "Who keeps a ship's log?",
            "The first officer",
        ),
        (
            "The Suez Canal was built by the Suez Canal Company.",
            "Who built the Suez Canal?",
            "The Suez Canal Company",
        ),
        (
            "Command in a convoy is held by a single officer who sails on the leading ship.",
            "Who holds command in a convoy?",
            "A single officer who sails on the leading ship",
        ),
        (
            "Wooden hulls are coated with copper plates.",
            "What are wooden hulls coated with?",
            "Copper plates",
        ),
        (
            "Fishing nets are woven from nylon thread.",
            "What are fishing nets woven from?",
            "Nylon thread",
        ),
    ],
)
def test_a_passive_is_asked_for_what_its_preposition_names(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The tower is guarded by soldiers.",
        "The news was carried by a boy.",
        "Barnacles are followed by crabs.",
        "Tide tables are printed by several offices.",
        "A ship is moved by pulling a rope.",
        "It is guarded by a stone tower.",
        "Its mast is held by ropes of hemp.",
        "Such nets are woven from nylon thread.",
        "Fog is seen as a danger.",
        "Tides are related to the moon.",
        "Ocean currents are not steered by the coast.",
        "The method is used with care.",
        "Storms were met with a prayer.",
    ],
)
def test_a_passive_that_names_too_little_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "passive") == []


def test_a_date_behind_the_agent_is_no_part_of_it() -> None:
    text = "The Treaty of Paris was negotiated by John Adams in 1783."
    assert sides(text, "passive") == [
        ("In 1783, who negotiated the Treaty of Paris?", "John Adams")
    ]


def test_a_body_of_people_is_asked_for_with_who() -> None:
    asked = ("Who acquitted Captain Wyatt?", "A jury")
    assert asked in sides("Captain Wyatt was acquitted by a jury.", title="Harbours")
