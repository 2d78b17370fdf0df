"""Sentences about when something happened and who did it, where the thing has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import Clause
from trainer.generate.english.nouns import bare
from trainer.generate.english.tokens import word_count
from trainer.generate.english.words import PRONOUNS
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import ask, question, trimmed

_YEAR = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2}, )?)?(?:1\d{3}|20\d\d)|\d{1,4} (?:BCE|BC|CE|AD)"
_IN_YEAR = re.compile(rf"(?:In|On) (?P<year>{_YEAR})")
_AT_END = re.compile(
    rf"(?P<fact>.*?),? (?:in|on) (?P<year>{_YEAR})(?P<after>$|, (?:by|when|after|where|with|and|to)\b.*)"
)
_BY = re.compile(
    r"(?P<verb>invented|discovered|founded|written|developed|proposed|introduced|coined|designed|composed|painted|created|established|formulated|first described|published|built) (?:(?:in \d{4} )?by) (?P<who>.+)"
)
_ACTIVE = frozenset(
    "invent discover found write develop propose introduce coin design compose paint formulate publish author create establish lead defeat conquer issue assassinate command explore sign found win order organize launch build".split()
)
_NAME = re.compile(
    r"(?:[A-Z][\w’'.-]+|of|the|de|van|von|and)(?: (?:[A-Z][\w’'.-]+|of|the|de|van|von|and|[A-Z]\.))*"
)


def events(reading: Reading) -> Iterator[Candidate]:
    """Dates and doers of things that have a name."""
    clause = reading.clause
    if clause is None or clause.negated or not clause.is_past:
        return
    yield from _dated(reading, clause)
    yield from _done_by(reading, clause)


def _dated(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    opening = _IN_YEAR.fullmatch(clause.context)
    closing = _AT_END.match(clause.rest) if not clause.context else None
    if not (opening or closing) or not _is_named(reading, clause):
        return
    if clause.lemma in {"have", "seem", "remain", "appear", "continue", "live", "begin"}:
        return
    match = opening or closing
    assert match is not None
    fact = trimmed(clause.rest, 14) if opening else match["fact"]
    if not fact or word_count(fact) > 14 or ("," in fact and not opening) or _dangles(fact):  # noqa: PLR2004
        return
    bare_clause = Clause(
        "", clause.subject, "", clause.aux, clause.adverb, clause.verb, clause.lemma, ""
    )
    asked = "in which year" if match["year"].isdigit() else "when"
    front = ask(asked, bare_clause, reading.subject, fact)
    yield reading.asks("date", bare(reading.subject), front, match["year"])


def _done_by(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    passive = _BY.match(clause.rest) if clause.lemma == "be" else None
    if passive and not _dangles(clause.subject):
        who = re.split(r" (?:in|at|on|as|from|during|who|to|for|with|when)\b|,", passive["who"])[0]
        if _NAME.fullmatch(who):
            verb = passive["verb"].replace("written", "wrote")
            front = question(f"who {verb} {reading.subject}")
            yield reading.asks("person", bare(reading.subject), front, who)
    elif clause.lemma in _ACTIVE and not clause.aux and _NAME.fullmatch(clause.subject):
        what = trimmed(clause.rest.split(", ")[0], 16)
        specific = re.search(r"[A-Z]", what) or clause.lemma in {"invent", "discover", "coin"}
        if what and specific and not _dangles(what) and word_count(what) >= 2:  # noqa: PLR2004
            front = question(f"who {clause.verb} {what}")
            yield reading.asks("person", what, front, clause.subject)


def _is_named(reading: Reading, clause: Clause) -> bool:
    """A subject with a proper name in it, or something that only happened once by its words."""
    inner = clause.subject.split(" ")
    whole = re.match(r"the (?:[A-Z][\w’'-]+ )+", clause.rest)
    opens = bool(whole) or reading.names.is_name(inner[0]) and inner[0][0].isupper()
    later = any(word[:1].isupper() for word in inner[1:])
    return (opens or later) and not _dangles(clause.subject)


def _dangles(text: str) -> bool:
    low = {word.strip(".,;").lower() for word in text.split()}
    return bool(low & (PRONOUNS | {"its", "their", "his", "her", "such", "our", "your"}))
