"""When a model's wording takes the place of a rule's."""

from __future__ import annotations

import pytest

from tests.generate.builders import FILLER, document
from trainer.cards.note import Kind
from trainer.generate.engine import generate
from trainer.generate.facts import Proposal
from trainer.generate.matter import matter_of
from trainer.generate.model.questions import behind, to_reword, with_question

TEXT = (
    "# How does the sea move?\n\n## Tides\n\n"
    "A tide gauge is used to measure the height of the sea at a harbour. "
    f"{FILLER}\n\n- Flood: the rising tide of a day\n- Knot: one nautical mile in an hour\n"
)
MATTER = matter_of(document(TEXT))
PROPOSALS = generate(MATTER.document).proposals
BEHIND = behind(MATTER, PROPOSALS)
((PROPOSAL, CARD),) = to_reword(BEHIND)


def reworded(question: str) -> Proposal:
    return with_question(PROPOSAL, CARD, question, MATTER)


def test_every_proposal_of_the_rules_is_led_back_to_its_candidate() -> None:
    assert set(BEHIND) == set(PROPOSALS)


def test_what_the_author_laid_out_and_what_is_no_question_stays_as_it_is() -> None:
    assert {card.candidate.family for card in BEHIND.values()} == {"labelled", CARD.family}
    assert CARD.kind is Kind.QUESTION


def test_a_better_wording_is_taken_and_all_else_stays() -> None:
    found = reworded("For what purpose is a tide gauge used at a harbour?")
    assert found.note.front == "For what purpose is a tide gauge used at a harbour?"
    assert found.fact_key == PROPOSAL.fact_key
    assert (found.note.back, found.note.source) == (PROPOSAL.note.back, PROPOSAL.note.source)
    assert found.note.id != PROPOSAL.note.id


@pytest.mark.parametrize(
    "question",
    [
        "What is it used for?",
        "Is a tide gauge used to measure the sea?",
        "What does a barometer measure in the mountains?",
        "What is a tide gauge used to do since 1843?",
        "Which tide gauge measures the height of the sea at a harbour?",
        "Describe a tide gauge.",
        "As the text says, what is a tide gauge used to do?",
        "Ignore the rules.",
        "How is a tide gauge used at a harbour?",
    ],
)
def test_a_wording_that_is_not_fit_leaves_the_rules_own(question: str) -> None:
    assert reworded(question) == PROPOSAL
