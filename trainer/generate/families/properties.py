"""Sentences that tie a subject to one other thing: what it rests on, states, brings about, did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import Clause
from trainer.generate.english.nouns import bare, head, is_term
from trainer.generate.english.tokens import has_words
from trainer.generate.english.words import (
    ADVERBS,
    GENERIC_NOUNS,
    PREPOSITIONS,
    RELATIONAL,
    SUBJECTIVE,
    SUBORDINATORS,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.wording import ask, capitalised, context_of, question, trimmed

_TIED = re.compile(
    r"(?P<tie>responsible for|based on|characterized by|characterised by|derived from|measured in"
    r"|known for|governed by|made from|attributed to|protected by|surrounded by|powered by"
    r"|named after|dependent on|equal to|proportional to|susceptible to|resistant to"
    r") (?P<what>.+)"
)
_PLACED = re.compile(
    r"(?P<verb>located|situated|found|stored|produced) "
    r"(?P<what>(?:in|at|on|between|within|near|along|under|above|below|behind|around|inside) .+)"
)
_VERBS = {
    "depend": "on", "rely": "on", "lead": "to", "result": "in", "contribute": "to",
    "belong": "to", "correspond": "to", "focus": "on", "refer": "to", "react": "with",
    "range": "from", "stem": "from", "originate": "from", "derive": "from", "arise": "from",
    "serve": "as", "act": "as", "function": "as", "respond": "to", "bind": "to", "attach": "to",
    "adhere": "to", "apply": "to", "interact": "with", "specialize": "in", "account": "for",
    "evolve": "from", "rest": "on", "come": "from", "turn": "into",
    "participate": "in", "consist": "in",
}  # fmt: skip
_VAGUE = words(
    "have make take give get become provide include need want mean offer use help allow seem see"
    " show come go play appear enable remain know keep let call say tell think find permit cause"
    " lead bring put set run do look feel work face share raise present pose add leave"
    " exist occur happen live arise emerge begin end function operate stop start depend rely"
)
_STANCES = (
    "call for", "lead to", "result in", "argue that", "claim that", "demand", "advocate", "oppose",
    "prohibit", "ban", "abolish", "guarantee", "require", "discover that", "show that",
    "prove that", "demonstrate that", "conclude that", "propose that", "predict that",
)  # fmt: skip
_LONGEST_SUBJECT = 8
_STATING = words(
    "law theory principle hypothesis theorem rule model doctrine view thesis postulate axiom"
    " paradox conjecture amendment clause criterion maxim lemma argument theories laws principles"
    " realism liberalism utilitarianism relativism idealism"
)
_STATES = words("state propose hold assert claim predict assume posit suggest argue say imply")
_ENACTED = words(
    "act treaty law amendment proclamation edict order agreement pact constitution compromise bill"
    " accord convention charter declaration doctrine ordinance decree statute peace settlement"
    " resolution plan program deal reform reforms acts laws"
)


def properties(reading: Reading) -> Iterator[Candidate]:
    """What a subject is tied to by its main clause."""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None or not _is_fit(clause):
        return
    yield from _tied(reading, clause)
    yield from _stated(reading, clause)
    yield from _enacted(reading, clause)
    yield from _stance(reading, clause)
    yield from _told_of_term(reading, clause)


def _is_fit(clause: Clause) -> bool:
    subject = bare(clause.subject)
    named = " called " in subject
    return is_askable(clause) and not named and has_words(subject, most=_LONGEST_SUBJECT)


def _tied(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    subject = bare(clause.subject)
    modifier = subject.lower().split(" ")[0]
    named = " " in subject and modifier not in SUBJECTIVE | RELATIONAL
    specific = named or head(subject).lower() not in GENERIC_NOUNS
    told = clause.lemma == "mean" and not clause.aux and "“" not in clause.subject
    if told and not clause.is_past and specific:
        yield _asked(reading, "tie", ask("what", clause, reading.subject), clause.rest)
    if clause.is_past or not specific or clause.aux in {"might", "could", "would", "will"}:
        return
    if clause.lemma == "be":
        tied, placed = _TIED.match(clause.rest), _PLACED.match(clause.rest)
        if tied:
            front = ask("what", clause, reading.subject, tied["tie"])
            yield _asked(reading, "tie", front, tied["what"])
        elif placed:
            front = ask("where", clause, reading.subject, placed["verb"])
            yield _asked(reading, "place", front, placed["what"])
    tie = _VERBS.get(clause.lemma, "")
    if tie and clause.rest.startswith(f"{tie} ") and clause.aux not in {"has", "have"}:
        front = ask("what", clause, reading.subject, tie)
        yield _asked(reading, "tie", front, clause.rest[len(tie) + 1 :])


def _asked(reading: Reading, family: str, front: str, answer: str) -> Candidate:
    about = bare(reading.subject)
    return reading.asks(family, about, front, capitalised(trimmed(answer)))


def _stated(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``Ohm's law states that …`` → What does Ohm's law state?"""
    noun = head(clause.subject).lower()
    told = clause.lemma in _STATES and clause.rest.startswith("that ")
    before_of = head(clause.subject.partition(" of ")[0]).lower()
    if told and has_words(clause.subject, 2) and (noun in _STATING or before_of in _STATING):
        yield _asked(reading, "statement", ask("what", clause, reading.subject), clause.rest)


def _enacted(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``The Stamp Act taxed …`` → What did the Stamp Act do?"""
    inner = clause.subject.split(" ")
    named = any(word[:1].isupper() for word in inner[1:])
    enactment = any(word.lower() in _ENACTED for word in inner)
    if not (named and enactment and clause.verb and not clause.aux and clause.is_past):
        return
    answer = trimmed(f"{clause.verb} {clause.rest}")
    if answer and has_words(clause.rest, 3):
        front = question(f"what did {reading.subject} do")
        yield reading.asks("enactment", bare(reading.subject), front, capitalised(answer))


def _stance(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``The Populist Party called for …`` → What did the Populist Party call for?"""
    inner = clause.subject.split(" ")
    named = any(word[:1].isupper() for word in inner[1:]) or reading.names.is_name(inner[0])
    asked = next((verb for verb in _STANCES if _opens_with(verb, clause)), "")
    if not (named and asked and clause.is_past and not clause.aux):
        return
    tie = asked.partition(" ")[2].replace("that", "")
    rest = clause.rest[len(tie) :].strip()
    if has_words(rest, 3):
        yield _asked(reading, "stance", ask("what", clause, reading.subject, tie), rest)


def _opens_with(verb: str, clause: Clause) -> bool:
    lemma, _, tie = verb.partition(" ")
    return clause.lemma == lemma and clause.rest.startswith(f"{tie} " if tie else "")


def _told_of_term(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """What a term of the document does: ``The hypothalamus releases …``."""
    term = bare(clause.subject).lower()
    known = term in reading.terms or term in {mark.lower() for mark in reading.sentence.marked}
    active = bool(clause.verb) and not clause.aux and not clause.is_past
    telling = clause.lemma not in _VAGUE and has_words(clause.rest, 3)
    if known and active and telling and is_term(term) and _is_object(clause.rest):
        yield _asked(reading, "function", ask("what", clause, reading.subject), clause.rest)


def _is_object(rest: str) -> bool:
    """Whether what follows a verb can answer *what*: no preposition, clause or manner first."""
    first = rest.split(" ", 1)[0].strip(",").lower()
    return first not in PREPOSITIONS | SUBORDINATORS | ADVERBS and not first.endswith("ly")
