"""New notes meet, among many texts, those that repeat them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.alike import Newcomers
from trainer.cards.lint_repeats import nearly_repeats
from trainer.cards.note import Kind, Note

TIDE = Note(Kind.QUESTION, "What is a neap tide?", "the smallest tide of a month")
WORDS = ("tide", "moon", "ebb", "coast", "month", "harbour", "gauge", "neap", "flood", "pull")


def text(note: Note) -> str:
    return f"{note.front}\n{note.back}".lower()


def test_the_same_question_with_another_answer_is_another_card() -> None:
    other = Note(Kind.QUESTION, TIDE.front, "the weakest current between two islands")
    assert list(Newcomers([TIDE]).repeated(other, text(other))) == []


def test_small_words_and_forms_of_words_make_no_difference() -> None:
    other = Note(Kind.QUESTION, "What's the neap tide?", "The smallest tides in a month.")
    assert list(Newcomers([TIDE]).repeated(other, text(other))) == [TIDE]


def test_other_figures_make_another_card() -> None:
    one = Note(Kind.QUESTION, "Which port does a mail server use in 1990?", "port of the mail")
    other = Note(Kind.QUESTION, "Which port does a mail server use in 2020?", "port of the mail")
    assert list(Newcomers([one]).repeated(other, text(other))) == []


sides = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
notes = st.builds(lambda q, a: Note(Kind.QUESTION, f"Which {q}?", a), sides, sides)


@given(st.lists(notes, max_size=6), notes)
def test_the_sweep_misses_no_repeat(new: list[Note], other: Note) -> None:
    found = list(Newcomers(new).repeated(other, text(other)))
    assert found == [note for note in new if nearly_repeats(note, other)]


@given(st.text(alphabet="abeiosty'’", min_size=1, max_size=9))
def test_every_word_of_a_stem_begins_like_its_head(word: str) -> None:
    note = Note(Kind.QUESTION, f"{word} {word}x", "y1")
    heads = Newcomers([note]).heads()
    low = text(note).replace("’", "'")
    parts = {part for found in low.split() for part in found.split("'")}
    assert all(any(part.startswith(head) for part in parts) for head in heads)
