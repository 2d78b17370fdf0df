"""What a learner could read off the card or its deck is not asked for."""

from __future__ import annotations

import pytest

from tests.generate.builders import GROUND
from trainer.cards.note import Kind
from trainer.generate.facts import Candidate
from trainer.generate.given_away import gives_itself_away


def asked(family: str, front: str, back: str = "") -> Candidate:
    kind = Kind.QUESTION if back else Kind.CLOZE
    return Candidate(family, kind, GROUND, "x", front, back)


def test_the_name_of_the_deck_is_no_answer() -> None:
    card = asked("term", "What is the term for a dark soil of dead plants?", "Peat")
    assert gives_itself_away(card, "Peat") == "the deck's name gives it away"
    assert gives_itself_away(card, "Soils") == ""


def test_one_of_two_in_the_name_of_the_deck_can_be_asked() -> None:
    card = asked("term", "What is the term for a substance with free electrons?", "Conductor")
    assert gives_itself_away(card, "Conductors and insulators") == ""


@pytest.mark.parametrize(
    ("front", "given"),
    [
        ("{{c1::IQ}} stands for intelligence quotient and describes a score.", True),
        ("{{c1::IQ}} describes a score earned on a test.", False),
        ("A third party bears an external cost, called {{c1::externality}}.", True),
        ("A third party bears a cost, called {{c1::externality}}.", False),
        ("A minister is accountable to the house: that is {{c1::accountability}}.", True),
        ("{{c1::Net}} has no early trouble.", False),
        ("The {{c1::carrier protein}} is a protein that changes its shape.", False),
    ],
)
def test_letters_and_stems_beside_a_gap_give_it_away(front: str, *, given: bool) -> None:
    assert bool(gives_itself_away(asked("gap", front), "Cells")) is given


def test_a_definition_may_repeat_its_question() -> None:
    card = asked("definition", "What is peat?", "Soil of peat moss")
    assert gives_itself_away(card, "Peat") == ""


def test_a_word_made_from_the_name_of_the_deck_is_given_away() -> None:
    card = asked("gap", "{{c1::chronyd}} corrects the clock of a machine.", "")
    assert "chrony" in gives_itself_away(card, "Chrony").lower()


def test_a_name_beside_its_like_is_given_away() -> None:
    front = "Marcia Ascher and {{c1::Robert Ascher}} described more than 200 specimens."
    assert gives_itself_away(asked("gap", front), "Quipu")
    assert not gives_itself_away(asked("gap", front.replace("Marcia Ascher", "Urton")), "Quipu")
