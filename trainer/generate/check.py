"""What a card must meet to be written at all, each demand with the reason when it is not met.

The linter knows what makes any card hard to learn; these rules know in addition
where the words came from, and so what only the text around them would explain.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from trainer.cards.note import Kind
from trainer.generate.english.nouns import bare, head, is_plural
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.verbs import LEMMAS, PARTICIPLES
from trainer.generate.english.words import GENERIC_NOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.repeats import stems

Introduced = frozenset[str]
_LONGEST_QUESTION = 40
_FEWEST_AROUND_GAP = 5
_GAP = re.compile(r"\{\{c\d+::(.*?)\}\}")
_DANGLING = re.compile(
    r"\b(?:this|these|those|here|there|former|latter|aforementioned|above|below|following|previous"
    r"|others|now|today|even (?:more|less)|we|our|us|you|your|i|my)\b",
    re.IGNORECASE,
)
_ANSWER_DANGLING = re.compile(
    r"\b(?:this|these|those \w+|that (?:time|period|year|point|case|day)"
    r"|the (?:latter|former)|such an?|the same(?! .*\bas\b)|we|us|our|you|your)\b",
    re.IGNORECASE,
)
_REGNAL = re.compile(r"\b[A-Z][a-z]+ I\b")  # Osman I, World War I
_PERSONAL = re.compile(r"\b(?:it|they|he|she|him|them|its|their|his|her)\b", re.IGNORECASE)
_OPENING_PRONOUN = re.compile(rf"\W*{_PERSONAL.pattern}", re.IGNORECASE)
_FRAME = re.compile(
    r"\b(?:what|who|which|when|why|how|where|in which year|is|are|was|were|does|do|did|can|has|have"
    r"|the term for|another name for|examples of|called|the|an?|of|in|for|to)\b",
    re.IGNORECASE,
)
_ASKED_THE = re.compile(
    r"(?:.{0,40}?, )?(?:What|Who|How|Why|When|In which year) "
    r"(?:is|are|was|were|does|do|did|can|may|will|has|have|could|should|must|might)"
    r" the (?P<phrase>[\w’'-]+(?: [\w’'-]+){0,2})"
)
_OPENING_THE = re.compile(r"The (?P<phrase>[\w’'-]+(?: [\w’'-]+){0,2})")
_SPECIFIED = ("of ", "for ", "that ", "who ", "in ", "between ", "to ", "“")
_AFTER_SUBJECT = LEMMAS | PARTICIPLES.keys() | words("be been often usually not")
_UNIQUE_FAMILIES = words("superlative person date identity passive steps sequence")
_ORDINALS = words("first second third fourth fifth next last final other following specific")
_RELATIVE_SUBJECT = re.compile(
    r"(?:another|other|first|second|third|also|too|such|same|both|latest|next|specific|certain"
    r"|particular|similar|greater|higher|lower|smaller|larger)\b",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"\b(?:(?:this|the|previous|next|last) (?:chapter|section|module|lesson|unit|article|text|book)"
    r"|chapter on|(?:chapter|appendix|section) (?:\d+|[a-z])\b"
    r"|(?:listing|example|exhibit|appendix|step|exercise) \d+"
    r"|(?:figure|table|equation) \d"
    r"|the (?:figure|table|diagram|graph) (?:above|below|shows)"
    r"|discussed|mentioned|as (?:shown|seen|noted))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|various|some|different) \w+",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:more|less|fewer) \w+", re.IGNORECASE)
_BROKEN_COUNT = re.compile(r"\((?:a|i|1)\)")
_NEEDS_TWO_WORDS = words("composition function aim purpose cause")
_NEEDS_A_SUBJECT = words("definition function aim purpose")
_IDENTIFIER = re.compile(r"\w\(|\w\.\w|[a-z][A-Z]|\w_\w|`|^--?\w")
_FREE_OF_HEADINGS = words("abbreviation labelled table question")
_EMPTY = GENERIC_NOUNS | {"a", "an", "the", "of"}
_LEAST_WHEN_COUNTED = 8


def fault(candidate: Candidate, introduced: Introduced) -> str:
    """Why the card cannot be asked, empty where it can.

    ``introduced`` holds the nouns that the document brings in as one of several
    (``a study …``): a question about ``the study`` would not say which.
    """
    reasons = (demand(candidate, introduced) for demand in _DEMANDS)
    return next((reason for reason in reasons if reason), "")


def _asked(candidate: Candidate) -> str:
    """What the learner reads, gaps filled."""
    return _GAP.sub(r"\1", candidate.front)


def _has_answer(candidate: Candidate, _: Introduced) -> str:
    missing = candidate.kind is not Kind.CLOZE and not (candidate.back or candidate.items)
    return "the answer would be too long" if missing else ""


def _question_stands_alone(candidate: Candidate, _: Introduced) -> str:
    asked = _asked(candidate)
    found = _DANGLING.search(_REGNAL.sub("", asked))
    if found:
        return f"the question would hold “{found[0]}”, which only the text explains"
    pronoun = _PERSONAL.search(asked)
    if not pronoun or (not _OPENING_PRONOUN.match(asked) and _names_something(asked, pronoun)):
        return ""
    return f"nothing in the question says what “{pronoun[0]}” stands for"


def _names_something(asked: str, pronoun: re.Match[str]) -> bool:
    return bool(re.search(r"[^\W\d]{3,}", _FRAME.sub("", asked[: pronoun.start()])))


def _answer_stands_alone(candidate: Candidate, _: Introduced) -> str:
    if candidate.kind is Kind.CLOZE:
        return ""
    if _OPENING_PRONOUN.match(candidate.back):
        return "the answer would open with a pronoun"
    found = _ANSWER_DANGLING.search(" ".join((candidate.back, *candidate.items)))
    return f"the answer would hold “{found[0]}”, which only the text explains" if found else ""


def _is_placed(candidate: Candidate, introduced: Introduced) -> str:
    """``the study``, ``the second step``: a definite phrase that the reader cannot place."""
    asked = _asked(candidate)
    opening = _ASKED_THE.match(asked)
    if opening is None and candidate.kind is Kind.CLOZE:
        opening = _OPENING_THE.match(asked)
    if opening is None:
        return ""
    first = opening["phrase"].split(" ", 1)[0].lower()
    after = asked[opening.start("phrase") + len(first) :].lstrip()
    if after.startswith(_SPECIFIED):
        return ""
    unique = candidate.family in _UNIQUE_FAMILIES and first in {"first", "last"}
    if first in _ORDINALS and not unique:
        return f"“the {first}” counts what stands before"
    alone = head(opening["phrase"]).lower() == first or candidate.subject.lower() == first
    several = is_plural(first) and (not after or after.split(" ")[0].strip("?") in _AFTER_SUBJECT)
    unplaced = alone and (first in GENERIC_NOUNS or first in introduced)
    if unplaced or (several and not _is_known(first, candidate)):
        return f"“the {first}” would not say which"
    return ""


def _is_known(noun: str, candidate: Candidate) -> bool:
    places = (*candidate.sentence.headings, *candidate.sentence.marked)
    return any(noun in place.lower() for place in places)


def _speaks_of_its_subject(candidate: Candidate, _: Introduced) -> str:
    everything = " ".join((_asked(candidate), candidate.back, *candidate.items))
    return "it speaks of the text itself" if _TEXT.search(everything) else ""


def _answer_says_something(candidate: Candidate, _: Introduced) -> str:
    back = candidate.back
    if candidate.kind is not Kind.QUESTION:
        return ""
    inner = {token.low for token in tokens(back) if token.is_word}
    too_short = candidate.family in _NEEDS_TWO_WORDS and not has_words(back, 2)
    counts = (
        candidate.family != "quantity"
        and _COUNTED.match(back)
        and not has_words(back, _LEAST_WHEN_COUNTED)
    )
    if too_short or counts or _MORE.fullmatch(back) or not inner - _EMPTY:
        return "the answer would say too little"
    adds = " other " in back and "also" in candidate.sentence.text
    return "the answer is a part of a longer count" if adds or _BROKEN_COUNT.search(back) else ""


def _has_a_fit_length(candidate: Candidate, _: Introduced) -> str:
    left = stems(_GAP.sub(" ", candidate.front))
    if candidate.kind is Kind.CLOZE and len(left) < _FEWEST_AROUND_GAP:
        return "too little is left around the gap"
    fits = has_words(_asked(candidate), most=_LONGEST_QUESTION)
    return "" if fits else "the question would be too long"


def _subject_is_specific(candidate: Candidate, introduced: Introduced) -> str:
    subject = bare(candidate.subject).lower()
    if candidate.family in _NEEDS_A_SUBJECT and subject in GENERIC_NOUNS:
        return f"“{subject}” alone is too general to ask about"
    said = candidate.sentence.text if candidate.family == "term" else _asked(candidate)
    definite = re.search(rf"\bthe {re.escape(candidate.subject)}", said, re.IGNORECASE)
    marked = candidate.subject in candidate.sentence.marked
    if candidate.family in _UNIQUE_FAMILIES and subject.startswith("first "):
        return ""
    if definite and head(subject) in introduced and not marked:
        return f"“the {subject}” would not say which"
    found = _RELATIVE_SUBJECT.match(subject)
    return f"“{found[0]}” refers to something before" if found else ""


def _names_its_identifier(candidate: Candidate, _: Introduced) -> str:
    """Under a heading like ``socket.bind(port)`` sentences speak of it without saying so."""
    heading = candidate.sentence.headings[-1] if candidate.sentence.headings else ""
    if not _IDENTIFIER.search(heading) or candidate.family in _FREE_OF_HEADINGS:
        return ""
    names = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", heading.split("(", 1)[0])}
    asked = _asked(candidate).lower()
    return "" if any(name in asked for name in names) else f"it hangs on “{heading}”"


_DEMANDS: tuple[Callable[[Candidate, Introduced], str], ...] = (
    _has_answer,
    _question_stands_alone,
    _answer_stands_alone,
    _is_placed,
    _speaks_of_its_subject,
    _answer_says_something,
    _has_a_fit_length,
    _subject_is_specific,
    _names_its_identifier,
)
