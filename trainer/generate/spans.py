"""How far a clause's own statement goes: up to where its sentence turns to something else."""

from __future__ import annotations

from trainer.generate.english.tree import Tree
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import words

_ENDS = words("; — – :")
_TURNS = words(
    "although though while whereas but yet so because since as if unless when where which who"
    " whose making allowing causing resulting leading thus thereby meaning"
)
_JOINS = words("and or but nor yet so")


def told(clause: Clause, start: int | None = None) -> str:
    """What a clause says from a word on (its ``after`` unless given), its side remarks cut off.

    A second predicate (``… and migrate south``), what stands behind a dash, colon or
    semicolon, and remarks set off by a comma end it.
    """
    tree = clause.tree
    first = clause.after if start is None else start
    if first >= len(tree.words):
        return ""
    end = _end(tree, clause.main, first)
    return tree.cut(first, end).strip(" ,;:—–")


def _end(tree: Tree, main: int, first: int) -> int:
    last = max(tree.extent(main)[1], first)
    depth = 0
    for at in range(first, last + 1):
        text = tree.words[at].text
        depth += (text in "([“") - (text in ")]”")
        if depth:
            continue
        if text in _ENDS and at > first:
            return at - 1
        if _starts_second(tree, main, at, first) or (text == "," and _turns(tree, at, main)):
            return at - 1
    return last


def _starts_second(tree: Tree, main: int, at: int, first: int) -> bool:
    """Whether a joining word opens a second predicate of the same clause."""
    word = tree.words[at]
    if at == first or word.low not in _JOINS or word.tag != "CC":
        return False
    second = next((c for c in tree.children(main, "conj") if c > at), None)
    if second is not None and word.head == main and tree.extent(second)[0] <= at + 3:
        return True
    follower = at + 1
    while follower < len(tree.words) and tree.words[follower].tag == "RB":
        follower += 1
    return follower < len(tree.words) and tree.words[follower].tag in {"VBZ", "VBD", "MD"}


def _turns(tree: Tree, comma: int, main: int) -> bool:
    after = comma + 1
    if after >= len(tree.words):
        return True
    word = tree.words[after]
    if word.low in _JOINS:
        second = next((c for c in tree.children(main, "conj") if c > after), None)
        return second is not None and word.head == main
    if _opens_clause(tree, after, main) or _adds(tree, after, comma):
        return True
    adds = [word.low for word in tree.words[after : after + 3]] == ["as", "well", "as"]
    return word.low in _TURNS and not adds and not _is_enumerated(tree, after)


def _is_enumerated(tree: Tree, at: int) -> bool:
    return tree.words[at].label == "mark" and tree.words[tree.words[at].head].label == "conj"


def _opens_clause(tree: Tree, first: int, main: int) -> bool:
    """Whether a clause with a subject of its own stands behind a comma."""
    return any(
        tree.extent(at)[0] == first and tree.child(at, "nsubj", "nsubjpass") is not None
        for at in tree.children(main, "conj", "ccomp")
    )


def _adds(tree: Tree, first: int, comma: int) -> bool:
    """Whether a remark on the whole follows: ``…, a technique called dating, which was …``."""
    rest = [word.low for word in tree.words[first:]]
    plain = rest[0] in {"a", "an"} and ("which" in rest or "called" in rest)
    return plain and not any(word.low in _JOINS for word in tree.words[comma - 2 : comma])
