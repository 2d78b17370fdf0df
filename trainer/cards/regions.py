"""Where code and formulas end in a text, for a scan that must not read their braces.

The rules are those by which the card is drawn later (CommonMark's backticks, single
dollars that hug their formula), and each search is linear over a whole text.
"""

from __future__ import annotations

import re

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def code_ends(text: str) -> dict[int, int]:
    """For each run of backticks the start of the next run of the same length."""
    ends: dict[int, int] = {}
    next_of_length: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", text))):
        length = len(run.group())
        if length in next_of_length:
            ends[run.start()] = next_of_length[length]
        next_of_length[length] = run.start()
    return ends


def math_end(text: str, opening: re.Match[str]) -> int | None:
    """Where a formula's closing dollars stand; None if these dollars are money or lone.

    Only the very next dollars count, which keeps the scan linear.
    """
    mark, start = opening.group(), opening.end()
    end = text.find(mark, start)
    while end > 0 and _escaped(text, end):
        end = text.find(mark, end + 1)
    if end < 0 or not text[start:end].strip() or "\n\n" in text[start:end]:
        return None
    if mark == "$" and not _hugs(text, start, end):
        return None
    return end if _balanced(text[start:end]) else None


def _hugs(text: str, start: int, end: int) -> bool:
    """Whether single dollars touch their formula and no figure follows, unlike in ``$5 to $6``."""
    spaced = text[start].isspace() or text[end - 1].isspace()
    return not spaced and not text[end + 1 : end + 2].isdigit()


def _escaped(text: str, at: int) -> bool:
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _balanced(formula: str) -> bool:
    depth = 0
    for brace in _BRACE.finditer(formula):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth < 0:
            return False
    return depth == 0
