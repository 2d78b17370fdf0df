from __future__ import annotations

from tests.generate.builders import document, sides
from trainer.generate.engine import generate

FILTER = "The fluff filter collects the fibres of the laundry. The fluff filter protects the fan."


def test_the_name_of_the_document_says_which_thing_is_meant() -> None:
    asked = ("Tumble dryers: what does the fluff filter protect?", "The fan")
    assert asked in sides(f"{FILTER} A fan moves the air.", title="Tumble dryers")


def test_a_question_that_names_the_matter_needs_no_name_before_it() -> None:
    text = "A lagoon is a shallow lake that a bank of sand parts from the sea."
    assert sides(text, "definition", "Lagoons")[0][0] == "What is a lagoon?"


def test_the_name_does_not_give_the_answer_away() -> None:
    text = "A lagoon is a shallow lake that a bank of sand parts from the sea."
    assert all(not front.startswith("Lagoon") for front, _ in sides(text, "term", "Lagoons"))


def test_the_heading_says_what_the_name_leaves_open() -> None:
    asked = ("Tumble dryers, laundry care: what does the fluff filter protect?", "The fan")
    assert asked in sides(f"## Laundry care\n\n{FILTER} A fan moves air.", title="Tumble dryers")


def test_a_heading_that_tells_the_answer_is_left_out() -> None:
    asked = ("Tumble dryers: what does the fluff filter protect?", "The fan")
    assert asked in sides(f"## Fan\n\n{FILTER} A fan moves air.", title="Tumble dryers")


def test_exercises_are_not_read() -> None:
    text = "## Exercises\n\nA lagoon is a shallow lake that a bank of sand parts from the sea.\n"
    assert generate(document(text)).proposals == ()


def test_a_report_of_passing_events_is_asked_for_what_lasts_only() -> None:
    news = (
        "A lagoon is a shallow lake that a bank of sand parts from the sea. The mayor said that the"
        " Harbour Bridge carries too much traffic. The Harbour Bridge carries the main road on"
        " Tuesday. Officials said on Friday that the road closes. He said the Harbour Bridge"
        " carries the weight of four lorries."
    )
    assert {p.family for p in generate(document(news)).proposals} <= {"definition", "term"}


def test_a_pronoun_needs_a_word_of_its_number_before_it() -> None:
    text = "A lagoon is a shallow lake that they parted from the sea with a bank of sand."
    assert sides(text, "term") == []
    assert sides(text.replace("they", "men"), "term") != []


def test_the_law_itself_is_named_and_not_pointed_at() -> None:
    text = "An offence under this by-law is punishable by a fine of up to £500."
    gap = text.replace("this", "the").replace("£500", "{{c1::£500}}")
    assert (f"Dogs By-law: {gap}", "") in sides(text, "figure", "Dogs By-law")


def test_a_report_is_asked_for_reasons_that_last() -> None:
    news = (
        "# Battery goes into service\n\nThe battery began work on Monday. It was filled on Tuesday."
        " The head of the project said on Friday that the test had passed.\n\nGrid operators need"
        " storage because supply and demand must match at every moment.\n"
    )
    fronts = [p.note.front for p in generate(document(news)).proposals]
    assert fronts == ["Why do grid operators need storage?"]


def test_one_of_a_story_is_not_asked_for_what_it_was() -> None:
    told = (
        "## The challenge of a name\n\nThe {} consisted of a partial skull, hand, and foot bones."
    )
    assert sides(told.format("specimen"), title="Genus Homo") == []
    assert sides(told.format("genus"), title="Genus Homo")
