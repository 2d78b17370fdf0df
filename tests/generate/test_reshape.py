"""A card can be made a cloze of its sentence, or one card for each thing it lists."""

from __future__ import annotations

from trainer.cards.note import Kind, Note, Source
from trainer.generate.reshape import as_cloze, split

QUOTE = "The tide gauge (TG) is used to measure the height of the sea [3]."


def note(front: str, back: str, quote: str = QUOTE) -> Note:
    return Note(Kind.QUESTION, front, back, source=Source("d", "¶1 s1", quote), tags=("sea",))


def test_the_answer_becomes_the_gap_where_it_stands_in_the_quote() -> None:
    found = as_cloze(note("What does TG stand for?", "Tide gauge"))
    assert found
    assert (found.kind, found.back, found.tags) == (Kind.CLOZE, "", ("sea",))
    assert found.front == "The {{c1::tide gauge}} (TG) is used to measure the height of the sea."


def test_else_the_term_does() -> None:
    found = as_cloze(note("What is a tide gauge?", "an instrument that measures the sea"))
    assert found
    assert "{{c1::tide gauge}}" in found.front


def test_only_whole_words_make_a_gap() -> None:
    assert as_cloze(note("What does it rise by?", "sea", "The seaside is near.")) is None


def test_what_markdown_would_take_for_marks_stays_text() -> None:
    found = as_cloze(note("What is it?", "sea*s", "The *old* sea*s are deep."))
    assert found
    assert found.front == r"The \*old\* {{c1::sea\*s}} are deep."


def test_a_sentence_with_braces_of_its_own_makes_no_gap() -> None:
    assert as_cloze(note("What is it?", "sea", "The sea is {{deep}}.")) is None


def test_a_list_becomes_a_question_for_each_item_that_has_one_answer() -> None:
    parts = Note(Kind.LIST, "What are the parts of a gauge?", items=("float", "wire", "drum"))
    assert [(card.kind, card.front, card.back) for card in split(parts)] == [
        (Kind.QUESTION, "What are the parts of a gauge, besides wire and drum?", "float"),
        (Kind.QUESTION, "What are the parts of a gauge, besides float and drum?", "wire"),
        (Kind.QUESTION, "What are the parts of a gauge, besides float and wire?", "drum"),
    ]


def test_an_answer_with_several_items_is_split_as_a_list_is() -> None:
    found = split(note("What causes tides?", "the Moon and the Sun"))
    assert [card.back for card in found] == ["the Moon", "the Sun"]
    assert found[0].front == "What causes tides, besides the Sun?"


def test_one_thing_cannot_be_split() -> None:
    assert split(note("What does TG stand for?", "Tide gauge")) == ()
