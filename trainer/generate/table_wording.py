"""How a question names a row of a table by its first cell, and a column by its heading."""

from __future__ import annotations

import re

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_plural
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tokens import word_count
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.words import words
from trainer.generate.wording import question, sentence_case

_PARTS = frozenset({"part", "component", "item", "element", "control", "button", "tool"})
_SORTS = frozenset({"type", "kind", "form", "class", "category"})
_PURPOSES = frozenset({"purpose", "function", "role", "task", "job"})
DESCRIBING = frozenset({"JJ", "VBG", "VBN"})
_KIND_OF = re.compile(r"(?:kind|type|sort|class) of (?P<what>[a-z]+(?: [a-z]+)?)")
TERM_HEADS = frozenset({"term", "word", "name", "concept", "expression", "vocabulary", "key term"})
MEANING_HEADS = frozenset({"definition", "meaning", "description", "explanation", "translation"})
_UNCOUNTED = words(  # "the pH of milk", but "of the octopus"
    "water milk juice blood rain ammonia vinegar air oil acid salt sugar sand ice steel iron"
    " copper gold silver lead tin zinc glass wood paper cotton wool silk rice wheat maize flour"
    " bread butter cheese meat beef pork fish wine beer coffee tea honey soap bleach alcohol"
    " petrol diesel coal gas steam snow soil clay concrete cement granite marble limestone"
    " basalt rubber plastic leather urine saliva sweat mucus bile light sound heat soda lime"
    " chalk oxygen hydrogen nitrogen helium"
)
_TROUBLES = words("problem symptom fault error message warning")
_ROMAN = re.compile(r"[IVXLC]+(?:, [IVXLC]+)*")
_MENDS = words("remedy cure fix solution treatment substitute command symbol shortcut")
_IN_YEAR = re.compile(r"the (?:year|date) (1\d{3}|20\d\d)")
_EVENTS = words("event events milestone development happening")
_CAUSES = words("cause reason")
_WHAT_COMES = words("effect result outcome response")


def first_word(cell: str) -> str:
    """The first word of a cell, which may be a verb."""
    return cell.split(" ", 1)[0].lower()


def asked_of(head: str, whose: str, cell: str, *, acts: bool) -> tuple[str, str]:
    """The family and the question of a cell: what its row does, or what its column names.

    ``acts`` where most cells of the column tell what something does: ``Moves to …``. A mere
    attribute is a family of its own, as few are worth asking.
    """
    name = sentence_case(head)
    told = THIRD.get(head.strip().lower())
    if _tells_doing(name, cell):
        does = "do" if is_plural(whose.rpartition(" ")[2]) else "does"
        return "table", question(f"what {does} {whose} do")
    if name in MEANING_HEADS:
        return "table", question(f"what is {whose}")
    if acts and not told and name not in _WHAT_COMES:
        return "table", question(f"what does the {name} of {whose} do")
    if told:
        return "table", question(f"what does {whose} {told}")
    family, asked = _named(name, whose)
    return family, question(asked)


def _named(name: str, whose: str) -> tuple[str, str]:
    """``what is the remedy for the problem “Belt squeals”``."""
    kind, year = _KIND_OF.fullmatch(name), _IN_YEAR.fullmatch(whose)
    if kind:
        return "table", f"what {kind[0]} is {whose}"
    if year and name.split(" ", 1)[0] in _EVENTS:
        return "table", f"what happened in {year[1]}"
    noun = name.rpartition(" ")[2]
    tie = "for" if whose.startswith("“") or noun in _MENDS else "of"
    family = "table" if noun in _CAUSES else "attribute"
    return family, f"what is the {name} {tie} {whose}"


def sign_of(head: str, sign: str) -> str:
    """``red light`` where the sign is an adjective, else ``light “E4”``."""
    low = sign.lower()
    said = tree_of(f"the {low} {head} is on").words
    plain = sign.replace(" ", "").isalpha() and sign[1:].islower()
    plain = plain and said[-4].tag in DESCRIBING
    return f"{low} {head}" if plain else f"{head} “{sign}”"


def _tells_doing(head: str, cell: str) -> bool:
    """Whether a column of purposes tells what a part does: ``Balances …``, ``Do not poll …``."""
    first = first_word(cell)
    return head in _PURPOSES | MEANING_HEADS and (first in THIRD or first in LEMMAS | {"do"})


def _of_a_sort(head: str, key: str, headings: tuple[str, ...]) -> str:
    """``procedural memory``: an adjective under *Type*, with the noun of the heading above."""
    noun = sentence_case(headings[-1]).rpartition(" ")[2] if headings else ""
    low = key[0].lower() + key[1:]
    tree = tree_of(f"the {low} {noun} is here").words if noun.isalpha() else ()
    fits = head in _SORTS and tree and key.isalpha() and tree[1].tag == "JJ"
    return f"{low} {noun}" if fits and tree[2].tag in NOUNS else ""


def whose(head: str, key: str, headings: tuple[str, ...]) -> str:
    """``the ship Sloop``, ``the optical tube``, ``rubber seals``: a row as a question names it."""
    if head in _TROUBLES:
        return f"the {head} “{key}”"  # the symptom “Belt squeals”
    return _of_a_sort(head, key, headings) or _as_a_noun(head, key) or _with_its_heading(head, key)


def _as_a_noun(head: str, key: str) -> str:
    """A key that is no name but a noun of its own; empty where it is neither."""
    low = key[0].lower() + key[1:]
    first, *others = low.split(" ")
    last = low.rpartition(" ")[2]
    if not key[1:].islower():
        return ""
    if head in _PARTS and _holds_a_word(key):
        return low if is_plural(last) else f"the {low}"
    if last in _UNCOUNTED:
        return low
    tags = [word.tag for word in tree_of(key.lower()).words]
    plain = others and tags[-1] in NOUNS and first.replace("-", "").isalpha()
    if not plain or len(last) == 1:  # "maxpoll n" is an option and what it takes
        return ""
    described = tags[0] == "JJ" and not is_plural(last)  # "bright sun", "large tank"
    return f"“{low}”" if described else low if is_plural(last) else f"the {low}"


def _with_its_heading(head: str, key: str) -> str:
    named = word_count(head) == 1 and head not in TERM_HEADS
    if named and " " in key and not key.istitle():
        return f"the {head} “{key}”"
    return f"the {head} {key}" if named or is_code(key) or _ROMAN.fullmatch(key) else key


def _holds_a_word(key: str) -> bool:
    """Whether a key is more than a number, a unit or a few letters: ``4b`` is not."""
    return bool(re.search(r"[^\W\d_]{3,}", key))


def is_code(key: str) -> bool:
    """A number or an option says only with its heading what it is: ``the code 24``."""
    return not key[:1].isalpha()
