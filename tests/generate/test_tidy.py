"""A card leaves out what its sentence says only in passing."""

from __future__ import annotations

import pytest

from tests.generate.builders import GROUND
from trainer.cards.note import Kind
from trainer.generate.facts import Candidate
from trainer.generate.tidy import tidied


def back(family: str, answer: str) -> str:
    card = Candidate(family, Kind.QUESTION, GROUND, "keel", "What is it?", answer)
    return tidied(card).back


@pytest.mark.parametrize(
    ("family", "answer", "left"),
    [
        ("composition", "Spruce, which is light and stiff", "Spruce"),
        ("mechanism", "By a hormone, a substance made and sent by the brain", "By a hormone"),
        ("telling", "The tension of the water, so that it runs off", "The tension of the water"),
        ("mechanism", "By raising taxes, even as groups lobbied", "By raising taxes"),
        ("definition", "A way to fight cells more effectively", "A way to fight cells"),
        ("definition", "A breach of norms (1906)", "A breach of norms"),
        ("working", "Moves the muscles (the effectors) of the arm", "Moves the muscles of the arm"),
        ("definition", "A house (the word is used of the family, too)", "A house"),
        ("duty", "Because china chips, and empty the lower basket first", "Because china chips"),
    ],
)
def test_remarks_are_left_out_of_an_answer(family: str, answer: str, left: str) -> None:
    assert back(family, answer) == left


@pytest.mark.parametrize(
    ("family", "answer"),
    [
        ("composition", "Tin, a metal, and a salt"),
        ("telling", "Lactation (milk production)"),
        ("table", "Medium (the default)"),
        ("occasion", "Feed more slowly"),
        ("duty", "Because lime blocks it, and water leaks"),
        ("duty", "Because lime blocks it, and heat spoils the seal"),
    ],
)
def test_what_belongs_to_an_answer_stays(family: str, answer: str) -> None:
    assert back(family, answer) == answer


def test_brackets_are_left_out_of_a_question() -> None:
    front = "What moves the muscles (the effectors) of the arm?"
    card = Candidate("holder", Kind.QUESTION, GROUND, "arm", front, "A nerve")
    assert tidied(card).front == "What moves the muscles of the arm?"


def test_the_letters_of_what_fills_a_gap_do_not_stand_behind_it() -> None:
    front = "The {{c1::follicle-stimulating hormone}} (FSH) ripens cells (gametes)."
    card = Candidate("gap", Kind.CLOZE, GROUND, "x", front)
    told = "The {{c1::follicle-stimulating hormone}} ripens cells (gametes)."
    assert tidied(card).front == told


def test_letters_that_stand_for_something_else_stay_behind_a_gap() -> None:
    card = Candidate("gap", Kind.CLOZE, GROUND, "x", "The {{c1::pituitary}} (FSH) ripens cells.")
    assert tidied(card) == card
