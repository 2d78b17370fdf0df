"""What a document is about: the terms that it defines, marks, heads a part with or repeats.

A term is kept by its words in lower case, the last one in the singular, with a weight
that says how much speaks for it. Single words count as terms only where they are rare
in English at large, so that *thing* and *year* never do.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, is_term, singular
from trainer.generate.english.openings import body_of
from trainer.generate.english.tokens import without_brackets
from trainer.generate.english.tree import Tree
from trainer.generate.english.weights import model
from trainer.generate.english.words import GENERIC_NOUNS, RELATIONAL, SUBJECTIVE
from trainer.generate.facts import Sentence

COMMON = 2200  # the most frequent words of English prose; those behind them are rare
_MODIFIERS = frozenset({"JJ", "NN", "NNP", "NNS", "VBN", "VBG"})
_MARKS = re.compile(r"[^\w’'-]+")
_LONGEST = 4
_REPEATED = 2
MARKED = 1.5
_WEIGHTS = {"defined": 1.0, "marked": MARKED, "heading": 0.7, "repeated": 0.25, "rare": 0.3}


def key(phrase: str) -> str:
    """A phrase as terms are kept: lower case, no article or bracket, the last word singular."""
    before, space, last = bare(without_brackets(phrase)).lower().rpartition(" ")
    return before + space + singular(last)


def is_rare(word: str) -> bool:
    """Whether a word is none of the common ones of English."""
    numbers = model().words
    low = word.lower()
    return min(numbers.get(low, COMMON + 1), numbers.get(singular(low), COMMON + 1)) > COMMON


def is_technical(word: str) -> bool:
    """Whether a word is so rare in English that the model has no number for it."""
    numbers = model().words
    return not {word.lower(), singular(word.lower())} & numbers.keys()


def phrases_of(sentence: Sentence) -> frozenset[str]:
    """Every noun phrase of a sentence as a term is kept, and its shorter ends."""
    return frozenset(_phrases(tree_of(body_of(sentence.text))))


def terms_of(
    sentences: Iterable[Sentence], counts: Counter[str], defined: Iterable[str], title: str
) -> dict[str, float]:
    """The terms of a document with their weights.

    ``counts`` tells in how many sentences each phrase stands, ``defined`` are what the
    document's rules saw named.
    """
    found = tuple(sentences)
    weights: defaultdict[str, float] = defaultdict(float)
    for phrase, count in counts.items():
        if count >= _REPEATED and _is_telling(phrase):
            weights[phrase] += _WEIGHTS["repeated"] * math.log2(count)
            weights[phrase] += _WEIGHTS["rare"] * any(is_rare(word) for word in phrase.split())
    for phrase in {key(term) for term in defined}:
        weights[phrase] += _WEIGHTS["defined"]
    for phrase in {key(mark) for s in found for mark in s.marked if is_term(mark)}:
        weights[phrase] += _WEIGHTS["marked"]
    for phrase in _headed(found, title, weights.keys() | counts.keys()):
        weights[phrase] += _WEIGHTS["heading"]
    return dict(weights)


def _headed(found: tuple[Sentence, ...], title: str, phrases: Iterable[str]) -> Iterator[str]:
    places = {heading for s in found for heading in s.headings} | {title}
    told = (" ".join(key(word) for word in _MARKS.sub(" ", place).split()) for place in places)
    words = f" {' | '.join(told)} "
    for phrase in phrases:
        plain = " ".join(singular(word) for word in phrase.split())
        if f" {plain} " in words and _is_telling(phrase):
            yield phrase


def _is_telling(phrase: str) -> bool:
    *modifiers, last = phrase.split(" ")
    if any(word in SUBJECTIVE | RELATIONAL for word in modifiers):
        return False
    if not modifiers:
        return is_rare(last) and last not in GENERIC_NOUNS
    return not {last, *modifiers} <= GENERIC_NOUNS


def _phrases(tree: Tree) -> Iterator[str]:
    """Every noun phrase of a tree without articles, and its shorter ends."""
    start = None
    for at, word in enumerate(tree.words):
        if word.tag in _MODIFIERS and word.text[0].isalpha():
            start = at if start is None else start
            after = tree.words[at + 1].tag if at + 1 < len(tree.words) else ""
            if word.tag in {"NN", "NNS", "NNP"} and after not in _MODIFIERS:
                for first in range(max(start, at - _LONGEST + 1), at + 1):
                    yield key(tree.cut(first, at))
        else:
            start = None
