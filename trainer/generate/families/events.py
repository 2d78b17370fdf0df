"""Sentences about when something happened and who did it, where the thing has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.generate.english.nouns import bare, is_noun_phrase, is_person
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import participle
from trainer.generate.english.words import (
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    one_of,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import ask, capitalised, question

_MONTH = one_of(" ".join(month.capitalize() for month in sorted(MONTHS)))
_DAY = r"\d{1,2}"
_YEAR = (
    rf"(?:(?:{_DAY} )?{_MONTH} (?:{_DAY}, )?)?(?:1\d{{3}}|20\d\d)"
    r"|(?:about )?\d{1,4} (?:BCE|BC|CE|AD)"
    r"|the (?:spring|summer|autumn|winter|fall|end|beginning) of (?:1\d{3}|20\d\d)"
)
_IN_YEAR = re.compile(
    rf"(?:In|On) (?P<year>{_YEAR})(?:, (?:together |along )?with [^,]{{3,40}}| (?:at|in) [A-Z]\w+)?"
)
_AT_END = re.compile(
    rf"(?P<fact>.*?)(?:^|,? )(?:in|on) (?P<year>{_YEAR})"
    r"(?:$|(?:, (?:and|to|the|an?|\w+(?:ed|ing))|,? (?:by|when|after|where|with|under))\b.*"
    r"|(?P<deed> to [a-z]+ [^,;]+)$)"
)
_MADE = {
    "invented": "invented", "discovered": "discovered", "founded": "founded",
    "written": "wrote", "developed": "developed", "proposed": "proposed",
    "introduced": "introduced", "coined": "coined", "designed": "designed",
    "composed": "composed", "painted": "painted", "created": "created",
    "established": "established", "formulated": "formulated", "published": "published",
    "built": "built", "first described": "first described",
}  # fmt: skip
_BY = re.compile(rf"(?P<verb>{'|'.join(_MADE)}) (?:in \d{{4}} )?by (?P<who>.+)")
_DOINGS = words(
    "invent discover found write develop propose introduce coin design compose paint formulate"
    " publish author create establish lead defeat conquer issue assassinate command explore sign"
    " win order organize launch build claim settle ratify abolish chart circumnavigate nail"
)
_MAKINGS = _DOINGS - words("lead win claim settle command explore") | words(
    "form pass adopt open charter enact outlaw start begin complete"
)
_NAMED_OBJECT = re.compile(
    r"(?P<what>(?:the )?[A-Z][\w’'-]+(?:(?: (?:of|and|the|for|to|on))* [A-Z][\w’'-]+)*"
    r"(?: of \d{4})?)(?=$|[,;:—]| (?:in|to|with|as|at|by|on|which|that)\b)"
)
_FIRSTS = words("invent discover coin")
_UNDATED = words("have seem remain appear continue live hold own contain include belong")
_STAGES = words("begin start end open close collapse")
_STAGE = re.compile(
    r"(?:opened|closed|abolished|founded|built|completed|finished|introduced|destroyed|adopted"
    r"|signed|passed|repealed|discovered|launched|established|published|banned|sold|dissolved|lit"
    r"|(?:first )?shown|converted|replaced|erected|restored|moved|renamed|abandoned)\b"
)
_NAME_PART = r"(?:[A-Z][\w’'.-]*|of|the|de|van|von|and|[A-Z]\.)"
_NAME = re.compile(rf"{_NAME_PART}(?: {_NAME_PART})*")
_WHO_ENDS = re.compile(r" (?:in|at|on|as|from|during|who|to|for|with|when)\b|,")
_EXPLAINED = re.compile(r", (?:the|an?) ")
_WHILE = re.compile(r" (?:when|while|after|because) ")
_OWN = re.compile(
    r"\b(?:his|their|its|her(?! (?:to|at|in|on|for|with|from|as|into|by)\b))\b"
    r"|\b(?:between|among) them\b"
)  # of the person who is named
_BORN = re.compile(r"born (?P<place>(?:in|at) (?:the )?[A-Z][^,;.]*?)(?=$|[,;.]| (?:on|in|as) )")
_LONGEST_FACT = 14


def events(reading: Reading) -> Iterator[Candidate]:
    """Dates and doers of things that have a name."""
    clause = reading.clause
    if clause is None or clause.negated or not clause.is_past:
        return
    yield from _dated(reading, clause)
    yield from _born(reading, clause)
    yield from _brought_about(reading, clause)
    yield from _done_by(reading, clause)


def _dated(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``In 1455 X was completed`` and ``X was completed in 1455`` → In which year …?"""
    opening = _IN_YEAR.fullmatch(clause.context)
    closing = None if clause.context else _AT_END.match(clause.rest)
    match = opening or closing
    if match is None or clause.lemma in _UNDATED or _dangles(clause.subject):
        return
    if clause.lemma == "be" and clause.tree.words[clause.main].tag != "VBN":
        return  # "were two cities in 1866": a state, which lasted
    named = _is_named(reading, clause)
    if not (named or _is_stage(reading, clause)):
        return
    if clause.rest.split(" ", 1)[0].endswith("ing"):  # was doing: that may have taken years
        return
    told = _EXPLAINED.split(clause.rest)[0]
    told = _WHILE.split(told)[0]
    fact = (
        trimmed(told, _LONGEST_FACT)
        if opening
        else match["fact"].removesuffix(" only") + (match["deed"] or "")
    )
    of_person = named and _is_a_name(reading, clause.subject)
    loose = _dangles(_OWN.sub("", fact) if of_person else fact)
    torn = "between " in fact and not re.search(r" and |them", fact)
    several = torn or (closing is not None and "," in fact)
    # "a reconstruction was opened", "published the conclusion": of what?
    several = several or clause.subject.lower().startswith(("a ", "an "))
    alone = clause.lemma in _STAGES and not fact
    if not (alone or has_words(fact, 1, _LONGEST_FACT)) or several or loose:
        return
    asked = "in which year" if match["year"].isdigit() else "when"
    front = ask(asked, replace(clause, context=""), reading.subject, fact)
    back = capitalised(match["year"])
    yield reading.asks("date" if named else "dated", bare(reading.subject), front, back)


def _born(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``Kepler was born in Weil der Stadt, a town …`` → Where was Kepler born?"""
    place = _BORN.match(clause.rest) if clause.lemma == "be" else None
    if place and not clause.context and _is_a_name(reading, clause.subject):
        front = ask("where", clause, reading.subject, "born")
        yield reading.asks("place", bare(reading.subject), front, capitalised(place["place"]))


def _is_stage(reading: Reading, clause: Clause) -> bool:
    """``Digging began``, ``the system was abolished``: a step in the story of what has a name."""
    made = clause.lemma == "be" and _STAGE.match(clause.rest)
    stage = made or clause.lemma in _STAGES or "first" in clause.adverb
    fits = is_noun_phrase(clause.subject, longest=5) and not is_person(clause.subject.lower())
    return bool(reading.name and stage and fits)


def _brought_about(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``In 1891, the alliance formed the Populist Party`` → In which year was … formed?"""
    opening = _IN_YEAR.fullmatch(clause.context)
    found = _NAMED_OBJECT.match(clause.rest)
    if opening is None or found is None or clause.aux or clause.lemma not in _MAKINGS:
        return
    asked = "in which year" if opening["year"].isdigit() else "when"
    front = question(f"{asked} was {found['what']} {participle(clause.lemma)}")
    yield reading.asks("date", bare(found["what"]), front, opening["year"])


def _done_by(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    passive = _BY.match(clause.rest) if clause.lemma == "be" else None
    if passive and not _dangles(clause.subject):
        who = _WHO_ENDS.split(passive["who"])[0]
        if _NAME.fullmatch(who):
            front = question(f"who {_MADE[passive['verb']]} {reading.subject}")
            yield reading.asks("person", bare(reading.subject), front, who)
    elif clause.lemma in _DOINGS and not clause.aux and _names(clause.subject):
        what = trimmed(clause.rest.split(", ", 1)[0], _LONGEST_FACT)
        one_of_many = what.startswith(("a ", "an ")) and clause.lemma not in _FIRSTS
        specific = (re.search(r"[A-Z]", what) and not one_of_many) or clause.lemma in _FIRSTS
        direct = what.split(" ", 1)[0].lower() not in PREPOSITIONS
        if specific and direct and has_words(what, 2) and not _dangles(what):
            yield reading.asks(
                "person", what, question(f"who {clause.verb} {what}"), clause.subject
            )


def _is_a_name(reading: Reading, subject: str) -> bool:
    """``Curie`` where the text shows that it is a name, ``Marie Curie`` in any text."""
    first, *others = subject.split(" ")
    return reading.names.is_name(first) or (bool(others) and _names(subject))


def _is_named(reading: Reading, clause: Clause) -> bool:
    """A proper name in the subject, or an object that is one."""
    first, *others = clause.subject.split(" ")
    named = any(word[:1].isupper() for word in others) or reading.names.is_name(first)
    acts_on_name = re.match(r"the (?:[A-Z][\w’'-]+ )+", clause.rest)
    return (named or acts_on_name is not None) and not _dangles(clause.subject)


def _names(text: str) -> bool:
    return text[:1].isupper() and _NAME.fullmatch(text) is not None


def _dangles(text: str) -> bool:
    low = {word.strip(".,;").lower() for word in text.split() if word != "I"}  # World War I
    return bool(low & (PRONOUNS | POSSESSIVES | {"such"}))
