"""Words that point at something which only the text around a card tells.

``the process``, ``in the order given``, ``do either``: while one reads, each is clear; on a
card of its own it is not.
"""

from __future__ import annotations

import itertools
import re

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.tagger import FINITE, NOUNS
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import words
from trainer.generate.facts import AS_LAID_OUT, Candidate

_GENERAL = re.compile(
    r"\bthe (?P<noun>process|changes?|results?|phenomenon|setting|information|warning|period"
    r"|practice|order given)\b"
    r"(?! (?:of|that|which|in|to|for|by|between|on|from|about|who|whose|with)\b)"
)
_EITHER = re.compile(
    r"(?<!or )\beither\b(?!.*\bor\b)(?! (?:of|way|side|end|case)\b)", re.IGNORECASE
)
_THAT = re.compile(
    r"\b(?:keep|do|does|did|mean|say|know|see|saw|like|about|for|with|after|before) that\b"
    r"(?= *(?:$|[.,;:?]| (?:in|on|at|by|for|to|with)\b))|\b(?:why|how) that [a-z]+(?:s|ed)\b"
)
_LEFT_OPEN = re.compile(  # "shall do so", "the danger of both is"
    r"\bdo(?:es|ing)? so\b|\bof both\b(?! [a-z]+s\b)|\bfor example\?|\bboth (?:is|are|was|were)\b"
)
_ENDS_OUTSIDE = re.compile(
    r"\b(?:beneath|above|below|around|nearby|inside|outside|beyond|elsewhere|afterwards|instead)$"
)
_SELF = re.compile(r"\b(?:I['’](?:m|ve|ll|d)|we['’]ll|let['’]s|my)\b|(?:^|\b[a-z]+,? )I (?=[a-z])")
_SOME_OF = re.compile(
    r"(?:some|one|many|most|several|part) of (?:the|these|those|its|their) ", re.IGNORECASE
)
_ALL_OF_THEM = re.compile(r"\ball (?:two|three|four|five|six)\b(?! [a-z-]*s\b)", re.IGNORECASE)
_BOTH = re.compile(r"\bboth (?P<deed>[a-z]+)\b(?! (?:[\w-]+ ){0,3}and\b)")
_OF_SEVERAL = words("are were have had can may must will do")
_ALONE = re.compile(
    r"(?:an?|the) (?P<noun>\w+) that (?:has|have) (?:\w+ed|lasted|stuck)$", re.IGNORECASE
)
_TORN = re.compile(r"^\([a-z0-9]+\)|^to [a-z]|\b(?:and|or|but)\W*$")
_IN_A_ROW = re.compile(r": \{\{c1::[^{}]*\}\}, [^,.]+(?:,|\.| or | and )")
_RUNS_OUT = re.compile(r" (?:up|down|off|out|in|on|away|back|over|together|apart)$")
_LONGEST_GAP = 3
_OBJECT = words("it them him her")


def points_outside(candidate: Candidate) -> str:
    """Why a card hangs on the text around it; empty where it does not."""
    if candidate.family in AS_LAID_OUT:
        return ""
    asked = candidate.asked
    told = f"{asked} {candidate.back}"
    for pattern, where in ((_EITHER, told), (_THAT, told), (_SELF, told), (_LEFT_OPEN, asked)):
        found = pattern.search(where)
        if found:
            return f"“{found[0]}” stands for what only the text names"
    for found in _GENERAL.finditer(told):
        if f"a {found['noun']}" not in told[: found.start()]:
            return f"“{found[0]}” stands for what only the text names"
    outside = _ENDS_OUTSIDE.search(candidate.back)
    if outside:
        return f"“{outside[0]}” does not say of what"
    return _tells_nothing(candidate.back) or (
        _acts_on_pronoun(asked) if candidate.kind is Kind.CLOZE else ""
    )


def _tells_nothing(answer: str) -> str:
    """``A name that has lasted``, ``Some of the oldest``: which one?"""
    if _ALONE.fullmatch(answer) or _SOME_OF.match(answer):
        return "the answer does not say which"
    return ""


def _acts_on_pronoun(text: str) -> str:
    """``Your body makes it when …``: an object that the first clause cannot have named."""
    found = tree_of(text).words
    first = next((at for at, w in enumerate(found) if w.tag in FINITE), len(found))
    pronoun = next((w for w in found[first + 1 : first + 2] if w.low in _OBJECT), None)
    return f"nothing says what “{pronoun.text}” stands for" if pronoun else ""


def is_a_whole_statement(candidate: Candidate) -> str:
    """``(b) to keep the [...]``, ``… of their own bodies, and.``: the gap of a torn sentence."""
    if candidate.kind is not Kind.CLOZE or candidate.family in AS_LAID_OUT:
        return ""
    if _TORN.search(candidate.front):
        return "its sentence is torn"
    if _IN_A_ROW.search(candidate.front):
        return "it is one of a row"
    words_in_gap = tree_of(candidate.gap).words
    named = words_in_gap and (words_in_gap[-1].tag in NOUNS or words_in_gap[-1].text.istitle())
    if candidate.family == "gap" and not named and _RUNS_OUT.search(candidate.gap):
        return "the gap names no thing"
    clause_in_gap = len(words_in_gap) > _LONGEST_GAP and any(w.tag in FINITE for w in words_in_gap)
    return "the gap would be a statement" if clause_in_gap else ""


def points_at_nothing(candidate: Candidate) -> str:
    """``that energy`` and ``all three`` where nothing before says which."""
    told = f"{candidate.asked} {candidate.back.removeprefix('That ')}"
    counted = _ALL_OF_THEM.search(candidate.back)
    if counted:
        return f"“{counted[0]}” stands for what only the text names"
    both = _BOTH.search(candidate.back)
    if both and both["deed"] in LEMMAS | _OF_SEVERAL and " and " not in candidate.front:
        return "“both” stands for what only the text names"
    words_told = tree_of(told).words
    for word, noun in itertools.pairwise(words_told):
        points = word.low == "that" and word.tag != "WDT" and word.label in {"det", "obj", "prep"}
        if points and noun.tag in NOUNS and noun.low not in told[: word.start].lower():
            return f"“that {noun.low}” stands for what only the text names"
    return ""


CLEAR = (points_outside, points_at_nothing, is_a_whole_statement)
