"""A session: which card is asked now, and what follows from each thing the learner does.

It is a value. A transition returns the next session together with the events that must be
on disk before that session is shown; nothing here reads a clock or writes a row.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.memory.intervals import Futures
from trainer.memory.log import Event, Rating, Stamp
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.queue import QueueCard


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards that are left, the one being asked included (``current.state.phase`` is its kind)."""

    new: int = 0
    learning: int = 0
    review: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to.

    ``missed`` are the keys of the cards that got an Again, in the order of their first one;
    ``next_due_ms`` and ``next_due_day`` the earliest time a card of this session is due again.
    """

    reviewed: int
    again: int
    took_ms: int
    ratings: dict[Rating, int]
    missed: tuple[str, ...]
    next_due_ms: int | None
    next_due_day: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """A transition: the session that follows, and the events that must be recorded first."""

    session: Session
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting. ``current`` is None when nothing is to be asked now.

    ``futures`` are those of the current card, computed once; None while cramming, which
    schedules nothing. When only cards remain whose step is far from over, ``wait_until_ms``
    is the instant from which one of them is asked.
    """

    memory: MemoryOptions
    study: StudyOptions
    day: int
    now_ms: int
    cram: bool
    current: QueueCard | None
    futures: Futures | None
    counts: Counts
    wait_until_ms: int | None

    @property
    def undo_label(self) -> str:
        """What an undo would take back, as ``good``, ``suspend`` or ``bury``; empty for nothing."""
        raise NotImplementedError

    @property
    def summary(self) -> Summary:
        """What the sitting came to so far, without what was undone."""
        raise NotImplementedError

    def at(self, now_ms: int) -> Session:
        """The session with time passed; a card being asked stays, else one that came due is."""
        raise NotImplementedError

    def grade(self, rating: Rating, stamp: Stamp, took_ms: int) -> Move:
        """Answers the current card; a lapse that makes a leech suspends it as well."""
        raise NotImplementedError

    def suspend(self, stamp: Stamp) -> Move:
        """Puts the current card away until it is unsuspended."""
        raise NotImplementedError

    def bury(self, stamp: Stamp) -> Move:
        """Puts the current card away until the next study day."""
        raise NotImplementedError

    def undo(self, stamp: Stamp) -> Move:
        """Takes back the last thing done, to any depth; its card is asked again."""
        raise NotImplementedError

    def dropped(self, key: str) -> Session:
        """The session without a card that is no more (its note was edited away)."""
        raise NotImplementedError


def start(
    queue: tuple[QueueCard, ...],
    memory: MemoryOptions,
    study: StudyOptions,
    *,
    day: int,
    now_ms: int,
    cram: bool = False,
) -> Session:
    """A session over a built queue. Cramming asks each card until it is known, and schedules nothing."""
    raise NotImplementedError
