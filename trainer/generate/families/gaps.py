"""Cloze cards of key terms: a term that opens a sentence which tells something of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.clause import without_connective
from trainer.generate.english.nouns import bare, head, is_term
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.words import GENERIC_NOUNS, POSSESSIVES, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.families.cloze import gapped
from trainer.generate.reading import Reading
from trainer.generate.terms import is_rare, is_technical
from trainer.generate.wording import capitalised

_FEWEST, _MOST = 7, 30
_KEY = 1.0  # how much must speak for a term: it is defined, marked, headed or often repeated
_GOES_ON = re.compile(r"\b(?:are|is|was|were|can|will) (?:then|also|therefore|thus|instead)\b")
_LEANING = words(
    "this these that those such each both some many another most others then here so thus only nor"
)
_OPEN = words("can may might could would should")
_SURE = 1.0
_PARENTHESIS = re.compile(r"\s?\([^()]*\)")
_LOOSE = (PRONOUNS | POSSESSIVES) - {"that", "which", "who", "there"}


def gaps(reading: Reading) -> Iterator[Candidate]:
    """A term as the subject, or marked by its author within the sentence, becomes the gap."""
    text = capitalised(without_connective(reading.text))
    if not has_words(text, _FEWEST, _MOST) or _leans(text) or _GOES_ON.search(text):
        return
    for term in _terms(reading):
        front = gapped(text, term)
        labels = re.match(r"\{\{c1::[^}]*\}\}(?: \([^)]*\))?:", front)
        if front and not labels:  # a label with its meaning is read by its layout
            yield Candidate("gap", Kind.CLOZE, reading.sentence, term, front)


def _terms(reading: Reading) -> Iterator[str]:
    clause = reading.clause
    subject = bare(_PARENTHESIS.sub("", clause.subject)) if clause else ""
    lasting = clause and not (clause.negated or clause.is_past or clause.context)
    if (
        clause
        and lasting
        and not clause.insertion
        and clause.aux not in _OPEN
        and _is_key(reading, subject)
    ):
        yield subject
    for mark in reading.sentence.marked:
        if is_term(mark) and mark.lower() != subject.lower():
            yield mark


def _is_key(reading: Reading, subject: str) -> bool:
    """A rare term that much speaks for, but not what the whole document is about."""
    general = head(subject).lower() in GENERIC_NOUNS or reading.is_matter(subject)
    technical = any(is_technical(word) for word in subject.split())
    rare = technical or (reading.weight(subject) >= _SURE and any(map(is_rare, subject.split())))
    return reading.weight(subject) >= _KEY and is_term(subject) and rare and not general


def _leans(text: str) -> bool:
    opening = tokens(text)[0].low
    return opening in _LOOSE | _LEANING
