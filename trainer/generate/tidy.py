"""A card without what its sentence says in passing: brackets, and remarks on its answer.

A sentence may carry a year, a second name or a description along; a question that repeats
them is harder to read, and an answer that does is harder to recall.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.tokens import without_brackets
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import words
from trainer.generate.facts import AS_LAID_OUT, Candidate
from trainer.generate.families.abbreviations import long_form
from trainer.generate.trimming import without_remark

_NAMES_A_THING = words("tie composition mechanism purpose passive telling aim holder reason")
_GIVES_A_REASON = words("duty reason")
_TELLS_WHAT_IT_DOES = words("definition telling working aim purpose")
_SECOND_NAME = re.compile(
    r"(?P<before>\w) \((?:the|or|also|see|e\.g\.|i\.e\.|\d|[A-Z]\d?\))[^()]*\)?"
)
_LONG_ASIDE = re.compile(r" \((?:[^()\s]+ ){4,}[^()\s]+\)$")
_MORE_SO = re.compile(r" (?:much |far )?(?:more|less) \w+ly$")  # than what?
_LETTERS = re.compile(r"(?P<gap>\{\{c\d+::(?P<long>.*?)\}\}) \((?P<short>[A-Z][A-Za-z0-9]{1,9})\)")
_EVEN_IF = re.compile(r", (?:even (?:as|if|though|when)|so that) .*")


def tidied(candidate: Candidate) -> Candidate:
    """The candidate as it should be read; one that its author laid out stays as it is."""
    if candidate.kind is Kind.CLOZE:
        return replace(candidate, front=_LETTERS.sub(_unlettered, candidate.front))
    if candidate.kind is not Kind.QUESTION or candidate.family in AS_LAID_OUT:
        return candidate
    told = candidate.family in _TELLS_WHAT_IT_DOES
    back = _MORE_SO.sub("", candidate.back) if told else candidate.back
    back = _LONG_ASIDE.sub("", _SECOND_NAME.sub(r"\g<before>", back))
    if candidate.family in _GIVES_A_REASON:
        back = _without_order(back)
    if candidate.family in _NAMES_A_THING:
        back = without_remark(_EVEN_IF.sub("", back))
    return replace(candidate, front=without_brackets(candidate.front), back=back)


def _without_order(answer: str) -> str:
    """``Because china chips, and empty the lower basket first`` up to the second instruction."""
    before, joined, rest = answer.partition(", and ")
    first = rest.split(" ", 1)[0]
    says_why = joined and answer.startswith("Because ") and first in LEMMAS
    return before if says_why and tree_of(rest).words[0].tag == "VB" else answer


def _unlettered(match: re.Match[str]) -> str:
    """A gap without the letters behind it that would tell what fills it."""
    return match["gap"] if long_form(match["short"], match["long"]) else match[0]
