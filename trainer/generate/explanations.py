"""A thing explained in passing, put as a sentence: ``a term, the act of …`` is a definition.

The parser tells what hangs on what; since it errs most with remarks like these, the
shape around the mark must agree with it before anything is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, is_person
from trainer.generate.english.tagger import FINITE, NOUNS
from trainer.generate.english.tokens import has_words
from trainer.generate.english.tree import Tree
from trainer.generate.english.words import RELATIONAL, SUBORDINATORS, words
from trainer.generate.explained_terms import (
    marked_before,
    noun_before,
    shell_of,
    term_before,
    whole_before,
)
from trainer.generate.terms import is_technical, key

_APART = words(", ( — –")
_OPENS_EXPLANATION = words("a an the any one")
_OPENERS = SUBORDINATORS - words("what how why that whether")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_LOOSE_TIES = words("by via from at on for as through towards toward with without")
_GOES_ON = re.compile(r"[^,]{3,40}, [^,]+ and (?:an?|the|\w+ing) ")  # a list, or its end
_BARE_MEMBER = re.compile(r"(?:an?|the) [\w’'-]+, (?:and|or) ")  # "a paintbox, a loan, and …"
_ROW_OF_ARTICLES = re.compile(r"an? [^,]+ and (?P<tail>an? [^,]+)")
_ROW_OF_THINGS = re.compile(r"[^,]+, (?P<tail>(?!or |which |who |that )[^,]+,? and [^,]+)")
_ABSOLUTE = re.compile(r"the [^,]+ being ")  # "at dusk, the opening being fast enough to see"
_JOINED = re.compile(r", (?:and|or) (?P<tail>[^,]+)$")
_LOOSE = words("it them him her me us called termed")
_MODIFIERS = words("DT JJ JJS RB RBR RBS VBN VBG CD")
_SUMS_UP = words(  # behind an object it tells of the whole deed: "plant clover, a practice that …"
    "problem project event change move step task decision fact result practice feat development"
    " shift situation reform policy act habit loss mistake victory defeat role pattern choice"
    " attempt sign"
)
_FEWEST, _NEAR_START = 3, 4


def explained(tree: Tree, marked: Collection[str] = ()) -> Iterator[str]:
    """``a term, the act of …`` → ``A term is the act of …``; ``marked`` are the author's terms."""
    commas = sum(word.text == "," for word in tree.words)
    if commas > 1 and not any(word.tag in FINITE for word in tree.words):
        return  # a row of things, and no sentence
    for at in range(1, len(tree.words) - 1):
        if tree.words[at].text not in _APART:
            continue
        found = _explanation(tree, at, marked)
        if found:
            yield found


def _explanation(tree: Tree, mark: int, marked: Collection[str]) -> str:
    """``term is meaning`` around a mark that sets an explanation apart; empty for any other."""
    either = tree.words[mark + 1].low == "or" and tree.words[mark].text in {",", "("}
    first = mark + 1 + either
    kind = _kind(tree, first) if first < len(tree.words) else None
    noun = noun_before(tree, mark)
    if kind is None or noun is None or _opens_main(tree, mark):
        return ""
    whole = whole_before(tree, kind, noun)
    term = marked_before(tree, noun, marked) or whole or term_before(tree, noun)
    sure = key(term) in {key(mark) for mark in marked}
    rare = any(map(is_technical, bare(term).split())) and tree.words[kind].low not in _SUMS_UP
    known = sure or rare
    about = bool(whole) or _is_about(tree, mark, kind, noun)
    points = bare(term).split(" ", 1)[0].lower() in RELATIONAL  # "a different adjuvant, …"
    points = points or _is_in_a_row(tree, mark, noun)
    if points or not (about or (known and _may_be_about(tree, mark, kind))):
        return ""
    if not sure and not whole and _sums_up(tree, kind, noun):
        return ""
    of_a_person = is_person(tree.words[noun].low) and not is_person(tree.words[kind].low)
    if of_a_person or (not sure and _names(tree, term, first)):
        return ""
    end = _end(tree, mark, kind)
    meaning = tree.cut(first, end).strip(" ,.;")
    verb = _verb(tree, first, kind, noun)
    if (
        not (term and verb)
        or _is_statement(meaning)
        or not _explains(tree, mark, kind, first, end)
        or _goes_on(meaning)
    ):
        return ""
    return f"{term} {verb} {meaning}" if has_words(meaning, _FEWEST) else ""


def _is_in_a_row(tree: Tree, mark: int, noun: int) -> bool:
    """``desert crusts, gravestones, the undersides of leaves``, ``one fungus, one alga``."""
    if tree.words[mark].text != ",":
        return False
    first = noun
    while first and tree.words[first - 1].tag in _MODIFIERS | NOUNS:
        first -= 1
    if "one" in {tree.words[first].low, tree.words[mark + 1].low} and first < noun:
        return tree.words[first].low == tree.words[mark + 1].low
    listed = first > 1 and tree.words[first - 1].text == "," and tree.words[first - 2].tag in NOUNS
    return listed and any(word.tag in FINITE for word in tree.words[:first])


def _opens_main(tree: Tree, mark: int) -> bool:
    """``When it reaches the terminal, channels …``: the comma ends the clause that opens it."""
    opening = tree.words[0].low
    end = next((at for at, word in enumerate(tree.words) if word.text == ";"), len(tree.words))
    commas = [at for at, word in enumerate(tree.words[:end]) if word.text == ","]
    beside = opening in _OPENERS and any(w.tag in FINITE for w in tree.words[:mark])
    return beside and commas == [mark]


def _goes_on(meaning: str) -> bool:
    """Whether what follows a mark is the rest of a list that the noun before it is in."""
    joined = _JOINED.search(meaning)
    listed = joined and not any(word.tag in FINITE for word in tree_of(joined["tail"]).words)
    rows = (_BARE_MEMBER.match, _GOES_ON.match, _ABSOLUTE.match, _is_rest_of_a_row)
    return bool(listed) or any(found(meaning) for found in rows)


def _is_rest_of_a_row(meaning: str) -> bool:
    """``a subway for pipes and a railway``, ``drones with levers, tuning and pickups``."""
    rest = _ROW_OF_ARTICLES.fullmatch(meaning) or _ROW_OF_THINGS.fullmatch(meaning)
    return rest is not None and not any(w.tag in FINITE for w in tree_of(rest["tail"]).words)


def _is_statement(meaning: str) -> bool:
    """``a fire broke out in the hold``; a plural read as a verb at the end makes none."""
    found = clause(meaning)
    return found is not None and bool(found.rest or found.aux)


def _sums_up(tree: Tree, kind: int, noun: int) -> bool:
    told = tree.words[kind].low in _SUMS_UP and tree.words[noun].label not in _SUBJECTS
    return told and tree.child(kind, "relcl") is not None


def _is_about(tree: Tree, mark: int, kind: int, noun: int) -> bool:
    """Whether the parser, too, hangs the explanation on the noun before the mark.

    Who somebody is, is asked by the rules for names.
    """
    label = tree.words[kind].label
    said_of = tree.words[kind].head if label == "appos" else noun
    apart = tree.words[mark].text != "," or said_of in _conjuncts(tree, noun)
    apart = apart or said_of == shell_of(tree, noun)
    name = tree.words[noun].tag == "NNP" and tree.words[noun].text[0].isupper()
    person = name or is_person(tree.words[kind].low)
    loose = _is_aside(tree, noun, mark) or _is_tied(tree, noun)
    return apart and not (label in _SUBJECTS or person or loose)


def _may_be_about(tree: Tree, mark: int, kind: int) -> bool:
    """Whether nothing speaks against it; enough where the noun is surely a term to explain."""
    noun = tree.words[mark - 1]
    subject = tree.words[kind].label in _SUBJECTS or tree.words[noun.head].low == "as"
    named = noun.tag == "NNP" and noun.text[0].isupper()
    person = is_person(tree.words[kind].low)
    close = tree.words[0].low == "in" and mark <= _NEAR_START  # "In thalassaemia, a disorder …"
    return not (subject or named or person or (_is_aside(tree, mark - 1, mark) and not close))


def _names(tree: Tree, term: str, first: int) -> bool:
    """``a bird, the ant-eating chat``: what follows gives the name instead of explaining it."""
    definite = tree.words[first].low == "the"
    rank = any(word.tag in {"JJS", "RBS"} for word in tree.words[first + 1 : first + 3])
    kind = _kind(tree, first)
    apart = kind is not None and tree.words[min(kind + 1, len(tree.words) - 1)].text == ","
    told = kind is not None and not apart and _is_told(tree, kind)
    return definite and not (rank or told) and term.lower().startswith(("a ", "an ", "the "))


def _verb(tree: Tree, first: int, kind: int, noun: int) -> str:
    """``is`` or ``are`` where number agrees; empty where it does not."""
    opening = tree.words[first].low
    named = opening in _OPENS_EXPLANATION
    plural, several = tree.words[kind].tag == "NNS", tree.words[noun].tag == "NNS"
    mass = tree.words[kind].tag == "NN" and tree.child(kind, "relcl") is not None
    if not named and not ((plural and _is_told(tree, kind)) or mass):
        return ""
    if plural and not several and opening != "the":
        return ""
    return "are" if plural and (several or not named) else "is"


def _explains(tree: Tree, mark: int, kind: int, first: int, end: int) -> bool:
    """No pronoun that needs the rest of the sentence, and no member of a list."""
    loose = any(word.low in _LOOSE for word in tree.words[first : end + 1])
    return not loose and not _is_counted(tree, mark, kind, end)


def _conjuncts(tree: Tree, noun: int) -> set[int]:
    """A noun and those it is joined with: the parser hangs a remark on any of them."""
    found = {noun, *tree.children(noun, "conj")}
    if tree.words[noun].label == "conj":
        found.add(tree.words[noun].head)
    return found


def _kind(tree: Tree, first: int) -> int | None:
    """The noun that an explanation opens with: the first one after its modifiers."""
    at = first
    if tree.words[first].tag not in {"DT", "JJ", "NN", "NNS", "CD"}:
        return None
    while at < len(tree.words) and tree.words[at].tag not in NOUNS:
        joins = tree.words[at].tag == "CC" and tree.words[at - 1].tag == "JJ"
        if tree.words[at].tag not in _MODIFIERS and not joins:
            return None
        at += 1
    while at + 1 < len(tree.words) and tree.words[at + 1].tag in {"NN", "NNS"}:
        at += 1
    return at if at < len(tree.words) and tree.words[at].tag in {"NN", "NNS"} else None


def _is_tied(tree: Tree, noun: int) -> bool:
    """``the addition of a salt, a step that …``: the remark may be about the addition."""
    prep = tree.words[tree.words[noun].head].low
    if tree.words[noun].label != "pobj":
        return False
    return prep in _LOOSE_TIES or (prep == "of" and shell_of(tree, noun) is None)


def _is_aside(tree: Tree, noun: int, mark: int) -> bool:
    """``, in the case of birds, the beak``: the comma closes what one before it opened."""
    if tree.words[0].tag == "IN" and not any(w.tag in FINITE for w in tree.words[:mark]):
        return True
    opening = next(
        (at for at in range(noun, -1, -1) if tree.words[at].text in {",", "—"} or not at), 0
    )
    first = opening + 1 if tree.words[opening].text in {",", "—"} else opening
    return tree.words[mark].text == "," and tree.words[first].tag in {"IN", "VBG", "VBN", "TO"}


def _end(tree: Tree, mark: int, kind: int) -> int:
    """The last word of the explanation: where its bracket or comma closes, or the sentence."""
    closing = {"(": ")", ",": ",", "—": "—", "–": "–"}.get(tree.words[mark].text, "")
    depth = 0
    last = tree.extent(kind)[1]
    for at in range(mark + 1, len(tree.words)):
        text = tree.words[at].text
        if text == ")" and closing == ")" and not depth:
            return at - 1
        depth += (text == "(") - (text == ")")
        if text in {";", "—"} and not depth:
            return at - 1
        closes = at > last or _verb_follows(tree, at)
        if text == "," and closing == "," and closes and not depth:
            return at - 1
    return len(tree.words) - 1


def _verb_follows(tree: Tree, comma: int) -> bool:
    """``…, and does not cross the midline``: the sentence itself goes on behind a comma."""
    after = tree.words[comma + 1 : comma + 3]
    return [word.tag for word in after[:1]] == ["CC"] and after[-1].tag in FINITE


def _is_told(tree: Tree, kind: int) -> bool:
    """Whether a bare plural says more than a name: something hangs on it."""
    return any(
        tree.words[at].label in {"relcl", "acl", "prep"} for at in tree.children(kind) if at > kind
    )


def _is_joined(tree: Tree, kind: int) -> bool:
    """``a cat, a dog and a bird``, but not ``…, the regulation and enforcement of norms``."""
    other = tree.child(kind, "conj")
    if other is None:
        return False
    joint = tree.child(kind, "cc")
    either = joint is not None and tree.words[joint].low == "or"
    return either or tree.child(other, "det") is not None


def _is_counted(tree: Tree, mark: int, kind: int, end: int) -> bool:
    """Whether the mark parts the members of a list: ``a cat, a dog, and a bird``."""
    if tree.words[mark].text != ",":
        return False
    opening = {word.low for word in tree.words[mark + 1 : mark + 3]}
    if _is_joined(tree, kind) or "any" in opening:
        return True
    after = [word.low for word in tree.words[end + 1 : end + 3]]
    if end + 1 < len(tree.words) and _verb_follows(tree, end + 1):
        return False
    goes_on = after[:1] == [","] and after[1:] in (["and"], ["or"], ["a"], ["an"])
    return goes_on or after[:1] in (["and"], ["or"])
