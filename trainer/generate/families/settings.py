"""What holds in a thing: ``In a command economy, the government owns businesses``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, head, is_term
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import GENERIC_NOUNS, MONTHS, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.subjects import is_rare_kind
from trainer.generate.terms import is_rare, is_technical
from trainer.generate.trimming import LONGEST_ANSWER
from trainer.generate.wording import capitalised, question

_IN = re.compile(r"(?:In|Under|With) (?P<thing>.+)")
_BY = re.compile(r"According to (?P<view>.+)")
_VIEW = re.compile(
    r".*(?:ism|theory|hypothesis|model|principle|law|theorem|doctrine|view|rule|thesis|paradigm)",
    re.IGNORECASE,
)
_TIMES = words("case cases time times year years century day days world past beginning end")
_SURE = 0.5
_EXPLAINED = re.compile(
    r"(?:In|Under|With) [^,]+, (?:an?|the)(?: [\w’-]+){1,5}, "
)  # "With a mute, a clamp …,"
_FEWEST_TOLD = 5
_PROCESS = re.compile(r"(?:[osy]sis|[st]ion|ing|transport|cycle|process)$")
_ONE_PART = re.compile(r"(?:the|an?) ", re.IGNORECASE)  # tells of a part, not of the whole
_HALF = re.compile(r",? (?:and|or) ")  # "a vesicle fuses …" and what does it do then?
_LAST = 12  # letters


def setting_of(clause: Clause) -> str:
    """What a clause says that its matter holds in: ``a command economy``; empty without one."""
    within = _IN.fullmatch(clause.context)
    return within["thing"] if within else ""


def settings(reading: Reading) -> Iterator[Candidate]:
    """What characterizes a thing in which something holds; what a theory holds."""
    clause = reading.clause
    if clause is None or not clause.context or clause.is_past or clause.negated:
        return
    thing, view = setting_of(clause), _BY.fullmatch(clause.context)
    said = reading.clause_text(clause)
    if clause.lemma == "be" and not clause.tree.children(clause.main, "auxpass"):
        return
    if _EXPLAINED.match(reading.text):
        return
    if not has_words(said, _FEWEST_TOLD) or clause.subject.lower() in PRONOUNS:
        return
    rest = _left_out(reading, said)
    if thing and _is_thing(reading, thing):
        said = f"{said}{rest}".rstrip(" .") if _HALF.match(rest) else said
        if not has_words(said, most=LONGEST_ANSWER):
            return
        process = thing == bare(thing) and _PROCESS.search(thing)
        if not process and clause.lemma == "be" and _ONE_PART.match(said):
            return
        asked = "what happens in" if process else "what characterizes"
        yield reading.asks("setting", bare(thing), question(f"{asked} {thing}"), capitalised(said))
    elif view and _VIEW.fullmatch(bare(view["view"])) and is_term(view["view"]):
        name = view["view"]
        front = question(f"what does {name} hold")
        yield reading.asks("statement", bare(name), front, capitalised(said))


def _left_out(reading: Reading, said: str) -> str:
    """What the sentence says behind the last words of what is told of it."""
    return reading.text.rpartition(said[-_LAST:])[2]


def _is_thing(reading: Reading, thing: str) -> bool:
    """Not a time, a place or a field: one of a kind (``a …``) or a term of several words."""
    noun = head(thing).lower()
    told = any(is_technical(word) for word in bare(thing).lower().split()[:-1])
    general = noun in GENERIC_NOUNS - {"system", "model"} and not told
    if not is_term(bare(thing)) or general or noun in _TIMES | MONTHS:
        return False
    if any(word[:1].isupper() for word in thing.split()) or re.search(r"\d", thing):
        return False
    opening = thing.split(" ", 1)[0].lower()
    if opening in {"a", "an"}:
        return reading.weight(thing) >= _SURE or is_rare_kind(thing)
    weight = reading.weight(thing)
    surely = reading.is_marked(thing) and is_rare(noun)
    return opening not in {"the", "all", "most", "some", "many"} and (
        surely or (has_words(thing, 2) and (weight >= _SURE or "-" in thing))
    )
