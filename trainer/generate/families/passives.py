"""Sentences in the passive, asked for what follows their preposition: by whom, with what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import Clause
from trainer.generate.english.nouns import bare, head, is_noun_phrase, is_person
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verbs import GERUNDS, PARTICIPLES, past, third_person
from trainer.generate.english.words import (
    GENERIC_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    QUANTIFIERS,
    SUBJECTIVE,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.wording import ask, capitalised, context_of, question, trimmed

_TIED = re.compile(r"(?P<verb>[a-z]+) (?P<tie>by|with|from|into|as|to) (?P<what>.+)")
_TO_VERBS = words("attached exposed bound restricted limited")
_AS_VERBS = words("classified stored transmitted released")
_LOOSE = words(
    "followed accompanied met faced filled given called known replaced determined affected"
    " influenced impressed surprised shocked concerned caught set left taken brought seen put made"
    " characterized characterised caused"
    " based used designed created intended credited supposed expected required allowed thought"
)
_GOES_ON = re.compile(
    r", (?:but|and|or) (?=[a-z]+ (?:the|an?)\b)"
    r"| (?:in|during|after|before|when|because|until) (?=[A-Z\d])"
)
_GROUPS = words("group class party court council committee congress parliament church company")
_LONGEST_SUBJECT = 9


def passives(reading: Reading) -> Iterator[Candidate]:
    """``X is held by Y`` → What holds X?; ``X is coated with Y`` → What is X coated with?"""
    clause = reading.clause
    if clause is None or clause.negated or clause.lemma != "be" or clause.verb:
        return
    if context_of(clause) is None or not is_askable(clause) or not _is_fit(reading, clause):
        return
    match = _TIED.match(clause.rest)
    if match is None or not _is_clear(match):
        return
    by = match["tie"] == "by"
    what = _agent(match["what"]) if by else trimmed(match["what"].split(" by ")[0])
    if by:
        front = _active(reading, clause, match["verb"], what)
    else:
        front = ask("what", clause, reading.subject, f"{match['verb']} {match['tie']}")
    yield reading.asks("passive", bare(reading.subject), front, capitalised(what))


def _active(reading: Reading, clause: Clause, participle: str, what: str) -> str:
    """``X is held by Y`` as a question for Y: ``What holds X?``."""
    lemma = PARTICIPLES[participle]
    verb = past(lemma) if clause.aux in {"was", "were"} else third_person(lemma)
    lead = f"{clause.context}, " if clause.context else ""
    return question(f"{lead}{'who' if _is_someone(what) else 'what'} {verb} {reading.subject}")


def _is_fit(reading: Reading, clause: Clause) -> bool:
    """A subject with a name or a kind of its own, told of as lasting or as a named event."""
    subject = clause.subject
    low_subject = subject.lower()
    low = low_subject.split()
    loose = any(word in PRONOUNS | POSSESSIVES | {"such"} for word in low)
    general = head(subject).lower() in GENERIC_NOUNS and " of " not in subject
    named = any(word[:1].isupper() for word in subject.split()[1:])
    named = named or reading.names.is_name(subject.split(" ", 1)[0])
    lasting = clause.aux in {"is", "are"} or (clause.aux in {"was", "were"} and named)
    placed = named or " of " in subject or " in " in subject or bare(low_subject) in reading.terms
    definite = low_subject.startswith("the ") and not placed
    return (
        lasting and not (loose or general or definite) and has_words(subject, 1, _LONGEST_SUBJECT)
    )


def _is_clear(match: re.Match[str]) -> bool:
    verb, tie = match["verb"], match["tie"]
    if verb not in PARTICIPLES and (tie == "by" or not verb.endswith("ed")):
        return False
    if tie == "by":
        return verb not in _LOOSE and match["what"].split(" ", 1)[0].lower() not in GERUNDS
    if tie in {"to", "as"}:
        return verb in (_TO_VERBS if tie == "to" else _AS_VERBS)
    return verb not in _LOOSE


def _agent(what: str) -> str:
    """Who or what acts, up to where the sentence goes on about something else."""
    answer = trimmed(_GOES_ON.split(what)[0])
    opening = answer.split(" ", 1)[0].lower()
    vague = opening in QUANTIFIERS | {"such"} or head(answer.replace(",", "")).lower() in SUBJECTIVE
    return "" if vague or not is_noun_phrase(answer, longest=20) else answer


def _is_someone(what: str) -> bool:
    noun = head(what).lower()
    named = bool(re.match(r"[A-Z][\w’'.-]*(?: |$)|the [A-Z][\w’'.-]+ [A-Z]", what))
    return is_person(noun) or is_person(noun.removesuffix("s")) or noun in _GROUPS or named
