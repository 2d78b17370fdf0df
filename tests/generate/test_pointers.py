"""Words that are clear only beside the text keep a card from being asked."""

from __future__ import annotations

import pytest

from tests.generate.builders import GROUND, holds, sides
from trainer.cards.note import Kind
from trainer.generate.facts import Candidate
from trainer.generate.pointers import CLEAR


def card(front: str, back: str = "", family: str = "telling") -> Candidate:
    kind = Kind.QUESTION if back else Kind.CLOZE
    return Candidate(family, kind, GROUND, "keel", front, back)


def against(candidate: Candidate) -> str:
    """Everything that is said against a card."""
    return "; ".join(reason for demand in CLEAR if (reason := demand(candidate)))


@pytest.mark.parametrize(
    ("front", "back", "which"),
    [
        ("When does the process end?", "When the tide turns", "the process"),
        ("Why must they have happened in the order given?", "They differ", "the order given"),
        ("What can a sailor do either?", "Row the boat", "either"),
        ("Why should you keep that in mind?", "Tides turn", "keep that"),
        ("Why does a keel matter?", "Because I’ll need it", "I’ll"),
        ("What does a keel press on?", "The water beneath", "beneath"),
        ("What did Nansen propose?", "A name that has lasted", "which"),
        ("What does the hold contain?", "Some of the oldest timber", "which"),
        ("When shall the crew do so within six weeks?", "If they are asked", "do so"),
        ("What is the danger of both?", "The tide", "of both"),
    ],
)
def test_what_only_the_text_explains_is_pointed_at(front: str, back: str, which: str) -> None:
    assert which in against(card(front, back))


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("When does the process of caulking end?", "When the seams are dry"),
        ("What does a fair law do?", "Lets neither party, or either, rob the other"),
        ("Who was Osman I of the house?", "A ruler of the coast"),
        ("What does either a keel or a fin do?", "Steadies the boat"),
        ("When does a process end?", "When the tide ends the process"),
        ("What drives it to the keel?", "The tide"),
    ],
)
def test_what_the_card_itself_explains_is_not(front: str, back: str) -> None:
    assert against(card(front, back)) == ""


def test_an_object_that_the_first_clause_cannot_have_named_is_unclear() -> None:
    front = "Your body makes it when it breaks down {{c1::purines}}."
    assert "“it”" in against(card(front, family="named_gap"))
    clear = "The body breaks down {{c1::purines}} when it needs them."
    assert against(card(clear, family="named_gap")) == ""


def test_what_its_author_laid_out_stays() -> None:
    assert against(card("{{c1::Rust}}: a crust, pits and", family="labelled_gap")) == ""
    assert against(card("What ends the process?", "The bell", family="question")) == ""


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("(b) to keep the hull known as the {{c1::Pell wreck}};", "torn"),
        ("{{c1::Barnacles}} are crabs that make shells of their own, and.", "torn"),
        ("Salt attacks the fittings: {{c1::rust}}, pitting, cracks.", "one of a row"),
        ("Oak goes the other way: {{c1::salt water hardens its fibres}}.", "a statement"),
    ],
)
def test_a_gap_stands_in_a_whole_sentence_and_is_a_term(front: str, reason: str) -> None:
    assert reason in against(card(front, family="gap"))


@pytest.mark.parametrize(
    "front",
    [
        "The {{c1::keel}} steadies a boat, and the rudder turns it.",
        "A hull has two skins: an {{c1::inner planking}} and an outer one.",
        "Water that is let in on purpose is {{c1::ballast}}.",
    ],
)
def test_such_a_gap_is_asked(front: str) -> None:
    assert against(card(front, family="gap")) == ""


@pytest.mark.parametrize(
    ("front", "back", "reason"),
    [
        ("What does heat do?", "It sets that energy free", "“that energy”"),
        ("Which law holds?", "All three", "All three"),
        ("Where does energy go?", "Into a store for that energy", ""),
        ("Which laws hold?", "All three laws of motion", ""),
    ],
)
def test_what_only_the_text_names_is_no_answer(front: str, back: str, reason: str) -> None:
    found = against(card(front, back, "working"))
    assert reason.lower() in found.lower()
    assert bool(found) is bool(reason)


def test_both_must_say_which_two() -> None:
    text = "Septic arthritis must be excluded because both cause a hot, swollen joint."
    assert sides(text, title="Gout") == []
    named = "Septic arthritis must be excluded because both gout and sepsis cause a swollen joint."
    assert sides(named, title="Gout")


def test_a_gap_is_no_verb_and_its_particle() -> None:
    text = "The file's size is **rounded up** to a whole number of blocks."
    assert not holds(text, "Find", "rounded up}}")
