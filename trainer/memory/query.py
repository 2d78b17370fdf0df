"""Searches, in Anki's syntax, parsed to a small frozen tree that the store turns into SQL.

    deck:net::tcp tag:osi is:due word "two words" -not (this or that) wild*
    flag:1 prop:lapses>=8 prop:due<0 rated:7 rated:1:1

Terms side by side must all hold; ``or`` binds weaker than that; ``-`` negates a term or a
group; quotes keep spaces; ``*`` stands for any characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.errors import UsageError
from trainer.memory.options import STANDARD_MEMORY
from trainer.memory.query_tokens import Sign, Token, tokens

_DEEPEST = 16
_FLAGS = tuple("01234567")
_RATINGS = tuple("1234")
_MOST_DAYS = 36_500
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
_LONGEST = 1_000
"""Characters of a search: with both limits no search is too deep a tree for SQLite."""


class CardKind(StrEnum):
    """What ``is:`` can ask for."""

    DUE = "due"
    NEW = "new"
    LEARN = "learn"
    REVIEW = "review"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; without parts it holds for every card."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Query


@dataclass(frozen=True, slots=True)
class Deck:
    """The card lies in a deck of this name or below it; ``*`` in ``pattern`` is any text."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Tag:
    """The note bears this tag; ``*`` in ``pattern`` is any text."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Is:
    """The card is of this kind today."""

    kind: CardKind


@dataclass(frozen=True, slots=True)
class Text:
    """The words stand in the card's text, side by side; ``*`` in ``pattern`` is any text."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The card bears this flag; 0 is none."""

    number: int


@dataclass(frozen=True, slots=True)
class Property:
    """A number of the card compares so.

    ``name`` is one of ``PROPERTIES``, ``operator`` one of ``OPERATORS``; ``due`` counts days
    from today, below 0 for what is overdue.
    """

    name: str
    operator: str
    value: float


@dataclass(frozen=True, slots=True)
class Rated:
    """The card was answered within so many days, today the first; with a rating if one is given."""

    days: int
    rating: int | None = None


Leaf = Deck | Tag | Is | Text | Flag | Property | Rated
Query = And | Or | Not | Leaf
PROPERTIES = ("ivl", "due", "reps", "lapses", "stability", "difficulty")
OPERATORS = ("<=", ">=", "!=", "<", ">", "=")


def parse(text: str, leech_threshold: int = STANDARD_MEMORY.leech_threshold) -> Query:
    """The tree of a search; an empty search holds for every card.

    ``is:leech`` (and ``tag:leech``, as Anki marks them) means cards of so many lapses or more.

    Raises:
        UsageError: it is too long, or has an unknown filter, an open quote or a
            parenthesis without its partner; ``col`` counts characters of the search from 1.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"the search is longer than {_LONGEST} letters", "Shorten it", "search")
    parser = _Parser(tokens(text), Property("lapses", ">=", leech_threshold))
    if parser.peek() is Sign.END:
        return And(())
    query = parser.alternatives(depth=0)
    if parser.peek() is not Sign.END:
        raise parser.fault("there is no ( for this )", "Take the parenthesis out")
    return query


class _Parser:
    """Recursive descent over the tokens of one search."""

    def __init__(self, found: list[Token], leech: Property) -> None:
        self._tokens = found
        self._leech = leech
        self._at = 0

    def peek(self) -> Sign:
        return self._tokens[self._at].sign

    def fault(self, message: str, mend: str) -> UsageError:
        return UsageError(message, mend, file="search", col=self._tokens[self._at].col)

    def next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def alternatives(self, depth: int) -> Query:
        parts = [self.conjunction(depth)]
        while self.peek() is Sign.OR:
            self.next()
            parts.append(self.conjunction(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def conjunction(self, depth: int) -> Query:
        parts = [self.term(depth)]
        while self.peek() not in {Sign.OR, Sign.CLOSE, Sign.END}:
            if self.peek() is Sign.AND:
                self.next()
            parts.append(self.term(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def term(self, depth: int) -> Query:
        if depth > _DEEPEST:
            raise self.fault("the search is nested too deeply", "Use fewer parentheses")
        if self.peek() in {Sign.AND, Sign.OR, Sign.CLOSE, Sign.END}:
            raise self.fault("a search term is missing here", "Add a word or a filter")
        token = self.next()
        if token.sign is Sign.NOT:
            return Not(self.term(depth + 1))
        if token.sign is Sign.OPEN:
            return self.group(token, depth)
        return self.leaf(token)

    def leaf(self, token: Token) -> Query:
        found = _term(token)
        if found == Is(CardKind.LEECH):
            return self._leech
        tagged = isinstance(found, Tag) and found.pattern.lower() == CardKind.LEECH
        return Or((found, self._leech)) if tagged else found

    def group(self, opening: Token, depth: int) -> Query:
        query = self.alternatives(depth + 1)
        if self.peek() is not Sign.CLOSE:
            raise UsageError(
                "the parenthesis is not closed", "Add a )", file="search", col=opening.col
            )
        self.next()
        return query


def _term(token: Token) -> Query:
    """A word as the filter that it names, else as text; in quotes a colon may be just that."""
    name, colon, value = token.text.partition(":")
    make = _FILTERS.get(name.lower()) if colon else None
    if make is not None:
        return make(value, token.col)
    if colon and name and not token.quoted:
        from difflib import get_close_matches  # noqa: PLC0415  only a slip needs it

        near = get_close_matches(name.lower(), _FILTERS, n=1)
        known = f"Did you mean {near[0]}:" if near else f"The filters are {_listed()}"
        mend = f'{known}; as plain text write "{token.text}"'
        raise UsageError(f"there is no filter {name}:", mend, file="search", col=token.col)
    if not token.text:
        raise UsageError(
            "the quotes are empty", "Write a word or take them out", file="search", col=token.col
        )
    return Text(token.text)


def _listed() -> str:
    *others, last = (f"{name}:" for name in _FILTERS)
    return f"{', '.join(others)} and {last}"


def _deck(pattern: str, col: int) -> Query:
    return Deck(_given("deck", pattern, col))


def _tag(pattern: str, col: int) -> Query:
    return Tag(_given("tag", pattern, col))


def _given(name: str, pattern: str, col: int) -> str:
    if not pattern:
        raise UsageError(
            f"{name}: names nothing", f"Write a name behind {name}:", file="search", col=col
        )
    return pattern


def _is(kind: str, col: int) -> Query:
    kind = "learn" if kind.lower() == "learning" else kind
    if kind.lower() not in set(CardKind):
        known = ", ".join(CardKind)
        raise UsageError(f"no card is:{kind}", f"It can be one of {known}", file="search", col=col)
    return Is(CardKind(kind.lower()))


def _flag(number: str, col: int) -> Query:
    if number not in _FLAGS:
        raise UsageError(f"no flag:{number}", "Flags are 0 to 7", file="search", col=col)
    return Flag(int(number))


def _property(text: str, col: int) -> Query:
    for operator in OPERATORS:
        name, found, value = text.lower().partition(operator)
        if found and name in PROPERTIES and _NUMBER.fullmatch(value):
            return Property(name, operator, float(value))
    known = ", ".join(PROPERTIES)
    mend = f"Write it like prop:lapses>=8, with one of {known}"
    raise UsageError(f"prop:{text} compares nothing", mend, file="search", col=col)


def _rated(text: str, col: int) -> Query:
    days, colon, rating = text.partition(":")
    right = days.isdecimal() and 0 < int(days) <= _MOST_DAYS
    if not right or (colon and rating not in _RATINGS):
        mend = "Write it like rated:7, or rated:7:1 for Again"
        raise UsageError(f"rated:{text} names no days", mend, file="search", col=col)
    return Rated(int(days), int(rating) if rating else None)


_FILTERS: Mapping[str, Callable[[str, int], Query]] = {
    "deck": _deck,
    "tag": _tag,
    "is": _is,
    "flag": _flag,
    "prop": _property,
    "rated": _rated,
}
