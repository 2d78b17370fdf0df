"""Sentences that set two things against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import bare, head, is_term
from trainer.generate.english.tokens import has_words, without_brackets, word_count
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import CONNECTIVES, PRONOUNS
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import ask, capitalised, lowered_subject, question

_UNLIKE = re.compile(r"Unlike (?P<other>[^,]{3,60}?), (?P<what>(?:which|who) [^,]+, )?(?P<main>.+)")
_MIDDLE = re.compile(
    r"(?P<one>.+?)(?:, (?:whereas|while|but)|; (?:in contrast|by contrast|however),) (?P<two>.+)"
)
_FIRST = re.compile(r"(?:Whereas|While) (?P<one>[^,]+), (?P<two>.+)")
_DIFFER = re.compile(r"from (?P<other>[^,]{3,60}?),? (?P<how>(?:in|by|because) .+)")
_DIFFERENCE = re.compile(
    r"(?P<what>The (?:main |key |chief |only )?(?:difference|distinction) between "
    r"[\w’' -]+? and [\w’' -]+?) (?:is|lies in|lay in) (?P<how>.+)"
)
_LONGEST_SIDE = 18


def contrasts(reading: Reading) -> Iterator[Candidate]:
    """``Unlike A, B …`` and ``A …, whereas B …`` → How does B differ from A?"""
    text = reading.text.rstrip(".!")
    told = _DIFFERENCE.match(text)
    if told:
        answer = trimmed(told["how"])
        front = question(f"what is {told['what'][0].lower()}{told['what'][1:]}")
        yield reading.asks("contrast", told["what"], front, capitalised(answer))
        return
    unlike = _UNLIKE.match(text)
    if unlike:
        yield from _unlike(reading, unlike)
        return
    sides = _FIRST.match(text) or _MIDDLE.match(text)
    differ = _DIFFER.fullmatch(reading.clause.rest) if reading.clause else None
    if differ:
        yield from _differ(reading, differ)
    elif sides:
        yield from _two_sides(reading, sides["one"], sides["two"])


def _unlike(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    main = clause(match["main"][0].upper() + match["main"][1:])
    if main is None or not _is_thing(match["other"]) or not is_askable(main):
        return
    subject = lowered_subject(reading.names, main)
    auxiliary = "do" if main.plural else "does"
    front = question(f"how {auxiliary} {subject} differ from {match['other']}")
    own = capitalised(trimmed(match["main"]))
    other = re.sub(r"^(?:which|who) ", "", (match["what"] or "").strip(" ,"))
    back = f"{capitalised(match['other'])} {other}; {match['main']}" if other else own
    if own and has_words(back, most=2 * _LONGEST_SIDE):
        yield reading.asks("contrast", bare(subject), front, back.rstrip("."))


def _differ(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``A differs from B in its size`` → How does A differ from B?"""
    found = reading.clause
    if found is None or found.lemma != "differ" or found.negated or not is_askable(found):
        return
    front = ask("how", found, reading.subject, f"from {match['other']}")
    answer = trimmed(match["how"])
    if answer:
        yield reading.asks("contrast", bare(reading.subject), front, capitalised(answer))


def _two_sides(reading: Reading, one: str, two: str) -> Iterator[Candidate]:
    first, second = clause(one), clause(two[:1].upper() + two[1:])
    if first is None or second is None or not _are_comparable(first, second):
        return
    alike = head(first.subject).lower() == head(second.subject).lower()
    if not alike and not (reading.knows(first.subject) and reading.knows(second.subject)):
        return
    if max(word_count(one), word_count(two)) > _LONGEST_SIDE:
        return
    left = lowered_subject(reading.names, first)
    right = without_brackets(second.subject)
    right = right[0].lower() + right[1:] if two[0].islower() else right
    front = question(f"how do {left} and {right} differ")
    back = f"{capitalised(one)}; {two}"
    yield reading.asks("contrast", f"{bare(left)} and {bare(right)}", front, back)


def _are_comparable(first: Clause, second: Clause) -> bool:
    """Both sides speak of a thing with a name of its own, in the same tense."""
    things = _is_thing(first.subject) and _is_thing(second.subject)
    apart = first.subject.lower() != second.subject.lower()
    plain = not first.context and not second.context
    return things and apart and plain and first.is_past == second.is_past and not first.is_past


def _is_thing(subject: str) -> bool:
    low = subject.lower().split()
    return is_term(subject) and not any(
        word in PRONOUNS | CONNECTIVES | {"other", "its", "their"} for word in low
    )
