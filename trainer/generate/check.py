"""What a card must meet to be written at all, each demand with the reason when it is not met.

The linter knows what makes any card hard to learn; these rules know in addition
where the words came from, and so what only the text around them would explain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, head
from trainer.generate.english.tagger import VERBS
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.words import GENERIC_NOUNS, words
from trainer.generate.facts import OF_TABLES, TWO_SENTENCES, Candidate
from trainer.generate.pointers import CLEAR
from trainer.generate.repeats import stems
from trainer.generate.sense import SENSIBLE
from trainer.generate.standing import ALONE

Introduced = frozenset[str]
_LONGEST_QUESTION, _LONGEST_OF_TWO = 40, 36
_FEWEST_AROUND_GAP = 4
_CUT_OFF = re.compile(
    r"\b(?:named|called|of|the|an|and|or|with|by|from)$"
    r"|\b(?:consisting|composed|made up) of (?:an?|the) [\w-]+$"  # "…, a Secretary, a Treasurer"
)
_UNIQUE_FAMILIES = words("superlative person date identity passive steps sequence")
_RELATIVE_SUBJECT = re.compile(
    r"(?:another|other|first|second|third|also|too|such|same|both|latest|next|specific|certain"
    r"|particular|similar|greater|higher|lower|smaller|larger"
    r"|(?:main|chief|principal|real|usual|best-studied) \w+$)\b",
    re.IGNORECASE,
)
_STAGES = words("stage phase step law principle act wave generation")
_TEXT = re.compile(
    r"\b(?:(?:this|the|previous|next|last) (?:chapter|section|module|lesson|unit|article|text|book)"
    r"|chapter on|(?:chapter|appendix|section) (?:\d+|[a-z])\b"
    r"|(?:listing|example|exhibit|appendix|step|exercise) \d+"
    r"|(?:figure|table|equation) \d"
    r"|the (?:figure|table|diagram|graph) (?:above|below|shows)"
    r"|(?:a|this|the|next|last) (?:lecture|seminar|handout)\b|week \d"
    r"|discussed|mentioned|as (?:shown|seen|noted)|(?:our|this|the above) example)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|various|some|different) \w+",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:more|less|fewer) \w+|(?:very )?(?:little|much|nothing|everything|something|anything|none"
    r"|several|many|few|less|more|others?)",
    re.IGNORECASE,
)
_OPENS_LOOSELY = re.compile(r"(?:though|however|then|too|also|as well|so)\b", re.IGNORECASE)
_JOINED_ON = re.compile(r"\b(?:while|because|although|whereas|if|unless)\b(?!.*,)")
_BROKEN_COUNT = re.compile(r"\((?:a|i|1)\)")
_NEEDS_TWO_WORDS = words("composition function aim purpose cause")
_NEEDS_A_SUBJECT = words("definition function aim purpose")
_IDENTIFIER = re.compile(r"\w\(|[^\W\d]\.[^\W\d]|[a-z][A-Z]|\w_\w|`|^--?\w")
_FREE_OF_HEADINGS = OF_TABLES | words("abbreviation labelled question")
_AS_LAID_OUT = words("question")  # the author's own question, which its answer points back to
_EMPTY = GENERIC_NOUNS | {"a", "an", "the", "of"}
_LEAST_WHEN_COUNTED = 8


def fault(candidate: Candidate, introduced: Introduced) -> str:
    """Why the card cannot be asked, empty where it can.

    ``introduced`` holds the nouns that the document brings in as one of several
    (``a study …``): a question about ``the study`` would not say which.
    """
    reasons = (demand(candidate, introduced) for demand in _DEMANDS)
    sensible = (demand(candidate) for demand in (*ALONE, *SENSIBLE, *CLEAR))
    return next((reason for reason in chain(reasons, sensible) if reason), "")


def _has_answer(candidate: Candidate, _: Introduced) -> str:
    missing = candidate.kind is not Kind.CLOZE and not (candidate.back or candidate.items)
    return "the answer would be too long" if missing else ""


def _speaks_of_its_subject(candidate: Candidate, _: Introduced) -> str:
    everything = " ".join((candidate.asked, candidate.back, *candidate.items))
    return "it speaks of the text itself" if _TEXT.search(everything) else ""


def _answer_says_something(candidate: Candidate, _: Introduced) -> str:
    back = candidate.back
    if candidate.kind is not Kind.QUESTION:
        return ""
    inner = {token.low for token in tokens(back) if token.is_word}
    too_short = candidate.family in _NEEDS_TWO_WORDS and not has_words(back, 2)
    counts = (
        candidate.family not in _AS_LAID_OUT | {"quantity"}
        and _COUNTED.match(back)
        and not has_words(back, _LEAST_WHEN_COUNTED)
    )
    if _OPENS_LOOSELY.match(back) and candidate.family not in _AS_LAID_OUT:
        return "the answer goes on from what stands before"
    if _CUT_OFF.search(back) or "→" in back or _ends_within_a_clause(back):
        return "the answer is cut off"
    if too_short or counts or _MORE.fullmatch(back) or not inner - _EMPTY:
        return "the answer would say too little"
    adds = " other " in back and "also" in candidate.sentence.text
    return "the answer is a part of a longer count" if adds or _BROKEN_COUNT.search(back) else ""


def _ends_within_a_clause(back: str) -> bool:
    """``the itch within days while the diet``: what was joined on has no verb yet."""
    joined = _JOINED_ON.search(back)
    return joined is not None and not any(
        word.tag in VERBS for word in tree_of(back[joined.start() :]).words
    )


def _has_a_fit_length(candidate: Candidate, _: Introduced) -> str:
    left = stems(candidate.beside_gap)
    if candidate.kind is Kind.CLOZE and len(left) < _FEWEST_AROUND_GAP:
        return "too little is left around the gap"
    two = candidate.family in TWO_SENTENCES
    fits = has_words(candidate.asked, most=_LONGEST_OF_TWO if two else _LONGEST_QUESTION)
    return "" if fits else "the question would be too long"


def _subject_is_specific(candidate: Candidate, _: Introduced) -> str:
    subject = bare(candidate.subject).lower()
    if re.search(r"\b(?:its|their|his|her)\b", subject) and candidate.kind is Kind.QUESTION:
        return f"“{subject}” is somebody's, and the question does not say whose"
    if candidate.family in _NEEDS_A_SUBJECT and subject in GENERIC_NOUNS:
        return f"“{subject}” alone is too general to ask about"
    if candidate.family in _UNIQUE_FAMILIES and subject.startswith("first "):
        return ""
    found = _RELATIVE_SUBJECT.match(subject)
    counted = found and head(subject).rstrip("s") in _STAGES
    return f"“{found[0]}” refers to something before" if found and not counted else ""


def _names_its_identifier(candidate: Candidate, _: Introduced) -> str:
    """Under a heading like ``socket.bind(port)`` sentences speak of it without saying so."""
    heading = candidate.sentence.headings[-1] if candidate.sentence.headings else ""
    if not _IDENTIFIER.search(heading) or candidate.family in _FREE_OF_HEADINGS:
        return ""
    names = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", heading.split("(", 1)[0])}
    asked = candidate.asked.lower()
    return "" if any(name in asked for name in names) else f"it hangs on “{heading}”"


def _is_no_news(candidate: Candidate, _: Introduced) -> str:
    """What somebody said on Tuesday is no thing to learn."""
    found = NEWS.search(candidate.sentence.text)
    return f"“{found[0]}” tells of a day that passes" if found else ""


def _asks_once(candidate: Candidate, _: Introduced) -> str:
    """One clause is asked about, and a date is not given away with another."""
    asked = candidate.asked
    joined = candidate.kind is Kind.QUESTION and ";" in asked
    dated = candidate.family == "date" and re.search(r"\b1\d{3}\b|\b20\d\d\b", asked)
    return "the question would hold more than is asked for" if joined or dated else ""


def _is_whole(candidate: Candidate, _: Introduced) -> str:
    """``any of the following--``: a sentence that goes on in a list below."""
    if candidate.sentence.quote.startswith("where "):
        return "it explains a formula that stands before it"
    torn = candidate.sentence.quote.rstrip().endswith(("--", "—", "–", ":"))
    return "its sentence goes on below it" if torn and candidate.kind is not Kind.LIST else ""


NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! of\b)|yesterday|(?:this|last|next) week"
    r"|(?:he|she|they|officials?|spokes\w+) said|said (?:on|that|the)|told reporters)\b"
    r"|[,”\"] (?:he |she )?said\b"
)
_DEMANDS: tuple[Callable[[Candidate, Introduced], str], ...] = (
    _has_answer,
    _speaks_of_its_subject,
    _answer_says_something,
    _has_a_fit_length,
    _subject_is_specific,
    _names_its_identifier,
    _is_no_news,
    _is_whole,
    _asks_once,
)
