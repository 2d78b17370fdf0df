"""The cards of a note and their keys."""

from __future__ import annotations

import pytest

from trainer.cards.expand import card, cards, keys, revealed
from trainer.cards.note import Kind, Note


def test_a_question_is_one_card_under_the_id_of_its_note() -> None:
    note = Note(Kind.QUESTION, "Which port does HTTPS use?", "443", hint="one below 444")
    (made,) = cards(note)
    assert (made.key, made.question, made.answer, made.hint) == (
        note.id,
        "Which port does HTTPS use?",
        "443",
        "one below 444",
    )


def test_a_pair_is_asked_both_ways() -> None:
    there, back = cards(Note(Kind.PAIR, "der Hund", "the dog"))
    assert (there.key, there.question, there.answer) == ("44t987nf38", "der Hund", "the dog")
    assert (back.key, back.question, back.answer) == ("44t987nf38#r", "the dog", "der Hund")
    assert (there.ordinal, back.ordinal) == (0, 1)


def test_a_list_is_one_card_answered_line_by_line() -> None:
    (made,) = cards(Note(Kind.LIST, "Name the primary colours", items=("red", "yellow", "blue")))
    assert made.answer == "red\nyellow\nblue"


def test_a_cloze_has_a_card_for_each_number() -> None:
    note = Note(Kind.CLOZE, "{{c2::B}} follows {{c1::A}}, {{c2::D}} follows C")
    assert [made.key for made in cards(note)] == [f"{note.id}#c1", f"{note.id}#c2"]
    assert [made.ordinal for made in cards(note)] == [1, 2]


@pytest.mark.parametrize(
    "note",
    [
        Note(Kind.QUESTION, "q", "a", hint="h"),
        Note(Kind.LIST, "q", items=("a", "b")),
        Note(Kind.PAIR, "front", "back"),
        Note(Kind.CLOZE, "{{c3::A}} before {{c12::B::hint}}"),
        Note(Kind.CLOZE, "no gap"),
    ],
)
def test_each_card_can_be_made_without_its_siblings(note: Note) -> None:
    assert keys(note) == tuple(made.key for made in cards(note))
    assert [card(note, key) for key in keys(note)] == list(cards(note))


def test_a_gap_without_a_hint_shows_that_of_its_note() -> None:
    note = Note(Kind.CLOZE, "{{c1::A}} before {{c2::B::second letter}}", hint="alphabet")
    assert [card.hint for card in cards(note)] == ["alphabet", "second letter"]


def test_a_cloze_without_a_gap_has_no_cards() -> None:
    assert cards(Note(Kind.CLOZE, "nothing is asked")) == ()


def test_a_written_id_is_the_key() -> None:
    note = Note(Kind.CLOZE, "A {{gap}} in a text", written_id="d9w3e5x7qa")
    assert cards(note)[0].key == "d9w3e5x7qa#c1"


def test_an_answer_is_revealed_as_it_is() -> None:
    (made,) = cards(Note(Kind.QUESTION, "What is it?", "**this**"))
    assert revealed(made) == "**this**"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The {{c1::SYN}} comes before the {{c2::ACK}}.", "The **SYN** comes before the ACK."),
        ("un{{c1::believ}}able", "un**believ**able"),
        ("a {{c1:: spaced }} word", "a  **spaced**  word"),
        ("{{c1::a {{c2::nested}} gap}} here", "**a nested gap** here"),
        ("{{c2::outer {{c1::inner}} words}} here", "outer **inner** words here"),
        ("$x = {{c1::y}}$ holds", "$x = y$ holds"),
        ("call `f({{c1::x}})` now", "call `f(x)` now"),
        ("f{{c1::(x)}} is a value", "f(x) is a value"),
        ("value {{c1::(x)}} here", "value **(x)** here"),
        ("{{c1::**bold**}} already", "**bold** already"),
    ],
)
def test_a_revealed_cloze_has_the_asked_gap_bold_where_markdown_can(
    text: str, expected: str
) -> None:
    assert revealed(cards(Note(Kind.CLOZE, text))[0]) == expected
