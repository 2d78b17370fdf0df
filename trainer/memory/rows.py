"""The rows that a session writes: drafts that get their stamp, and what takes them back.

A stamp is for one row. Where one act writes two, the second id is the first with a letter
behind it; where it writes many, all are numbered. So they keep their order in the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trainer.memory.log import Event, EventKind, Rating, Stamp

STAMP_LETTERS = 20
"""Letters of a stamp's id; rows of one act have more behind them."""
_DIGITS, _PAIR = 6, 2


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


def numbered(stamp: Stamp, rows: int) -> Iterator[Stamp]:
    """Stamps for so many rows of one act, which lie side by side in the log."""
    return (replace(stamp, id=f"{stamp.id}{number:0{_DIGITS}}") for number in range(rows))


def act_of(id_: str) -> str:
    """What the ids of all rows of one act begin with: the id of their stamp."""
    return id_[:STAMP_LETTERS]


def second(stamp: Stamp) -> Stamp:
    """The stamp for the second row of one act."""
    return replace(stamp, id=second_id(stamp.id))


def second_id(first: str) -> str:
    """The id of an act's second row, from that of its first."""
    return f"{first}a"


def voids(events: Sequence[Event], day: int, stamp: Stamp) -> tuple[Event, ...]:
    """The rows that take back all rows of an act; voided in turn, they do it again."""
    few = len(events) <= _PAIR
    own = (stamp, second(stamp))[: len(events)] if few else numbered(stamp, len(events))
    return tuple(
        replace(row(EventKind.VOID, event.card, day, stamp), id=mine.id, target=event.id)
        for event, mine in zip(events, own, strict=True)
    )
