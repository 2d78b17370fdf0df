from __future__ import annotations

import pytest

from tests.generate.builders import holds, sides


@pytest.mark.parametrize(
    ("family", "sentence", "question", "answer"),
    [
        (
            "purpose",
            "Breakwaters are designed to shelter a harbour from waves.",
            "What are breakwaters designed to do?",
            "Shelter a harbour from waves",
        ),
        (
            "purpose",
            "The purpose of a keel is to keep the boat upright.",
            "What is the purpose of a keel?",
            "To keep the boat upright",
        ),
        (
            "purpose",
            "The Coast Guard was established to save ships in distress.",
            "What was the Coast Guard established to do?",
            "Save ships in distress",
        ),
        (
            "aim",
            "Coastal surveys aim to map every rock under the surface.",
            "What do coastal surveys aim to do?",
            "Map every rock under the surface",
        ),
        (
            "composition",
            "Sea ice consists of pure ice and pockets of brine.",
            "What does sea ice consist of?",
            "Pure ice and pockets of brine",
        ),
        (
            "composition",
            "Brass is composed of copper, zinc, and a little lead.",
            "What is brass composed of?",
            "copper; zinc; a little lead",
        ),
        (
            "function",
            "A tide gauge measures the height of the sea.",
            "What does a tide gauge measure?",
            "The height of the sea",
        ),
        (
            "cause",
            "Storm surges are caused by strong winds over shallow water.",
            "What causes storm surges?",
            "Strong winds over shallow water",
        ),
        (
            "cause",
            "Beach erosion results from waves that carry sand away.",
            "What does beach erosion result from?",
            "Waves that carry sand away",
        ),
        (
            "tie",
            "The harbour master is responsible for the safety of the port.",
            "What is the harbour master responsible for?",
            "The safety of the port",
        ),
        (
            "place",
            "The salt glands of a gull are located above its eyes.",
            "Where are the salt glands of a gull located?",
            "Above its eyes",
        ),
        (
            "reason",
            "Because cold water sinks, the deep sea stays cold.",
            "Why does the deep sea stay cold?",
            "Because cold water sinks",
        ),
        (
            "contrast",
            "Spring tides have a large range, whereas neap tides have a small range.",
            "How do spring tides and neap tides differ?",
            "Spring tides have a large range; neap tides have a small range",
        ),
        (
            "contrast",
            "A ketch differs from a yawl in the place of its second mast.",
            "How does a ketch differ from a yawl?",
            "In the place of its second mast",
        ),
        (
            "place",
            "B cells mature in the bone marrow.",
            "Where do B cells mature?",
            "In the bone marrow",
        ),
        (
            "date",
            "The Suez Canal was opened in 1869.",
            "In which year was the Suez Canal opened?",
            "1869",
        ),
        (
            "person",
            "The marine chronometer was invented by John Harrison.",
            "Who invented the marine chronometer?",
            "John Harrison",
        ),
    ],
)
def test_each_kind_of_sentence_is_asked_in_its_way(
    family: str, sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "They are designed to shelter a harbour from waves.",
        "Frogs mature in the spring of their second year.",  # that tells when
        "This barrier is designed to shelter the harbour.",
        "Ice does not float on oil because it is heavier.",
        "The crew was tired because the night had been long.",
        "Several ships are responsible for the noise.",
        "We measure the height of the sea.",
        "The device measures the height of the sea.",
        "You can drive the boat by turning the sail.",
        "It was opened in 1869.",
        "The crew went ashore in 1869.",
        "What measures the height of the sea?",
        "Some gauges measure the height of the sea.",
    ],
)
def test_what_would_not_stand_alone_is_not_asked(sentence: str) -> None:
    assert sides(sentence) == []


def test_a_pronoun_is_replaced_where_the_sentence_before_leaves_no_doubt() -> None:
    text = "Breakwaters are walls of stone. They are designed to shelter a harbour from waves."
    asked = ("What are breakwaters designed to do?", "Shelter a harbour from waves")
    assert sides(text, "purpose") == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "Sailors met the pirates at sea. They were designed to win.",
        "The wind fell. It is used to dry the sails.",
        "Breakwaters are walls of stone. It is designed to shelter a harbour.",
    ],
)
def test_a_pronoun_in_doubt_keeps_its_sentence_from_being_asked(text: str) -> None:
    assert sides(text, "purpose") == []


def test_a_marked_term_is_asked_for_what_it_does_and_gapped() -> None:
    text = "The **bilge pump** removes water that has leaked into the lowest part of the hull."
    assert ("What does the bilge pump remove?",
            "Water that has leaked into the lowest part of the hull") in sides(text)  # fmt: skip
    assert [front for front, _ in sides(text, "gap")] == [
        "The {{c1::bilge pump}} removes water that has leaked into the lowest part of the hull."
    ]
    assert sides(text.replace("**", ""), "gap") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Rowing boats serve as ferries on the river.", "What do rowing boats serve as?",
         "Ferries on the river"),
        ("Coral reefs act as a barrier against storm waves.", "What do coral reefs act as?",
         "A barrier against storm waves"),
        ("Sea level means the average height of the sea.", "What does sea level mean?",
         "The average height of the sea"),
    ],
)  # fmt: skip
def test_what_a_thing_serves_as_rests_on_or_means_is_asked(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, "tie")


@pytest.mark.parametrize("manner", ["in strength", "in colonies"])
def test_how_a_thing_lives_is_not_where(manner: str) -> None:
    text = f"Fulmars, puffins and Leach's storm petrels also breed {manner}."
    assert not holds(text, "Saint Kilda", "where do")
    assert holds(text.replace(manner, "in burrows"), "Saint Kilda", "where do")
