"""Sentences that give a thing its name: called, known as, termed, the term … means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.clause import without_connective
from trainer.generate.english.nouns import (
    core,
    is_noun_phrase,
    is_term,
    phrase_before,
    phrase_is_plural,
)
from trainer.generate.english.tokens import word_count
from trainer.generate.english.words import (
    GENERIC_NOUNS,
    RELATIVES,
    SUBORDINATORS,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised, question, trimmed, without_article

_NAMED = r"(?:called|known as|termed|referred to as|dubbed|named)"
_TERM = re.compile(
    r"(?:an? |the )?(?:[“\"‘'](?P<quoted>[^”\"’]{2,40})[”\"’']|(?P<plain>[\w’'-]+(?: [\w’'-]+){0,4}?))"
    r"(?P<after>[.,;:)”\"]|$| \(| (?:that|which|who|where|in|on|for|to|and|or|is|are|was|were|by"
    r"|from|with|because|when|as|at|has|have|can|of)\b)"
)
_PASSIVE = re.compile(
    rf"(?P<subject>.{{4,160}}?) (?P<be>is|are|was|were) (?P<adverb>(?:\w+ly |also |often |sometimes )*)"
    rf"{_NAMED} (?P<rest>.+)"
)
_THIS = re.compile(
    rf"(?:This|Such an?|The resulting) (?P<noun>[\w-]+(?: [\w-]+)?) (?:is|are) (?:\w+ly |also |often )?"
    rf"{_NAMED} (?P<rest>.+)"
)
_WITHIN = re.compile(
    rf"(?P<noun>[\w-]+)(?:,| \()? (?P<also>also |commonly |often |sometimes )?"
    rf"(?P<how>{_NAMED}) (?P<rest>.+)"
)
_USED_TERM = re.compile(
    r"(?:[\w’' -]+? uses? the |The )(?:term|word|phrase|expression) [“\"‘']?(?P<term>[\w-]+(?: [\w-]+){0,3}?)"
    r"[”\"’']? (?:to |(?=refers to|means|describes))(?P<verb>describe|refer to|mean|denote"
    r"|refers to|means|describes)s? (?P<meaning>.+)"
)
_MEANS = re.compile(
    r"(?:The |An? )?[“\"](?P<term>[^”\"]{2,40})[”\"](?: [^,.]{3,30})? (?:means|refers to|denotes) "
    r"(?P<meaning>.+)"
)
_LOOSE_OPENINGS = (
    SUBORDINATORS
    | RELATIVES
    | words("each some others another one many most both all few several note first second third")
)
_ABOUT_WORDS = re.compile(r"(?:The )?(?:term|word|phrase|name|expression)\b|.*[/#=<>]")
_LONGEST_CLOZE = 32


def naming(reading: Reading) -> Iterator[Candidate]:
    """``A Y that … is called X`` → What is a Y that … called?; else a cloze of the name."""
    text = without_connective(reading.text).rstrip(".!")
    used = _USED_TERM.match(text)
    if used and is_term(used["term"]):
        verb = re.sub(r"^(refer|mean|describe)s\b", r"\1", used["verb"])
        front = f"What does the term “{used['term']}” {verb}?"
        answer = trimmed(used["meaning"])
        yield reading.asks("definition", used["term"], front, capitalised(answer))
        return
    meant = _MEANS.match(text)
    if meant and is_term(meant["term"]):
        answer = capitalised(trimmed(meant["meaning"]))
        front = f"What does “{meant['term']}” mean?"
        yield reading.asks("definition", meant["term"], front, answer)
        return
    this = _THIS.match(text)
    passive = _PASSIVE.match(text)
    if this and not reading.sentence.resolved:
        yield from _with_sentence_before(reading, this)
    elif passive:
        yield from _asked(reading, passive)
    else:
        yield from _gap(reading)


def _with_sentence_before(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``Water crosses a membrane. This process is called osmosis.``"""
    before = reading.sentence.before
    term = _term(match["rest"])
    if not before or not term or not 6 <= word_count(before) <= LONGEST_BEFORE:
        return
    front = f"{before} What is the {match['noun']} called?"
    yield reading.asks("named", term, front, capitalised(term))


LONGEST_BEFORE = 28


def _asked(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    subject = re.sub(r"\s?\([^()]*\)", "", match["subject"])
    term = _term(match["rest"])
    fits = is_noun_phrase(subject, longest=24) and not _ABOUT_WORDS.match(subject)
    fits = fits and (match["be"] in {"are", "were"}) == phrase_is_plural(subject)
    if not term or not fits or "," in core(subject):
        return
    lowered = reading.names.lowered(subject)
    synonym = "also" in match["adverb"] or "sometimes" in match["adverb"]
    if synonym and is_term(lowered):
        front = question(f"what is another name for {lowered}")
    elif word_count(subject) >= 2:  # noqa: PLR2004
        front = question(f"what {match['be']} {lowered} called")
    else:
        return
    yield reading.asks("named", term, front, capitalised(term))


def _gap(reading: Reading) -> Iterator[Candidate]:
    """A name within a longer sentence becomes its gap."""
    text = without_connective(reading.text)
    if not text:
        return
    text = text[0].upper() + text[1:]
    if text.split(" ", 1)[0].lower() in _LOOSE_OPENINGS:
        return
    for match in _WITHIN.finditer(text):
        term = _term(match["rest"])
        if not term or word_count(text) > _LONGEST_CLOZE or text.count(term) != 1:
            continue
        if match["also"] in {"also ", "sometimes "}:
            yield from _synonym(reading, text[: match.end("noun")], term)
            return
        if match.start() < 4 or match["noun"].endswith("ly"):  # noqa: PLR2004
            continue
        coded = re.search(r"[a-z][A-Z]|_", term) and term not in reading.sentence.marked
        if coded or match["how"] == "named":
            continue
        if match["noun"].lower() in {"is", "are", "be", "been", "was", "were", "so", "what"}:
            continue
        front = text.replace(term, "{{c1::" + term + "}}")
        yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)
        return


def _synonym(reading: Reading, before: str, term: str) -> Iterator[Candidate]:
    """``epinephrine (also called adrenaline)`` → What is another name for epinephrine?"""
    name = phrase_before(before)
    if name and is_term(name) and name.lower() not in GENERIC_NOUNS:
        opens = before.strip() in {name, f"The {name}", f"A {name}", f"An {name}"}
        asked = reading.names.lowered(name) if opens else name
        front = question(f"what is another name for {asked}")
        yield reading.asks("synonym", name, front, capitalised(term))


def _term(rest: str) -> str:
    """The name that opens ``rest``; empty where its end cannot be told."""
    match = _TERM.match(rest)
    if not match or match["after"].strip() == "of":
        return ""
    term = (match["quoted"] or match["plain"]).strip(" ,.")
    fine = is_term(term) and term.lower() not in GENERIC_NOUNS
    return without_article(term) if fine else ""
