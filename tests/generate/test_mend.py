from __future__ import annotations

from dataclasses import replace

import pytest

from tests.generate.builders import written
from trainer.cards.note import Kind, Note, Source
from trainer.generate.facts import Candidate, Proposal, Sentence
from trainer.generate.mend import mended, without_repeats

GROUND = Sentence("A rig has parts.", "A rig has parts.", "¶1 s1", 0, 1)
RIG = Candidate("composition", Kind.QUESTION, GROUND, "rig", "What is a rig made up of?")


def ordered(count: int, front: str = "What are the steps to leave port?") -> Candidate:
    items = tuple(f"step {number}" for number in range(count))
    return Candidate("steps", Kind.LIST, GROUND, "leave", front, items=items, ordered=True)


@pytest.mark.parametrize(
    ("back", "items"),
    [
        ("Masts, yards, sails, and ropes", ("masts", "yards", "sails", "ropes")),
        ("Masts, yards, sails, ropes and hooks", ("masts", "yards", "sails", "ropes", "hooks")),
        ("DNA, RNA, fats, and salts", ("DNA", "RNA", "fats", "salts")),
    ],
)
def test_an_answer_of_four_or_five_things_is_a_list(back: str, items: tuple[str, ...]) -> None:
    (card,) = mended(replace(RIG, back=back))
    assert (card.kind, card.back, card.items) == (Kind.LIST, "", items)


@pytest.mark.parametrize(
    "back",
    [
        "Masts, yards, and sails",
        "A mast",
        "A mast, which is tall, a yard, a sail, and it is strong",
        "Masts, yards, sails, ropes, hooks, and blocks",
    ],
)
def test_other_answers_stay_as_they_are(back: str) -> None:
    card = replace(RIG, back=back)
    assert list(mended(card)) == [card]


@pytest.mark.parametrize(
    ("count", "parts"), [(6, (3, 3)), (7, (4, 3)), (8, (4, 4)), (9, (5, 4)), (10, (5, 5))]
)
def test_many_steps_become_two_lists(count: int, parts: tuple[int, int]) -> None:
    first, last = mended(ordered(count))
    assert (len(first.items), len(last.items)) == parts
    assert first.items + last.items == ordered(count).items
    assert first.front.startswith("What are the first ")
    assert last.front.startswith("What are the last ")
    assert first.ordered
    assert last.ordered


def test_few_steps_stay_together() -> None:
    assert list(mended(ordered(5))) == [ordered(5)]


def test_what_cannot_be_parted_is_not_written() -> None:
    assert list(mended(ordered(7, "Which stages has a voyage?"))) == []
    assert list(mended(ordered(11))) == []


def proposal(front: str, back: str, quote: str = "A quote.") -> Proposal:
    note = Note(Kind.QUESTION, front, back, source=Source(ref="sea", at="¶1 s1", quote=quote))
    return Proposal(note, "definition", 0.8, front)


def test_a_card_that_repeats_another_of_its_deck_is_left_out() -> None:
    keel = proposal("What keeps a sailing boat upright in wind?", "The long keel", "One.")
    again = proposal("What keeps the sailing boat upright in the wind?", "The long keel", "Two.")
    wind = proposal("What drives a mill?", "The force of falling water", "Three.")
    assert without_repeats((keel, again, wind)) == (keel, wind)


def test_no_sentence_and_no_term_is_asked_too_often() -> None:
    parts = ("mast", "yard", "boom", "hull")
    same_quote = tuple(proposal(f"What is the {part} for?", f"To {part}") for part in parts)
    assert len(without_repeats(same_quote)) == 2


def test_a_deck_without_repeats_stays_whole() -> None:
    found = (proposal("What is a keel?", "A fin", "One."), proposal("Who was Cook?", "A Briton"))
    assert without_repeats(found) == found
    assert without_repeats(()) == ()


def test_commas_in_a_meaning_make_no_list_of_it() -> None:
    text = (
        "Dermatitis herpetiformis, an intensely itchy, blistering eruption on elbows, knees and"
        " buttocks, is the cutaneous manifestation."
    )
    made = [mended(card) for card in written(text, "Sprue")]
    assert not any(one.kind is Kind.LIST for cards in made for one in cards)
