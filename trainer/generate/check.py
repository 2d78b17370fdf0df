"""What a card must meet to be written at all, each with the reason when it does not."""

from __future__ import annotations

import re

from trainer.cards.note import Kind
from trainer.generate.english.nouns import bare, head, is_plural
from trainer.generate.english.tokens import tokens, word_count
from trainer.generate.english.verbs import LEMMAS, PARTICIPLES
from trainer.generate.english.words import GENERIC_NOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.select import stems

_DANGLING = re.compile(
    r"\b(?:this|these|those|here|there|former|latter|aforementioned|above|below|following|previous"
    r"|others|now|today|we|our|us|you|your|i|my)\b",
    re.IGNORECASE,
)
_OPENING_PRONOUN = re.compile(
    r"(?:\W*(?:it|they|he|she|its|their|his|her|him|them)\b)", re.IGNORECASE
)
_PERSONAL = re.compile(r"\b(?:it|they|he|she|him|them|its|their|his|her)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:another|other|second|third|also|too|such|same|both|latest|next|specific|certain|particular|similar|such|first|greater|higher|lower|smaller|larger)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:what|who|which|when|why|how|where|in which year|is|are|was|were|does|do|did|the term for"
    r"|another name for|examples of|called|can|has|have)\b",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"\b(?:(?:this|the|previous|next|last) (?:chapter|section|module|lesson|unit|article|text|book)"
    r"|chapter on|(?:listing|example|exhibit|appendix|step|exercise) \d+|figure|table|equation|discussed|mentioned|as (?:shown|seen|noted))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:two|three|four|five|several|many|various|some|different) \w+", re.IGNORECASE
)
_AFTER_SUBJECT = LEMMAS | PARTICIPLES.keys() | words("be been often usually not")
_ORDINALS = words("first second third fourth fifth next last final other following specific")
_NEED_MORE = frozenset({"composition", "function", "aim", "purpose", "cause"})
_GAP = re.compile(r"\{\{c\d+::(.*?)\}\}")


def fault(candidate: Candidate, introduced: frozenset[str]) -> str:
    """Why the card cannot be asked, empty where it can.

    ``introduced`` holds the nouns that the document brings in as one of several
    (``a study …``): a question about ``the study`` would not say which.
    """
    if candidate.kind is not Kind.CLOZE and not (candidate.back or candidate.items):
        return "the answer would be too long"
    asked = _GAP.sub(r"\1", candidate.front)
    for unfit in (_dangling, _definite, _answer):
        reason = unfit(candidate, asked, introduced)
        if reason:
            return reason
    return ""


def _dangling(candidate: Candidate, asked: str, _: frozenset[str]) -> str:
    found = _DANGLING.search(asked)
    if found:
        return f"the question would hold “{found[0]}”, which only the text explains"
    pronoun = _PERSONAL.search(asked)
    if pronoun and (_OPENING_PRONOUN.match(asked) or not _has_antecedent(asked[: pronoun.start()])):
        return f"nothing in the question says what “{pronoun[0]}” stands for"
    if candidate.kind is not Kind.CLOZE and _OPENING_PRONOUN.match(candidate.back):
        return "the answer would open with a pronoun"
    everything = f"{candidate.back} {' '.join(candidate.items)}"
    found = re.search(
        r"\b(?:this|these|those \w+|the (?:latter|former|same)(?! as)|we|us|our|you|your)\b"
        if not re.search(r"\bsame\b.*\bas\b", everything)
        else r"\b(?:this|these|those \w+|we|us|our|you|your)\b",
        everything,
        re.IGNORECASE,
    )
    return f"the answer would hold “{found[0]}”, which only the text explains" if found else ""


def _has_antecedent(before: str) -> bool:
    left = _FRAME.sub("", before)
    return bool(re.search(r"[^\W\d]{3,}", re.sub(r"\b(?:the|a|an|of|in|for|to)\b", "", left)))


def _definite(candidate: Candidate, asked: str, introduced: frozenset[str]) -> str:
    """``the study``, ``the process``: a definite phrase that the reader cannot place."""
    opening = re.match(
        r"(?:.{0,40}?, )?(?:What|Who|How|Why|When|In which year) (?:is|are|was|were|does|do|did|can|may|will|has|have|could|should|must|might)"
        r" the ([\w’'-]+(?: [\w’'-]+){0,2})",
        asked,
    )
    if opening is None and candidate.kind is Kind.CLOZE:
        opening = re.match(r"The ([\w’'-]+(?: [\w’'-]+){0,2})", asked)
    if opening is None:
        return ""
    noun = opening[1].split(" ")[0].lower()
    rest = asked[opening.end(1) - len(opening[1]) + len(noun) :].lstrip()
    if rest.startswith(("of ", "for ", "that ", "who ", "in ", "between ", "to ")):
        return ""
    if is_plural(noun) and (not rest or rest.split(" ")[0].strip("?") in _AFTER_SUBJECT):
        known = any(noun in place.lower() for place in candidate.sentence.headings)
        if not known and noun not in candidate.sentence.marked:
            return f"“the {noun}” would not say which"
    if noun in _ORDINALS and candidate.family != "superlative":
        return f"“the {noun}” counts what stands before"
    single = head(opening[1]).lower() == noun or candidate.subject.lower() == noun
    if single and (noun in GENERIC_NOUNS or noun in introduced):
        return f"“the {noun}” would not say which"
    return ""


def _answer(candidate: Candidate, asked: str, introduced: frozenset[str]) -> str:
    marked = candidate.sentence.marked
    if _TEXT.search(f"{asked} {candidate.back} {' '.join(candidate.items)}"):
        return "it speaks of the text itself"
    if candidate.kind is Kind.QUESTION:
        inner = {token.low for token in tokens(candidate.back) if token.is_word}
        if re.search(r"\((?:a|i|1)\)", candidate.back):
            return "the answer breaks off a count"
        if re.match(r"(?:more|less|fewer) \w+$", candidate.back, re.IGNORECASE):
            return "the answer would say too little"
        if _COUNTED.match(candidate.back) and word_count(candidate.back) < 8:  # noqa: PLR2004
            return "the answer only counts"
        if " other " in candidate.back and "also" in candidate.sentence.text:
            return "the answer adds to what was said before"
        if candidate.family in _NEED_MORE and word_count(candidate.back) < 2:  # noqa: PLR2004
            return "the answer would say too little"
        if not inner - GENERIC_NOUNS - {"a", "an", "the", "of"}:
            return "the answer would say too little"
    if candidate.kind is Kind.CLOZE and len(stems(_GAP.sub(" ", candidate.front))) < 5:  # noqa: PLR2004
        return "too little is left around the gap"
    if word_count(asked) > 40:  # noqa: PLR2004
        return "the question would be too long"
    subject = bare(candidate.subject).lower()
    if (
        candidate.family in {"definition", "function", "aim", "purpose"}
        and subject in GENERIC_NOUNS
    ):
        return f"“{subject}” alone is too general to ask about"
    definite = re.search(r"\bthe " + re.escape(candidate.subject), asked)
    if definite and head(subject) in introduced and candidate.subject not in marked:
        return f"“the {subject}” would not say which"
    found = _OTHER.match(subject)
    return f"“{found[0]}” refers to something before" if found else ""
