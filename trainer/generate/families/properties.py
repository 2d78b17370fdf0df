"""Sentences that tie a subject to one other thing: what it rests on, states, brings about, did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, head
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import (
    GENERIC_NOUNS,
    MONTHS,
    NUMERALS,
    PRONOUNS,
    RELATIONAL,
    SUBJECTIVE,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.subjects import is_rare_kind
from trainer.generate.trimming import trimmed
from trainer.generate.wording import ask, capitalised, context_of, question

_TIED = re.compile(
    r"(?P<tie>responsible for|based on|characterized by|characterised by|derived from|measured in"
    r"|known for|governed by|made from|attributed to|protected by|surrounded by|powered by"
    r"|due to|adapted to|reserved for"
    r"|named after|dependent on|equal to|proportional to|susceptible to"
    r"|resistant to) (?P<what>.+)"
)
_DWELLS = words(
    "mature grow live nest breed dwell form arise originate settle emerge occur happen spread lie"
)
_WHERE = re.compile(r"(?P<place>(?:in|on|at|under|below|inside|near|within) [^,:;]+)(?:, .+)?")
_WHEN = words(
    "spring summer autumn winter year years month months week weeks day days hour hours minutes"
    " seconds century centuries decade decades stage stages step steps phase phases time times"
    " response order addition spite terms case cases form forms way ways manner turn parallel"
    " different many most several people patients all rest least first"
)
_MANNERS = words(
    "strength number numbers force abundance pairs groups colonies waves silence secret peace"
    " public private isolation captivity profusion bulk sequence harmony"
)
_COUNTS = re.compile(rf"\b(?:\d+|{'|'.join(sorted(NUMERALS))})\b")
_PLACED = re.compile(
    r"(?P<verb>located|situated|found|stored|produced) "
    r"(?P<what>(?:in|at|on|between|within|near|along|under|above|below|behind|around|inside) .+)"
)
_LONGEST_SUBJECT = 8
_ENACTED = words(
    "act treaty law amendment proclamation edict agreement pact constitution compromise bill"
    " accord convention charter declaration doctrine ordinance decree statute peace settlement"
    " resolution acts laws"
)


def properties(reading: Reading) -> Iterator[Candidate]:
    """What a subject is tied to by its main clause."""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None or not _is_fit(clause):
        return
    yield from _tied(reading, clause)
    yield from _enacted(reading, clause)


def _is_fit(clause: Clause) -> bool:
    subject = bare(clause.subject)
    named = " called " in subject
    pointing = subject.lower() in PRONOUNS
    return (
        is_askable(clause)
        and not named
        and not pointing
        and has_words(subject, most=_LONGEST_SUBJECT)
    )


def _tied(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    subject = bare(clause.subject)
    modifier = subject.lower().split(" ")[0]
    named = " " in subject and modifier not in SUBJECTIVE | RELATIONAL
    specific = named or head(subject).lower() not in GENERIC_NOUNS
    told = clause.lemma == "mean" and not clause.aux and "“" not in clause.subject
    if told and not clause.is_past and specific:
        states = bool(clause.tree.children(clause.main, "ccomp"))
        said = trimmed(clause.rest.removeprefix("that "))
        front = ask("what", clause, reading.subject)
        back = f"That {said}" if states and said else capitalised(said)
        yield reading.asks("tie", bare(reading.subject), front, back)
    if clause.is_past or not specific or clause.aux in {"might", "could", "would", "will"}:
        return
    kind = clause.plural or is_rare_kind(clause.subject)
    somebody = clause.lemma == "live" and not clause.plural and " " not in clause.subject
    kind = kind and not somebody
    if (
        kind
        and clause.lemma in _DWELLS
        and not clause.aux
        and (where := _WHERE.fullmatch(clause.rest))
        and not _tells_when(where["place"])
    ):
        front = ask("where", clause, reading.subject)
        yield _asked(reading, "place", front, where["place"])
    if clause.lemma == "be":
        tied, placed = _TIED.match(clause.rest), _PLACED.match(clause.rest)
        if tied:
            front = ask("what", clause, reading.subject, tied["tie"])
            yield _asked(reading, "tie", front, tied["what"])
        elif placed and not _COUNTS.search(placed["what"]):
            front = ask("where", clause, reading.subject, placed["verb"])
            yield _asked(reading, "place", front, placed["what"])


def _tells_when(place: str) -> bool:
    """Whether it tells a time, an amount or a manner (``in strength``) instead of a place."""
    opening, _, rest = place.lower().partition(" ")
    manner = opening == "in" and rest in _MANNERS
    return (
        manner
        or not (_WHEN | MONTHS).isdisjoint(place.lower().split())
        or bool(_COUNTS.search(place))
    )


def _asked(reading: Reading, family: str, front: str, answer: str) -> Candidate:
    about = bare(reading.subject)
    return reading.asks(family, about, front, capitalised(trimmed(answer)))


def _enacted(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``The Stamp Act taxed …`` → What did the Stamp Act do?"""
    inner = clause.subject.split(" ")
    named = any(word[:1].isupper() for word in inner[1:])
    enactment = any(word.lower() in _ENACTED for word in inner)
    told = clause.verb and not clause.aux and clause.is_past
    if not (named and enactment and told and reading.is_told_once(clause.subject)):
        return
    answer = trimmed(f"{clause.verb} {clause.rest}")
    if answer and has_words(clause.rest, 3):
        front = question(f"what did {reading.subject} do")
        yield reading.asks("enactment", bare(reading.subject), front, capitalised(answer))
