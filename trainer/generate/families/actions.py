"""What a thing does, told in the present: ``A lens focuses light``, asked for the object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import Clause
from trainer.generate.english.nouns import bare, head, is_plural, is_term
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verbs import GERUNDS, LEMMAS, NOUNISH, THIRD
from trainer.generate.english.words import (
    ADVERBS,
    COORDINATORS,
    GENERIC_NOUNS,
    PEOPLE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIONAL,
    SUBJECTIVE,
    SUBORDINATORS,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.conditions import LETTING
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.wording import ask, capitalised, context_of, trimmed, without_article

_EMPTY_VERBS = words(
    "have make take give get become provide include need want offer use help seem see show come go"
    " play appear remain know keep let call say tell think find bring put set run do look feel"
    " face share raise present pose add leave exist occur happen live arise emerge begin end"
    " operate stop start depend rely lead rest lie consist refer mean continue tend try seek aim"
    " believe argue claim hold assert contend maintain suggest propose explain understand learn"
    " decide ask wonder hope expect wish agree disagree follow lose receive enjoy experience"
    " illustrate demonstrate serve act work differ vary matter belong grow rise fall last engage"
    " fail begin like love hate recognize realize notice reflect indicate mark picture force"
    " benefit contribute require involve condition change photograph represent occupy practice"
)
_DEGREES = words("more less most least enough better worse faster slower farther further")
_LONGEST_SUBJECT = 6
_FEWEST_IN_OBJECT = 2


def actions(reading: Reading) -> Iterator[Candidate]:
    """``Realists reject the idea that …`` → What do realists reject?"""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None or not is_askable(clause):
        return
    if clause.lemma in _EMPTY_VERBS | {"be"} or clause.aux or clause.is_past:
        return
    if not _is_subject(reading, clause) or clause.context or clause.rest.startswith(","):
        return
    answer = trimmed(_without_second_verb(clause))
    moves = clause.lemma in LETTING and re.search(r" to [a-z]+", answer)
    if not moves and _is_object(answer):
        front = ask("what", clause, reading.subject)
        yield reading.asks("action", bare(reading.subject), front, capitalised(answer))


def _without_second_verb(clause: Clause) -> str:
    """``nests and migrate south`` up to the second verb of a plural subject."""
    for match in re.finditer(r",? and (?=([a-z]+)\b)", clause.rest if clause.plural else ""):
        if match[1] in LEMMAS - NOUNISH:
            return clause.rest[: match.start()]
    return clause.rest


def _is_subject(reading: Reading, clause: Clause) -> bool:
    """A kind of thing in general, or one with a name; ``dogs`` only where they are the matter."""
    subject = clause.subject
    if not is_term(subject) or not has_words(bare(subject), 1, _LONGEST_SUBJECT):
        return False
    noun, first = head(subject).lower(), bare(subject).lower().split(" ")[0]
    single = has_words(bare(subject), 1, 1)
    people = {noun, noun.removesuffix("s")} & PEOPLE_NOUNS
    general = {noun, noun.removesuffix("s")} & (GENERIC_NOUNS | SUBJECTIVE)
    definite = subject.lower().startswith("the ")
    related = first in SUBJECTIVE | RELATIONAL
    opening = subject.split(" ", 1)[0].lower()
    verbal = opening in GERUNDS or (opening in THIRD and THIRD[opening] not in NOUNISH)
    if verbal or (definite and not _is_placed(reading, subject)):
        return False
    some = single and is_plural(noun) and subject.lower() not in reading.terms
    return not (people or related or some or (single and (general or definite)))


def _is_placed(reading: Reading, subject: str) -> bool:
    """A definite subject that has a name, or that the passage is about."""
    name = bare(subject)
    places = (*reading.sentence.headings, *reading.sentence.marked, reading.topic)
    known = name.lower() in reading.terms or any(name.lower() in p.lower() for p in places)
    return known or any(word[:1].isupper() for word in name.split())


def _is_object(answer: str) -> bool:
    first, *others = answer.lower().split(" ")
    if not first[:1].isalnum():
        return False
    loose = {word.strip(",.") for word in others} & (POSSESSIVES | PRONOUNS - {"that", "who"})
    pointing = first in PRONOUNS | POSSESSIVES | {"such", "both"} or first.endswith("ly")
    linking = first in PREPOSITIONS | SUBORDINATORS | COORDINATORS | ADVERBS | _DEGREES
    fits = has_words(without_article(answer), _FEWEST_IN_OBJECT) and " to be " not in answer
    return fits and not (pointing or linking or loose)
