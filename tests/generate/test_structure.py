from __future__ import annotations

import pytest

from tests.generate.builders import document, written
from trainer.cards.note import Kind
from trainer.generate.engine import candidates, checked
from trainer.generate.facts import Candidate
from trainer.generate.matter import matter_of

ENGLISH = "It was one of the days in which the sea is as calm as it can be for a ship that sails."
GERMAN = "Das Meer war an diesem Tag so ruhig, dass man die Boote in der Bucht gut sehen konnte."


def laid_out(text: str, prose: str = ENGLISH) -> list[Candidate]:
    matter = matter_of(document(f"# Sea\n\n{prose}\n\n{text}"))
    found = (checked(matter, candidate) for candidate in candidates(matter))
    return [candidate for candidate, reason in found if not reason]


def sides(text: str, prose: str = ENGLISH) -> list[tuple[str, str]]:
    return [(card.front, card.back or "; ".join(card.items)) for card in laid_out(text, prose)]


def test_labelled_items_are_asked_for_their_meaning() -> None:
    text = "- **Ebb**: the falling tide of a day\n- **Flood** – the rising tide of a day\n"
    assert sides(text)[:2] == [
        ("Sea: what does “ebb” mean?", "The falling tide of a day"),
        ("Sea: what does “flood” mean?", "The rising tide of a day"),
    ]


def test_a_command_is_asked_for_what_it_does() -> None:
    text = "- anchor: Holds the ship in its place\n- bilge pump: Removes water from the hull\n"
    assert sides(text)[0] == ("Sea: what does anchor do?", "Holds the ship in its place")


@pytest.mark.parametrize(
    ("label", "asked", "answer"),
    [
        (
            "- Liquidity: how easily an asset can be sold\n",
            "liquidity",
            "How easily an asset can be sold",
        ),
        ("Bronze: a mixture of copper and tin\n", "bronze", "A mixture of copper and tin"),
        ("Bronze = a mixture of copper and tin\n", "bronze", "A mixture of copper and tin"),
    ],
)
def test_a_lone_label_that_surely_explains_a_rare_word_is_asked(
    label: str, asked: str, answer: str
) -> None:
    assert sides(label) == [(f"Sea: what does “{asked}” mean?", answer)]


def test_a_noun_that_something_narrows_is_a_meaning() -> None:
    text = (
        "- Insolvency: assets worth less than the liabilities\n- Solder: metal that joins parts\n"
    )
    assert ("Sea: what does “solder” mean?", "Metal that joins parts") in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "- Ebb: falls twice a day\n",
        "- Price: the sum of two figures\n",  # a common word, whose meaning nobody needs
        "- Cost: It is cheap to build.\n- Speed: You can go fast with it.\n",
        "- Note: read this\n- Tip: read that\n",
        "- x = {y}: a thing\n- z[0]: another thing\n",
    ],
)
def test_a_lone_label_a_remark_or_code_makes_no_card(text: str) -> None:
    assert sides(text) == []


def test_definition_lists_and_vocabulary_tables_become_pairs_in_any_language() -> None:
    table = (
        "| Wort | Bedeutung |\n|---|---|\n| Flut | steigendes Wasser |\n| Watt | Meeresboden |\n"
    )
    text = f"Ebbe\n: fallendes Wasser\n\n{table}"
    found = laid_out(text, GERMAN)
    assert {card.kind for card in found} == {Kind.PAIR}
    assert [(card.front, card.back) for card in found] == [
        ("Ebbe", "fallendes Wasser"),
        ("Flut", "steigendes Wasser"),
        ("Watt", "Meeresboden"),
    ]


def test_a_table_is_asked_by_its_column_in_english() -> None:
    rows = "| Sloop | one mast | 4 |\n| Brig | two masts | 20 |\n"
    text = f"| Ship | Rig | Crew |\n|---|---|---|\n{rows}"
    assert ("Sea: what is the rig of the ship Sloop?", "One mast") in sides(text)
    assert ("Sea: what is the crew of the ship Brig?", "20") in sides(text)


def test_questions_with_answers_are_taken_as_they_are() -> None:
    assert sides("Q: What is a fathom?\n\nA: Six feet of depth\n") == [
        ("What is a fathom?", "Six feet of depth")
    ]


def test_headings_that_ask_are_cards_only_in_a_list_of_questions() -> None:
    verbs = ("rise", "fall", "turn")
    asked = "\n\n".join(f"## Why does the sea {verb}?\n\nTides {verb} it." for verb in verbs)
    assert len(sides(asked)) == 3
    assert sides("## Why does it rise?\n\nThe tide does it.") == []


def test_numbered_steps_under_a_goal_are_an_ordered_list() -> None:
    (card,) = laid_out(
        "## How to set a sail\n\n1. Face the wind\n2. Hoist the sail\n3. Turn away\n"
    )
    assert card.front == "Sea: what are the steps to set a sail?"
    assert card.items == ("Face the wind", "Hoist the sail", "Turn away")
    assert card.ordered
    assert card.sentence.quote == "1. Face the wind 2. Hoist the sail 3. Turn away"
    assert card.sentence.at == "§How to set a sail ¶1"


@pytest.mark.parametrize(
    ("lead", "question"),
    [
        ("The parts of a sailing ship are:", "Sea: what are the parts of a sailing ship?"),
        ("A sailing ship has three main parts:", "Sea: what are the parts of a sailing ship?"),
        ("There are three parts of a ship:", "Sea: what are the parts of a ship?"),
    ],
)
def test_bullets_under_a_lead_in_are_a_list(lead: str, question: str) -> None:
    (card,) = laid_out(f"{lead}\n\n- hull\n- mast\n- sail\n")
    assert (card.front, card.items, card.ordered) == (question, ("hull", "mast", "sail"), False)


@pytest.mark.parametrize("lead", ["Remember:", "It has three parts:", "You need these things:"])
def test_bullets_that_nothing_names_are_left_alone(lead: str) -> None:
    assert laid_out(f"{lead}\n\n- hull\n- mast\n- sail\n") == []


def test_a_number_is_asked_with_its_heading() -> None:
    rows = "| 1 | light air | 0.1 |\n| 2 | light breeze | 0.2 |\n| 3 | gentle breeze | 0.6 |\n"
    text = f"| Force | Name | Height |\n|---|---|---|\n{rows}"
    assert ("Sea: what is the name of the force 2?", "Light breeze") in sides(text)


def test_a_column_that_tells_no_rows_apart_is_not_asked() -> None:
    rows = "| Sloop | wood | 4 |\n| Brig | wood | 20 |\n| Yawl | wood | 3 |\n"
    text = f"| Ship | Hull | Crew |\n|---|---|---|\n{rows}"
    assert not any("hull" in front for front, _ in sides(text))


def test_a_label_before_a_statement_becomes_its_gap() -> None:
    told = "routers with very large queues hide loss, and delay grows"
    text = f"- Bufferbloat: {told}\n- Jitter: packets arrive at uneven times, and calls stutter\n"
    assert (f"Sea: {{{{c1::Bufferbloat}}}}: {told}", "") in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "- Bbinghaus crumbs give pores: large ones for air\n- Other: a thing of old\n",
        "- Ebbinghaus (1885): a steep loss in the first hour of all\n- Other: a thing\n",
        "- don’t confuse: the modelling of form by light and shade\n- do not: a thing of old\n",
        "- Water under the machine: the drip tray is full of it, or a seal is worn\n",
    ],
)
def test_a_citation_a_warning_or_a_fault_is_no_label(text: str) -> None:
    assert not any("bbinghaus" in f or "confuse" in f or "Water" in f for f, _ in sides(text))


def test_definition_as_a_label_means_the_heading() -> None:
    text = "## Price elasticity\n\n- definition: the change in quantity divided by that in price\n"
    assert [f for f, _ in sides(text)] == ["Sea: what does “price elasticity” mean?"]


def test_signs_and_their_meanings_are_asked_under_their_heading() -> None:
    rows = (
        "| E4 | There is no connection |\n| Red | The hardware has failed |\n"
        "| Blinking green | An update is running |\n"
    )
    text = f"| Light | Meaning |\n|---|---|\n{rows}"
    assert sides(text) == [
        ("Sea: what does the light “E4” mean?", "There is no connection"),
        ("Sea: what does the red light mean?", "The hardware has failed"),
        ("Sea: what does the blinking green light mean?", "An update is running"),
    ]


def test_a_row_is_named_as_its_noun_demands() -> None:
    rows = (
        "| Optical tube | Gathers light |\n| Rubber feet | Hold the base |\n"
        "| Counterweight | Steady swinging |\n"
    )
    fronts = [f for f, _ in sides(f"| Part | Purpose |\n|---|---|\n{rows}")]
    assert fronts == [
        "Sea: what does the optical tube do?",
        "Sea: what do rubber feet do?",
        "Sea: what is the purpose of the counterweight?",
    ]


@pytest.mark.parametrize(
    ("head", "key", "whose"),
    [
        ("Liquid", "Milk", "milk"),  # not "the liquid Milk"
        ("Animal", "Octopus", "the animal Octopus"),
        ("Control", "4b", "the control 4b"),
    ],
)
def test_a_row_is_named_with_its_heading_unless_it_is_stuff(
    head: str, key: str, whose: str
) -> None:
    rows = f"| {key} | about seven |\n| Basalt | about nine |\n"
    fronts = [front for front, _ in sides(f"| {head} | Weight |\n|---|---|\n{rows}")]
    assert fronts[0] == f"Sea: what is the weight of {whose}?"


def test_a_range_is_no_row_to_ask_about_and_an_example_no_column() -> None:
    rows = "| 5–7 cm | a low hiss | drum |\n| Reed | a high buzz | oboe |\n"
    text = f"| Size | Sound | Example |\n|---|---|---|\n{rows}"
    assert [back for _, back in sides(text)] == ["A high buzz"]


def test_a_row_headed_by_an_adjective_takes_its_noun_from_the_heading() -> None:
    rows = "| Episodic | Events |\n| Procedural | Skills |\n"
    text = f"## Long-term memory\n\n| Type | Content |\n|---|---|\n{rows}"
    assert ("Sea, long-term memory: what is the content of episodic memory?", "Events") in sides(
        text
    )


def test_a_marked_label_may_end_in_a_full_stop() -> None:
    items = (
        "- **Stub resolver.** A bit of library code on your laptop. It knows little else.\n"
        "- **Authoritative server.** Holds the actual data for a zone. It asks nobody.\n"
    )
    assert sides(items) == [
        ("Sea: what does “stub resolver” mean?", "A bit of library code on your laptop"),
        ("Sea: what does the authoritative server do?", "Holds the actual data for a zone"),
    ]


def test_a_column_headed_by_a_verb_is_asked_for_what_a_row_does() -> None:
    table = "| Sail | Means |\n|---|---|\n| Red | danger |\n| White | peace |\n| Blue | a pilot |"
    assert ("Sea: what does the sail Red mean?", "Danger") in sides(table)


def test_what_is_done_with_a_part_is_not_what_its_name_means() -> None:
    text = "- Outer lid: Wipe with a damp cloth and dry\n- Drain: A hole that lets water out"
    fronts = [candidate.front for candidate in written(text, title="Care")]
    assert not [front for front in fronts if "outer lid" in front.lower() and "mean" in front]
    assert [front for front in fronts if "drain" in front.lower()]


def test_a_process_is_asked_for_what_happens_in_it() -> None:
    items = (
        "- **Assimilation**: a sound becomes more like a neighbour\n"
        "- **Insertion**: Latin hominem has become hombre by way of a slip\n"
    )
    asked = [card for card in sides(items) if "happens" in card[0]]
    assert asked == [
        ("Sea: what happens in assimilation?", "A sound becomes more like a neighbour")
    ]


def test_a_common_word_before_a_colon_is_no_name_of_what_follows() -> None:
    text = (
        "- Nitrogen: less enzyme is needed where it runs flat out\n- Warmth: the gas dissolves less"
    )
    text += "\n- Bufferbloat: routers with large queues hide the loss from their senders"
    asked = [card.front for card in written(text, "Leaves")]
    assert not any("Nitrogen" in front or "Warmth" in front for front in asked)
    assert any("Bufferbloat" in front for front in asked)


def test_remarks_under_a_label_and_questions_are_no_meanings() -> None:
    text = (
        "- **Peak:** the highest level in the blood after a dose\n"
        "- **Common error:** blood drawn from the line through which the drug was given\n"
        "- **Follow-up:** the blow count that a factor of 1.2 would need?"
    )
    assert [front for front, _ in sides(text)] == ["Sea: what does “peak” mean?"]
