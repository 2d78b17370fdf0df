from __future__ import annotations

from dataclasses import replace

from trainer.cards.note import Kind
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.rank import FAMILY_BASE, Ranked, rank
from trainer.generate.select import budget, select

NOUNS = ("keel", "mast", "sail", "hull", "rudder", "anchor")


def sentence(number: int = 1) -> Sentence:
    return Sentence("A quote.", "A quote.", f"¶1 s{number}", 0, number)


def card(front: str, back: str, subject: str = "", number: int = 1, score: float = 0.8) -> Ranked:
    ground, about = sentence(number), subject or front
    return Ranked(Candidate("definition", Kind.QUESTION, ground, about, front, back), score)


def in_family(ranked: Ranked, family: str) -> Ranked:
    return Ranked(replace(ranked.candidate, family=family), ranked.score)


def fronts(cards: list[Ranked]) -> list[str]:
    return [ranked.candidate.front for ranked in cards]


def test_the_budget_is_tighter_for_long_documents() -> None:
    assert budget(500) == 20
    assert budget(5000) == 110
    assert budget(10) == 1


def test_each_sentence_gives_one_card_before_any_gives_a_second() -> None:
    first = [card(f"What is a {noun}?", f"Part {noun} of it", score=0.9) for noun in NOUNS[:3]]
    other = card("What is a rudder?", "Board that steers", number=2, score=0.6)
    chosen, refused = select([*first, other], limit=3, maximum=None)
    assert len(chosen) == 3
    assert "What is a rudder?" in fronts(chosen)
    assert [reason for _, reason in refused] == ["the document has enough better cards"]


def test_a_sentence_gives_two_cards_and_a_term_three() -> None:
    same_place = [card(f"What is a {noun}?", f"Thing {noun} there") for noun in NOUNS[:3]]
    assert len(select(same_place, 99, None)[0]) == 2
    same_term = [
        card(f"What about {noun}?", f"It {noun}s", subject="Tide", number=index)
        for index, noun in enumerate(NOUNS)
    ]
    assert len(select(same_term, 99, None)[0]) == 3


def test_the_same_question_is_asked_once_and_the_better_one_stays() -> None:
    fin = "The long fin under a hull"
    better = card("What is a keel?", fin, subject="keel", score=0.9)
    worse = card("What is the keel?", fin, subject="keel", number=2, score=0.7)
    chosen, refused = select([worse, better], 99, None)
    assert chosen == [better]
    assert refused == [(worse, "another card asks the same")]


def test_a_definition_may_stay_beside_its_reverse() -> None:
    forth = card("What is a keel?", "The long fin under a hull", subject="keel")
    back = card("What is the term for the long fin under a hull?", "Keel", subject="keel")
    back = in_family(back, "term")
    assert len(select([forth, back], 99, None)[0]) == 2


def test_what_the_author_laid_out_comes_on_top_of_the_budget_but_not_of_the_maximum() -> None:
    rows = [
        in_family(card(f"How long is the {noun}?", f"{index} feet", noun, index), "table")
        for index, noun in enumerate(NOUNS)
    ]
    assert len(select(rows, limit=1, maximum=None)[0]) == 6
    assert len(select(rows, limit=1, maximum=4)[0]) == 4


def test_the_choice_does_not_hang_on_the_order_of_arrival() -> None:
    cards = [card(f"What is a {n}?", f"Thing {n}", number=i) for i, n in enumerate(NOUNS)]
    assert select(cards, 3, None)[0] == select(cards[::-1], 3, None)[0]


def test_a_marked_term_ranks_above_the_same_term_unmarked() -> None:
    plain = Candidate("term", Kind.QUESTION, sentence(), "keel", "What is the term for it?", "Keel")
    marked_ground = Sentence("A quote.", "A quote.", "¶1 s1", 0, 1, marked=("keel",))
    marked = Candidate("term", Kind.QUESTION, marked_ground, "keel", "What is the term?", "Keel")
    assert rank(marked, {}).score > rank(plain, {}).score == FAMILY_BASE["term"]


def test_what_much_speaks_for_ranks_above_what_little_does() -> None:
    card = Candidate("term", Kind.QUESTION, sentence(), "keel", "What is the term for it?", "Keel")
    assert rank(card, {"keel": 2.0}).score > rank(card, {"keel": 0.5}).score
