"""A search as typed, cut into its tokens with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from trainer.errors import UsageError

_QUOTE = '"'
_ESCAPE = "\\"
_ESCAPE_OR_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_CLOSING = re.compile(r'(?:\\.|[^"\\])*"', re.DOTALL)
_ENDS_A_WORD = frozenset("() \t\r\n\u3000")


class Sign(StrEnum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    NOT = "-"
    AND = "and"
    OR = "or"
    WORD = "word"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A sign, where it stands (counted from 1), and for a word its text without quotes.

    ``quoted`` tells that the word began with a quote, as plain text does. Backslashes are kept.
    """

    sign: Sign
    col: int
    text: str = ""
    quoted: bool = False


def tokens(text: str) -> list[Token]:
    """The tokens of a search; the last one is the end.

    Raises:
        UsageError: a quote is not closed.
    """
    found: list[Token] = []
    at = 0
    while at < len(text):
        letter, following = text[at], text[at + 1 : at + 2]
        if letter in "()":
            found.append(Token(Sign(letter), at + 1))
            at += 1
        elif letter in _ENDS_A_WORD:
            at += 1
        elif letter == "-" and following and not following.isspace():
            found.append(Token(Sign.NOT, at + 1))
            at += 1
        else:
            end = _word_end(text, at)
            found.append(_word(text[at:end], at + 1))
            at = end
    return [*found, Token(Sign.END, len(text) + 1)]


def _word_end(text: str, start: int) -> int:
    """Where a word ends: at a space or parenthesis outside quotes and not behind a backslash."""
    at = start
    while at < len(text) and text[at] not in _ENDS_A_WORD:
        if text[at] == _ESCAPE:
            at += 1
        elif text[at] == _QUOTE:
            closing = _CLOSING.match(text, at + 1)
            if closing is None:
                raise UsageError(
                    "the quote is not closed", 'Add a closing "', file="search", col=at + 1
                )
            at = closing.end() - 1
        at += 1
    return min(at, len(text))


def _word(raw: str, col: int) -> Token:
    if raw.lower() in {Sign.AND, Sign.OR}:
        return Token(Sign(raw.lower()), col)
    return Token(Sign.WORD, col, _ESCAPE_OR_QUOTE.sub(_unquoted, raw), raw.startswith(_QUOTE))


def _unquoted(found: re.Match[str]) -> str:
    return "" if found[0] == _QUOTE else found[0]
