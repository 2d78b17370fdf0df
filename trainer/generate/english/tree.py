"""A sentence as a tree: every word with its tag, its head and what it is to that head.

What the rules ask of a sentence (which noun is the subject, where a phrase ends, what a
relative clause is about) is read off here. Every phrase is cut verbatim from the text.
"""

from __future__ import annotations

import itertools
import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from trainer.generate.english.mended_tags import mended_tags
from trainer.generate.english.parser import heads
from trainer.generate.english.tagger import FINITE, NOUNS, VERBS, Form, forms
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.weights import model

ROOT = -1
TOKEN = re.compile(  # as the model saw its texts: possessives and n’t are words of their own
    r"(?:[A-Z]\.){2,}(?:-?\w+)*"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?%?(?!\w)"
    r"|\w+?(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    r"|[\w$€£%#°+]+(?:(?:[.\-–/&@]|[’'](?!(?:s|t|re|ve|ll|d|m)\b))[\w#+%]+)*"
    r"|\S"
)
_FEW = 256
_KEPT = 2048  # sentences whose trees are remembered: families look at the same one in turn


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark; ``text[start:end]`` of its sentence. ``head`` is an index, ROOT none."""

    text: str
    start: int
    end: int
    tag: str
    head: int
    label: str

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True)
class Tree:
    """The words of one text in order, joined by their heads."""

    text: str
    words: tuple[Word, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head != ROOT:
                found[word.head].append(at)
        return tuple(tuple(inner) for inner in found)

    @cached_property
    def _extents(self) -> tuple[array[int], array[int]]:
        """First and last word of the part of the tree that hangs on each word."""
        first, last = list(range(len(self.words))), list(range(len(self.words)))
        for at in self._from_the_leaves():
            head = self.words[at].head
            if head != ROOT:
                first[head] = min(first[head], first[at])
                last[head] = max(last[head], last[at])
        return array("I", first), array("I", last)

    def _from_the_leaves(self) -> Iterator[int]:
        order = [at for at, word in enumerate(self.words) if word.head == ROOT]
        for at in order:
            order.extend(self._children[at])
        return reversed(order)

    @cached_property
    def root(self) -> int:
        """The word on which the sentence hangs; of several, the first verb with a subject."""
        found = [at for at, word in enumerate(self.words) if word.head == ROOT]
        told = (at for at in found if self._has_subject(at))
        return next(told, found[0] if found else 0)

    def _has_subject(self, at: int) -> bool:
        subject = self.child(at, "nsubj", "nsubjpass")
        return subject is not None and self.words[subject].tag not in {"WP", "WDT"}

    def children(self, at: int, *labels: str) -> tuple[int, ...]:
        """The words that hang on a word, of some labels or all, in order."""
        found = self._children[at]
        return tuple(c for c in found if self.words[c].label in labels) if labels else found

    def child(self, at: int, *labels: str) -> int | None:
        """The first such word."""
        return next(iter(self.children(at, *labels)), None)

    def extent(self, at: int) -> tuple[int, int]:
        """Index of the first and of the last word of what hangs on a word, itself included."""
        first, last = self._extents
        return first[at], last[at]

    def cut(self, first: int, last: int) -> str:
        """The text from one word to another, both included; empty where there is none."""
        return self.text[self.words[first].start : self.words[last].end] if first <= last else ""

    def phrase(self, at: int) -> str:
        """All that hangs on a word."""
        return self.cut(*self.extent(at))


NO_TREE = Tree("", ())


@lru_cache(maxsize=_KEPT)
def tree_of(text: str) -> Tree:
    """The tree of a sentence or phrase."""
    found = tuple(TOKEN.finditer(text))
    if not found:
        return Tree(text, ())
    texts = tuple(token[0] for token in found)
    numbered = forms(texts)
    return _parsed(text, found, numbered, mended_tags(texts, numbered))


@lru_cache(maxsize=_FEW)
def sentence_tree(text: str) -> Tree:
    """The tree of a whole sentence, which has a verb: ``Cold milk froths well`` is no phrase."""
    tree = tree_of(text)
    if not tree.words:
        return tree
    group = (tree.root, *tree.children(tree.root, "aux", "auxpass"))
    if any(tree.words[at].tag in FINITE for at in group):
        return tree
    joined = _with_subject(tree)
    if joined is not None:
        return joined
    found = tuple(TOKEN.finditer(text))
    numbered = forms(tuple(token[0] for token in found))
    number = {tag: at for at, tag in enumerate(model().tags)}
    for at in _hidden_verbs(tree):
        tagged = [number[word.tag] for word in tree.words]
        tagged[at] = number["VBZ"]
        other = _parsed(text, found, numbered, tagged)
        other = _with_subject(other) or _with_noun_as_subject(other, at)
        if other.root == at and other.child(at, "nsubj") is not None:
            return other
    return tree


def _with_subject(tree: Tree) -> Tree | None:
    """The tree with a noun that hangs nowhere as the subject of the verb right behind it."""
    roots = [at for at, word in enumerate(tree.words) if word.head == ROOT]
    for noun, verb in itertools.pairwise(roots):
        lone = tree.words[noun].tag in NOUNS and tree.words[verb].tag in FINITE
        near = all(word.tag == "RB" for word in tree.words[tree.extent(noun)[1] + 1 : verb])
        if lone and near and tree.extent(verb)[0] > noun:
            subject = replace(tree.words[noun], head=verb, label="nsubj")
            return Tree(tree.text, (*tree.words[:noun], subject, *tree.words[noun + 1 :]))
    return None


def _with_noun_as_subject(tree: Tree, verb: int) -> Tree:
    """``the core`` of ``the core shrinks`` as the subject where the noun hangs on as a modifier."""
    noun = verb - 1
    if tree.words[noun].head != verb or tree.words[noun].label != "mod":
        return tree

    def joined(at: int, word: Word) -> Word:
        if at == noun:
            return replace(word, label="nsubj")
        inside = at < noun and word.head == verb and word.label in {"det", "mod", "poss"}
        return replace(word, head=noun) if inside else word

    return Tree(tree.text, tuple(joined(at, word) for at, word in enumerate(tree.words)))


def _hidden_verbs(tree: Tree) -> list[int]:
    """Words read as plurals that may be verbs: behind a singular noun, and before no verb."""
    found: list[int] = []
    told = tree.words[0].low in LEMMAS and len(tree.words) > 1
    if told and tree.words[1].tag in {"DT", "PRP$", "CD"}:
        return found  # "Press both arrow keys": an instruction has its verb
    for at in range(1, len(tree.words)):
        word, before = tree.words[at], tree.words[at - 1]
        after = tree.words[min(at + 1, len(tree.words) - 1)]
        hidden = word.tag == "NNS" and word.low.endswith("s") and before.tag in {"NN", "NNP"}
        if hidden and after.tag not in VERBS and after.low not in {"of", "'s", "’s"}:
            found.append(at)
    return sorted(found, key=lambda at: tree.words[at].low not in THIRD)


def _with_remark_on_subject(found: tuple[str, ...], head: list[int], label: list[int]) -> None:
    """Of two subjects of one verb, the second between commas is a remark on the first."""
    number = {name: at for at, name in enumerate(model().labels)}
    subjects = {number["nsubj"], number["nsubjpass"]}
    for first in range(len(found) - 3):
        verb = head[first]
        if label[first] not in subjects or found[first + 1] != "," or verb >= len(found):
            continue
        second = first + 2
        while second < verb and head[second] < len(found) and head[second] != verb:
            second = head[second] if head[second] > second else verb
        beside = second < verb and label[second] in subjects and head[second] == verb
        if beside and "," in found[second + 1 : verb]:
            head[second], label[second] = first, number["appos"]


def _parsed(
    text: str, found: tuple[re.Match[str], ...], numbered: tuple[Form, ...], tagged: list[int]
) -> Tree:
    known = model()
    head, label = heads(numbered, tagged)
    _with_remark_on_subject(tuple(token[0] for token in found), head, label)
    return Tree(
        text,
        tuple(
            Word(
                sys.intern(token[0]),  # a book says the same words over and over
                token.start(),
                token.end(),
                known.tags[tagged[at]],
                head[at] if head[at] < len(found) else ROOT,
                known.labels[label[at]],
            )
            for at, token in enumerate(found)
        ),
    )
