"""Sentences that speak of a word as a word: the term X describes …, “X” means …."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, is_term
from trainer.generate.english.openings import without_connective
from trainer.generate.english.words import PRONOUNS
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import capitalised, question

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
_WHICH_MEANS = re.compile(
    r"(?P<said>[^,;:()]{15,120}), (?:which|this) means (?:that )?"
    r"(?P<meaning>(?!the\b.* of\b)[^;:()]{15,})"
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
    else:
        yield from _explained(reading, text)


def _explained(reading: Reading, text: str) -> Iterator[Candidate]:
    """``Money serves as a unit of account, which means that …`` asks what that means."""
    clause, match = reading.clause, _WHICH_MEANS.fullmatch(text)
    if clause is None or match is None or clause.is_past or clause.negated or clause.context:
        return
    if clause.subject.lower() in PRONOUNS or reading.sentence.split or clause.insertion:
        return
    said = f"{reading.subject}{match['said'][len(clause.subject) :]}"
    meaning = re.sub("^(?:it|they) ", f"{reading.subject} ", match["meaning"])
    if not meaning.startswith(f"{reading.subject} "):
        return  # that follows from it, and is not what it means
    back = trimmed(meaning, _LONGEST)
    if match["said"].startswith(clause.subject) and back.endswith(match["meaning"][-5:]):
        front = question(f"what is meant by saying that {said}")
        yield reading.asks("meaning", bare(reading.subject), front, capitalised(back))


def _asked(reading: Reading, match: re.Match[str], front: str) -> Iterator[Candidate]:
    if is_term(match["term"]) and not match["meaning"].startswith("that "):
        back = capitalised(trimmed(match["meaning"], _LONGEST))
        if back.lower() != match["meaning"].strip(" .,;:").lower():
            return
        yield reading.asks("definition", match["term"], front, back)
