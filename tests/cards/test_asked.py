"""A card as the rules see it: prose, with code, formulas and gaps set aside."""

from __future__ import annotations

from trainer.cards.asked import PLACEHOLDER, Asked, asked, prose
from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note


def seen(note: Note) -> Asked:
    return asked(cards(note)[0])


def test_marks_are_stripped_and_code_and_formulas_replaced() -> None:
    assert prose("What does **bold** `x[` give for $y_{1}$?") == (
        f"What does bold {PLACEHOLDER} give for {PLACEHOLDER}?"
    )


def test_blocks_stand_on_lines_of_their_own() -> None:
    assert prose("What is it?\n\n```c\nint x;\n```\n\n- one\n- two") == (
        f"What is it?\n{PLACEHOLDER}\none\ntwo"
    )


def test_the_gap_is_no_part_of_the_context() -> None:
    side = seen(Note(Kind.CLOZE, "The {{c1::liver}} makes bile"))
    assert side.question_words == ["The", "makes", "bile"]
    assert side.answer_words == ["liver"]


def test_code_on_either_side_is_noticed() -> None:
    assert seen(Note(Kind.QUESTION, "Which call?", "`f()`")).is_about_code
    assert not seen(Note(Kind.QUESTION, "Which call?", "f()")).is_about_code


def test_a_picture_or_code_is_something_to_point_at() -> None:
    assert seen(Note(Kind.QUESTION, "Which bird?", "a wren", image="a.png")).shows_something
    assert seen(Note(Kind.QUESTION, "What is `x`?", "a name")).shows_something
    assert not seen(Note(Kind.QUESTION, "What is it?", "`x`")).shows_something
