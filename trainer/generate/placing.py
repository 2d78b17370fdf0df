"""Saying which one: a question about ``the filter`` opens with what the document is about.

``the filter`` is clear while one reads the manual of a dryer and unclear months later.
Where a question holds such a phrase, the name of the document's matter goes before it:
``Tumble dryer: where does the filter lie?``. Where there is none, it is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from trainer.generate.check import Introduced
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_plural, singular
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tree import Tree
from trainer.generate.english.words import GENERIC_NOUNS, words
from trainer.generate.facts import OF_TABLES, Candidate
from trainer.generate.repeats import stems
from trainer.generate.terms import key
from trainer.generate.topic import topic_of

_SURE = 0.9  # the weight from which a term says by itself which thing is meant
_COUNTING = words(
    "first second third fourth fifth next last final other following previous same latter former"
)
_STAGES = words("stage phase step law principle act chapter movement generation wave")
_RELATED = words(
    "other same such similar different remaining resulting corresponding certain another additional"
    " further earlier later above below given"
)
_UNIQUE = words(
    "sun moon earth sky world universe equator atmosphere ocean sea brain heart body skin internet"
    " past future present environment public press law state government church bible economy"
    " population weather climate ground air north south east west term name word"
)
_PAST = re.compile(r"\b(?:did|was|were|had)\b")
_PLACED = OF_TABLES | words(
    "figure duty working labelled_gap dated"
)  # they speak of one case among many
_TEACHES_A_TERM = words("named named_gap pointing told_gap definition term")
_EXPLAINED = words("pointing told_gap")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEHIND = frozenset({"prep", "relcl", "acl"})
_UNIQUE_FAMILIES = words("superlative person date identity steps sequence")


def placed(
    candidate: Candidate, terms: Mapping[str, float], introduced: Introduced, name: str
) -> tuple[Candidate, str]:
    """The candidate as it can be asked, and why it cannot, empty where it can."""
    asked = candidate.asked
    explained = stems(candidate.sentence.before) if candidate.family in _EXPLAINED else frozenset()
    tree = tree_of(asked)
    loose = False
    for at, word in enumerate(tree.words):
        if word.low != "the" or word.tag != "DT":
            continue
        noun = _noun(tree, at)
        if stems(tree.words[noun].text) & explained:
            continue
        modifiers = {tree.words[i].low for i in range(at + 1, noun)}
        if any(before.tag in {"WDT", "WP"} or before.low == "that" for before in tree.words[:at]):
            modifiers -= {"same"}  # "a body of records that come from the same creator"
        counted = tree.words[noun].low.rstrip("s") in _STAGES and name
        if modifiers & _COUNTING and not counted and candidate.family not in _UNIQUE_FAMILIES:
            return candidate, f"“the {tree.cut(at + 1, noun)}” counts what stands before"
        if modifiers & _RELATED and not _has_more(tree, noun):
            return candidate, f"“the {tree.cut(at + 1, noun)}” refers to something before"
        loose = loose or not _is_clear(tree, at, noun, terms)
    loose = loose or candidate.family in _PLACED or any(w.low == "you" for w in tree.words)
    told = candidate.back or " ".join(candidate.items) or candidate.gap
    place = _heading(candidate, asked, told) if loose else ""
    if not name and not place:
        teaches = candidate.family in _TEACHES_A_TERM - {"definition", "term"}
        vague = _vague(tree, introduced, terms) if loose and not teaches else ""
        return candidate, f"“the {vague}” would not say which" if vague else ""
    own = stems(name)
    says_so = not name or 3 * len(own & stems(asked)) >= 2 * len(own)
    told_where = name and candidate.family in _PLACED | _TEACHES_A_TERM | {"kinds"}
    untold = loose and not (says_so or place or told_where)
    untold = untold or (not told_where and _is_of_a_story(tree, own | stems(place)))
    if untold and _PAST.search(asked):
        return candidate, "which of them was meant, only the story tells"
    if not loose and _names_someone(tree):
        return candidate, ""
    return _led(candidate, _context(name, place, told, says_so=says_so)), ""


def _context(name: str, place: str, told: str, *, says_so: bool) -> str:
    """What goes before a question: the name, the heading, unless it says or tells either."""
    if name and says_so:
        return ""  # a heading alone would look like the name
    if name and stems(name) <= stems(place):
        place = ""  # "Dunes, the movement of dunes"
    parts = ("" if says_so or _gives_away(name, told) else name, place)
    return ", ".join(part for part in parts if part)


def _led(candidate: Candidate, context: str) -> Candidate:
    if not context:
        return candidate
    context = context[0].upper() + context[1:]
    return replace(candidate, front=f"{context}: {_inner(candidate.front)}")


def _gives_away(name: str, told: str) -> bool:
    given = stems(told)
    return bool(given and given <= stems(name)) or _initials(name) == told.rstrip(".").lower()


def _heading(candidate: Candidate, asked: str, told: str) -> str:
    """The nearest heading where it says more than the question and does not tell the answer."""
    place = topic_of("", candidate.sentence.headings[-1:])
    own = stems(place)
    return place if own and not own <= stems(asked) and not own & stems(told) else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).lower()


def _is_of_a_story(tree: Tree, told: frozenset[str]) -> bool:
    """``the specimen`` as what is asked about, of which no name or heading tells."""
    for at, word in enumerate(tree.words[:-1]):
        noun = tree.words[at + 1]
        subject = word.low == "the" and noun.label in _SUBJECTS and _noun(tree, at) == at + 1
        common = noun.text.islower() and noun.low not in _UNIQUE
        if subject and common and not stems(noun.text) & told:
            return not _has_more(tree, at + 1)
    return False


def _names_someone(tree: Tree) -> bool:
    """A name of two words or more, as of a person or a work, says by itself what it is about."""
    return any(
        one.tag == other.tag == "NNP"
        for one, other in zip(tree.words, tree.words[1:], strict=False)
    )


def _noun(tree: Tree, at: int) -> int:
    """The last noun of the phrase that an article opens."""
    noun = at + 1
    while noun + 1 < len(tree.words) and (
        tree.words[noun + 1].tag in NOUNS or tree.words[noun].tag not in NOUNS
    ):
        if tree.words[noun + 1].tag in {"PUNCT", "IN", "VBZ", "MD", "VBD", "DT", "TO"}:
            break
        noun += 1
    return min(noun, len(tree.words) - 1)


def _has_more(tree: Tree, noun: int) -> bool:
    return any(tree.words[at].label in _BEHIND for at in tree.children(noun) if at > noun)


def _is_clear(tree: Tree, at: int, noun: int, terms: Mapping[str, float]) -> bool:
    phrase = tree.cut(at + 1, noun)
    named = any(tree.words[i].text[0].isupper() for i in range(at + 1, noun + 1))
    superlative = any(tree.words[i].tag in {"JJS", "RBS"} for i in range(at + 1, noun + 1))
    unique = tree.words[noun].low in _UNIQUE
    known = terms.get(key(phrase), 0.0) >= _SURE
    return named or superlative or unique or known or _has_more(tree, noun)


def _vague(tree: Tree, introduced: Introduced, terms: Mapping[str, float]) -> str:
    """The noun of a definite phrase that the document brings in as one of several, or general."""
    for at, word in enumerate(tree.words):
        if word.low == "the" and word.tag == "DT":
            last = _noun(tree, at)
            noun = tree.words[last].low
            alone = last == at + 1 and not _is_clear(tree, at, last, terms)
            if alone and (singular(noun) in GENERIC_NOUNS | introduced or is_plural(noun)):
                return noun
    return ""


def _inner(front: str) -> str:
    """The question as it stands behind a colon: its first word, if it asks, in lower case."""
    first, space, rest = front.partition(" ")
    asks = first.lower().strip(",") in _ASKING
    return f"{first.lower()}{space}{rest}" if asks else front


_ASKING = words(
    "what who which why how when where in on at under by for with within no not if until before"
    " after"
)
