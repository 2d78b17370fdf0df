"""When a thing is done and what becomes of it: ``A segment is closed when …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import sentence_tree
from trainer.generate.english.nouns import bare, phrase_is_plural
from trainer.generate.english.openings import body_of
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import POSSESSIVES, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.subjects import can_be_asked, is_placed
from trainer.generate.wording import ask, capitalised, question

_MOMENT = re.compile(
    r"(?P<told>(?:[^,;:]*? )??)(?P<only>only )?(?P<word>when|if|once|as soon as) (?P<event>[^,;:]+)"
    r"(?:, (?:which|who|where) .+)?"
)
_GOES_ON = re.compile(r"\b(?:even|as|see|know|asks?|whether|matter|regardless|about|and|or|tell)$")
_OPEN = words("must shall should would could might may")
_SUBJECT = re.compile(r"(?:An?|Any|Each|Every|[A-Z][a-z]+s)\b(?: [\w-]+){0,3} (?:that|which|who)\b")
_RELATIVE = re.compile(r" (?:that|which|who) ")
_NOT_DONE_TO = words(
    "known called named considered said found used based thought believed located made composed"
    " associated related linked shown seen given required needed allowed expected likely said"
)
_SINGULAR, _SEVERAL = words("it its"), words("they their them")
_LONGEST_TOLD, _LONGEST_EVENT, _LONGEST_FATE = 7, 18, 16


def fates(reading: Reading) -> Iterator[Candidate]:
    """Questions about when a thing happens, and about what happens to things of a kind."""
    found = reading.clause
    if found is not None and not (found.negated or found.is_past or found.context):
        yield from _moment(reading, found)
    if found is None:
        yield from _fate(reading)


def _moment(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``A message is redelivered if …`` → When is a message redelivered?"""
    match = _MOMENT.fullmatch(found.rest.rstrip(" .!"))
    if match is None or found.aux in _OPEN or _GOES_ON.search(match["told"]):
        return
    told = match["told"].strip()
    event = clause(capitalised(match["event"]))
    short = has_words(told or "x", most=_LONGEST_TOLD)
    if event is None or event.is_past or not short or (found.lemma == "be" and not told):
        return
    its_own = _SEVERAL if phrase_is_plural(found.subject) else _SINGULAR
    said = {word.strip(",.").lower() for word in f"{told} {match['event']}".split()}
    loose = said & ((PRONOUNS | POSSESSIVES) - its_own - {"that", "which", "who"})
    if loose or not has_words(match["event"], 3, _LONGEST_EVENT):
        return
    if can_be_asked(reading, found) or is_placed(reading, found):
        front = ask("when", found, reading.subject, told)
        back = capitalised(f"{match['only'] or ''}{match['word']} {match['event']}")
        yield reading.asks("moment", bare(reading.subject), front, back)


def _fate(reading: Reading) -> Iterator[Candidate]:
    """``Messages that … are moved to the queue`` → What happens to messages that …?"""
    body = body_of(reading.text)
    opening = _SUBJECT.match(body)
    if opening is None or not reading.name:
        return
    tree = sentence_tree(body)
    passive = tree.child(tree.root, "auxpass")
    root = tree.words[tree.root]
    if passive is None or root.tag != "VBN" or root.low in _NOT_DONE_TO:
        return
    be, subject = tree.words[passive].low, tree.cut(0, passive - 1)
    fate = tree.cut(passive + 1, len(tree.words) - 1).strip(" .").partition(", ")[0]
    said = {word.lower() for word in f"{subject} {fate}".split()}
    loose = said & ((PRONOUNS | POSSESSIVES) - {"that", "which", "who", "whose"})
    if be not in {"is", "are"} or loose or re.search("[,:;]", subject):
        return
    if has_words(subject, 3, _LONGEST_FATE) and has_words(fate, 2, _LONGEST_FATE):
        named = reading.names.lowered(subject)
        front = question(f"what happens to {named}")
        kind = bare(_RELATIVE.split(named)[0])
        yield reading.asks("fate", kind, front, f"The {kind} {be} {fate}")
