"""What English cards point at that a learner will not see: other texts, figures, passing time.

A card is met alone, months later: "this process", "the figure", "currently" mean
nothing then. A predicate returns the words that point away, "" where none do.
"""

from __future__ import annotations

import re

from trainer.cards.asked import Asked
from trainer.cards.english import FUNCTION_WORDS, content_stems, words
from trainer.cards.note import ASKED

_ENOUGH_TO_POINT_AT = 3
_SHORTEST_NOUN = 3

_DEMONSTRATIVE = re.compile(
    r"\b(?:this|these)\b(?!\s+(?:is|are|was|were)\b)"
    r"|\bthose\b(?!\s+(?:is|are|was|were|who|whose|that|which|of|with|in|from)\b)"
    r"|\bthat (?:process|approach|method|case|time|period|type|kind|way)\b"
    r"(?! (?:of|that|when|in)\b)"
    r"|(?<!as |no )\bsuch\b(?! (?:as|that)\b)|\baforementioned\b|\bhere\b"
    r"|\bthe latter\b(?! (?:half|part|stages?|years|days)\b)"
    r"|\bthe former\b(?=\s*(?:[?.,;:)]|$|(?:is|are|was|were|has|have|does|do|can)\b))",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:if|when|where|suppose|given|let|after|in)\b[^,]*,", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:it|its|itself|they|them|their|themselves|he|him|his|she|her)\b", re.IGNORECASE
)
_EXPLETIVE = re.compile(
    r"\bit (?:is |was )?(?:called|takes?|took|means?|costs?|possible|impossible|important"
    r"|necessary|true|said|that|to|rains?|snows?)\b",
    re.IGNORECASE,
)
_POINTING_ANSWER = re.compile(
    r"(?:it|they|he|she|its|their|this|these|those|his|her|who|which|that)\b(?!\s*[(/,;=])",
    re.IGNORECASE,
)
_POINTING_WITHIN = re.compile(
    r"\b(?:this|these|those)\s+(?!who\b|that\b|which\b|of\b|with\b)\w+", re.IGNORECASE
)
_ABOUT_A_MEANING = re.compile(r"(?<!\w)['\"‘“«„]|\b(?:mean|means|translat\w+)\b", re.IGNORECASE)
_TEXT_WORD = r"(?:text|passage|article|paragraph|excerpt|reading|author|section|chapter|document)"
_TO_THE_TEXT = re.compile(
    rf"\baccording to (?:the|this) (?:{_TEXT_WORD}|figure|table|study)\b(?! of\b)"
    rf"|\bthis (?:text|passage|article|paragraph|excerpt|section|chapter|author)\b"
    r"|\b(?:in|from|by|of) the (?:text|passage|article|paragraph|excerpt|reading|chapter"
    r"|section)\b(?=\s*(?:[?.,;:)]|$))"
    rf"|\bthe {_TEXT_WORD}s? (?:says?|states?|mentions?|describes?|discusse?s?|argues?|claims?"
    rf"|explains?|gives?|lists?|suggests?|notes?|presents?|says|calls?|considers?|uses?|defines?)\b"
    rf"|\bthe {_TEXT_WORD}(?:['’]s (?:view|opinion|point|argument|main)\b)"
    rf"|\bdoes the {_TEXT_WORD}\b|\bthe passage\b"
    rf"|\bmentioned\b(?! in (?:the )?[A-Z]| by (?:the )?[A-Z])"
    rf"|\bas (?:shown|seen|discussed|described) (?:in|above|below|earlier|here|on)\b"
    rf"|\b(?:shown|listed|described|discussed|given|seen|defined) (?:above|below|earlier)\b"
    rf"|\bof the following\b(?!.*[:\n])|\bthe above\b|\b(?:above|below)\s*(?:[?.,;)]|$)",
    re.IGNORECASE,
)
_TO_A_FIGURE = re.compile(
    r"\b(?:figure|fig\.|table|example) \d|\bin (?:figure|table) \w\b"
    r"|\b(?:in|on|from) the (?:figure|diagram|picture|image|photo|photograph|illustration|graph)\b"
    r"|\bthe (?:figure|table|diagram|picture|graph) (?:shows?|above|below|lists?)\b",
    re.IGNORECASE,
)
WEAK_REFERENCE = re.compile(
    r"(?:that|the (?:resulting|same|other|latter|former|third|second|first|following|previous))"
    r" [a-z]+ (?:is|was|are|were|became|of)\b",
    re.IGNORECASE,
)
BARE_SUBJECT = re.compile(
    r"what (?:is|are|was|were) (?:an? |the )?"
    r"(?:hole|cell|group|person|process|thing|part|word|term|way|one|name|object|system|method)\?$",
    re.IGNORECASE,
)
PASSING_TIME = re.compile(
    r"\b(?:currently|recently|nowadays|today|now|still|so far|as yet|ongoing"
    r"|in recent years|(?:this|last|next) (?:year|month|decade|century))\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:promising|hopeful|formidable|remarkabl[ey]|exciting|optimism|unprecedented"
    r"|interesting(?:ly)?|of course|obviously|imagine|think of|suppose|consider)\b",
    re.IGNORECASE,
)
READER = re.compile(r"\b(?:you|your|yours|we|our|ours|us|let['’]s)\b", re.IGNORECASE)


def dangling_reference(asked: Asked) -> str:
    """A demonstrative or pronoun in the question with nothing before it to stand for."""
    practises_grammar = asked.card.hint and asked.answer.lower() in FUNCTION_WORDS
    if asked.shows_something or practises_grammar:
        return ""
    question = asked.question
    for found in _DEMONSTRATIVE.finditer(question):
        if not _explained(question[: found.start()]):
            return found.group()
    expletives = {found.start() for found in _EXPLETIVE.finditer(question)}
    for found in _PRONOUN.finditer(question):
        if found.start() not in expletives and not _has_noun(question[: found.start()]):
            return found.group()
    return ""


def dangling_answer(asked: Asked) -> str:
    """An answer that opens with a pronoun, or points at something with "this X"."""
    if _ABOUT_A_MEANING.search(asked.question) or asked.is_about_code:
        return ""
    opening = _POINTING_ANSWER.match(asked.answer)
    if opening and len(asked.answer_words) > 1:
        return opening.group()
    for found in _POINTING_WITHIN.finditer(asked.answer):
        if not _explained(asked.answer[: found.start()]):
            return found.group()
    return ""


def refers_to_the_text(asked: Asked) -> str:
    """Words about the text that the card was made from, or about a figure that is not there."""
    if found := _TO_THE_TEXT.search(asked.question) or _TO_THE_TEXT.search(asked.answer):
        return found.group().strip()
    found = _TO_A_FIGURE.search(asked.question) or _TO_A_FIGURE.search(asked.answer)
    return found.group() if found and not asked.card.note.image else ""


def _explained(before: str) -> bool:
    """Whether a sentence or a condition comes before, which the reference can stand for."""
    ended = re.search(r"[.:;?!\n]\s", before) or _CONDITION.match(before)
    return bool(ended) and len(content_stems(before)) >= _ENOUGH_TO_POINT_AT


def _has_noun(before: str) -> bool:
    """Whether anything stands before that a pronoun can mean; a gap does."""
    return ASKED in before or any(
        len(word) >= _SHORTEST_NOUN and word.lower() not in FUNCTION_WORDS for word in words(before)
    )
