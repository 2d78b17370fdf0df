"""Whether a model's card says only what its quote says, as far as words can tell.

The answer's content words, every number and every negation must be in the quote, and a
negation of the clause that answers may not get lost. What words cannot tell is a wrong
relation between right words; for that there is the review.
"""

from __future__ import annotations

import re

from trainer.cards.english import content_stems

_SHARE_OF_ANSWER = 0.8
_SHARE_OF_QUESTION = 0.3
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nor|neither|without|cannot|lacks?|fails?|unable)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.;:,()–—]+\s|\s(?:but|whereas|while|although|though|and|or|which|because|so)\s"
)


def ungrounded(question: str, answer: str, quote: str, place: str = "") -> str:
    """What the card says beyond its quote, as a reason; empty if nothing.

    ``place`` is the title with the headings, which a question may name besides.
    """
    said = f"{question} {answer}"
    missing = _numbers(said) - _numbers(f"{quote} {place}")
    if missing:
        return f"the number {min(missing)} is not in its quote"
    if _share(answer, quote) < _SHARE_OF_ANSWER:
        return "its answer says more than its quote"
    if _share(question, f"{quote} {place} {answer}") < _SHARE_OF_QUESTION:
        return "its question is not about its quote"
    if _NEGATION.search(said) and not _NEGATION.search(quote):
        return "it denies what its quote does not"
    if _NEGATION.search(_answering(answer, quote)) and not _NEGATION.search(said):
        return "it leaves out a negation of its quote"
    return ""


def _numbers(text: str) -> frozenset[str]:
    """Numbers in digits; ``1,000`` and ``1000``, ``three`` and ``3`` are the same."""
    digits = {match[0].replace(",", "") for match in _NUMBER.finditer(text)}
    spelt = {str(_COUNTS.index(match[0].lower()) + 2) for match in _COUNT.finditer(text)}
    return frozenset(digits | spelt)


def _share(text: str, ground: str) -> float:
    """The share of the content words, numbers aside, that the ground has as well."""
    stems = {word for word in content_stems(text) if word.isalpha() and word not in _COUNTS}
    return len(stems & content_stems(ground)) / len(stems) if stems else 1.0


def _answering(answer: str, quote: str) -> str:
    """The clause of the quote that has most of the answer's words."""
    stems = content_stems(answer)
    return max(_CLAUSE.split(quote), key=lambda clause: len(stems & content_stems(clause)))
