from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.note import Kind
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.repeats import Asked, Likeness, frequencies, is_repeat, likeness, stems

NOUNS = ("keel", "mast", "sail", "hull", "rudder", "anchor", "deck", "bow")
PARTS = st.lists(st.sampled_from(NOUNS), max_size=6)


def like(front: str, back: str, subject: str = "keel", family: str = "reason") -> Likeness:
    ground = Sentence(front, front, "¶1 s1", 0, 1)
    return likeness(Candidate(family, Kind.QUESTION, ground, subject, front, back))


def test_stems_are_content_words_without_endings() -> None:
    assert stems("How does a keel steady the sailing boats?") == {"keel", "steady", "sail", "boat"}


def test_two_definitions_of_different_terms_are_no_repeat() -> None:
    one = like("What are exports?", "Goods made at home and sold abroad", "exports", "definition")
    other = like("What are imports?", "Goods made abroad and sold at home", "imports", "definition")
    assert not is_repeat(one, other)


def test_a_gap_beside_a_question_on_its_subject_is_a_repeat() -> None:
    question = like("A keel steadies a boat.", "A boat at sea", "Keels", "function")
    gap = like("A keel steadies a boat.", "", "keel", "gap")
    assert is_repeat(gap, question)
    assert not is_repeat(gap, like("Another sentence.", "A boat", "keel", "function"))


def test_one_answer_from_one_sentence_is_asked_for_once() -> None:
    ground = Sentence("In summer a worker lives for six weeks.", "", "¶1 s1", 0, 1)

    def asking(front: str, back: str, family: str) -> Likeness:
        return likeness(Candidate(family, Kind.QUESTION, ground, family, front, back))

    one = asking("How long does a worker live in summer?", "Six weeks", "measure")
    other = asking("What is the life of a bee when it is warm?", "Six weeks", "figure")
    assert is_repeat(one, other)
    assert not is_repeat(
        one, asking("In which season are workers short of life?", "Summer", "time")
    )


def test_what_was_never_asked_has_no_like() -> None:
    assert not Asked(Counter()).has_like(like("What is a keel?", "A fin"))


@given(st.lists(st.tuples(PARTS, PARTS), min_size=2, max_size=6))
def test_the_index_finds_what_comparing_all_pairs_finds(
    sides: list[tuple[list[str], list[str]]],
) -> None:
    cards = [like(" ".join(front), " ".join(back)) for front, back in sides]
    for one, other in combinations(cards, 2):
        asked = Asked(frequencies(cards))
        asked.add(one)
        assert asked.has_like(other) == is_repeat(other, one)


def test_a_gap_in_a_longer_passage_is_the_gap_of_its_sentence() -> None:
    def cloze(front: str) -> Likeness:
        ground = Sentence(front, front, "¶1 s1", 0, 1)
        return likeness(Candidate("gap", Kind.CLOZE, ground, "keel", front))

    short = cloze("A boat stands on its {{c1::keel}}.")
    longer = cloze("A boat stands on its {{c1::keel}}. This long fin of lead steadies the hull.")
    assert is_repeat(longer, short)
    asked = Asked(frequencies([short, longer]))
    asked.add(short)
    assert asked.has_like(longer)
    assert not is_repeat(longer, cloze("A boat rides at its {{c1::anchor}}."))
