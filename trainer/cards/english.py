"""What the rules for good cards need to know of English: small words, stems, word forms.

It serves to compare wordings, not to describe the language: stems are cut roughly so
that "translate", "translated" and "translation" meet.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")

_SMALL_WORDS = """
    a an the this that these those
    of in on at by for to from with without into onto over under between among through during
    within upon per via like about as than
    and or nor but so yet if then because
    is are was were be been being am do does did done doing has have had having
    will would shall should can could may might must
    i me my we us our you your he him his she her it its they them their itself themselves
    what which who whom whose when where why how here there
    not no also such too very just only both either neither each any some other another
"""
FUNCTION_WORDS = frozenset(_SMALL_WORDS.split())
"""Words that carry no fact by themselves."""

_EMPTY_WORDS = """
    all most many much more one ones called known term refer refers referred mean means
    use uses used using often usually typically generally eg ie etc
"""
_FILLERS = frozenset(_EMPTY_WORDS.split())

_SUFFIXES = (
    *(("ization", "iz"), ("ational", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at")),
    *(("ate", "at"), ("ically", "ic"), ("iveness", "iv"), ("ousness", "ous"), ("fulness", "ful")),
    *(("ness", ""), ("ment", ""), ("ally", "al"), ("ingly", ""), ("edly", ""), ("ity", "iti")),
    *(("ied", "y"), ("ing", ""), ("ion", "ion"), ("ed", ""), ("er", ""), ("ly", ""), ("e", "")),
)
_SHORTEST_STEM = 3


def words(text: str) -> list[str]:
    """The words of a text as they are written; hyphens part words, apostrophes do not."""
    return _WORD.findall(text)


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry the facts: no function words, no single letters."""
    return frozenset(
        stem(word)
        for word in words(text)
        if word.lower() not in FUNCTION_WORDS
        and word.lower() not in _FILLERS
        and (len(word) > 1 or word.isdigit())
    )


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A rough stem, lower case: endings of number, tense and part of speech cut off."""
    word = _singular(_POSSESSIVE.sub("", word.lower()))
    for suffix, rest in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word[: len(word) - len(suffix)] + rest
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return f"{word[:-1]}i" if len(word) > _SHORTEST_STEM and word.endswith("y") else word


def _singular(word: str) -> str:
    if len(word) <= _SHORTEST_STEM or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ses", "xes", "zes", "ches", "shes")) else word[:-1]
