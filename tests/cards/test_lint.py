"""What is looked at in a note and in a deck, and how it is told."""

from __future__ import annotations

import pytest

from tests.cards.builders import cloze, levels, question
from trainer.cards.lint import Finding, lint_deck, lint_note
from trainer.cards.note import Deck, Kind, Note

LONG = "The enzyme that copies the DNA of a cell before it divides in two"


def test_a_message_names_what_was_found() -> None:
    (finding,) = lint_note(question("Which metals are noble?", "gold, silver, tin, iron"))
    assert finding.message == "The answer enumerates 4 things, more than 3"
    assert finding.note is not None
    assert not finding.fixable


def test_braces_in_a_card_do_not_disturb_its_message() -> None:
    note = question("Which sign is the the {} of code?", "a pair of braces")
    assert [finding.message for finding in lint_note(note)] == ["'the the' is written twice"]


@pytest.mark.parametrize("language", ["de", "fr", "es-MX", "ja"])
def test_rules_about_english_leave_other_languages_alone(language: str) -> None:
    assert not lint_note(question("die die Hauptstadt von Peru?", "nous nous"), language)


@pytest.mark.parametrize("language", ["", "en", "en-GB", "EN"])
def test_a_deck_without_a_language_counts_as_english(language: str) -> None:
    assert "yes-no-question" in levels(question("Is it so?"), language)


def test_rules_about_form_hold_in_every_language() -> None:
    assert "unbalanced" in levels(question("Was heißt (Hund?", "dog"), "de")


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("der Hund", "the dog"),
        ("is", "ist"),
        ("this", "dieser"),
        ("hotel", "hotel"),
        ("it is", "es"),
    ],
)
def test_a_pair_need_be_no_question(front: str, back: str) -> None:
    assert lint_note(Note(Kind.PAIR, front, back)) == ()


def test_what_is_wrong_with_several_gaps_alike_is_said_once() -> None:
    note = cloze(
        "However, {{c1::bile}} leaves the {{c2::liver}} by the {{c3::ducts}} of vertebrates"
    )
    assert [finding.rule for finding in lint_note(note)] == ["cloze-connective"]


def test_each_gap_of_a_cloze_is_looked_at() -> None:
    note = cloze("The {{c1::liver}} of vertebrates makes bile {{c2::for}} digestion")
    assert "cloze-of-function-word" in levels(note)


@pytest.mark.parametrize("scrap", ["a", "a-", "1.", "(a,", "what or ", "this ", '"a ', "- a\n"])
def test_long_hostile_texts_are_looked_at_to_their_end(scrap: str) -> None:
    text = scrap * (20_000 // len(scrap))
    assert lint_note(question(text, text))
    assert lint_note(cloze(f"{text} {{{{c1::bile}}}} {text}"))


def test_findings_of_a_deck_follow_the_order_of_its_notes() -> None:
    deck = Deck("T", notes=(question("Is it so?"), question(LONG), question("Why sleep?")))
    found = [finding for finding in lint_deck(deck) if finding.level == "error"]
    places = [deck.notes.index(finding.note) for finding in found if finding.note]
    assert places == sorted(places)


def test_the_language_of_a_deck_decides_on_the_english_rules() -> None:
    note = question("Is dit Nederlands")
    assert lint_deck(Deck("T", language="nl", notes=(note,))) == ()
    assert lint_deck(Deck("T", language="en", notes=(note,)))


def test_a_finding_is_a_value() -> None:
    note = question("Why sleep?")
    assert lint_note(note) == lint_note(question("Why sleep?"))
    assert Finding("error", "r", "m", "d") == Finding("error", "r", "m", "d")
