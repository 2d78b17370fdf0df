"""Searches, in Anki's syntax, parsed to a small frozen tree that the store turns into SQL.

    deck:net::tcp tag:osi is:due word "two words" -not (this or that) wild*

Terms side by side must all hold; ``or`` binds weaker than that; ``-`` negates a term or a
group; quotes keep spaces; ``*`` stands for any characters.
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


Query = And | Or | Not | Deck | Tag | Is | Text


def parse(text: str) -> Query:
    """The tree of a search; an empty search holds for every card.

    Raises:
        UsageError: an unknown filter, an open quote or a parenthesis without its partner;
            ``col`` counts characters of the search from 1.
    """
    raise NotImplementedError
