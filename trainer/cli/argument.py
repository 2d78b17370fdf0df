"""What the words behind commands and options are read as, and what a wrong one is told."""

from __future__ import annotations

import argparse
from pathlib import Path

_LAST_HOUR = 23
_LONGEST_COUNT = 9  # digits
_MOST_DAYS = 36_500


def name(text: str) -> str:
    """Not empty, as an unset variable of a shell is: a path would be the present folder."""
    if not text:
        raise argparse.ArgumentTypeError("the name is empty")
    return text


def path(text: str) -> Path:
    """A path that is not empty and leads somewhere."""
    found = Path(name(text))
    try:
        found.resolve()
    except (OSError, RuntimeError):  # a loop of links, as older and newer Pythons tell it
        raise argparse.ArgumentTypeError(f"{text!r} leads nowhere") from None
    return found


def count(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    if len(text) > _LONGEST_COUNT:
        raise argparse.ArgumentTypeError(f"{text} is more than can be")
    return int(text)


def hour(text: str) -> int:
    """An hour of the day."""
    read = count(text)
    if read > _LAST_HOUR:
        raise argparse.ArgumentTypeError(f"{text!r} is no hour from 0 to {_LAST_HOUR}")
    return read


def days(text: str) -> int:
    """A number of days, at least one."""
    read = count(text)
    if not read:
        raise argparse.ArgumentTypeError("0 days leave no room for a review")
    if read > _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text} days are more than a century")
    return read


def kinds(text: str) -> frozenset[str]:
    """Kinds of notes, with commas between."""
    known = ("question", "cloze", "list")
    words = [word.strip() for word in text.split(",") if word.strip()]
    wrong = [word for word in words if word not in known]
    if wrong or not words:
        raise argparse.ArgumentTypeError(f"{text!r} names other kinds than {', '.join(known)}")
    return frozenset(words)
