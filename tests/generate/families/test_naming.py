from __future__ import annotations

import pytest

from tests.generate.builders import sides
from trainer.generate.families.abbreviations import long_form


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "The line where the sea meets the sky is called the horizon.",
            "What is the line where the sea meets the sky called?",
            "Horizon",
        ),
        (
            "Animals that feed on plants are known as herbivores.",
            "What are animals that feed on plants called?",
            "Herbivores",
        ),
        (
            "Halite is known as rock salt.",
            "What is another name for halite?",
            "Rock salt",
        ),
        (
            "Sodium chloride is also called table salt.",
            "What is another name for sodium chloride?",
            "Table salt",
        ),
        (
            "This design, which uses a lens to gather light, is known as a refractor.",
            "What is a design that uses a lens to gather light called?",
            "Refractor",
        ),
    ],
)
def test_a_name_is_asked_for_by_what_it_names(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence, "named")


def test_a_name_inside_a_longer_sentence_becomes_the_gap() -> None:
    text = "The pilot steers a ship through a narrow channel called the fairway into the port."
    gap = text.replace("fairway", "{{c1::fairway}}")
    assert sides(text, "named_gap") == [(gap, "")]


def test_a_second_name_is_asked_for_by_the_first() -> None:
    text = "The glands release epinephrine (also called adrenaline) into the blood."
    assert sides(text, "synonym") == [("What is another name for epinephrine?", "Adrenaline")]


def test_one_of_several_may_have_a_second_name() -> None:
    text = "One of the first unions was the Order of Weavers, more popularly known as the Loom."
    assert sides(text, "synonym") == [("What is another name for the Order of Weavers?", "Loom")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Streets form a grid, and each block is called an insula.",  # of what?
        "It is called the horizon.",
        "Another male fights with a modified arm, the hectocotylus, and dies within months.",
        "The term in this case is called the horizon.",
        "This is called osmosis.",
        "The command creates a folder called my_project in the place where it runs now.",
        "Each had a narrow channel called the fairway that led into the harbour of the town.",
    ],
)
def test_a_name_of_nothing_that_is_said_is_left_alone(sentence: str) -> None:
    assert sides(sentence, "named") == []
    assert sides(sentence, "named_gap") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Sailors use the term fetch to describe the distance over which wind blows.",
            "What does the term “fetch” describe?",
            "The distance over which wind blows",
        ),
        (
            "The term fetch refers to the distance over which wind blows.",
            "What does the term “fetch” refer to?",
            "The distance over which wind blows",
        ),
        (
            "“Cargo” means any goods that a vessel carries.",
            "What does “Cargo” mean?",
            "Any goods that a vessel carries",
        ),
    ],
)
def test_a_word_used_as_a_word_is_asked_for_its_meaning(
    sentence: str, question: str, answer: str
) -> None:
    assert sides(sentence) == [(question, answer)]


@pytest.mark.parametrize(
    ("sentence", "short", "long"),
    [
        ("Ships report by the Automatic Identification System (AIS).", "AIS",
         "Automatic Identification System"),
        ("A remotely operated vehicle (ROV) dives deeper.", "ROV", "Remotely operated vehicle"),
        ("The signal reaches the GPS (global positioning system) at once.", "GPS",
         "Global positioning system"),
        ("Divers steer several remotely operated vehicles (ROVs).", "ROV",
         "Remotely operated vehicle"),
        ("The budget of the Office of Management and Budget (OMB) grew.", "OMB",
         "Office of Management and Budget"),
    ],
)  # fmt: skip
def test_letters_are_asked_for_what_they_stand_for(sentence: str, short: str, long: str) -> None:
    assert sides(sentence, "abbreviation") == [(f"What does {short} stand for?", long)]


@pytest.mark.parametrize(
    ("short", "before"),
    [
        ("UK", "it sailed from the harbour"),
        ("X", "an unknown"),
        ("NATO", "in April, the treaty of"),
    ],
)
def test_letters_that_do_not_fit_stand_for_nothing(short: str, before: str) -> None:
    assert long_form(short, before) == ""


@pytest.mark.parametrize(
    "front",
    [
        "Up to one patient in ten has a second wave of signs; this is {{c1::a biphasic reaction}}.",
        "Rays at the edge are bent, so no sharp focus forms; this is {{c1::spherical aberration}}.",
        "Doctors may find no trigger of an attack, which is called {{c1::idiopathic anaphylaxis}}.",
        "Males hand over their sperm with a modified arm, the {{c1::hectocotylus}}, and die soon.",
    ],
)
def test_what_is_told_at_length_and_then_named_becomes_a_gap(front: str) -> None:
    sentence = front.replace("{{c1::", "").replace("}}", "")
    assert [asked for asked, _ in sides(sentence, "named_gap")] == [front]


def test_a_long_sentence_is_cut_behind_the_name() -> None:
    told = "The oldest part of the town lies on a low hill that was piled up by its first settlers"
    sentence = (
        f"{told}, called a terp, and from its top one sees the dykes, the farms, the church, the"
        " sheep, the wide flat fields and the grey sea behind them."
    )
    assert f"{told}, called {{{{c1::a terp}}}}." in [f for f, _ in sides(sentence, "named_gap")]


def test_what_people_call_such_a_thing_is_a_gap_behind_both_sentences() -> None:
    text = (
        "Contracts changed hands several times before anybody saw a flower. The Dutch called it"
        " windhandel."
    )
    gap = f"Tulips: {text.replace('windhandel', '{{c1::windhandel}}')}"
    assert sides(text, "pointing", "Tulips") == [(gap, "")]


def test_a_statement_inside_a_sentence_does_not_point_at_the_one_before() -> None:
    text = (
        "A sense of doom is typical of an attack. Some patients have a second wave of signs a day"
        " later; this is a biphasic reaction."
    )
    assert sides(text, "pointing", "Allergy") == []


def test_the_name_of_one_of_a_kind_is_the_gap() -> None:
    text = "Names in other scripts are carried in an ASCII encoding, Punycode, which is short."
    gap = text.replace("Punycode", "{{c1::Punycode}}")
    assert [front for front, _ in sides(text, "named_gap", "DNS")] == [f"DNS: {gap}"]
    person = "The press wrote of her letters to a physicist, Paul Langevin, who was married."
    assert sides(person, "named_gap", "DNS") == []


def test_the_name_of_somebody_in_a_case_is_no_term() -> None:
    text = "In the 1940s, Davis published accounts of a girl he called Anna."
    assert sides(text, "named_gap", "Growing up") == []


def test_what_a_thing_does_asks_for_its_name() -> None:
    text = "The hormone that carries the signal from the cap to the tip is auxin."
    asked = "What is the hormone that carries the signal from the cap to the tip called?"
    assert (asked, "Auxin") in sides(text, "named")
    for quality in ("useful", "neutral", "weird", "interrelated", "ubiquitous"):
        assert sides(text.replace("auxin", quality), "named") == []
    assert sides("The fluid on top of the membrane is weird.", "named", "Hearing") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Holding a high rank, ship owners were called masters.",
         "What were ship owners called?", "Masters"),
        ("Steering by stars, old sailors were called pathfinders.",
         "What were old sailors called?", "Pathfinders"),
    ],
)  # fmt: skip
def test_an_opening_participle_is_no_part_of_who_is_named(
    sentence: str, question: str, answer: str
) -> None:
    assert sides(sentence, "named") == [(question, answer)]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Large waves, better known as rollers, hit the coast.",
         "What is another name for large waves?", "Rollers"),
        ("The Sea of Calm, more commonly known as the Moon Sea, is dry.",
         "What is another name for the Sea of Calm?", "Moon Sea"),
        ("Members of the Grange of Ohio, popularly called the Order, met.",
         "What is another name for the Grange of Ohio?", "Order"),
    ],
)  # fmt: skip
def test_a_better_known_name_is_another_name(sentence: str, question: str, answer: str) -> None:
    assert sides(sentence, "synonym") == [(question, answer)]
