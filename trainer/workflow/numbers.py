"""Numbers that a learner types in the window or line by line: of days, of cards."""

from __future__ import annotations

from trainer.errors import UsageError

_HIGHEST = 36_500  # a century of days
_LONGEST = 9  # digits


def read_number(text: str) -> int:
    """A number of days or cards that a learner typed.

    Raises:
        UsageError: it is none from 1 to a century of days.
    """
    if not text.isdecimal() or len(text) > _LONGEST or not 0 < int(text) <= _HIGHEST:
        raise UsageError(f"{text!r} is no number from 1 to {_HIGHEST:,}", "Write it in digits")
    return int(text)
