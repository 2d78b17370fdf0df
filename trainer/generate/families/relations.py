"""Sentences about what a thing is for, what it is made of and what it acts on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import GERUNDS
from trainer.generate.english.words import (
    NUMERALS,
    QUANTIFIERS,
    RELATIVES,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import ask, capitalised, context_of, is_bare_verb, listed

_PURPOSE = re.compile(
    r"(?P<verb>designed|used|intended|meant|created|established|founded|formed|set up)"
    r" to (?P<what>.+)"
)
_USE = re.compile(r"used (?:\w+ly )?(?P<tie>for|in) (?P<what>.+)")
_GOAL = re.compile(r"(?:purpose|function|goal|aim|role|job|task|objective) of (?P<what>.+)")
_MADE = re.compile(r"(?P<verb>composed|made up|comprised|made|built up) of (?P<what>.+)")
_DIVIDED = re.compile(r"(?P<verb>divided|classified|split|grouped) into (?P<what>.+)")
_COUNTS = re.compile(rf"(?:(?:about|some|around) )?(?:\d+|{'|'.join(sorted(NUMERALS))}) ")
_PARTS_END = re.compile(r", (?:which|each|with) ")
_ABOUT_WORDS = words("term word phrase name lot number variety majority series couple amount")


def relations(reading: Reading) -> Iterator[Candidate]:
    """Purpose and composition, as the main clause of a sentence states them."""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None:
        return
    if is_askable(clause):
        for family in (_purpose, _composition):
            yield from family(reading, clause)


def is_askable(clause: Clause) -> bool:
    """Whether a question can name the subject: no quantity, no symbol, no relative clause."""
    subject = bare(clause.subject).lower()
    first, *others = subject.split(" ")
    loose = first in QUANTIFIERS | _ABOUT_WORDS or any(word in RELATIVES for word in others)
    loose = loose or first.startswith("(")
    return not loose and len(subject.replace(".", "")) > len("xy")


def _purpose(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    if clause.lemma in {"aim", "seek"} and not clause.is_past and clause.rest.startswith("to "):
        yield _asked(reading, clause, "aim", "to do", clause.rest[3:])
    if clause.lemma != "be":
        return
    aim, use = _PURPOSE.match(clause.rest), _USE.match(clause.rest)
    goal = _GOAL.search(clause.subject)
    if aim and is_bare_verb(aim["what"]) and _is_lasting(reading, clause):
        yield _asked(reading, clause, "purpose", f"{aim['verb']} to do", aim["what"])
    if use and (use["tie"] == "for" or use["what"].split()[0] in GERUNDS):
        yield _asked(reading, clause, "purpose", "used for", use["what"])
    if goal and clause.rest.startswith("to ") and is_bare_verb(clause.rest[3:]):
        yield _asked(reading, clause, "purpose", "", clause.rest)


def _asked(reading: Reading, clause: Clause, family: str, rest: str, answer: str) -> Candidate:
    front = ask("what", clause, reading.subject, rest)
    return reading.asks(family, bare(reading.subject), front, capitalised(trimmed(answer)))


def _composition(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    made, divided = _MADE.match(clause.rest), _DIVIDED.match(clause.rest)
    if clause.lemma == "be" and made:
        yield from _parts(reading, clause, f"{made['verb']} of", made["what"])
    elif clause.lemma == "be" and divided:
        yield from _parts(reading, clause, f"{divided['verb']} into", divided["what"])
    elif clause.lemma == "consist" and clause.rest.startswith("of "):
        yield from _parts(reading, clause, "of", clause.rest[3:])
    elif clause.lemma == "comprise" and clause.rest:
        yield from _parts(reading, clause, "", clause.rest)


def _parts(reading: Reading, clause: Clause, rest: str, parts: str) -> Iterator[Candidate]:
    """A clean enumeration becomes a list, everything else one answer."""
    named = re.split(r": |—", parts, maxsplit=1)[-1]
    if _COUNTS.match(named):
        return  # "of about seventy pieces": that asks for how many
    items = listed(_PARTS_END.split(named)[0])
    if not items:
        yield _asked(reading, clause, "composition", rest, parts)
        return
    front = ask("what", clause, reading.subject, rest)
    yield reading.lists("composition", bare(reading.subject), front, items)


def _is_lasting(reading: Reading, clause: Clause) -> bool:
    """Not an episode: told in the present, or of something with a name."""
    first, *others = clause.subject.split(" ")
    named = any(word[:1].isupper() for word in others) or reading.names.is_name(first)
    return not clause.is_past or named
