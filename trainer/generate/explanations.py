"""A thing explained in passing, put as a sentence: ``a term, the act of …`` is a definition.

The parser tells what hangs on what; since it errs most with remarks like these, the
shape around the mark must agree with it before anything is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import bare, is_person, is_term, singular
from trainer.generate.english.tokens import has_words
from trainer.generate.english.tree import FINITE, NOUNS, VERBS, Tree, tree_of
from trainer.generate.english.words import POSSESSIVES, words
from trainer.generate.terms import is_rare, is_technical, key

_APART = words(", ( — –")
_OPENS_EXPLANATION = words("a an the any one")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_PARENTHESIS = re.compile(r"\s?\([^()]*\)")
_LOOSE_TIES = words("by via from at on for as through towards toward with without")
_GOES_ON = re.compile(r"^[^,]{3,40}, [^,]+ and (?:an?|the|\w+ing) ")  # a list, or its end
_JOINED = re.compile(r", (?:and|or) (?P<tail>[^,]+)$")
_LOOSE = words("it them him her me us called termed")
_MODIFIERS = words("DT JJ JJS RB RBR RBS VBN VBG CD")
_SHELLS = words(
    "process concept idea notion practice phenomenon term act technique method problem theory form"
    " type kind sort class case state condition name number group series variety set range system"
    " trend"
)
_SUMS_UP = words(  # behind an object it tells of the whole deed: "plant clover, a practice that …"
    "problem project event change move step task decision fact result practice feat development"
    " shift situation policy act habit loss mistake victory defeat role pattern choice attempt sign"
)
_FEWEST, _NEAR_START = 3, 4
_LONGEST_TERM = 8


def explained(tree: Tree, marked: Collection[str] = ()) -> Iterator[str]:
    """``a term, the act of …`` → ``A term is the act of …``; ``marked`` are the author's terms."""
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
    noun = _noun_before(tree, mark)
    if kind is None or noun is None:
        return ""
    whole = _whole_term(tree, kind, noun)
    term = _marked(tree, noun, marked) or whole or _term(tree, noun)
    sure = key(term) in {key(mark) for mark in marked}
    rare = is_technical(bare(term)) and tree.words[kind].low not in _SUMS_UP
    known = sure or rare
    about = bool(whole) or _is_about(tree, mark, kind, noun)
    if not (about or (known and _may_be_about(tree, mark, kind))):
        return ""
    if not sure and not whole and _sums_up(tree, kind, noun):
        return ""
    of_a_person = is_person(tree.words[noun].low) and not is_person(tree.words[kind].low)
    if of_a_person or (not sure and _names(tree, term, first)):
        return ""
    end = _end(tree, mark, kind)
    meaning = tree.cut(first, end).strip(" ,.;")
    verb = _verb(tree, first, kind, noun) or ("is" if either and rare else "")
    if (
        not (term and verb)
        or _is_statement(meaning)
        or not _explains(tree, mark, kind, first, end)
        or _goes_on(meaning)
    ):
        return ""
    return f"{term} {verb} {meaning}" if has_words(meaning, _FEWEST) else ""


def _goes_on(meaning: str) -> bool:
    """Whether what follows a mark is the rest of a list that the noun before it is in."""
    joined = _JOINED.search(meaning)
    listed = joined and not any(word.tag in FINITE for word in tree_of(joined["tail"]).words)
    return bool(listed or _GOES_ON.search(meaning))


def _is_statement(meaning: str) -> bool:
    """``a fire broke out in the hold``; a plural read as a verb at the end makes none."""
    found = clause(meaning)
    return found is not None and bool(found.rest or found.aux)


def _marked(tree: Tree, noun: int, marked: Collection[str]) -> str:
    """The author's term where it ends the phrase before a mark: not ``meet phagocytes``."""
    phrase = f" {tree.cut(max(0, noun - _LONGEST_TERM), noun)}"
    ending = (mark for mark in marked if phrase.lower().endswith(f" {mark.lower()}"))
    term = max(ending, key=len, default="")
    article = phrase[: len(phrase) - len(term)].rpartition(" ")[0].rpartition(" ")[2].lower()
    counted = article == "the" and tree.words[noun].tag in {"NN", "NNP"}
    return f"{article} {term}" if term and (article in {"a", "an"} or counted) else term


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
    apart = apart or said_of == _shell(tree, noun)
    name = tree.words[noun].tag == "NNP" and tree.words[noun].text[0].isupper()
    person = name or is_person(tree.words[kind].low)
    loose = _is_aside(tree, noun, mark) or _is_tied(tree, noun)
    return apart and not (label in _SUBJECTS or person or loose)


def _may_be_about(tree: Tree, mark: int, kind: int) -> bool:
    """Whether nothing speaks against it; enough where the noun is surely a term to explain."""
    noun = tree.words[mark - 1]
    subject = tree.words[kind].label in _SUBJECTS
    named = noun.tag == "NNP" and noun.text[0].isupper()
    person = is_person(tree.words[kind].low)
    close = tree.words[0].low == "in" and mark <= _NEAR_START  # "In thalassaemia, a disorder …"
    return not (subject or named or person or (_is_aside(tree, mark - 1, mark) and not close))


def _whole_term(tree: Tree, kind: int, noun: int) -> str:
    """``a double coincidence of wants`` where the remark hangs on the coincidence."""
    outer = tree.words[kind].head
    if tree.words[kind].label != "appos" or not 0 < outer < noun or _shell(tree, noun) is not None:
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


def _names(tree: Tree, term: str, first: int) -> bool:
    """``a bird, the ant-eating chat``: what follows gives the name instead of explaining it."""
    definite = tree.words[first].low == "the"
    rank = any(word.tag in {"JJS", "RBS"} for word in tree.words[first + 1 : first + 3])
    kind = _kind(tree, first)
    told = kind is not None and _is_told(tree, kind)
    return definite and not (rank or told) and term.lower().startswith(("a ", "an ", "the "))


def _shell(tree: Tree, noun: int) -> int | None:
    """The noun that only says what kind of thing follows: ``a type of detector``."""
    prep = tree.words[noun].head
    if tree.words[noun].label != "pobj" or tree.words[prep].low != "of":
        return None
    outer = tree.words[prep].head
    return outer if singular(tree.words[outer].low) in _SHELLS else None


def _verb(tree: Tree, first: int, kind: int, noun: int) -> str:
    """``is`` or ``are`` where number agrees; empty where it does not."""
    opening = tree.words[first].low
    named = opening in _OPENS_EXPLANATION
    plural, several = tree.words[kind].tag == "NNS", tree.words[noun].tag == "NNS"
    mass = tree.words[kind].tag == "NN" and tree.child(kind, "relcl") is not None
    mass = mass or _of_doing(tree, kind)
    if not named and not ((plural and _is_told(tree, kind)) or mass):
        return ""
    if plural and not several and opening != "the":
        return ""
    return "are" if plural and (several or not named) else "is"


def _of_doing(tree: Tree, kind: int) -> bool:
    """``the act of implanting``."""
    after = tree.words[kind + 1 : kind + 3]
    return [word.low for word in after[:1]] == ["of"] and after[-1].tag == "VBG"


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


def _noun_before(tree: Tree, mark: int) -> int | None:
    """The noun right before a mark, past a bracket like ``(GH)``."""
    at = mark - 1
    if tree.words[at].text == ")":
        while at > 0 and tree.words[at].text != "(":
            at -= 1
        at -= 1
    return at if at >= 0 and tree.words[at].tag in NOUNS else None


def _is_tied(tree: Tree, noun: int) -> bool:
    """``the addition of a salt, a step that …``: the remark may be about the addition."""
    prep = tree.words[tree.words[noun].head].low
    if tree.words[noun].label != "pobj":
        return False
    return prep in _LOOSE_TIES or (prep == "of" and _shell(tree, noun) is None)


def _is_aside(tree: Tree, noun: int, mark: int) -> bool:
    """``, in the case of birds, the beak``: the comma closes what one before it opened."""
    if tree.words[0].tag == "IN" and not any(w.tag in FINITE for w in tree.words[:mark]):
        return True
    opening = next(
        (at for at in range(noun, -1, -1) if tree.words[at].text in {",", "—"} or not at), 0
    )
    first = opening + 1 if tree.words[opening].text in {",", "—"} else opening
    return tree.words[mark].text == "," and tree.words[first].tag in {"IN", "VBG", "VBN", "TO"}


def _term(tree: Tree, noun: int) -> str:
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
    term = _PARENTHESIS.sub("", tree.cut(first, noun))
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
    return f"{lead}{term}" if is_term(term) and has_words(term, 1, _LONGEST_TERM) else ""


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
