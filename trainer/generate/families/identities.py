"""A name explained in passing: ``John Cabot, an Italian mariner,`` → Who was John Cabot?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import (
    describes_person,
    head,
    is_noun_phrase,
    is_person,
    is_plural,
)
from trainer.generate.english.tokens import has_words
from trainer.generate.english.words import (
    GENERIC_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    SUBJECTIVE,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import capitalised, question

_PART = r"[A-Z][\w’'-]*[a-z’][\w’'-]*|[A-Z]\."
_PARTICLE = r"(?:of(?: the)?|de|da|di|del|der|den|van|von|la|le|du|dos|al|ibn|bin)"
_NAMED = re.compile(
    rf"(?P<article>[Tt]he )?(?P<name>(?:{_PART})(?: {_PARTICLE} (?:{_PART})"
    rf"| (?:{_PART}))*), (?P<what>(?:an?|the|one of the) [^,;:—()]+?)(?P<end>,|;|\.$|$|—)"
)
_ONLY_ONE = re.compile(
    rf"(?P<what>[Tt]he (?:first|last|only|founding) [a-z-]+ (?:of|to) [^,;:]{{3,60}}), "
    rf"(?P<name>(?:{_PART})(?: (?:{_PARTICLE} )?(?:{_PART}))+), "
)
_OFFICES = words("president minister director head chairman governor mayor bishop abbot king queen")
_NO_DOERS = words("river tower order layer paper letter chapter number matter power corner water")
_UNIQUE = re.compile(r"the (?:first|last|only|largest|smallest|oldest|highest|longest) ")
_TELLS = re.compile(
    r"\b(?:of|that|who|which|in|from|for|whereby|designed|used|by|off|between|on)\b"
)
_LAST_IN_A_ROW = re.compile(r"\b(?:and|or)\b")
_OWNED = re.compile(
    r"\balso\b|^(?:the|one of the) [a-z]+[’']s "
    r"|\bthe (?:city|town|council|company|region|country)’?"
)
_FEWEST = 4
_ENDS_BADLY = re.compile(r"(?:’|')s?$")


def identities(reading: Reading) -> Iterator[Candidate]:
    """Persons, places and works that the sentence introduces by name."""
    text = reading.text
    for match in _NAMED.finditer(text):
        card = _asked(reading, match)
        if card:
            yield card
    yield from _told_last(reading)


def _told_last(reading: Reading) -> Iterator[Candidate]:
    """``The last cooper of the guild, Johann Wulff, died …`` → Who was the last cooper …?"""
    match = _ONLY_ONE.match(reading.text)
    if match is None or reading.clause is None:
        return
    kind = head(match["what"].partition(" of ")[0]).lower()
    doer = kind.endswith(("er", "or")) and kind not in _NO_DOERS
    if is_person(kind) or kind in _OFFICES or doer:
        what = match["what"][0].lower() + match["what"][1:]
        front = question(f"who {'was' if _is_past(reading) else 'is'} {what}")
        yield reading.asks("identity", match["name"], front, match["name"])


def _asked(reading: Reading, match: re.Match[str]) -> Candidate | None:
    name, what = match["name"], trimmed(match["what"])
    if not _is_name(reading, match) or not _explains(what):
        return None
    kind = head(what.removeprefix("one of ")).lower()
    person = is_person(kind.removesuffix("s") if what.startswith("one of") else kind)
    person = person or describes_person(what)
    if _OWNED.search(what) or (person and " " not in name):
        return None
    unique = what.startswith("the ") if person else _UNIQUE.match(what)
    if not (unique and _TELLS.search(what)):
        return None  # "an Italian mariner": so were many
    if _UNIQUE.match(what) and not person:
        front = question(f"what was {what}" if _is_past(reading) else f"what is {what}")
        return reading.asks("identity", name, front, name)
    verb = "was" if _is_past(reading) else "is"
    verb = {"was": "were", "is": "are"}[verb] if is_plural(name) and match["article"] else verb
    article = "the " if match["article"] else ""
    front = question(f"{'who' if person else 'what'} {verb} {article}{name}")
    return reading.asks("identity", name, front, capitalised(what))


def _is_past(reading: Reading) -> bool:
    return reading.clause is not None and reading.clause.is_past


def _is_name(reading: Reading, match: re.Match[str]) -> bool:
    """A name of two words, or one that stands inside the sentence; not the end of a list."""
    before = reading.text[: match.start()]
    whole = " " in match["name"] or bool(before.strip()) or bool(match["article"])
    in_a_row = before.rstrip().endswith(",") or re.search(r"\b(?:and|or|like|as) $", before)
    goes_on = _LAST_IN_A_ROW.match(reading.text[match.end() :].lstrip())
    full = " " in match["name"] and not match["article"] and describes_person(match["what"])
    named = full or reading.names.is_name(match["name"].split()[0])
    return whole and not in_a_row and not goes_on and named


def _explains(what: str) -> bool:
    low = what.lower().split()
    judged = set(low) & (SUBJECTIVE - {"first", "last", "leading"} | PRONOUNS | POSSESSIVES) - {
        "that", "which", "who", "whom", "one",
    }  # fmt: skip
    kind = head(what.removeprefix("one of ")).lower()
    vague = (
        kind in GENERIC_NOUNS or clause(capitalised(what)) is not None or _ENDS_BADLY.search(what)
    )
    return has_words(what, 3, 18) and is_noun_phrase(what, longest=18) and not (judged or vague)
