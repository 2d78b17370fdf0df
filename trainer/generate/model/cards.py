"""From a model's drafts to the cards worth keeping, held to all that rule cards are held to.

What the author laid out as a fact (a table, a definition list, a question with its
answer) needs no model: it comes from the rules and joins the choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from trainer.cards.document import Document
from trainer.cards.lint import lint_note
from trainer.cards.note import Kind
from trainer.generate.engine import checked, coverage, once
from trainer.generate.facts import Candidate, Dropped, Generated, Proposal, Sentence
from trainer.generate.matter import Matter
from trainer.generate.mend import mended, without_repeats
from trainer.generate.model.chunks import Chunk
from trainer.generate.model.drafts import Draft
from trainer.generate.model.ground import ungrounded
from trainer.generate.model.quotes import find_quote
from trainer.generate.rank import Ranked
from trainer.generate.select import LAID_OUT, budget, select
from trainer.generate.topic import holds_spam
from trainer.generate.write import fact_key, write

FAMILY = "model"
_SCORE = 0.9
_GUESSED_QUOTE = 0.1
_LATER_CARD = 0.01
_OTHER_LANGUAGE = "und"


def judged(
    matter: Matter, chunk: Chunk, drafts: Sequence[Draft], kinds: frozenset[Kind]
) -> Iterator[Ranked | Dropped]:
    """Each draft of a passage as a ranked card of ``kinds``, or dropped with the reason."""
    for position, draft in enumerate(drafts):
        found = find_quote(draft.quote, chunk.sentences)
        if found is None:
            yield Dropped(chunk.sentences[0].quote, chunk.sentences[0].at, "its quote is not there")
            continue
        reason = _ungrounded(draft, found.sentence, chunk)
        for written in mended(_candidate(draft, found.sentence)):
            card, against = (written, reason) if reason else fit(matter, written)
            if against:
                yield Dropped(found.sentence.quote, found.sentence.at, against)
            elif card.kind in kinds:
                guessed = 0.0 if found.exact else _GUESSED_QUOTE
                yield Ranked(card, round(_SCORE - guessed - _LATER_CARD * position, 3))


def chosen(
    document: Document,
    rules: Iterable[Ranked],
    found: Iterable[Ranked | Dropped],
    maximum: int | None,
) -> Generated:
    """The best of the model's cards, and what the rules took from the author's own layout."""
    outcome = list(found)
    dropped = [item for item in outcome if isinstance(item, Dropped)]
    cards = [item for item in outcome if isinstance(item, Ranked)]
    laid_out = [card for card in rules if card.candidate.family in LAID_OUT]
    best, refused = select([*laid_out, *cards], budget(document.words), maximum)
    dropped += [
        Dropped(card.candidate.sentence.quote, card.candidate.sentence.at, reason)
        for card, reason in refused
    ]
    best.sort(key=lambda card: (*_position(card.candidate), -card.score))
    proposals = without_repeats(tuple(proposed(card, document) for card in best))
    left = once(dropped, proposals)
    return Generated(proposals, left, coverage(document, proposals, left))


def fit(matter: Matter, card: Candidate) -> tuple[Candidate, str]:
    """A card as it can be asked, and why it cannot be, by the demands on rule cards.

    In a language whose sentences the rules do not read, only what holds for any is demanded.
    """
    if matter.english:
        return checked(matter, card)
    said = " ".join((card.front, card.back, *card.items))
    if holds_spam(said, matter.document.spam):
        return card, "it would repeat noise of the document"
    findings = lint_note(write(card, matter.document), _OTHER_LANGUAGE)
    return card, findings[0].message if findings else ""


def proposed(card: Ranked, document: Document) -> Proposal:
    """The proposal that a ranked card is written as."""
    note = write(card.candidate, document)
    return Proposal(note, card.candidate.family, card.score, fact_key(card.candidate))


def _candidate(draft: Draft, sentence: Sentence) -> Candidate:
    term = draft.term if draft.term.lower() in f"{draft.question} {draft.answer}".lower() else ""
    question = draft.question if draft.question.endswith("?") else f"{draft.question}?"
    return Candidate(
        FAMILY, Kind.QUESTION, sentence, term or draft.question, question, _direct(draft, term)
    )


def _direct(draft: Draft, term: str) -> str:
    """The answer without what the question has said: ``An ebb is a falling tide``."""
    answer = draft.answer.rstrip(".")
    opening = re.match(
        rf"(?:the |an? )?{re.escape(term)} (?:is|are|was|were) ", answer, re.IGNORECASE
    )
    said = bool(term) and term.lower() in draft.question.lower()
    return answer[opening.end() :] if opening and said else answer


def _ungrounded(draft: Draft, sentence: Sentence, chunk: Chunk) -> str:
    place = " ".join((chunk.title, *chunk.headings))
    return ungrounded(draft.question, draft.answer, sentence.quote, place)


def _position(candidate: Candidate) -> tuple[int, int]:
    return candidate.sentence.block, candidate.sentence.first
