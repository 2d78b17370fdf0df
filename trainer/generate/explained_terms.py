"""The term that a remark explains: the phrase before a comma, bracket or dash.

Where it begins is told by its author's mark, by the noun that the remark hangs on, or
by the words before its last noun.
"""

from __future__ import annotations

from collections.abc import Collection

from trainer.generate.english.nouns import is_term, singular
from trainer.generate.english.tagger import NOUNS, VERBS
from trainer.generate.english.tokens import has_words, without_brackets
from trainer.generate.english.tree import Tree
from trainer.generate.english.words import POSSESSIVES, words
from trainer.generate.terms import is_rare

_SHELLS = words(
    "process concept idea notion practice phenomenon term act technique method problem theory form"
    " type kind sort class case state condition name number group series variety set range system"
    " trend"
)
_LONGEST = 8  # words


def marked_before(tree: Tree, noun: int, marked: Collection[str]) -> str:
    """The author's term where it ends the phrase before a mark: not ``meet phagocytes``."""
    phrase = f" {tree.cut(max(0, noun - _LONGEST), noun)}"
    ending = (mark for mark in marked if phrase.lower().endswith(f" {mark.lower()}"))
    term = max(ending, key=len, default="")
    article = phrase[: len(phrase) - len(term)].rpartition(" ")[0].rpartition(" ")[2].lower()
    counted = article == "the" and tree.words[noun].tag in {"NN", "NNP"}
    return f"{article} {term}" if term and (article in {"a", "an"} or counted) else term


def whole_before(tree: Tree, kind: int, noun: int) -> str:
    """``a double coincidence of wants`` where the remark hangs on the coincidence."""
    outer = tree.words[kind].head
    if (
        tree.words[kind].label != "appos"
        or not 0 < outer < noun
        or shell_of(tree, noun) is not None
    ):
        return ""
    if tree.words[outer + 1].low != "of" or tree.words[noun].head != outer + 1:
        return ""
    first = outer
    while first and tree.words[first - 1].tag in {"JJ", "NN"}:
        first -= 1
    article = tree.words[first - 1].low if first else ""
    phrase = tree.cut(first, noun)
    told = any(word.tag in NOUNS and is_rare(word.text) for word in tree.words[first : noun + 1])
    return f"{article} {phrase}" if article in {"a", "an"} and told and is_term(phrase) else ""


def shell_of(tree: Tree, noun: int) -> int | None:
    """The noun that only says what kind of thing follows: ``a type of detector``."""
    prep = tree.words[noun].head
    if tree.words[noun].label != "pobj" or tree.words[prep].low != "of":
        return None
    outer = tree.words[prep].head
    return outer if singular(tree.words[outer].low) in _SHELLS else None


def noun_before(tree: Tree, mark: int) -> int | None:
    """The noun right before a mark, past a bracket like ``(GH)``."""
    at = mark - 1
    if tree.words[at].text == ")":
        while at > 0 and tree.words[at].text != "(":
            at -= 1
        at -= 1
    return at if at >= 0 and tree.words[at].tag in NOUNS else None


def term_before(tree: Tree, noun: int) -> str:
    """The phrase that a noun ends, empty where it is no term."""
    first = noun
    while first > 0 and (inner := _further(tree, first)) is not None:
        first = inner
        if tree.words[first].tag in VERBS - {"VBG", "VBN"}:
            break
    if any(tree.words[at].tag == "CD" for at in range(first, noun)):
        return ""
    while tree.words[first].tag == "POS" and first < noun:
        first += 1
    term = without_brackets(tree.cut(first, noun))
    says = first > 0 and tree.words[first - 1].label == "mark"  # "agree that anarchy, …"
    article = tree.words[first - 1].low if first and not says else ""
    if article in POSSESSIVES | {"this", "these", "that", "those", "each", "every", "’s", "'s"}:
        return ""
    shell = first > 1 and tree.words[first - 2].low in _SHELLS
    if (
        not shell
        and first > 1
        and tree.words[first - 1].low == "of"
        and tree.words[first - 2].tag in {"NN", "NNS"}
    ):
        # "the theory of relativity" is one term, "a kind of relativity" speaks of the last word
        start = first - 2
        whole = tree.cut(start, noun)
        if start and tree.words[start - 1].low == "the":
            return f"the {whole}" if is_term(whole) else ""
    counted = article == "the" and tree.words[noun].tag == "NN"
    lead = f"{article} " if article in {"a", "an"} or counted else ""
    return f"{lead}{term}" if is_term(term) and has_words(term, 1, _LONGEST) else ""


def _further(tree: Tree, first: int) -> int | None:
    """The word before a phrase that belongs to it; a bracket within it is passed by."""
    at = first - 1
    if tree.words[at].text == ")":
        while at > 0 and tree.words[at].text != "(":
            at -= 1
        at -= 1
    inside = {"NN", "NNS", "NNP", "JJ", "VBG", "VBN", "POS", "CD"}
    joined = "-" in tree.words[at].text.strip("-")  # "medication-overuse headache"
    return at if at >= 0 and (tree.words[at].tag in inside or joined) else None
