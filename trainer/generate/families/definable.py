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
_SAYS_WHERE = frozenset({"JJ", "VBN"})  # "central to the answer", "included in the price"
_KIN = words("mother father brother sister wife husband son daughter aunt uncle cousin friend")
_REGIMES = words(  # each matter has its own
    "treatment diagnosis management prevention prognosis therapy care maintenance installation"
    " cleaning storage safety history purpose origin cause course outlook solution answer"
)
_ODD_OPENINGS = words(
    "first second third last next main other final being having single certain following returned"
    " given resulting term word phrase denoted called named meant termed described"
)
_LONGEST_TIED = 4  # words of a term like "life expectancy at birth"


def is_definable(reading: Reading, term: str) -> bool:
    """Whether a term is none that only the text explains: no *trick*, no *cause of the delay*."""
    if not is_term(term):
        return False
    noun, single = head(bare(term)).lower(), has_words(bare(term), 1, 1)
    definite = term.lower().startswith("the ")
    marked = bare(term) in reading.sentence.marked
    of = " of " in term
    vague = noun in GENERIC_NOUNS and (single or definite or of)
    vague = vague or (noun in SUBJECTIVE and (single or of))
    technical = is_technical(noun) or reading.is_marked(term) or term != term.lower()
    common = single or not any(map(is_rare, bare(term).split()))
    vague = vague or (common and definite and not technical)  # "the trick", "the person affected"
    vague = vague or (single and noun == term and noun in _REGIMES)  # "treatment" of what?
    odd = bare(term).partition(" ")[0] in _ODD_OPENINGS
    relative = noun in _KIN and re.search(r"[’']s ", term)
    tree = tree_of(bare(term))
    quality = tree.words[-1].tag == "JJ" and not is_rare(noun)
    quality = quality or tree.words[-1].tag in {"RB", "IN"}  # "leaving migration aside"
    quality = quality or (not single and tree.words[tree.root].tag in _SAYS_WHERE)
    field = FIELD.search(term)
    ties = {token.low for token in tokens(bare(term))} & (PREPOSITIONS - {"of"})
    owned = re.search(r" of (?:an?|the|any|each) ", term)
    loose = ties and not field and not has_words(bare(term), most=_LONGEST_TIED)
    one_case = ties and term.lower().startswith(("a ", "an "))  # "a promotion at work"
    loose = loose or (one_case and not field)
    opening = term.partition(" ")[0].lower()
    loose = loose or (ties and opening in GERUNDS)  # "choosing between them"
    return marked or not (relative or quality or odd or vague or owned or loose)
