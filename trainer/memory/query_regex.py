"""Regular expressions in searches: only such as come to an end on every text.

The engine tries again and again where a repeated group itself repeats or chooses, for a time
that doubles with each letter; while it does, nothing else of the program runs.
"""

from __future__ import annotations

import re
import warnings

from trainer.errors import UsageError

_ESCAPE_OR_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATS = frozenset("*+{")
_BACK = re.compile(r"\\[1-9]|\(\?P=")
_MOST_REPEATS = 3


def checked(expression: str, col: int) -> str:
    """The expression itself.

    Raises:
        UsageError: it cannot be understood, or could take for ever.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(expression, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        reason = getattr(error, "msg", "too large")
        mend = "Mend it, or search for plain text without re:"
        raise UsageError(f"re: cannot be understood: {reason}", mend, "search", col=col) from None
    if _may_take_for_ever(expression):
        mend = "Repeat letters or [classes], a few times, not groups that repeat or choose"
        raise UsageError("re: could take for ever", mend, "search", col=col)
    return expression


def _may_take_for_ever(expression: str) -> bool:
    """Whether a repeated group holds a repetition or a choice, or repetitions are very many."""
    plain = _ESCAPE_OR_CLASS.sub("x", expression)
    if sum(letter in _REPEATS for letter in plain) > _MOST_REPEATS or _BACK.search(expression):
        return True
    risky: list[bool] = []  # of each open group, whether it repeats or chooses
    for letter, following in zip(plain, f"{plain[1:]} ", strict=True):
        if letter == "(":
            risky.append(False)
        elif letter == ")" and risky:
            inner = risky.pop()
            if inner and following in _REPEATS:
                return True
            if risky and (inner or following in _REPEATS):
                risky[-1] = True
        elif risky and letter in "*+{|":
            risky[-1] = True
    return False
