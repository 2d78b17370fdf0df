"""Sentences about what follows from what: when and because, what a thing lets another do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import Clause, clause, without_connective
from trainer.generate.english.nouns import bare, head, is_noun_phrase, is_plural
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import GENERIC_NOUNS, MODALS, PRONOUNS, QUANTIFIERS
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import (
    ask,
    capitalised,
    context_of,
    lowered_subject,
    question,
    trimmed,
)

_BECAUSE = re.compile(
    r"(?P<word>Because(?: of)?|Due to|As a result of) (?P<why>[^,]+), (?P<main>.+)"
)
_WHEN = re.compile(
    r"(?P<when>(?:When|If|Once|As soon as) (?P<event>[^,]+)), (?:then )?(?P<main>.+)"
)
_LETS = re.compile(r"(?P<object>.+?) to (?P<what>(?P<verb>[a-z]+)\b.*)")
LETTING = frozenset(
    {
        "allow",
        "enable",
        "permit",
        "cause",
        "force",
        "require",
        "prompt",
        "stimulate",
        "trigger",
        "induce",
    }
)
_HAS_MANY = re.compile(
    r"(?:about |exactly |approximately |roughly |over )?"
    r"(?P<count>\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?: (?P<million>million|billion))? (?P<what>[a-z-]+(?: [a-z-]+){0,2})"
)
_TIME = re.compile(
    r"(?:for )?(?:about |roughly |only |up to |at least |approximately |several |a few |an? )*"
    r"(?:[\w.-]+ (?:to [\w.-]+ )?)?(?:second|minute|hour|day|week|month|year|decade|centur)\w*"
)
_LONGEST_EVENT = 14


def conditions(reading: Reading) -> Iterator[Candidate]:
    """Reasons and occasions that open a sentence; what a thing allows; how many it has."""
    text = without_connective(reading.text).rstrip(".!")
    because, when = _BECAUSE.match(text), _WHEN.match(text)
    if because:
        yield from _because(reading, because)
    elif when:
        yield from _when(reading, when)
    found = reading.clause
    if found and not found.negated and context_of(found) is not None and _is_fit(found):
        yield from _lets(reading, found)
        yield from _lasts(reading, found)
        yield from _count(reading, found)


def _because(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``Because …, X does Y`` → Why does X do Y?"""
    main = clause(capitalised(match["main"]))
    if main is None or main.negated or main.is_past or not _is_fit(main) or _dangles(match["why"]):
        return
    subject = lowered_subject(reading.names, main)
    rest = trimmed(main.rest, _LONGEST_EVENT)
    if rest and "," not in rest:
        front = ask("why", main, subject, rest)
        back = f"{match['word']} {match['why']}"
        yield reading.asks("reason", bare(subject), front, back)


def _when(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``When A happens, B happens`` → What happens when A happens?"""
    main = clause(capitalised(match["main"]))
    event = clause(capitalised(match["event"]))
    if main is None or event is None or main.is_past or event.is_past:
        return
    vague = event.subject.lower().startswith("the ") and bare(event.subject) not in reading.terms
    vague = vague and has_words(event.subject, 2, 2)
    fits = word_count(match["event"]) <= _LONGEST_EVENT and _is_fit(event) and not vague
    argued = event.aux in MODALS or main.aux in {"should", "would", "might"}
    if not fits or argued or _dangles(match["event"]) or " called " in match["main"]:
        return
    when = match["when"][0].lower() + match["when"][1:]
    front = question(f"what happens {when}")
    back = capitalised(trimmed(match["main"]))
    yield reading.asks("occasion", bare(event.subject), front, back)


def _is_fit(found: Clause) -> bool:
    first = bare(found.subject).split(" ")[0].lower()
    return is_noun_phrase(found.subject, longest=8) and first not in QUANTIFIERS


def _dangles(words: str) -> bool:
    low = {word.strip(",.").lower() for word in words.split()}
    return bool(
        low & (PRONOUNS - {"that", "which", "who"} | {"its", "their", "such", "his", "her"})
    )


def _lets(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``X allows Y to do Z`` → What does X allow Y to do?"""
    match = _LETS.match(found.rest)
    if (
        found.lemma not in LETTING
        or not match
        or found.is_past
        or found.aux in {"is", "are", "would", "could"}
    ):
        return
    counted = any(word in QUANTIFIERS for word in match["object"].split()[1:])
    plain = is_noun_phrase(match["object"], longest=8) and not _dangles(match["object"])
    plain = plain and not counted
    made_to_be = match["verb"] == "be" and found.lemma not in {"allow", "enable", "permit"}
    if plain and match["verb"] in LEMMAS | {"be"} and not made_to_be:
        front = ask("what", found, reading.subject, f"{match['object']} to do")
        back = capitalised(trimmed(match["what"]))
        yield reading.asks("effect", bare(reading.subject), front, back)


def _lasts(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``A flare lasts for five minutes`` → How long does a flare last?"""
    match = _TIME.match(found.rest)
    if found.lemma == "last" and not found.is_past and not found.aux and match:
        front = ask("how long", found, reading.subject)
        yield reading.asks("quantity", bare(reading.subject), front, capitalised(match[0]))


def _count(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``X has twelve Ys`` → How many Ys does X have?"""
    match = _HAS_MANY.fullmatch(found.rest)
    if found.lemma not in {"have", "contain"} or found.aux or not match or found.is_past:
        return
    if head(match["what"]).removesuffix("s") in GENERIC_NOUNS:
        return
    if is_plural(match["what"].split()[-1]) and has_words(found.subject, most=6):
        front = ask(f"how many {match['what']}", found, reading.subject)
        number = " ".join(filter(None, (match["count"], match["million"])))
        yield reading.asks(
            "quantity", bare(reading.subject), front, capitalised(f"{number} {match['what']}")
        )
