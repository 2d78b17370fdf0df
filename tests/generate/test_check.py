from __future__ import annotations

from dataclasses import replace

import pytest

from tests.generate.builders import GROUND, holds, sides
from trainer.cards.note import Kind
from trainer.generate.check import fault
from trainer.generate.facts import Candidate


def card(front: str, back: str = "A long fin under the hull", subject: str = "keel") -> Candidate:
    return Candidate("definition", Kind.QUESTION, GROUND, subject, front, back)


def test_a_question_that_stands_alone_has_no_fault() -> None:
    assert fault(card("What is a keel?"), frozenset()) == ""
    assert fault(card("How does a ship keep its course?"), frozenset()) == ""


@pytest.mark.parametrize(
    ("front", "back", "reason"),
    [
        ("What is this keel?", "A fin under the hull", "“this”"),
        ("What does it hold?", "A fin under the hull", "“it”"),
        ("What was it at that time?", "A fin under the hull", "at that time"),
        ("What is a keel?", "", "too long"),
        ("What is a keel?", "They hold the boat", "pronoun"),
        ("What is a keel?", "A fin of these ships", "“these”"),
        ("What is a keel?", "Several parts", "too little"),
        ("What is a keel?", "The fin in figure 3", "text itself"),
    ],
)
def test_what_only_the_text_explains_is_a_fault(front: str, back: str, reason: str) -> None:
    assert reason in fault(card(front, back), frozenset())


@pytest.mark.parametrize(
    "text", ["The harbour opened on Tuesday.", "“We sail,” he said.", "Ships came in last week."]
)
def test_news_is_a_fault(text: str) -> None:
    told = Candidate("definition", Kind.QUESTION, replace(GROUND, text=text), "keel", "What is it?")
    asked = replace(told, front="What is a keel?", back="A long fin under the hull")
    assert "a day that passes" in fault(asked, frozenset())


def test_a_gap_needs_words_around_it() -> None:
    gap = Candidate("gap", Kind.CLOZE, GROUND, "keel", "The {{c1::keel}} is long.")
    assert "around the gap" in fault(gap, frozenset())


@pytest.mark.parametrize("front", ["Who was Osman I?", "When did World War I end?"])
def test_a_number_behind_a_name_is_no_pronoun(front: str) -> None:
    assert fault(card(front, back="The first of a long line", subject="x"), frozenset()) == ""


@pytest.mark.parametrize("front", ["What do I need at sea?", "Why should I reef a sail?"])
def test_the_first_person_is_one(front: str) -> None:
    assert "“I”" in fault(card(front, back="A very long rope"), frozenset())


@pytest.mark.parametrize("back", ["See chapter 8", "The list in appendix B", "At that time, a fin"])
def test_an_answer_that_leans_on_the_text_is_a_fault(back: str) -> None:
    assert fault(card("What is a keel for a ship?", back=back), frozenset())


def test_them_in_an_answer_needs_something_that_they_are() -> None:
    text = "Abscisic acid is the hormone that closes them in drought."
    assert sides(text, "definition") == []
    assert sides(text.replace("them", "leaves"), "definition") != []


def test_the_other_of_two_is_clear() -> None:
    asked = card("What does a fair law do?", back="Lets neither party, or either, rob the other")
    assert fault(asked, frozenset()) == ""
    assert "the other" in fault(replace(asked, back="Lets the strong rob the other"), frozenset())


def test_what_explains_the_letters_of_a_formula_is_no_fact_of_its_own() -> None:
    quote = "where G is a factor called the gravitational constant."
    told = replace(card("What is G?", subject="G"), sentence=replace(GROUND, quote=quote))
    assert "formula" in fault(told, frozenset())


def test_those_involved_are_told_apart_from_those_before() -> None:
    asked = card("What is a keel?", back="A fin")
    assert fault(replace(asked, front="Who pays those involved in a keel?"), frozenset()) == ""
    assert "those" in fault(replace(asked, front="Who pays those for a keel?"), frozenset())


def test_a_phrase_of_time_names_nobody_for_the_pronoun_behind_it() -> None:
    text = "In the **dry season**, it stores its food in deep holes under the roots."
    assert sides(text, title="Harvester Ants") == []
    named = text.replace("it stores its", "the ant stores its")
    gap = "in the {{c1::dry season}}, the ant stores its food in deep holes under the roots."
    assert (f"Harvester Ants: {gap}", "") in sides(named, title="Harvester Ants")


@pytest.mark.parametrize(
    ("text", "title", "wrong"),
    [
        ("A positive test of the gene proves little.", "Sprue", "Little"),
        ("The joint account is managed by a board consisting of a chair, a clerk.", "Club", "of a"),
    ],
)
def test_an_answer_that_says_too_little_or_breaks_off_is_a_fault(
    text: str, title: str, wrong: str
) -> None:
    assert not holds(text, title, wrong)


def test_an_answer_that_goes_on_from_what_stands_before_is_a_fault() -> None:
    front = "What happens once stones have caused pain?"
    card = Candidate("occasion", Kind.QUESTION, GROUND, "stone", front, "Though, they come again")
    assert "goes on from" in fault(card, frozenset())
    assert "cut off" in fault(
        replace(card, back="The itch goes within days while the diet"), frozenset()
    )


def test_two_sentences_around_a_gap_are_shorter_than_one_may_be() -> None:
    text = "A {{c1::keel}} " + " ".join(f"{a}at{b}o" for a in "bcdfgh" for b in "klmnpr")
    card = Candidate("told_gap", Kind.CLOZE, GROUND, "keel", text)
    assert "too long" in fault(card, frozenset())
    assert "too long" not in fault(replace(card, family="named_gap"), frozenset())
