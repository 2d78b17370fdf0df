"""Whether a comparison has its other side: the largest of what, more than what?"""

from __future__ import annotations

import itertools
import re

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tree import Word
from trainer.generate.english.words import words
from trainer.generate.facts import OF_TABLES, Candidate

_TOP = re.compile(r"\bthe ((?:best|worst|most|least|[a-z]{3,}est)(?: [\w-]+)?)\?$")
_AS_MUCH = re.compile(
    r"\b(?:half|twice|(?:two|three|four|five|ten|many|several) times|nearly|almost) as \w+\b"
    r"(?!.*\bas\b)"
)
_DIFFERENT = re.compile(
    r"\b(?:a (?:different|similar|further)|another) (?!.*\b(?:from|to|than|as|name)\b)[a-z]+"
)
_RELATIVE = words("earlier lower upper inner outer later former latter further elder higher")
_MAY_COMPARE = OF_TABLES | words(
    "occasion reason cause condition effect moment contrast question labelled"
)


def names_its_noun(candidate: Candidate) -> str:
    """``What is the best known?`` and ``the largest``: of which things?"""
    asked = _TOP.search(candidate.front) if candidate.kind is Kind.QUESTION else None
    if asked is None or tree_of(candidate.front).words[-2].tag in NOUNS:
        return ""
    return f"“{asked[1]}” does not say of what"


def differs_from_something(candidate: Candidate) -> str:
    """``Why does it meet a different fate?``: different from what?"""
    found = _DIFFERENT.search(candidate.front) if candidate.kind is Kind.QUESTION else None
    return f"“{found[0]}” refers to something before" if found else ""


def compares_with_something(candidate: Candidate) -> str:
    """``a broader range of events``, ``a much larger contingent``: than what?"""
    told = f"{candidate.asked} {candidate.back}"
    halved = _AS_MUCH.search(told)
    if halved:
        return f"“{halved[0]}” does not say as what"
    if candidate.family in _MAY_COMPARE or " than " in told:
        return ""
    for word, following in itertools.pairwise(tree_of(told).words):
        how = following.tag == "RB" and not following.low.endswith("ly")
        if _compares(word) and (how or following.tag in NOUNS | {"JJ"}):
            return f"“{word.text} {following.text}” does not say than what"
    return ""


def _compares(word: Word) -> bool:
    more = word.low in {"more", "less"} and word.tag == "RBR"
    compared = word.tag == "JJR" and word.label == "mod" and word.low.endswith("er")
    return (more or compared) and word.text.islower() and word.low not in _RELATIVE


COMPARED = (names_its_noun, differs_from_something, compares_with_something)
