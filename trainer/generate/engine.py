"""The front of the writing room: the stages from a document to its cards, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from trainer.cards.document import BlockKind, Document
from trainer.cards.lint import lint_note
from trainer.cards.note import Kind
from trainer.generate.check import fault
from trainer.generate.facts import (
    Candidate,
    Coverage,
    Dropped,
    Generated,
    Proposal,
    Sentence,
)
from trainer.generate.families.abbreviations import abbreviations
from trainer.generate.families.actions import actions
from trainer.generate.families.appositions import appositions
from trainer.generate.families.causes import causes
from trainer.generate.families.conditions import conditions
from trainer.generate.families.contrasts import contrasts
from trainer.generate.families.definitions import definitions
from trainer.generate.families.enumerations import enumerations
from trainer.generate.families.events import events
from trainer.generate.families.gaps import gaps
from trainer.generate.families.glosses import glosses
from trainer.generate.families.identities import identities
from trainer.generate.families.meanings import meanings
from trainer.generate.families.naming import naming
from trainer.generate.families.passives import passives
from trainer.generate.families.properties import properties
from trainer.generate.families.relations import relations
from trainer.generate.families.sequences import sequences
from trainer.generate.families.superlatives import superlatives
from trainer.generate.families.views import views
from trainer.generate.language import is_english
from trainer.generate.mend import mended, without_repeats
from trainer.generate.names import Names, names_of
from trainer.generate.procedures import procedures
from trainer.generate.rank import Ranked, rank
from trainer.generate.reading import Reading, inner, read_sentence
from trainer.generate.resolve import resolved
from trainer.generate.select import budget, select
from trainer.generate.sentences import sentences
from trainer.generate.structure import structural
from trainer.generate.topic import holds_spam, topic_of
from trainer.generate.write import fact_key, write

ALL_KINDS = frozenset({Kind.QUESTION, Kind.CLOZE, Kind.LIST})
_FAMILIES = (
    definitions,
    meanings,
    naming,
    abbreviations,
    relations,
    sequences,
    glosses,
    identities,
    passives,
    views,
    actions,
    causes,
    appositions,
    properties,
    superlatives,
    conditions,
    contrasts,
    enumerations,
    events,
    gaps,
)
_NAMING = (definitions, meanings, naming, appositions)
_INTRODUCED = re.compile(r"(?<=[a-z,] )an? ([a-z]+)\b(?! of)")
_WORST_SCORE = 0.5


def generate(
    document: Document, *, maximum: int | None = None, kinds: frozenset[Kind] = ALL_KINDS
) -> Generated:
    """The cards of ``kinds`` that are worth asking, at most ``maximum`` of them.

    A pair counts as a question. The order follows the document, best first within
    a sentence. Deterministic.
    """
    wanted = kinds | ({Kind.PAIR} if Kind.QUESTION in kinds else set())
    found = (card for written in candidates(document) for card in mended(written))
    good, dropped = _sift(document, (card for card in found if card.kind in wanted))
    chosen, refused = select(good, budget(document.words), maximum)
    dropped += [_drop(card.candidate, reason) for card, reason in refused]
    chosen.sort(key=lambda card: (*_position(card.candidate), -card.score))
    proposals = without_repeats(tuple(_propose(card, document) for card in chosen))
    return Generated(proposals, _once(dropped, proposals), _coverage(document, proposals))


def candidates(document: Document) -> Iterator[Candidate]:
    """Every card that some rule would write, none of them checked."""
    english = is_english(document)
    plain = sentences(document)
    names = names_of(plain)
    yield from structural(document, names, english=english)
    if not english:
        return
    yield from procedures(document, names)
    readings = [
        part for found in _readings(document, plain, names) for part in (found, *inner(found))
    ]
    terms = _terms(readings)
    for reading in readings:
        for family in _FAMILIES:
            yield from family(replace(reading, terms=terms))


def _readings(document: Document, plain: tuple[Sentence, ...], names: Names) -> list[Reading]:
    """Every sentence read, with the plain one before it where that is in its paragraph."""
    titles = "" if holds_spam(document.title, document.spam) else document.title
    found = [
        read_sentence(sentence, names, topic_of(titles, sentence.headings))
        for sentence in resolved(plain, names)
    ]
    for index in range(1, len(found)):
        if plain[index].before:
            found[index] = replace(found[index], previous=plain[index - 1])
    return found


def _terms(readings: list[Reading]) -> frozenset[str]:
    """What the document defines, names or marks."""
    found = {mark.lower() for reading in readings for mark in reading.sentence.marked}
    for reading in readings:
        for family in _NAMING:
            found |= {candidate.subject.lower() for candidate in family(reading)}
    return frozenset(found)


def _sift(document: Document, found: Iterable[Candidate]) -> tuple[list[Ranked], list[Dropped]]:
    """Ranked candidates that pass every check, and what was dropped with its reason."""
    introduced = _introduced(sentences(document))
    good: list[Ranked] = []
    dropped: list[Dropped] = []
    for candidate in found:
        reason = fault(candidate, introduced) or _spam(candidate, document)
        reason = reason or _lint(candidate, document)
        card = rank(candidate)
        if not reason and card.score < _WORST_SCORE:
            reason = "too little speaks for it"
        if reason:
            dropped.append(_drop(candidate, reason))
        else:
            good.append(card)
    return good, dropped


def _introduced(found: tuple[Sentence, ...]) -> frozenset[str]:
    """Nouns that the document brings in as one of several: ``a study``."""
    return frozenset(match[1] for s in found for match in _INTRODUCED.finditer(s.text))


def _lint(candidate: Candidate, document: Document) -> str:
    """The first thing that the linter finds in the card as it would be written."""
    findings = lint_note(write(candidate, document))
    return findings[0].message if findings else ""


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
    return Proposal(note, candidate.family, card.score, fact_key(candidate))


def _once(dropped: list[Dropped], proposals: tuple[Proposal, ...]) -> tuple[Dropped, ...]:
    """One reason for each passage from which nothing was taken."""
    used = {proposal.note.source.quote for proposal in proposals if proposal.note.source}
    first: dict[str, Dropped] = {}
    for drop in dropped:
        if drop.quote not in used:
            first.setdefault(drop.quote, drop)
    return tuple(first.values())


def _coverage(document: Document, proposals: tuple[Proposal, ...]) -> tuple[Coverage, ...]:
    """Words and cards under each heading, in order; text above the first counts as the title's."""
    words: Counter[str] = Counter()
    for block in document.blocks:
        place = "::".join(block.headings)
        words[place] += 0 if block.kind is BlockKind.HEADING else len(block.text.split())
    cards = Counter(proposal.note.section for proposal in proposals)
    return tuple(
        Coverage(place.split("::")[-1] or document.title, count, cards[place])
        for place, count in words.items()
        if count
    )
