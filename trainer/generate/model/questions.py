"""The answer-aware way: the rules choose sentence and answer, the model words the question.

It suits small models, which word well and judge badly. A wording that is not as fit and
as true to its sentence as the rule's own is not taken; the card is asked either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from trainer.cards.english import content_stems
from trainer.cards.note import Kind
from trainer.generate.engine import candidates, checked
from trainer.generate.facts import Candidate, Proposal
from trainer.generate.matter import Matter
from trainer.generate.mend import mended
from trainer.generate.model.cards import fit, proposed
from trainer.generate.model.ground import ungrounded
from trainer.generate.rank import Ranked, rank
from trainer.generate.select import LAID_OUT
from trainer.generate.write import write

_SHARE_OF_DRAFT = 0.5
_ASKS = re.compile(r"\b(?:who|whom|whose|when|where|why|how|what|which)\b", re.IGNORECASE)
_SAME_WORD = {"whom": "who", "whose": "who", "which": "what"}


def behind(matter: Matter, proposals: Iterable[Proposal]) -> dict[Proposal, Ranked]:
    """The ranked candidate that each of the rules' proposals was written from.

    The rules are deterministic: a candidate is the one behind a proposal where it would
    be proposed again in every part, by words, family, score and fact.
    """
    wanted = frozenset(proposals)
    found: dict[Proposal, Ranked] = {}
    for written in (card for first in candidates(matter) for card in mended(first)):
        candidate, reason = checked(matter, written)
        card = rank(candidate, matter.terms)
        if not reason and (proposal := proposed(card, matter.document)) in wanted:
            found.setdefault(proposal, card)
    return found


def to_reword(cards: Mapping[Proposal, Ranked]) -> Iterator[tuple[Proposal, Candidate]]:
    """The questions that a rule worded; what the author asked stays as it is."""
    for proposal, card in cards.items():
        candidate = card.candidate
        if candidate.kind is Kind.QUESTION and candidate.family not in LAID_OUT:
            yield proposal, candidate


def with_question(proposal: Proposal, card: Candidate, question: str, matter: Matter) -> Proposal:
    """The proposal with the model's question, or as it was where that question is not fit.

    The fact key stays: the fact is the same, only its wording differs.
    """
    reworded, reason = fit(matter, replace(card, front=question))
    if reason or not _asks_the_same(card, reworded.front, matter.name):
        return proposal
    front = write(reworded, matter.document).front
    return replace(proposal, note=replace(proposal.note, front=front))


def _asks_the_same(card: Candidate, question: str, name: str) -> bool:
    """Whether it asks for the same kind of answer, about the same things, and adds nothing."""
    sentence = card.sentence
    context = content_stems(" ".join((name, *sentence.headings)))  # what may stand before it
    asked = content_stems(card.front) - content_stems(card.back) - context
    kept = len(asked & content_stems(question))
    place = " ".join((name, card.front, *sentence.headings))
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
