"""The rows that a session writes: drafts that get their stamp, and what takes them back.

A stamp is for one row. Where one act writes several, the ids of the further ones are the first
with a number behind it, so that all keep their order in the log and stay unique.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from trainer.memory.log import Event, EventKind, Rating, Stamp

_DIGITS = 6


def row(kind: EventKind, card: str, day: int, stamp: Stamp) -> Event:
    """A row that says nothing but that this happened to a card."""
    return Event(stamp.id, card, stamp.at_ms, day, kind, stamp.device)


def crammed(card: str, day: int, stamp: Stamp, rating: Rating, took_ms: int) -> Event:
    """A row of an answer that counts for nothing."""
    return replace(row(EventKind.CRAM, card, day, stamp), rating=rating, took_ms=took_ms)


def promised(draft: Event, stamp: Stamp, took_ms: int) -> Event:
    """A future's draft as the row of an answer; a wait begins when the answer is given."""
    due_ms = None if draft.due_ms is None else draft.due_ms + stamp.at_ms - draft.at_ms
    return replace(
        draft,
        id=stamp.id,
        at_ms=stamp.at_ms,
        device=stamp.device,
        took_ms=took_ms,
        due_ms=due_ms,
    )


def moved(card: str, day: int, stamp: Stamp, due_day: int) -> Event:
    """A row that gives a card in review another due date, and tells nothing of memory."""
    return replace(row(EventKind.DUE, card, day, stamp), due_day=due_day)


def stamps(stamp: Stamp) -> Iterator[Stamp]:
    """A stamp for each row of one act: all of its instant, with ids in the order of the rows."""
    yield stamp
    for number in count(1):
        yield replace(stamp, id=f"{stamp.id}{number:0{_DIGITS}}")


def voids(events: Sequence[Event], day: int, stamp: Stamp) -> tuple[Event, ...]:
    """The rows that take back all rows of an act; voided in turn, they do it again."""
    return tuple(
        replace(row(EventKind.VOID, event.card, day, own), target=event.id)
        for event, own in zip(events, stamps(stamp), strict=False)
    )
