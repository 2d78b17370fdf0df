"""Which subjects can be defined: a term that says by itself what it is a term of."""

from __future__ import annotations

import re

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, head, is_term
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.verbs import GERUNDS
from trainer.generate.english.words import GENERIC_NOUNS, PREPOSITIONS, SUBJECTIVE, words
from trainer.generate.reading import Reading
from trainer.generate.terms import is_rare, is_technical

FIELD = re.compile(r" in ([a-z]+)$")
_SAYS_WHERE = frozenset({"JJ", "VBN"})
_KIN = words("mother father brother sister wife husband son daughter aunt uncle cousin friend")
_REGIMES = words(  # each matter has its own
    "treatment diagnosis management prevention prognosis therapy care maintenance installation"
    " cleaning storage safety history purpose origin cause course outlook solution answer"
)
_ODD_OPENINGS = words(
    "first second third last next main other final being having single certain following returned"
    " given resulting term word phrase denoted called named meant termed described"
)
_OWNED = re.compile(r" of (?:an?|the|any|each) ")
_LONGEST_TIED = 4  # words of a term like "life expectancy at birth"


def is_definable(reading: Reading, term: str) -> bool:
    """Whether a term is none that only the text explains: no *trick*, no *cause of the delay*."""
    marked = bare(term) in reading.sentence.marked
    return is_term(term) and (marked or not any(leans(reading, term) for leans in _LEANS))


def _names_a_matter_in_general(_: Reading, term: str) -> bool:
    """``the method``, ``a problem``, ``a part of the wall``; ``treatment``: of what?"""
    name = bare(term)
    noun, single, of = head(name).lower(), " " not in name, " of " in term
    general = noun in GENERIC_NOUNS and (single or _is_definite(term) or of)
    judged = noun in SUBJECTIVE and (single or of)
    return general or judged or (noun == term and noun in _REGIMES)


def _is_known_from_the_text(reading: Reading, term: str) -> bool:
    """``the trick``, ``the person affected``: no term of the field, and the text says which."""
    name = bare(term)
    rare = " " in name and any(map(is_rare, name.split()))
    special = is_technical(head(name).lower()) or reading.is_marked(term) or term != term.lower()
    return _is_definite(term) and not (rare or special)


def _opens_oddly(_: Reading, term: str) -> bool:
    return bare(term).partition(" ")[0] in _ODD_OPENINGS


def _is_of_somebody_or_something(_: Reading, term: str) -> bool:
    """``Anna's mother``, ``the roof of a barn``."""
    kin = head(bare(term)).lower() in _KIN and "’s " in term.replace("'", "’")
    return kin or _OWNED.search(term) is not None


def _is_a_quality(_: Reading, term: str) -> bool:
    """``central to the answer``, ``leaving migration aside``: the parser sees no noun in it."""
    name = bare(term)
    tree = tree_of(name)
    adjective = tree.words[-1].tag == "JJ" and not is_rare(head(name).lower())
    led = " " in name and tree.words[tree.root].tag in _SAYS_WHERE
    return adjective or led or tree.words[-1].tag in {"RB", "IN"}


def _is_tied(_: Reading, term: str) -> bool:
    """``choosing between them``, ``a promotion at work``: a preposition ties it to one case."""
    if not {token.low for token in tokens(bare(term))} & (PREPOSITIONS - {"of"}):
        return False
    opening = term.partition(" ")[0].lower()
    long = not has_words(bare(term), most=_LONGEST_TIED)
    return opening in GERUNDS or (FIELD.search(term) is None and (long or opening in {"a", "an"}))


def _is_definite(term: str) -> bool:
    return term.lower().startswith("the ")


_LEANS = (
    _names_a_matter_in_general,
    _is_known_from_the_text,
    _opens_oddly,
    _is_of_somebody_or_something,
    _is_a_quality,
    _is_tied,
)
