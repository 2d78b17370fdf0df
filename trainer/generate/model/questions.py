"""The answer-aware way: the rules choose sentence and answer, the model words the question.

It suits small models, which word well and judge badly. A wording that is not as fit and
as true to its sentence as the rule's own is not taken; the card is asked either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from trainer.cards.document import Document
from trainer.cards.english import content_stems
from trainer.cards.note import Kind
from trainer.generate.check import Introduced
from trainer.generate.engine import candidates
from trainer.generate.facts import Candidate, Generated, Proposal
from trainer.generate.mend import mended
from trainer.generate.model.cards import unfit
from trainer.generate.model.ground import ungrounded
from trainer.generate.rank import Ranked
from trainer.generate.select import LAID_OUT
from trainer.generate.write import write

_SHARE_OF_DRAFT = 0.5
_ASKS = re.compile(r"\b(?:who|whom|whose|when|where|why|how|what|which)\b", re.IGNORECASE)
_SAME_WORD = {"whom": "who", "whose": "who", "which": "what"}


def behind(document: Document, generated: Generated) -> dict[str, Ranked]:
    """The ranked candidates that the rules' proposals were written from, by note id."""
    scores = {proposal.note.id: proposal.score for proposal in generated.proposals}
    found: dict[str, Ranked] = {}
    for card in (card for written in candidates(document) for card in mended(written)):
        note = write(card, document).id
        if note in scores:
            found.setdefault(note, Ranked(card, scores[note]))
    return found


def to_reword(cards: Mapping[str, Ranked]) -> Iterator[tuple[str, Candidate]]:
    """The questions that a rule worded, by note id; what the author asked stays as it is."""
    for note, card in cards.items():
        candidate = card.candidate
        if candidate.kind is Kind.QUESTION and candidate.family not in LAID_OUT:
            yield note, candidate


def with_question(
    proposal: Proposal, card: Candidate, question: str, document: Document,
    known: Introduced | None,
) -> Proposal:  # fmt: skip
    """The proposal with the model's question, or as it was where that question is not fit.

    The fact key stays: the fact is the same, only its wording differs.
    """
    reworded = replace(card, front=question)
    if not _asks_the_same(card, question) or unfit(reworded, document, known):
        return proposal
    front = write(reworded, document).front
    return replace(proposal, note=replace(proposal.note, front=front))


def _asks_the_same(card: Candidate, question: str) -> bool:
    """Whether it asks for the same kind of answer, about the same things, and adds nothing."""
    sentence = card.sentence
    asked = content_stems(card.front) - content_stems(card.back)
    kept = len(asked & content_stems(question))
    place = " ".join((card.front, *sentence.headings))
    return (
        question.endswith("?")
        and _question_word(question) == _question_word(card.front)
        and kept >= _SHARE_OF_DRAFT * len(asked)
        and not ungrounded(question, card.back, f"{sentence.quote} {sentence.text}", place)
    )


def _question_word(question: str) -> str:
    """What tells which kind of answer is asked for; a *how* is not answered like a *what*."""
    found = _ASKS.search(question)
    word = found[0].lower() if found else ""
    return _SAME_WORD.get(word, word)
