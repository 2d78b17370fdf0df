"""Numbers that a learner types in the window or line by line: of days, of cards."""

from __future__ import annotations

from trainer.errors import UsageError

_HIGHEST = 36_500  # a century of days
_LONGEST = 9  # digits


def read_days(text: str) -> range:
    """In how many days something shall be, as a learner typed it: ``3``, 0 for today, ``60-90``.

    Raises:
        UsageError: it is no number up to a century of days, nor two with a dash between them.
    """
    numbers = [part.strip() for part in text.split("-", 1)]
    if not all(part.isdecimal() and len(part) <= _LONGEST for part in numbers):
        raise UsageError(f"{text!r} is no number of days", "Write 3, or 60-90 for some day between")
    first, last = int(numbers[0]), int(numbers[-1])
    if not first <= last <= _HIGHEST:
        mend = f"The second is at least the first and at most {_HIGHEST:,}"
        raise UsageError(f"{text!r} are no days", mend)
    return range(first, last + 1)


def read_number(text: str) -> int:
    """A number of days or cards that a learner typed.

    Raises:
        UsageError: it is none from 1 to a century of days.
    """
    if not text.isdecimal() or len(text) > _LONGEST or not 0 < int(text) <= _HIGHEST:
        raise UsageError(f"{text!r} is no number from 1 to {_HIGHEST:,}", "Write it in digits")
    return int(text)
