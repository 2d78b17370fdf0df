"""Sentences that speak of a word as a word: the term X describes …, “X” means …."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import without_connective
from trainer.generate.english.nouns import is_term
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised, trimmed

USED_TERM = re.compile(
    r"(?:[\w’' -]+? uses? the |The )(?:term|word|phrase|expression) "
    r"[“\"‘']?(?P<term>[\w-]+(?: [\w-]+){0,3}?)[”\"’']?(?:, [^,]+,)? "
    r"(?:(?:(?:is|are|can be|may be|can also be|is also|is often) used )?to "
    r"(?P<verb>describe|refer to|mean|denote)"
    r"|(?P<told>refers to|means|describes|denotes))"
    r" (?P<meaning>.+)"
)
QUOTED_TERM = re.compile(
    r"(?:The |An? )?[“\"](?P<term>[^”\"]{2,40})[”\"](?: [^,.]{3,30})? "
    r"(?:means|refers to|denotes) (?P<meaning>.+)"
)
_LONGEST = 32


def meanings(reading: Reading) -> Iterator[Candidate]:
    """``Sociologists use the term status to describe …`` → What does the term “status” describe?"""
    text = without_connective(reading.text).rstrip(".!")
    used, quoted = USED_TERM.match(text), QUOTED_TERM.match(text)
    if used:
        verb = used["verb"] or re.sub(r"s(?= to$|$)", "", used["told"])
        yield from _asked(reading, used, f"What does the term “{used['term']}” {verb}?")
    elif quoted:
        yield from _asked(reading, quoted, f"What does “{quoted['term']}” mean?")


def _asked(reading: Reading, match: re.Match[str], front: str) -> Iterator[Candidate]:
    if is_term(match["term"]) and not match["meaning"].startswith("that "):
        back = capitalised(trimmed(match["meaning"], _LONGEST))
        if back.lower() != match["meaning"].strip(" .,;:").lower():
            return
        yield reading.asks("definition", match["term"], front, back)
