"""The clause of one verb, read off the tree of its sentence: every part of it verbatim."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.generate.english.nouns import phrase_is_plural
from trainer.generate.english.tagger import FINITE, NOUNS, VERBS
from trainer.generate.english.tree import NO_TREE, Tree
from trainer.generate.english.verbs import lemma_of
from trainer.generate.english.words import (
    ADVERBS,
    BE,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    words,
)

LONGEST_CONTEXT = 10
_NEGATIONS = words("not n't n’t never rarely seldom hardly")
_SUBJECTS = ("nsubj", "nsubjpass")
_HELPERS = ("aux", "auxpass")
_DROPPED = words("rather despite although though while because since besides stated")
_TORN = NOUNS | {"PRP$", "DT", "PRP"}  # of a subject that the parser did not read whole
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_BREAKS = words(", ( [ — – - :")
_LONGEST_DROPPED = 16


@dataclass(frozen=True, slots=True)
class Clause:
    """``context, subject, insertion, aux adverb verb rest``, every part verbatim.

    ``verb`` is empty where a form of *be* stands alone or before a participle, ``lemma``
    its base form; ``rest`` goes to the end of the sentence, without the final mark.
    ``negated`` tells of *not* or *never* beside the verb, ``is_past`` of a past tense.
    ``main`` is the index in ``tree`` of the word that carries the meaning, ``after`` that
    of the first word of ``rest``.
    """

    context: str
    subject: str
    insertion: str
    aux: str
    adverb: str
    verb: str
    lemma: str
    rest: str
    negated: bool = False
    is_past: bool = False
    tree: Tree = NO_TREE
    main: int = 0
    after: int = 0

    @property
    def plural(self) -> bool:
        """Whether the subject takes a plural verb."""
        return phrase_is_plural(self.subject)


def clause_at(tree: Tree, main: int) -> Clause | None:
    """The clause of a verb somewhere in a tree, None without a finite verb and a subject."""
    if not _can_state(tree, main):
        return None
    helpers = [at for at in tree.children(main, *_HELPERS) if at < main]
    finite = min([*helpers, main])
    subject = next((at for at in tree.children(main, *_SUBJECTS) if at < finite), None)
    if subject is None or tree.words[finite].tag not in FINITE | {"VB"}:
        return None
    first, last = tree.extent(subject)
    end = _end_of_subject(tree, last, finite)
    verbal = tree.words[first].tag in FINITE | {"VBN", "VB"} and tree.words[first + 1].tag == "IN"
    context = _context(tree, main, first)
    if end is None or verbal or context is None:
        return None  # "Ground basalt spread on fields weathers fast" opens with no subject
    group = _group(tree, main, finite)
    adverbs = [*_between(tree, main, last + 1, finite), *group.adverbs]
    cut = _insertion(tree, subject, last)
    return Clause(
        context=context,
        subject=tree.cut(first, cut - 1).rstrip(" ,(–—"),
        insertion=tree.cut(cut, end - 1).strip(" ,()–—"),
        aux=group.aux,
        adverb=" ".join(adverbs),
        verb=group.verb,
        lemma=group.lemma,
        rest=tree.text[tree.words[group.after].start :] if group.after < len(tree.words) else "",
        negated=any(word in _NEGATIONS for word in adverbs) or tree.words[finite].low == "cannot",
        is_past=tree.words[finite].tag == "VBD" or tree.words[finite].low in {"was", "were", "did"},
        tree=tree,
        main=main,
        after=group.after,
    )


def _end_of_subject(tree: Tree, last: int, finite: int) -> int | None:
    """The word behind the subject and its remarks; None where the verb is not the subject's own.

    In *behaviors on which members base …* it is the verb of a relative clause.
    """
    between = tree.words[last + 1 : finite]
    relative = any(word.tag in _RELATIVE for word in between)
    closed = _set_off(tree, last, finite) if relative else None
    apart = tree.words[last + 1].text in _BREAKS or tree.words[last].text in _BREAKS
    torn = not apart and any(word.tag in _TORN for word in between)
    if (relative and closed is None) or torn:
        return None
    return closed or last + 1


def _can_state(tree: Tree, main: int) -> bool:
    """A verb that states something: not ``Because the wind fell``, nor what was read wrongly."""
    behind = tree.words[main + 1].tag if main + 1 < len(tree.words) else ""
    emphatic = tree.words[main].low in DO and behind == "VB"  # "did sanction" has one verb
    return tree.words[main].tag in VERBS and tree.child(main, "mark") is None and not emphatic


def _set_off(tree: Tree, last: int, finite: int) -> int | None:
    """The comma that closes a remark which one behind the subject opens."""
    opening = last if tree.words[last].text == "," else last + 1
    if tree.words[opening].text != ",":
        return None
    end = finite - 1
    while tree.words[end].tag == "RB":
        end -= 1
    return end if end > opening and tree.words[end].text == "," else None


def _insertion(tree: Tree, subject: int, last: int) -> int:
    """The first word after the subject proper: where a comma, dash or bracket sets one off."""
    members = [subject]
    for at in members:
        members.extend(tree.children(at, "conj"))
    for at in range(members[-1] + 1, last + 1):
        listed = tree.words[at].text == "," and tree.words[at - 1].tag == "JJ"
        if tree.words[at].text in _BREAKS and not (listed and tree.words[at - 1].head <= last):
            return at
    return last + 1


def _context(tree: Tree, main: int, first: int) -> str | None:
    """What stands before the subject, such as ``In psychology``; None where it is too much."""
    start = min(tree.extent(main)[0], first)
    opening = tree.cut(start, first - 1).strip(" ,")
    word = opening.split(" ", 1)[0].lower()
    if not opening:
        return ""
    if word in _DROPPED or (word == "to" and tree.words[start + 1].tag == "VB"):
        return ""  # a concession, reason or purpose that the statement does without
    if tree.words[start].tag == "VBN" and len(opening.split()) <= _LONGEST_DROPPED:
        return ""  # "Stated in modern language, …" tells nothing of what follows
    known = word in PREPOSITIONS or word in SUBORDINATORS or word in {"according", "during"}
    if known and len(opening.split()) <= LONGEST_CONTEXT and not opening.startswith(_QUOTES):
        return opening
    return None


_QUOTES = ("“", '"', "‘")


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: auxiliary, adverbs, verb (empty for a form of *be*), lemma, what is next."""

    aux: str
    adverbs: list[str]
    verb: str
    lemma: str
    after: int


def _group(tree: Tree, main: int, finite: int) -> _Group:
    """The group of a finite verb.

    After a modal, *do* or a perfect *have* the next word of the group counts as the verb; a
    form of *be* stands for itself.
    """
    first = tree.words[finite].low
    if first in BE or first in {"’s", "’re"}:
        after = _past_adverbs(tree, main, finite + 1)
        return _Group(first, _words(tree, finite + 1, after), "", "be", after)
    helped = finite != main and first in MODALS | DO | HAVE
    at = _past_adverbs(tree, main, finite + 1) if helped else finite
    verb = tree.words[at]
    lemma = lemma_of(verb.text, verb.tag)
    aux = first if helped else ""
    return _Group(aux, _words(tree, finite + 1, at), verb.text, lemma, at + 1)


def _words(tree: Tree, start: int, end: int) -> list[str]:
    return [tree.words[at].low for at in range(start, end)]


def _past_adverbs(tree: Tree, main: int, at: int) -> int:
    while at < len(tree.words) - 1 and _is_adverb(tree, main, at):
        at += 1
    return at


def _is_adverb(tree: Tree, main: int, at: int) -> bool:
    word = tree.words[at]
    hangs = word.head == main or word.label == "neg"
    formed = word.low in ADVERBS | _NEGATIONS or word.low.endswith("ly")
    return hangs and formed and word.label in {"advmod", "neg"}


def _between(tree: Tree, main: int, start: int, end: int) -> list[str]:
    return [tree.words[at].low for at in range(start, end) if _is_adverb(tree, main, at)]
