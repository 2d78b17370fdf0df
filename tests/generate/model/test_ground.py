from __future__ import annotations

import pytest

from trainer.generate.model.ground import ungrounded

EBB = "In 1843 the harbour of Kell was deepened to 12 metres, so ships no longer wait for the tide."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When was the harbour of Kell deepened?", "in 1843"),
        ("To how many metres was the harbour of Kell deepened?", "12 metres"),
        ("What do ships at Kell no longer wait for?", "the tide"),
    ],
)
def test_a_card_that_keeps_to_its_quote_is_grounded(question: str, answer: str) -> None:
    assert ungrounded(question, answer, EBB) == ""


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("When was the harbour of Kell deepened?", "in 1834", "number 1834"),
        ("What happened in 1902 at Kell?", "the harbour was deepened", "number 1902"),
        ("How was the harbour of Kell deepened?", "by dredgers and explosives", "says more"),
        ("Who painted the ceiling of Prague castle?", "the harbour", "not about its quote"),
        ("What do ships at Kell wait for?", "the tide", "leaves out a negation"),
    ],
)
def test_what_a_card_adds_or_leaves_out_is_told(question: str, answer: str, reason: str) -> None:
    assert reason in ungrounded(question, answer, EBB)


def test_a_denial_that_the_quote_lacks_is_told() -> None:
    quote = "Checkpoint inhibitors block proteins that hide a tumour."
    told = ungrounded("What do checkpoint inhibitors not block?", "proteins", quote)
    assert told == "it denies what its quote does not"


def test_a_negation_of_another_clause_does_no_harm() -> None:
    quote = "Chemotherapy attacks dividing cells, but it does not spare healthy tissue."
    assert ungrounded("What does chemotherapy attack?", "dividing cells", quote) == ""


def test_numbers_are_the_same_in_words_and_figures_and_with_a_comma() -> None:
    assert ungrounded("How many keels has the Arrow?", "two keels", "The Arrow has 2 keels.") == ""
    quote = "The wall is 1,500 steps long."
    assert ungrounded("How long is the wall?", "1500 steps", quote) == ""


def test_the_headings_may_be_named_in_the_question() -> None:
    quote = "It began in May."
    asked = "When did the Siege of Ostend of 1601 begin?"
    assert ungrounded(asked, "in May", quote, "Siege of Ostend 1601") == ""
    assert ungrounded(asked, "in May", quote) != ""
