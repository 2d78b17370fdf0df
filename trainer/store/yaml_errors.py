"""What the YAML parsers complain of, in the words of somebody who writes a deck.

The two parsers of PyYAML word the same fault differently, and neither says how to mend
it. One table maps what both say to a message, a mend and the more telling of two places.
"""

from __future__ import annotations

from dataclasses import dataclass

from yaml.error import Mark, MarkedYAMLError

from trainer.errors import DeckError

_LONGEST_SHOWN = 40  # characters
IN_QUOTES = "Put the text in quotes"
_TAB = ("a tab is used for indentation", "Indent with spaces")
_CLOSING = "'\"]}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Applies where both words occur; the place is the problem's, or its context's start."""

    context: str
    problem: str
    message: str
    mend: str
    at_context: bool = False


_RULES = (
    _Rule("anchor", "", "text cannot begin with '&'", IN_QUOTES, at_context=True),
    _Rule("alias", "", "text cannot begin with '*'", IN_QUOTES, at_context=True),
    _Rule(" tag", "", "text cannot begin with '!'", IN_QUOTES, at_context=True),
    _Rule("", "tag handle", "text cannot begin with '!'", IN_QUOTES),
    _Rule("", "found a tab", *_TAB),
    _Rule(
        "block scalar",
        "",
        "nothing may follow '|' or '>' on its line",
        "Begin the text on the next line, or put text that begins with such a mark in quotes",
        at_context=True,
    ),
    _Rule(
        "quoted scalar",
        "unexpected",
        "this quote is never closed",
        "Close it; within single quotes write an apostrophe twice",
        at_context=True,
    ),
    _Rule(
        "quoted scalar",
        "invalid Unicode",
        "an escape in this text names no character",
        "Use single quotes, in which a backslash stays one",
        at_context=True,
    ),
    _Rule(
        "quoted scalar",
        "",
        "a backslash in this text begins no escape that is known",
        "Use single quotes, in which a backslash stays one",
        at_context=True,
    ),
    _Rule(
        "",
        "mapping values are not allowed",
        "': ' within plain text looks like a key",
        "Put the text in quotes, or on lines of its own below '|'; check the indentation",
    ),
    _Rule("", "sequence entries are not allowed", "text cannot begin with '- '", IN_QUOTES),
    _Rule("", "mapping keys are not allowed", "text cannot begin with '? '", IN_QUOTES),
    _Rule(
        "simple key",
        "",
        "this line has no ': ' that parts a key from its text",
        "Write 'key: text', and indent text that goes on over several lines",
        at_context=True,
    ),
    _Rule("directive", "", "a line cannot begin with '%'", IN_QUOTES, at_context=True),
    _Rule("", "YAML d", "this YAML directive is not understood", "Delete the line"),
    _Rule(
        "",
        "document start",
        "text stands here after the end of the deck",
        "Delete it, or indent it as part of what stands above",
    ),
)


def excerpt(foreign: str) -> str:
    """Text of the file as an error shows it: on one line, and no longer than that can be."""
    line = " ".join(foreign.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def reworded(error: MarkedYAMLError, text: str, name: str) -> DeckError:
    """The parser's complaint about ``text`` as a DeckError with place and mend."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    if "cannot start any token" in problem and mark:
        return _at(mark, name, *_bad_start(text[mark.index : mark.index + 1]))
    for rule in _RULES:
        if rule.context in context and rule.problem in problem:
            place = error.context_mark if rule.at_context else None
            return _at(place or mark, name, rule.message, rule.mend)
    if "flow" in context:
        return _unclosed(error, text, name)
    if "block" in context and mark:
        return _at(mark, name, *_stray(text, mark.index))
    return _at(mark, name, f"this is no valid YAML: {problem}", "Check indentation and quotes")


def _at(mark: Mark | None, name: str, message: str, mend: str) -> DeckError:
    line, col = (mark.line + 1, mark.column + 1) if mark else (None, None)
    return DeckError(message, mend, name, line, col)


def _bad_start(character: str) -> tuple[str, str]:
    return _TAB if character == "\t" else (f"text cannot begin with {character!r}", IN_QUOTES)


def _unclosed(error: MarkedYAMLError, text: str, name: str) -> DeckError:
    """A list in brackets or a mapping in braces goes wrong, here or where it is left open."""
    opening, found = error.context_mark, error.problem_mark
    at_end = found is None or not text[found.index :].strip()
    if opening and found and not at_end and opening.line == found.line:
        message = "a comma or a closing bracket is missing here"
        return _at(found, name, message, "Text that begins with a bracket needs quotes")
    mend = "Close it; text that begins with a bracket needs quotes"
    return _at(opening, name, "this bracket is never closed", mend)


def _stray(text: str, index: int) -> tuple[str, str]:
    """Something stands where a key or a dash was expected."""
    line = text[:index].replace("\r", "\n").rpartition("\n")[2].rstrip()
    if line.endswith(tuple(_CLOSING)):
        mend = "Put the whole text in quotes; within single quotes write an apostrophe twice"
        return "text goes on after a closing quote or bracket", mend
    mend = "Keys of one note stand exactly below each other"
    return "this line is not indented like those around it", mend
