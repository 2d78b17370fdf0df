"""The log: everything a learner ever did, as rows that are only ever added.

A card's state is nothing but a fold of its rows (:mod:`trainer.memory.replay`), so
undo is one more row that names another, and joining two devices is the union of
their rows by id.

Days are *study days*: the local date minus the rollover hour, counted in whole days
since 1970-01-01. A row keeps the study day on which it was recorded, for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """What the learner says of the own answer."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class EventKind(StrEnum):
    """What a row of the log records."""

    REVIEW = "review"
    CRAM = "cram"
    RESET = "reset"
    DUE = "due"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    MARK = "mark"
    VOID = "void"


class Phase(StrEnum):
    """Where a card stands between never seen and well known."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who and when, given to an event by what keeps the log: see ``Database.stamp``."""

    id: str
    at_ms: int
    device: str


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the log.

    ``at_ms`` is UTC in milliseconds, ``day`` the study day as recorded. A review or
    cram has a ``rating`` and what was promised with it: ``interval_days`` for a card
    that is now in review, ``step`` (from 0) for one in its steps, and the instant or
    day it is ``due`` (``due_day`` or ``due_ms``, never both). A ``due`` that the learner set for
    a single card has ``interval_days``, too. ``target`` is the id of
    the event that a void takes back; ``value`` the number of a flag or mark.
    """

    id: str
    card: str
    at_ms: int
    day: int
    kind: EventKind
    device: str = ""
    rating: Rating | None = None
    took_ms: int | None = None
    interval_days: int | None = None
    step: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    phase_before: Phase | None = None
    phase_after: Phase | None = None
    options_version: int | None = None
    target: str = ""
    value: int | None = None


@dataclass(frozen=True, slots=True)
class CardState:
    """What the log says of one card.

    ``stability`` is in days, ``difficulty`` from 1 to 10; both are None until the first
    review. ``due_day`` is set in the review phase, ``due_ms`` in the steps, unless a step ends
    on a later study day, which is its ``due_day`` then. ``suspended``
    is None while neither learner nor log has said anything: then the author's default holds.
    ``buried_day`` is the study day on which the card was buried; it is over the next day.
    """

    phase: Phase = Phase.NEW
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    last_ms: int | None = None
    reps: int = 0
    lapses: int = 0
    step: int | None = None
    interval_days: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    suspended: bool | None = None
    buried_day: int | None = None
    flag: int = 0
    marked: bool = False

    def is_suspended(self, *, by_author: bool) -> bool:
        """Whether the card is put away, by the learner or else by the author's default."""
        return by_author if self.suspended is None else self.suspended


NEW_CARD = CardState()
