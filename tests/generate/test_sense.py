from __future__ import annotations

from dataclasses import replace

import pytest

from tests.generate.builders import GROUND, holds
from trainer.cards.note import Kind
from trainer.generate.facts import Candidate
from trainer.generate.sense import SENSIBLE


def why(
    family: str, front: str, back: str = "", *, text: str = GROUND.text, split: bool = False
) -> str:
    """Everything that is said against a card."""
    kind = Kind.QUESTION if back else Kind.CLOZE
    subject = "the finding of helium" if "helium" in front else "keel"
    ground = replace(GROUND, quote=text, text=text, split=split)
    card = Candidate(family, kind, ground, subject, front, back)
    return "; ".join(reason for demand in SENSIBLE if (reason := demand(card)))


@pytest.mark.parametrize(
    "back",
    [
        "A long fin under the hull",
        "A statement about what is the case",
        "A house that served two ends (the word is used of the family, too)",
        "Claims about facts, whereas evaluative claims are judgements",
        "An alternative to the centreboard",
    ],
)
def test_a_meaning_may_hold_a_verb_in_what_hangs_on_its_noun(back: str) -> None:
    assert why("definition", "What is a keel?", back) == ""


@pytest.mark.parametrize(
    ("back", "reason"),
    [
        ("A hiss and a cloud of vapour are normal", "statement"),
        ("An alternative", "does not say of what"),
        ("A reasonable alternative when a trained operator is there", "does not say of what"),
        ("The diagnosis not to miss, since it kills", "does not say of what"),
    ],
)
def test_a_meaning_says_what_the_term_is(back: str, reason: str) -> None:
    assert reason in why("definition", "What is a keel?", back)
    assert reason in why(
        "term", f"Boats: what is the term for {back[0].lower()}{back[1:]}?", "Keel"
    )


def test_a_remark_behind_two_nouns_is_tied_to_neither() -> None:
    text = "The finding of helium is an element that is rare on Earth."
    front = "What is the finding of helium?"
    back = "An element that is rare on Earth"
    assert "either noun" in why("definition", front, back, text=text, split=True)
    assert why("definition", front, back, text=text) == ""
    gap = "{{c1::The finding of helium}} is an element that is rare on Earth."
    assert "either noun" in why("gap", gap, text=text, split=True)


@pytest.mark.parametrize(
    "front",
    [
        "A {{c1::keel}} keeps a boat upright.",
        "Cold {{c1::milk}} froths well.",
        "Groups keep up their rules with {{c1::sanctions}}.",
    ],
)
def test_a_gap_is_a_statement(front: str) -> None:
    assert why("gap", front) == ""


def test_a_note_is_no_gap() -> None:
    assert "states nothing" in why("gap", "A full dose of {{c1::ibuprofen}} for two weeks.")


@pytest.mark.parametrize(
    "front",
    [
        "Hold {{c1::Reset}} for ten seconds.",
        "Press {{c1::MODE}} until the lamp that blinks goes off.",
        "Hold the {{c1::lever}} that sticks out for ten seconds.",
        "Press {{c1::Options}} until the number appears.",
    ],
)
@pytest.mark.parametrize("family", ["gap", "told_gap", "named_gap"])
def test_an_instruction_is_no_gap_whatever_its_clauses_say(family: str, front: str) -> None:
    assert "it instructs" in why(family, front)


def test_an_amount_is_asked_whole() -> None:
    text = "The kiln cools for an hour and a half."
    assert "cut off" in why("quantity", "How long does the kiln cool?", "An hour", text=text)
    assert why("quantity", "How long does the kiln cool?", "An hour and a half", text=text) == ""


@pytest.mark.parametrize(
    ("family", "front", "back", "reason"),
    [
        ("definition", "What is the best known?", "The western honey bee", "of what"),
        ("definition", "What is the largest?", "The western honey bee", "of what"),
        ("definition", "What is the largest forest?", "The Amazon", ""),
        ("reason", "Why does a cell meet a different fate?", "Because of its wall", "a different"),
        ("reason", "Why does it take a different form from mud?", "Because of its wall", ""),
    ],
)
def test_what_stands_for_more_than_the_card_says_is_not_asked(
    family: str, front: str, back: str, reason: str
) -> None:
    found = why(family, front, back)
    assert reason in found
    assert bool(found) is bool(reason)


def test_a_gap_in_a_vague_judgement_says_as_little() -> None:
    text = "Lung ultrasound is a reasonable alternative when an operator is there."
    gap = text.replace("Lung ultrasound", "{{c1::Lung ultrasound}}")
    assert "does not say of what" in why("gap", gap, text=text)


def test_a_half_that_leaves_its_verb_out_is_no_answer() -> None:
    found = why("working", "What does cobalt do?", "Produces a deep blue and chromium a green")
    assert "leaves out the verb" in found
    assert why("working", "What does it do?", "Opens the valve and gives a sign") == ""


def test_a_formula_that_lost_its_shape_is_not_asked() -> None:
    back = "Because the area of a circle equals π d 2 4"
    assert "lost its shape" in why("reason", "Why is the diameter squared?", back)
    assert why("reason", "Who was Osman I?", "The first of a long line") == ""


@pytest.mark.parametrize(
    ("front", "clear"),
    [
        ("How long did events keep him away from Roanoke?", False),
        ("When did Curie receive her doctorate?", True),
        ("Why does a doctor wash his hands?", True),
    ],
)
def test_a_question_that_means_somebody_names_one(front: str, *, clear: bool) -> None:
    assert (why("quantity", front, "For three years") == "") is clear


@pytest.mark.parametrize(
    "front",
    [
        "{{c1::Instincts}} are set off by a broader range of events.",
        "A more recent offshoot, {{c1::neorealism}}, speaks to states.",
    ],
)
def test_a_comparison_names_its_other_side(front: str) -> None:
    assert "than what" in why("gap", front, text=front)
    assert "than what" not in why("gap", front.replace(".", " than reflexes are."), text=front)


def test_what_is_compared_within_the_card_or_by_its_name_needs_no_other_side() -> None:
    assert why("gap", "The lower deck holds the {{c1::ballast}} of a ship.") == ""
    assert why("occasion", "What happens when a wider gap opens?", "Water runs in") == ""


@pytest.mark.parametrize(
    ("front", "opening"),
    [
        ("Other substances, such as glass, are {{c1::insulators}}.", "Other"),
        ("Another class of signal is the {{c1::biogenic amine}}.", "Another"),
        ("The reason is that the body keeps a {{c1::record}} of invaders.", "The reason is"),
        ("To do that, the level must be lowered by {{c1::drugs}}.", "To do that"),
    ],
)
def test_an_opening_leans_on_nothing_before_it(front: str, opening: str) -> None:
    assert f"“{opening}” leans" in why("pointing", front, text=front)


def test_an_answer_ends_where_its_clause_ends() -> None:
    text = "Plasma cells pour out two thousand antibodies a second."
    asked = "What do plasma cells do?"
    assert why("working", asked, "Pour out two thousand antibodies", text=text)
    whole = "Pour out two thousand antibodies a second"
    assert why("working", asked, whole, text=text) == ""
    text = "Plasma cells pour out antibodies when a germ returns."
    assert why("working", asked, "Pour out antibodies", text=text) == ""
    text = "The basalt of the coast holds salt."
    assert why("telling", "What does the rock of the coast hold?", "Salt", text=text) == ""


def test_an_example_is_not_what_matters() -> None:
    text = "For example, a smile is returned because a norm asks for it."
    assert why("reason", "Why is a smile returned?", "Because a norm asks for it", text=text)
    assert why("definition", "What is a smile?", "A sign of kindness", text=text) == ""


def test_one_of_several_answers_is_none() -> None:
    text = "Scholars also class sanctions as formal or informal."
    asked, answer = "How do scholars class sanctions?", "As formal or informal"
    assert "adds to what stands before" in why("view", asked, answer, text=text)
    assert why("definition", "What is a sanction?", "A reward or a punishment", text=text) == ""


def test_what_the_question_tells_is_no_answer() -> None:
    asked = "What does the keel-bolt fasten?"
    told = replace(GROUND, text="The keelson fastens the keelson-bolt.")
    card = Candidate("tie", Kind.QUESTION, told, "keelson", asked, "The keelson-bolt")
    assert [reason for demand in SENSIBLE if (reason := demand(card))]


def test_an_instruction_behind_a_phrase_is_no_statement() -> None:
    front = "With your helper, lower the {{c1::keel}} on to the blocks as far as it will go."
    assert "instructs" in why("gap", front, text=front)
    assert why("gap", "With a helper, a man can lower the {{c1::keel}} on to the blocks.") == ""


def test_half_as_far_says_as_what() -> None:
    front = "A {{c1::keel}} has perhaps half as far to go."
    assert "as what" in why("gap", front)
    assert why("gap", "A {{c1::keel}} is half as long as its hull.") == ""


def test_a_statement_has_a_verb_that_no_condition_holds() -> None:
    assert "no verb" in why("gap", "{{c1::Twelve hours}} at least, if two doses were needed.")
    assert why("gap", "{{c1::Twelve hours}} are needed if two doses were given.") == ""


def test_a_deed_says_what_it_is_done_to() -> None:
    def about(front: str) -> str:
        card = Candidate("quantity", Kind.QUESTION, GROUND, "application", front, "In six months")
        return "; ".join(reason for demand in SENSIBLE if (reason := demand(card)))

    assert "of what" in about("Within how long should an application be made?")
    assert about("Within how long should an application for a licence be made?") == ""


@pytest.mark.parametrize(
    ("text", "title", "wrong"),
    [
        (
            "The **basilect** is the variety far from the standard and the acrolect the closest.",
            "Creoles",
            "acrolect the closest",
        ),
        (
            "On Sundays he went along the shore below the black cliffs called Black Ven.",
            "Fossils",
            "he went",
        ),
    ],
)
def test_a_half_without_its_verb_or_a_day_for_a_name_makes_no_sense(
    text: str, title: str, wrong: str
) -> None:
    assert not holds(text, title, wrong)
