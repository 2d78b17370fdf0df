"""The front of the writing room: the stages from a document to its cards, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from trainer.cards.advance import Advance, silent
from trainer.cards.document import BlockKind, Document
from trainer.cards.lint import lint_note
from trainer.cards.note import Kind
from trainer.generate.check import fault
from trainer.generate.facts import (
    IN_DOUBT,
    Candidate,
    Coverage,
    Dropped,
    Generated,
    Proposal,
)
from trainer.generate.families.abbreviations import abbreviations
from trainer.generate.families.causes import causes
from trainer.generate.families.conditions import conditions
from trainer.generate.families.contrasts import contrasts
from trainer.generate.families.definitions import definitions
from trainer.generate.families.duties import duties
from trainer.generate.families.enumerations import enumerations
from trainer.generate.families.events import events
from trainer.generate.families.fates import fates
from trainer.generate.families.figures import figures
from trainer.generate.families.gaps import gaps
from trainer.generate.families.holders import holders
from trainer.generate.families.identities import identities
from trainer.generate.families.meanings import meanings
from trainer.generate.families.measures import measures
from trainer.generate.families.naming import naming
from trainer.generate.families.pointing import pointing
from trainer.generate.families.properties import properties
from trainer.generate.families.relations import relations
from trainer.generate.families.sequences import sequences
from trainer.generate.families.settings import settings
from trainer.generate.families.superlatives import superlatives
from trainer.generate.families.tellings import tellings
from trainer.generate.families.views import views
from trainer.generate.families.workings import workings
from trainer.generate.given_away import gives_itself_away
from trainer.generate.matter import Matter, matter_of
from trainer.generate.mend import mended, without_repeats
from trainer.generate.placing import placed
from trainer.generate.procedures import procedures
from trainer.generate.rank import Ranked, rank
from trainer.generate.select import LAID_OUT, SHORT_DOCUMENT, budget, select
from trainer.generate.structure import structural
from trainer.generate.tidy import tidied
from trainer.generate.topic import holds_spam
from trainer.generate.write import fact_key, write

ALL_KINDS = frozenset({Kind.QUESTION, Kind.CLOZE, Kind.LIST})
_FAMILIES = (
    definitions,
    meanings,
    naming,
    abbreviations,
    relations,
    sequences,
    identities,
    views,
    causes,
    pointing,
    tellings,
    holders,
    settings,
    properties,
    superlatives,
    conditions,
    fates,
    contrasts,
    enumerations,
    events,
    measures,
    duties,
    workings,
    figures,
    gaps,
)
_BEARABLE = frozenset({"first-or-second-person"})
_BEARABLE_IF_WHOLE = frozenset({"answer-long", "question-long", "enumeration"})
_WHOLE = frozenset(
    {"definition", "gap", "named_gap", "pointing", "told_gap", "explained_gap"}
)  # a definition may not be cut
_LASTING = LAID_OUT | frozenset(
    {"definition", "term", "abbreviation", "named", "named_gap", "pointing", "steps", "sort"}
)
_TIMELESS = frozenset({"reason", "working", "cause", "condition", "occasion", "mechanism"})
_PASSING = re.compile(r"\b(?:did|was|were|had|has|have|will|would)\b")
_WORST_SCORE, _WORST_OF_ALL = 0.72, 0.5


def generate(
    document: Document,
    *,
    maximum: int | None = None,
    kinds: frozenset[Kind] = ALL_KINDS,
    advance: Advance = silent,
    doubtful: bool = False,
) -> Generated:
    """The cards of ``kinds`` that are worth asking, at most ``maximum`` of them.

    A pair counts as a question; ``doubtful`` cards come too where a person will look at each
    of them, and are marked so. The order follows the document, best first within
    a sentence. Deterministic. ``advance`` is told of each sentence twice: when it is read,
    and when its cards are written.
    """
    wanted = kinds | ({Kind.PAIR} if Kind.QUESTION in kinds else set())
    matter = matter_of(document, lambda done, total: advance(done, 2 * total))
    every = candidates(matter, lambda done, total: advance(total + done, 2 * total))
    found = (card for written in every for card in mended(written))
    least = _WORST_OF_ALL if doubtful else _worst(document)
    good, dropped = _sift(matter, (card for card in found if card.kind in wanted), least)
    chosen, refused = select(good, budget(document.words), maximum)
    dropped += [_drop(card.candidate, reason) for card, reason in refused]
    chosen.sort(key=lambda card: (*_position(card.candidate), -card.score))
    proposals = without_repeats(tuple(_propose(card, document) for card in chosen))
    left = once(dropped, proposals)
    return Generated(proposals, left, coverage(document, proposals, left))


def candidates(matter: Matter, advance: Advance = silent) -> Iterator[Candidate]:
    """Every card that some rule would write, none of them checked."""
    yield from structural(matter.document, matter.names, english=matter.english)
    if not matter.english:
        return
    yield from procedures(matter.document, matter.names)
    for number, reading in enumerate(matter.readings, 1):
        for family in _FAMILIES:
            yield from family(reading)
        advance(number, len(matter.readings))


def _worst(document: Document) -> float:
    """The least score of a card: the title of a short text says what each is about."""
    return _WORST_OF_ALL if document.words < SHORT_DOCUMENT else _WORST_SCORE


def _sift(
    matter: Matter, found: Iterable[Candidate], least: float
) -> tuple[list[Ranked], list[Dropped]]:
    """Ranked candidates that pass every check, and what was dropped with its reason."""
    good: list[Ranked] = []
    dropped: list[Dropped] = []
    for written in found:
        candidate, reason = checked(matter, written)
        card = rank(candidate, matter.terms)
        if not reason and card.score < least:
            reason = IN_DOUBT if card.score >= _WORST_OF_ALL else "too little speaks for it"
        if reason:
            dropped.append(_drop(candidate, reason))
        else:
            good.append(card)
    return good, dropped


def checked(matter: Matter, written: Candidate) -> tuple[Candidate, str]:
    """A candidate as it can be asked, and why it cannot be, empty where it can."""
    written = tidied(written)
    reason = fault(written, matter.introduced) or _spam(written, matter.document)
    reason = reason or gives_itself_away(written, matter.name)
    if matter.is_news and not _lasts(written):
        reason = reason or "it is told as news, which passes"
    candidate = written
    if (
        not reason
        and matter.english
        and written.family != "question"
        and (written.kind is not Kind.PAIR)
    ):
        candidate, reason = placed(written, matter.terms, matter.introduced, matter.name)
    return candidate, reason or _lint(candidate, matter.document)


def _lasts(candidate: Candidate) -> bool:
    """Whether a card from a report would still be true next year."""
    timeless = candidate.family in _TIMELESS and not _PASSING.search(candidate.front)
    return candidate.family in _LASTING or timeless


def _lint(candidate: Candidate, document: Document) -> str:
    """The first thing that the linter finds in the card as it would be written."""
    findings = lint_note(write(candidate, document))
    bearable = _BEARABLE | (_BEARABLE_IF_WHOLE if candidate.family in _WHOLE else frozenset())
    serious = (found for found in findings if found.rule not in bearable)
    return next((found.message for found in serious), "")


def _spam(candidate: Candidate, document: Document) -> str:
    """What was cut out of the paragraphs as noise comes back in no card."""
    said = " ".join((candidate.front, candidate.back, *candidate.items))
    return "it would repeat noise of the document" if holds_spam(said, document.spam) else ""


def _drop(candidate: Candidate, reason: str) -> Dropped:
    return Dropped(candidate.sentence.quote, candidate.sentence.at, reason)


def _position(candidate: Candidate) -> tuple[int, int]:
    return candidate.sentence.block, candidate.sentence.first


def _propose(card: Ranked, document: Document) -> Proposal:
    candidate = card.candidate
    note = write(candidate, document)
    doubtful = card.score < _worst(document)
    return Proposal(note, candidate.family, card.score, fact_key(candidate), doubtful)


def once(dropped: Iterable[Dropped], proposals: Sequence[Proposal]) -> tuple[Dropped, ...]:
    """One reason for each passage from which nothing was taken."""
    used = {proposal.note.source.quote for proposal in proposals if proposal.note.source}
    first: dict[str, Dropped] = {}
    for drop in dropped:
        if drop.quote not in used:
            first.setdefault(drop.quote, drop)
    return tuple(first.values())


def coverage(
    document: Document, proposals: Sequence[Proposal], dropped: Sequence[Dropped]
) -> tuple[Coverage, ...]:
    """Words and cards under each heading, in order, and why a heading has none.

    Text above the first heading counts as the title's.
    """
    words: Counter[str] = Counter()
    for block in document.blocks:
        place = "::".join(block.headings)
        words[place] += 0 if block.kind is BlockKind.HEADING else len(block.text.split())
    cards = Counter(proposal.note.section for proposal in proposals)
    return tuple(
        Coverage(
            heading=place.split("::")[-1] or document.title,
            words=count,
            cards=cards[place],
            why="" if cards[place] else _why(place.split("::")[-1], dropped),
        )
        for place, count in words.items()
        if count
    )


def _why(heading: str, dropped: Sequence[Dropped]) -> str:
    """What was most often said against the facts that were found under a heading."""
    here = f"§{heading} " if heading else ""
    reasons = Counter(
        drop.reason for drop in dropped if (here in drop.at if here else "§" not in drop.at)
    )
    if not reasons:
        return "no sentence in it states a fact that the rules know"
    reason, count = reasons.most_common(1)[0]
    return f"of {reasons.total()} facts none could be asked; {count} times: {reason}"
