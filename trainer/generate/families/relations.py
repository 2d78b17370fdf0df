"""Sentences about what a thing involves, does, is for, is made of, and why or how it comes about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import Clause
from trainer.generate.english.nouns import bare, head
from trainer.generate.english.tokens import word_count
from trainer.generate.english.verbs import GERUNDS, PARTICIPLES, third_person
from trainer.generate.english.words import (
    COORDINATORS,
    GENERIC_NOUNS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SUBJECTIVE,
    SUBORDINATORS,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import (
    ask,
    capitalised,
    context_of,
    is_bare_verb,
    listed,
    question,
    trimmed,
)

_PURPOSE = re.compile(
    r"(?P<verb>designed|used|intended|meant|created|established|founded|formed|set up) to (?P<what>.+)"
)
_USE = re.compile(r"used (?:\w+ly )?(for|in) (?P<what>.+)")
_GOAL = re.compile(r"(?P<goal>purpose|function|goal|aim|role|job|task|objective) of (?P<what>.+)")
_MADE = re.compile(r"(?P<verb>composed|made up|comprised|made|built up) of (?P<what>.+)")
_DIVIDED = re.compile(r"(?P<verb>divided|classified|split|grouped) into (?P<what>.+)")
_CAUSED = re.compile(
    r"(?:(?:\w+ly|often|usually) )?(?P<verb>caused|triggered|driven|mediated|regulated|controlled)"
    r" by (?P<what>.+)"
)
_REASON = re.compile(
    r"(?P<fact>.+?),? (?P<word>because of|because|due to|owing to|as a result of) (?P<why>.+)"
)
_MEANS = re.compile(r"(?P<fact>.+?),? by (?P<how>(?P<first>\w+ing)\b.+)")
_WHEN = re.compile(r"(?:only )?(?P<when>(?:when|if|whenever) .+)")
_HOLDS = words(
    "involve require measure block secrete regulate inhibit store convert detect describe monitor"
    " determine prohibit guarantee control protect"
)


def relations(reading: Reading) -> Iterator[Candidate]:
    """Every relation that the main clause of a sentence states about its subject."""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None:
        return
    first = bare(clause.subject).split(" ", 1)[0].lower()
    if (
        first in QUANTIFIERS | {"term", "word", "phrase", "name"}
        or len(bare(clause.subject)) < 3
        or _has_relative(clause.subject)
    ):  # noqa: PLR2004
        return
    for family in (_purpose, _composition, _cause, _effect_of, _reason, _mechanism, _condition):
        yield from family(reading, clause)


def _has_relative(subject: str) -> bool:
    return any(word in RELATIVES for word in subject.lower().split())


def _purpose(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    if clause.lemma == "be" or clause.verb == "be":
        rest = clause.rest
        aim = _PURPOSE.match(rest)
        if aim and is_bare_verb(aim["what"]) and _is_lasting(reading, clause):
            yield _answered(reading, "purpose", f"{aim['verb']} to do", aim["what"])
        use = _USE.match(rest)
        if use and (use[1] == "for" or use["what"].split()[0] in GERUNDS):
            yield _answered(reading, "purpose", "used for", use["what"])
        goal = _GOAL.search(clause.subject)
        if goal and rest.startswith("to ") and is_bare_verb(rest[3:]):
            yield _answered(reading, "purpose", "", rest, subject=goal["what"])
    elif clause.lemma in {"aim", "seek"} and not clause.is_past and clause.rest.startswith("to "):
        front = ask("what", clause, reading.subject, "to do")
        yield _asked(reading, "aim", front, clause.rest[3:])


def _answered(
    reading: Reading, family: str, asked: str, answer: str, subject: str = ""
) -> Candidate:
    clause = reading.clause
    assert clause is not None
    front = ask("what", clause, reading.subject, asked)
    return _asked(reading, family, front, answer, subject)


def _asked(reading: Reading, family: str, front: str, answer: str, subject: str = "") -> Candidate:
    about = subject or bare(reading.subject)
    return reading.asks(family, about, front, capitalised(trimmed(answer)))


def _composition(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    made = _MADE.match(clause.rest)
    divided = _DIVIDED.match(clause.rest)
    passive = clause.lemma == "be" or clause.verb == "be"
    if passive and made:
        front = ask("what", clause, reading.subject, f"{made['verb']} of")
        yield from _parts(reading, front, made["what"])
    elif passive and divided:
        front = ask("what", clause, reading.subject, f"{divided['verb']} into")
        yield from _parts(reading, front, divided["what"])
    elif clause.lemma == "consist" and clause.rest.startswith("of "):
        front = ask("what", clause, reading.subject, "of")
        yield from _parts(reading, front, clause.rest[3:])
    elif clause.lemma == "comprise" and clause.rest:
        yield from _parts(reading, ask("what", clause, reading.subject), clause.rest)


def _parts(reading: Reading, front: str, parts: str) -> Iterator[Candidate]:
    tail = re.split(r": |—", parts, maxsplit=1)[-1]
    items = listed(re.split(r", which |, each |, with ", tail)[0])
    if items:
        yield reading.lists("composition", bare(reading.subject), front, items)
    else:
        yield _asked(reading, "composition", front, parts)


def _cause(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    caused = _CAUSED.match(clause.rest)
    if clause.lemma == "be" and caused:
        front = question(f"what {_singular_verb(caused['verb'], clause)} {reading.subject}")
        yield _asked(reading, "cause", front, caused["what"])
    if clause.lemma == "result" and clause.rest.startswith("from "):
        yield _asked(
            reading, "cause", ask("what", clause, reading.subject, "from"), clause.rest[5:]
        )


def _singular_verb(participle: str, clause: Clause) -> str:
    """``caused`` → ``causes`` in the present: *what* asks in the singular."""
    if clause.aux in {"was", "were"}:
        return participle
    return third_person(PARTICIPLES[participle])


def _effect_of(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``Insulin regulates …`` asked for its object, for verbs that tell a thing's function."""
    named = _is_topic(reading, bare(reading.subject))
    definite = reading.subject.startswith("the ") and word_count(reading.subject) == 2  # noqa: PLR2004
    general = head(reading.subject).lower() in GENERIC_NOUNS and " of " not in reading.subject
    specific = not general and (named or not definite)
    opens = clause.rest.split(" ", 1)[0].lower()
    loose = opens in PREPOSITIONS | COORDINATORS | SUBORDINATORS
    if clause.lemma in _HOLDS and not clause.aux and not clause.is_past and specific and not loose:
        if word_count(clause.rest) >= 2 and not clause.rest.startswith(("that ", "how ", "to ")):  # noqa: PLR2004
            yield _asked(reading, "function", ask("what", clause, reading.subject), clause.rest)


def _is_lasting(reading: Reading, clause: Clause) -> bool:
    """Not an episode: told in the present, or of something with a name."""
    named = any(word[:1].isupper() for word in clause.subject.split(" ")[1:])
    return not clause.is_past or named or reading.names.is_name(clause.subject.split(" ")[0])


def _is_topic(reading: Reading, term: str) -> bool:
    places = (*reading.sentence.marked, *reading.sentence.headings, reading.topic)
    return any(term.lower() in place.lower() for place in places)


def _reason(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``… because …`` → Why …?"""
    found = _REASON.match(clause.rest)
    if not found or "," in found["fact"] or word_count(found["fact"]) > 14:  # noqa: PLR2004
        return
    judged = clause.lemma == "be" and any(word in SUBJECTIVE for word in found["fact"].split())
    episode = clause.is_past and not re.search(r"[A-Z]", clause.subject[1:] + found["fact"])
    if judged or episode:
        return
    front = ask("why", clause, reading.subject, found["fact"])
    answer = trimmed(found["why"])
    vague = answer.split(" ", 1)[0] in {"some", "others", "many", "one", "this", "these"}
    if answer and not vague:
        back = capitalised(f"{found['word']} {answer}")
        yield reading.asks("reason", bare(reading.subject), front, back)


def _mechanism(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``X does Y by doing Z`` → How does X do Y?"""
    found = _MEANS.match(clause.rest)
    if (
        not found
        or found["first"].lower() not in GERUNDS
        or clause.lemma in {"follow", "accompany"}
    ):
        return
    if word_count(found["fact"]) < 1 or "," in found["fact"] or word_count(found["fact"]) > 14:  # noqa: PLR2004
        return
    fact = re.sub(r" only$", "", found["fact"])
    if any(word in SUBORDINATORS for word in fact.split()):
        return
    front = ask("how", clause, reading.subject, fact)
    answer = trimmed(found["how"])
    if answer:
        yield reading.asks("mechanism", bare(reading.subject), front, f"By {answer}")


def _condition(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``X occurs when …`` → When does X occur?"""
    found = _WHEN.match(clause.rest)
    if found and clause.lemma in {"occur", "happen", "arise", "begin", "end", "result", "form"}:
        yield _asked(reading, "condition", ask("when", clause, reading.subject), found["when"])
