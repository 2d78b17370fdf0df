"""What a search means, as a small frozen tree that the store turns into SQL.

Patterns are as they were typed: ``*`` is any text, ``_`` any one letter, and a backslash
takes the meaning from the sign behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class Side(StrEnum):
    """What ``dupe:`` can compare."""

    QUESTION = "question"
    ANSWER = "answer"


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
    """The card lies in a deck of this name or below it."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Tag:
    """The note bears this tag or one below it."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Untagged:
    """The note bears no tag."""


@dataclass(frozen=True, slots=True)
class Is:
    """The card is of this kind today."""

    kind: CardKind


@dataclass(frozen=True, slots=True)
class Text:
    """The words stand in the note's text, side by side.

    With ``bare`` the marks of letters (accents, vowel points) do not count.
    """

    pattern: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression is found in the note's text, without regard to case."""

    expression: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The card bears this flag; 0 is none."""

    number: int


@dataclass(frozen=True, slots=True)
class Property:
    """A number of the card compares so.

    ``name`` is one of ``PROPERTIES``, ``operator`` one of ``OPERATORS``; ``due`` counts days
    from today, below 0 for what is overdue; ``waited`` is the days since the last answer, in
    units of the stability: what retrievability hangs on.
    """

    name: str
    operator: str
    value: float


@dataclass(frozen=True, slots=True)
class Rated:
    """The card was answered within so many days, today the first; with a rating if one is given."""

    days: int
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Introduced:
    """The card was answered for the first time within so many days, today the first."""

    days: int


@dataclass(frozen=True, slots=True)
class Added:
    """The note came into the library at this instant or later."""

    since_ms: int


@dataclass(frozen=True, slots=True)
class Edited:
    """The note got its present wording at this instant or later."""

    since_ms: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Another note has the same question, or the same answer."""

    side: Side


Leaf = (
    Deck
    | Tag
    | Untagged
    | Is
    | Text
    | Regex
    | Flag
    | Property
    | Rated
    | Introduced
    | Added
    | Edited
    | Alike
)
Query = And | Or | Not | Leaf
PROPERTIES = ("ivl", "due", "reps", "lapses", "stability", "difficulty", "waited")
OPERATORS = ("<=", ">=", "!=", "<", ">", "=")
