"""What letters stand for: ``long form (LF)`` and ``LF (long form)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import singular
from trainer.generate.english.tokens import Token, tokens
from trainer.generate.english.words import ARTICLES, PREPOSITIONS
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised

_LETTERS = re.compile(r"\((?P<short>[A-Z][A-Za-z0-9/&.-]{1,9})(?:, [^()]*)?\)")
_IN_PASSING = re.compile(  # an example among others, or a unit behind its number
    r"(?:^For (?:example|instance),.*|\b(?:such as|like|including) [^,;]*|[\d,.]+ )$"
)
_FEWEST = 2  # letters, and words they stand for
_SPELT = re.compile(r"\b(?P<short>[A-Z][A-Z0-9/&-]{1,7}s?) \((?P<long>[A-Za-z][\w -]{5,70})\)")


def abbreviations(reading: Reading) -> Iterator[Candidate]:
    """``long form (LF)`` and ``LF (long form)`` → What does LF stand for?"""
    text = reading.text
    for match in _LETTERS.finditer(text):
        long = long_form(match["short"], text[: match.start()].rstrip())
        if long and not _IN_PASSING.search(text[: match.start()].removesuffix(f"{long} ")):
            yield _expansion(reading, match["short"], long)
    for match in _SPELT.finditer(text):
        long = long_form(match["short"], match["long"])
        if long and long == match["long"]:
            yield _expansion(reading, match["short"], long)


def _expansion(reading: Reading, short: str, long: str) -> Candidate:
    if short.endswith("s") and short[:-1].isupper():
        short, long = short[:-1], _in_singular(long)
    back = capitalised(reading.names.lowered(long))
    return reading.asks("abbreviation", short, f"What does {short} stand for?", back)


def _in_singular(phrase: str) -> str:
    """The phrase with its last word in the singular."""
    before, space, last = phrase.rpartition(" ")
    return before + space + singular(last)


def long_form(short: str, before: str) -> str:
    """The words before an abbreviation that it is short for (Schwartz and Hearst, 2003).

    Every letter of the abbreviation must be found in order from the right, the first
    at the beginning of a word, and most words must give a letter; else empty.
    """
    letters = [letter.lower() for letter in re.sub(r"s$", "", short) if letter.isalnum()]
    words = tokens(before)
    start = _match_from_right(letters, before) if len(letters) >= _FEWEST else None
    if start is None:
        return ""
    most = min(len(letters) + 5, len(letters) * 2)
    start = _past_small_word(words, start)
    inside = [token for token in words if token.start >= start and token.is_word]
    initials = [
        part[0].lower() for token in inside for part in re.split(r"[-/]", token.text) if part
    ]
    clean = "," not in before[start:] and "(" not in before[start:] and ". " not in before[start:]
    enough = sum(letter in initials for letter in letters) >= max(_FEWEST, 0.6 * len(letters))
    return before[start:] if clean and enough and _FEWEST <= len(inside) <= most else ""


def _past_small_word(words: tuple[Token, ...], start: int) -> int:
    """``of Management`` begins one word earlier where that word has the same letter."""
    index = next((i for i, token in enumerate(words) if token.start >= start), 0)
    small = words[index].low in PREPOSITIONS | ARTICLES
    if small and index and words[index - 1].low[0] == words[index].low[0]:
        return words[index - 1].start
    return start


def _match_from_right(letters: list[str], before: str) -> int | None:
    at = len(before) - 1
    for index in range(len(letters) - 1, -1, -1):
        while at >= 0:
            opens = at == 0 or not before[at - 1].isalnum()
            if before[at].lower() == letters[index] and (index or opens):
                break
            at -= 1
        if at < 0:
            return None
        at -= 1
    return at + 1
