"""The trees of sentences and phrases: words tagged, joined by the parser, and slips mended."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache

from trainer.generate.english.mended_tags import mended_tags
from trainer.generate.english.parser import heads
from trainer.generate.english.tagger import FINITE, NOUNS, VERBS, Form, forms
from trainer.generate.english.tree import NO_TREE, ROOT, TOKEN, Tree, Word, packed
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.weights import model

_KEPT = 4_096  # texts: a longer book is parsed once for its terms and once more for its cards


@lru_cache(maxsize=_KEPT)
def tree_of(text: str) -> Tree:
    """The tree of a sentence or phrase."""
    found = tuple(TOKEN.findall(text))
    if not found:
        return NO_TREE
    numbered = forms(found)
    return _parsed(text, found, numbered, mended_tags(found, numbered))


@lru_cache(maxsize=_KEPT)
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
    found = tuple(TOKEN.findall(text))
    numbered = forms(found)
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
            return Tree.of(tree.text, (*tree.words[:noun], subject, *tree.words[noun + 1 :]))
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

    return Tree.of(tree.text, tuple(joined(at, word) for at, word in enumerate(tree.words)))


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


def _with_relative_verb(
    found: tuple[str, ...], tags: list[int], head: list[int], label: list[int]
) -> None:
    """``A tenant who keeps bees must …``: the verb behind *who* is no second subject."""
    known = model()
    labels = {name: at for at, name in enumerate(known.labels)}
    for at in range(2, len(found)):
        verb = known.tags[tags[at]] in FINITE and label[at] in {
            labels["nsubj"],
            labels["nsubjpass"],
        }
        relative = known.tags[tags[at - 1]] in {"WP", "WDT"} and head[at - 1] == at
        if verb and relative and known.tags[tags[at - 2]] in NOUNS:
            head[at], label[at] = at - 2, labels["relcl"]


def _parsed(text: str, found: tuple[str, ...], numbered: tuple[Form, ...], tags: list[int]) -> Tree:
    head, label = heads(numbered, tags)
    _with_remark_on_subject(found, head, label)
    _with_relative_verb(found, tags, head, label)
    above = (at if at < len(found) else ROOT for at in head)
    return Tree(text, packed(above, bytes(tags), bytes(label)))
