"""How an answer is cut to what is asked: at a clause border, before what only the text explains.

An answer is cut only where a phrase may end; where no cut makes it short enough, there
is none, and so no card.
"""

from __future__ import annotations

import re

from trainer.generate.english.clause import clause as clause_of
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_noun_phrase
from trainer.generate.english.tokens import without_brackets, word_count
from trainer.generate.english.tree import Tree
from trainer.generate.english.verbs import LEMMAS, NOUNISH, THIRD
from trainer.generate.english.words import (
    ARTICLES,
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    RELATIVES,
)

LONGEST_ANSWER = 25
_BREAKS = (
    re.compile(r"[;:]\s"),
    re.compile(r"\s[–—]\s|—"),
    re.compile(r",\s(?:and|but|so|yet)\s(?=(?:it|they|he|she|this|these|is|are|can|has|have)\b)"),
    re.compile(r",\sso\s(?!that\b)"),
    re.compile(r",\s(?:as (?:will|do|does|did|is|are|was|were|can)|which means)\b"),
    re.compile(r",\s(?:though|although|while|whereas|because|since|even|so that|but)\b"),
    re.compile(r",\s(?:such as|including|especially|particularly|for example|e\.g\.|like)\b"),
    re.compile(
        r",\s(?:which|where|who|whose|in which|when|making|allowing|resulting|causing|thus"
        r"|thereby)\b"
    ),
    re.compile(r"\s(?:because|although|whereas|while)\s"),
)
_REMARK = re.compile(
    r", (?:which|who|where|whose|an?|the|[a-z]+ing|[a-z]+s (?:so|that|which|whose|of|with|in))\b"
)
_ROW = re.compile(r", (?:and|or) |^,[^,]* (?:and|or) (?:an?|the) ")
_ANOTHER = re.compile(r"(?P<told>[^,]{20,}), and (?:the|an?) [a-z]+ (?P<verb>[a-z]+) .+")
_MODIFIERS = frozenset({"prep", "relcl", "acl", "advcl", "appos"})
_POINTS = re.compile(r"\b(?:(?:the (?:latter|former)|this|these)\b|(?:above|below)(?=$|[,.;)]))\b")
_FEWEST_LEFT = 4  # words that an answer keeps when its end is cut off
_ALWAYS = 5  # so many of them end an answer whatever its length
_MARKS = frozenset(",;:—–")


def trimmed(text: str, longest: int = LONGEST_ANSWER) -> str:
    """An answer cut at a clause border where it is too long; empty where that does not help."""
    whole = _without_pointing(text.strip(" .,;:"))
    text = _without_second_verb(_cut_at(whole, _BREAKS[:_ALWAYS]))
    text = _without_second_clause(text)
    for breaks in _BREAKS[_ALWAYS:]:
        if word_count(text) <= longest:
            break
        text = _cut_at(text, (breaks,))
    if word_count(text) > longest:
        text = _shortened(without_brackets(text), longest)
    text = text.strip(" .,;:")
    torn = text != whole and text.count("—") % 2 == 1
    well = not torn and (text == whole or _ends_well(text, whole[len(text) :].lstrip()[:1]))
    return text if word_count(text) <= longest and well else ""


def whole(answer: str) -> str:
    """An answer uncut where it is short: half of a duty or of an outcome would be a wrong one."""
    told = _cut_at(answer.strip(" .,;:"), _BREAKS[:2])
    told = re.split(r", (?:while|whereas|although|though|so) ", told)[0]
    return told if word_count(told) <= LONGEST_ANSWER else trimmed(answer)


def _shortened(text: str, longest: int) -> str:
    """A text cut before the last of its modifiers that makes it short enough."""
    tree = tree_of(text)
    for at in range(len(tree.words) - 1, _FEWEST_LEFT, -1):
        left = _without(tree, at)
        if left and word_count(left) <= longest:
            return left
    return text


def _without(tree: Tree, at: int) -> str:
    """The text without the modifier that a word heads and that ends it; empty if it has none."""
    first, last = tree.extent(at)
    word = tree.words[at]
    if word.label not in _MODIFIERS or last < len(tree.words) - 2 or first <= _FEWEST_LEFT:
        return ""
    determiner = tree.child(word.head, "det")
    needed = word.label in {"relcl", "acl"} and tree.words[first - 1].text != ","
    if needed and determiner is not None and tree.words[determiner].low in {"the", "those"}:
        return ""
    left = tree.cut(0, first - 1).strip(" ,;:(")
    return left if left.count("(") == left.count(")") else ""


def _without_pointing(text: str) -> str:
    """``a protein that moves there to activate the latter`` without what only the text explains."""
    if not _POINTS.search(text):
        return text
    tree = tree_of(text)
    for at in range(len(tree.words) - 1, _FEWEST_LEFT, -1):
        left = _without(tree, at)
        if left and not _POINTS.search(left):
            return left
    return text


def _without_second_clause(text: str) -> str:
    """``a violation of rules, and a person who … is punished`` up to the second clause."""
    cut = _before_joined(text) or _before_set_off(text) or unspliced(text)
    if cut != text:
        return cut
    if clause_of(text) is not None:
        return text
    return _before_and(text) or text


def _before_joined(text: str) -> str:
    """What stands before ``, and`` with a clause behind it, but not within a row."""
    for match in re.finditer(r",\s(?:and|but|so|yet)\s", text):
        in_a_row = ", " in text[: match.start()] and match[0] == ", and "
        if clause_of(text[match.end() :]) is not None and not in_a_row:
            return text[: match.start()]
    return ""


def _before_set_off(text: str) -> str:
    """A phrase before a comma and a clause that opens like one."""
    for match in re.finditer(r",\s(?=(?:each|every|the|an?|it|they|this|he|she|whoever)\s)", text):
        if clause_of(text[match.end() :]) is not None and clause_of(text[: match.start()]) is None:
            return text[: match.start()]
    return ""


def without_remark(text: str) -> str:
    """``the capillaries, vessels so slender that …`` without what explains its noun."""
    found = _REMARK.search(text)
    row = found and not found[0].endswith(("which", "who")) and _ROW.search(text[found.start() :])
    return text[: found.start()] if found and not row else text


def alone(text: str) -> str:
    """``feeds on larvae, and the media supply …`` up to another clause, however it is joined."""
    text = _cut_at(text, _BREAKS[:1])
    found = _ANOTHER.fullmatch(text)
    if found and (found["verb"] in LEMMAS or found["verb"] in THIRD):
        return found["told"]
    return _before_joined(text) or unspliced(text)


def unspliced(text: str) -> str:
    """``the receiver, congestion control protects the network`` up to the clause spliced on."""
    spliced = re.search(r",\s(?=[a-z])", text)
    if spliced and is_noun_phrase(text[: spliced.start()], longest=6):
        said = clause_of(text[spliced.end() :])
        if said is not None and is_noun_phrase(said.subject, longest=3) and not said.context:
            return text[: spliced.start()]
    return text


def _before_and(text: str) -> str:
    """A phrase before ``and`` with a clause or a verb behind it."""
    for match in re.finditer(r"\s(?:and|but|so|yet)\s", text):
        if clause_of(text[match.end() :]) is not None and not _joins_adjectives(text, match.end()):
            return text[: match.start()]
    for match in re.finditer(r",?\s(?:and|but)\s(?=([a-z]+)\b)", text):
        verb = match[1] in AUXILIARIES or THIRD.get(match[1], "be") not in NOUNISH | {"be"}
        if verb and not any(word in RELATIVES for word in text[: match.start()].split()):
            return text[: match.start()]
    return ""


def _joins_adjectives(text: str, at: int) -> bool:
    """``warm and damp air``: the word from ``at`` on is the second adjective before a noun."""
    words = tree_of(text).words
    second = next((i for i, word in enumerate(words) if word.start == at), 0)
    return second > 1 and words[second].tag == words[second - 2].tag == "JJ"


def _without_second_verb(text: str) -> str:
    """``outgrowths of cells and greatly enlarge the surface`` up to the verb of the sentence."""
    tree = tree_of(text)
    for at, word in enumerate(tree.words[:-1]):
        if word.low in RELATIVES or word.tag == "WRB":
            return text
        behind = at + 1
        while behind < len(tree.words) - 1 and tree.words[behind].tag == "RB":
            behind += 1
        verb = tree.words[behind]
        joined = word.tag == "CC" and at > 1 and verb.tag in {"VBZ", "VBD", "VBP", "MD"}
        modifier = verb.label == "mod"  # "course and elapsed time"
        if joined and not modifier:
            return tree.cut(0, at - 1).rstrip(" ,")
    return text


def _ends_well(text: str, mark: str) -> bool:
    """Whether a text cut off before a mark or word ends where a phrase may end."""
    last = text.rsplit(" ", 1)[-1].lower()
    dangling = (last.endswith("ly") and mark not in _MARKS) or last in {"named", "called"}
    return last not in PREPOSITIONS | ARTICLES | COORDINATORS and not dangling


def _cut_at(text: str, breaks: tuple[re.Pattern[str], ...]) -> str:
    for pattern in breaks:
        found = pattern.search(text)
        outside = found and text[: found.start()].count("(") == text[: found.start()].count(")")
        fewest = 1 if found and found[0][0] in ";:" else 3
        if found and outside and word_count(text[: found.start()]) >= fewest:
            text = text[: found.start()]
    return text
