from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    "front",
    [
        "A councillor holds office for a term of {{c1::four years}} after the election.",
        "The chuck of the drill takes bits of up to {{c1::13 mm}} in its jaws.",
        "The keeping of a dog costs its owner {{c1::£45}} in dog tax.",
        "On most tests of wit, the average score is {{c1::100}}.",
    ],
)
def test_a_figure_that_a_rule_states_is_left_out(front: str) -> None:
    sentence = front.replace("{{c1::", "").replace("}}", "")
    ((asked, _),) = sides(sentence, "figure", "Town")
    assert asked.removeprefix("Town: ").capitalize() == front.capitalize()


@pytest.mark.parametrize(
    "sentence",
    [
        "A councillor held office for a term of four years after the day of the election.",
        "For example, a councillor may hold office for a term of four years in a town.",
        "A councillor holds office for four years and a mayor for six years after election day.",
        "It lasts for a term of four years after the day of the election.",  # what does?
        "Wood burns for four years.",  # too little around it
        "A carpet that is thin after eight years of use is the concern of its owner.",  # one case
        "The chapel of the same town, two years later, borrows from its paintings openly.",
    ],
)
def test_a_story_an_example_or_one_figure_of_several_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "figure", "Town") == []


def test_a_document_without_a_name_is_not_asked_for_figures() -> None:
    assert sides("The chuck of the drill takes bits of up to 13 mm in its jaws.", "figure") == []


def test_a_span_is_asked_with_its_open_end() -> None:
    text = "Infection with bacteria is treated for 7 days or longer."
    asked = ("Drugs: how long is infection with bacteria treated?", "For 7 days or longer")
    assert asked in sides(text, "quantity", "Drugs")


def test_a_count_of_what_the_text_goes_on_to_tell_is_not_asked() -> None:
    assert sides("The treatment of gout has two aims.", "quantity", "Gout") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "A landlord must protect the deposit within 30 days of the day on which it was paid.",
            "Within how long must a landlord protect the deposit?",
            "Within 30 days of the day on which it was paid",
        ),
        (
            "The landlord shall answer a claim no later than 10 working days after its receipt.",
            "Deposits: no later than how long shall the landlord answer a claim?",
            "No later than 10 working days after its receipt",
        ),
    ],
)
def test_a_duty_with_a_time_limit_is_asked_for_the_limit(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, "quantity", "Deposits")


def test_a_rate_is_left_out_with_what_it_is_counted_by() -> None:
    text = "The drug against the rash needs to be taken only three times a day with water."
    (front,) = (front for front, _ in sides(text, "figure", "Town"))
    assert "{{c1::three times a day}}" in front


def test_a_turn_against_the_sentence_before_is_left_out() -> None:
    text = "The output of a mill nevertheless falls to nothing four times a day at slack water."
    gap = "The output of a mill falls to nothing {{c1::four times a day}} at slack water."
    assert any(front.endswith(gap[1:]) for front, _ in sides(text, "figure", "Tide Mills"))


def test_a_figure_of_one_of_several_does_not_say_of_which() -> None:
    told = "The plant supplies about 0.12 per cent of French demand."
    assert sides(told, "figure", "Tidal Power")
    several = f"The first large plant of this kind was opened on the Rance. {told}"
    assert sides(several, "figure", "Tidal Power") == []


def test_the_gap_takes_in_the_whole_span() -> None:
    text = "Desk work may be possible after one to two weeks."
    assert any("{{c1::one to two weeks}}" in front for front, _ in sides(text, "figure", "Hands"))


def test_an_item_without_a_stop_goes_on_from_the_words_above_its_list() -> None:
    text = "Call the unit if:\n\n- bleeding does not stop after ten minutes of firm pressure"
    assert sides(text, "figure", "Hands") == []
