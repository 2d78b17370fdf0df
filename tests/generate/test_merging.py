"""Two cards of a passage as one."""

from __future__ import annotations

from dataclasses import replace

from tests.generate.builders import document
from trainer.cards.note import Kind, Note, Source
from trainer.generate.merging import merged, of_one_passage

TEXT = "# Sea\n\n## Tides\n\nAn ebb runs out. It takes six hours. A flood runs in.\n"
AT = "§Tides ¶1 s"
EBB = Note(
    Kind.QUESTION, "What does an ebb do?", "Run out", tags=("sea",),
    source=Source("sea", f"{AT}1", "An ebb runs out."),
)  # fmt: skip
FLOOD = Note(
    Kind.QUESTION, "What does a flood do?", "Run in", tags=("sea", "tides"),
    source=Source("sea", f"{AT}3", "A flood runs in."),
)  # fmt: skip


def test_the_texts_of_both_stand_below_each_other() -> None:
    found = merged(EBB, FLOOD, document(TEXT))
    assert found.front == "What does an ebb do?\nWhat does a flood do?"
    assert found.back == "Run out\nRun in"
    assert found.tags == ("sea", "tides")


def test_the_quote_runs_from_the_first_to_the_last_word_of_both() -> None:
    source = Source("sea", f"{AT}1–3", "An ebb runs out. It takes six hours. A flood runs in.")
    assert merged(EBB, FLOOD, document(TEXT)).source == source
    assert merged(FLOOD, EBB, document(TEXT)).source == source


def test_a_quote_that_does_not_stand_in_the_document_is_not_stretched() -> None:
    other = replace(FLOOD, source=Source("sea", f"{AT}3", "A flood ran in."))
    assert merged(EBB, other, document(TEXT)).source == EBB.source


def test_the_same_question_is_asked_once() -> None:
    other = replace(FLOOD, front=EBB.front)
    assert merged(EBB, other, document(TEXT)).front == EBB.front


def test_two_clozes_stay_a_cloze_and_two_lists_a_list() -> None:
    ebb = replace(EBB, kind=Kind.CLOZE, front="An {{c1::ebb}} runs out.", back="")
    flood = replace(ebb, front="A {{c1::flood}} runs in.")
    assert merged(ebb, flood, None).front == "An {{c1::ebb}} runs out. A {{c1::flood}} runs in."
    assert merged(ebb, flood, None).kind is Kind.CLOZE
    one = replace(EBB, kind=Kind.LIST, back="", items=("ebb", "flood"))
    both = merged(one, replace(one, items=("flood", "slack")), None)
    assert both.items == ("ebb", "flood", "slack")


def test_a_cloze_and_a_question_become_a_question() -> None:
    cloze = replace(EBB, kind=Kind.CLOZE, front="An {{c1::ebb}} runs out.", back="")
    found = merged(cloze, FLOOD, document(TEXT))
    assert (found.kind, found.front) == (
        Kind.QUESTION,
        "An [...] runs out.\nWhat does a flood do?",
    )
    assert found.back == "ebb\nRun in"


def test_a_passage_is_a_paragraph_of_a_document() -> None:
    def at(ref: str, place: str) -> Note:
        return replace(EBB, source=Source(ref, place))

    assert of_one_passage(at("sea", "¶7 s1–2"), at("sea", "¶7 s4"))
    assert not of_one_passage(at("sea", "¶7 s1"), at("sea", "¶8 s1"))
    assert not of_one_passage(at("sea", "¶7 s1"), at("lake", "¶7 s1"))
    assert not of_one_passage(at("sea", "§The sea ¶2"), at("sea", "§The sun ¶2"))
    assert not of_one_passage(EBB, replace(EBB, source=None))
