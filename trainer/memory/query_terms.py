"""The words of a search: each a filter by its name, or else text to be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from trainer.errors import UsageError
from trainer.memory.forgetting import wait
from trainer.memory.options import STANDARD_MEMORY
from trainer.memory.query_regex import checked
from trainer.memory.query_tokens import Token
from trainer.memory.query_tree import (
    OPERATORS,
    Added,
    Alike,
    CardKind,
    Deck,
    Edited,
    Flag,
    Introduced,
    Is,
    Or,
    Property,
    Query,
    Rated,
    Regex,
    Side,
    Tag,
    Text,
    Untagged,
)

_FLAGS = tuple("01234567")
_RATINGS = tuple("1234")
_MOST_DAYS = 36_500
_DAY_MS = 86_400_000
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
_PROPERTIES = {
    "ivl": "ivl",
    "due": "due",
    "reps": "reps",
    "lapses": "lapses",
    "s": "stability",
    "stability": "stability",
    "d": "difficulty",
    "difficulty": "difficulty",
    "r": "waited",
    "retrievability": "waited",
}
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words of a search mean to one learner on one day.

    ``decay`` is the last of the memory model's parameters; ``day_start_ms`` the instant at
    which the study day began.
    """

    leech_threshold: int = STANDARD_MEMORY.leech_threshold
    decay: float = STANDARD_MEMORY.parameters[-1]
    day_start_ms: int = 0


_Make = Callable[[Asked, str, int], Query]


def leaf(token: Token, asked: Asked) -> Query:
    """A word as the filter that it names, else as text; in quotes a colon may be just that.

    Raises:
        UsageError: there is no such filter, or it does not take this; with its place.
    """
    name, colon, value = token.text.partition(":")
    make = _FILTERS.get(name.lower()) if colon else None
    if make is not None:
        return make(asked, value, token.col)
    if colon and name and "\\" not in name and not token.quoted:
        raise _unknown(name, token)
    if not token.text:
        raise _fault("the quotes are empty", "Write a word or take them out", token.col)
    return Text(token.text)


def _unknown(name: str, token: Token) -> UsageError:
    from difflib import get_close_matches  # noqa: PLC0415  only a slip needs it

    near = get_close_matches(name.lower(), _FILTERS, n=1)
    *others, last = (f"{known}:" for known in _FILTERS)
    known = (
        f"Did you mean {near[0]}:" if near else f"The filters are {', '.join(others)} and {last}"
    )
    mend = f'{known}; as plain text write "{token.text}"'
    return _fault(f"there is no filter {name}:", mend, token.col)


def _fault(message: str, mend: str, col: int) -> UsageError:
    return UsageError(message, mend, file="search", col=col)


def _given(name: str, pattern: str, col: int) -> str:
    if not pattern:
        raise _fault(f"{name}: names nothing", f"Write a name behind {name}:", col)
    return pattern


def _deck(_: Asked, pattern: str, col: int) -> Query:
    return Deck(_given("deck", pattern, col))


def _tag(asked: Asked, pattern: str, col: int) -> Query:
    """A leech is what Anki marks with a tag, so that the tag's name finds it too."""
    name = _given("tag", pattern, col).lower()
    if name == "none":
        return Untagged()
    return Or((Tag(pattern), _leech(asked))) if name == CardKind.LEECH else Tag(pattern)


def _leech(asked: Asked) -> Property:
    return Property("lapses", ">=", asked.leech_threshold)


def _is(asked: Asked, kind: str, col: int) -> Query:
    kind = "learn" if kind.lower() == "learning" else kind.lower()
    if kind not in set(CardKind):
        known = ", ".join(CardKind)
        raise _fault(f"no card is:{kind}", f"It can be one of {known}", col)
    return _leech(asked) if kind == CardKind.LEECH else Is(CardKind(kind))


def _flag(_: Asked, number: str, col: int) -> Query:
    if number not in _FLAGS:
        raise _fault(f"no flag:{number}", "Flags are 0 to 7", col)
    return Flag(int(number))


def _property(asked: Asked, text: str, col: int) -> Query:
    for operator in OPERATORS:
        name, found, value = text.lower().partition(operator)
        if found and name in _PROPERTIES and _NUMBER.fullmatch(value):
            return _compared(asked, _PROPERTIES[name], operator, float(value))
    known = ", ".join(_PROPERTIES)
    mend = f"Write it like prop:lapses>=8, with one of {known}"
    raise _fault(f"prop:{text} compares nothing", mend, col)


def _compared(asked: Asked, name: str, operator: str, value: float) -> Query:
    """Recall falls while a card waits: below 0.8 is longer than what leads to 0.8."""
    if name != "waited":
        return Property(name, operator, value)
    return Property(name, _TURNED.get(operator, operator), wait(value, asked.decay))


def _are_days(text: str) -> bool:
    return text.isdecimal() and 0 < int(text) <= _MOST_DAYS


def _days(name: str, text: str, col: int) -> int:
    if not _are_days(text):
        raise _fault(f"{name}:{text} names no days", f"Write it like {name}:7", col)
    return int(text)


def _rated(_: Asked, text: str, col: int) -> Query:
    days, colon, rating = text.partition(":")
    if not _are_days(days) or (colon and rating not in _RATINGS):
        mend = "Write it like rated:7, or rated:7:1 for Again"
        raise _fault(f"rated:{text} names no days", mend, col)
    return Rated(int(days), int(rating) if rating else None)


def _introduced(_: Asked, text: str, col: int) -> Query:
    return Introduced(_days("introduced", text, col))


def _since(name: str, make: Callable[[int], Query], asked: Asked, text: str, col: int) -> Query:
    return make(asked.day_start_ms - (_days(name, text, col) - 1) * _DAY_MS)


def _regex(_: Asked, expression: str, col: int) -> Query:
    return Regex(checked(_given("re", expression, col), col))


def _bare(_: Asked, pattern: str, col: int) -> Query:
    return Text(_given("nc", pattern, col), bare=True)


def _alike(_: Asked, side: str, col: int) -> Query:
    if side.lower() not in set(Side):
        raise _fault(f"nothing is dupe:{side}", f"It can be one of {', '.join(Side)}", col)
    return Alike(Side(side.lower()))


_FILTERS: Mapping[str, _Make] = {
    "deck": _deck,
    "tag": _tag,
    "is": _is,
    "flag": _flag,
    "prop": _property,
    "rated": _rated,
    "introduced": _introduced,
    "added": partial(_since, "added", Added),
    "edited": partial(_since, "edited", Edited),
    "re": _regex,
    "nc": _bare,
    "dupe": _alike,
}
