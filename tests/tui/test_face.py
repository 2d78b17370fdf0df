"""How much of a card lies open, step by step."""

from __future__ import annotations

import pytest

from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note, Source
from trainer.memory.log import Rating
from trainer.tui.face import Face

QUESTION = Note(Kind.QUESTION, "What?", "That", hint="a thing", source=Source(quote="That is it"))


def face(note: Note, ordinal: int = 0) -> Face:
    return Face(cards(note)[ordinal])


def test_a_question_opens_in_one_step() -> None:
    asked = face(QUESTION)
    assert (asked.question, asked.answer, asked.answered) == ("What?", "", False)
    turned = asked.turned()
    assert (turned.question, turned.answer, turned.answered) == ("What?", "That", True)


def test_a_list_opens_item_by_item_and_is_answered_with_the_last() -> None:
    asked = face(Note(Kind.LIST, "Which?", items=("a", "b")))
    steps = [asked, asked.turned(), asked.turned().turned()]
    assert [step.items for step in steps] == [(), ("a",), ("a", "b")]
    assert [step.answered for step in steps] == [False, False, True]
    assert asked.laid_open() == steps[-1]


def test_a_turned_cloze_is_its_text_with_the_asked_gap_strong() -> None:
    turned = face(Note(Kind.CLOZE, "{{c1::SYN}} opens, {{c2::FIN}} closes"), 1).turned()
    assert turned.question == "SYN opens, **FIN** closes"
    assert turned.answer == ""


def test_the_hint_of_a_gap_is_shown_at_once_and_any_other_when_asked_for() -> None:
    assert face(Note(Kind.CLOZE, "{{c1::SYN::a flag}} opens")).hint == "a flag"
    asked = face(QUESTION)
    assert (asked.hint, asked.can_hint) == ("", True)


def test_a_typed_answer_is_compared_without_its_marks() -> None:
    asked = face(Note(Kind.QUESTION, "What?", "**That** thing", typed=True))
    assert asked.asks_to_type
    answered = asked.typed("that thing")
    assert answered.verdict is not None
    assert answered.verdict.kind == "ok"
    assert not answered.asks_to_type


@pytest.mark.parametrize(
    ("typed", "rating"),
    [("transmission", Rating.GOOD), ("transmision", Rating.HARD), ("zzz", Rating.AGAIN)],
)
def test_a_typed_answer_proposes_a_rating(typed: str, rating: Rating) -> None:
    asked = face(Note(Kind.QUESTION, "What?", "transmission", typed=True))
    assert asked.typed(typed).proposed is rating


def test_nothing_typed_is_only_a_look_at_the_answer() -> None:
    looked = face(Note(Kind.QUESTION, "What?", "That", typed=True)).typed("  ")
    assert (looked.answered, looked.verdict, looked.proposed) == (True, None, Rating.GOOD)


def test_the_source_can_be_asked_for_once_the_answer_is_shown() -> None:
    assert face(QUESTION).turned().can_quote
    assert not face(QUESTION).can_quote
    for source in (None, Source()):
        assert not face(Note(Kind.QUESTION, "What?", "That", source=source)).turned().can_quote
