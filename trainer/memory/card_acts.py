"""What a learner does to cards outside a sitting: the rows of one act on any number of them.

All rows of an act bear its one stamp, numbered, so that they lie side by side in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trainer.memory.log import Event, EventKind, Stamp
from trainer.memory.rows import moved, row

_DIGITS = 6


def marked(
    kind: EventKind, cards: Iterable[str], day: int, stamp: Stamp, value: int | None = None
) -> tuple[Event, ...]:
    """Rows that say that this happened to the cards; ``value`` is of a flag or a burying."""
    return tuple(
        replace(row(kind, card, day, own), value=value) for card, own in _each(cards, stamp)
    )


def set_due(cards: Iterable[str], days: int, day: int, stamp: Stamp) -> tuple[Event, ...]:
    """Rows that make the cards due in so many days; none of them may be a new one."""
    return tuple(
        replace(moved(card, day, own, day + days), interval_days=days)
        for card, own in _each(cards, stamp)
    )


def taken_back(events: Sequence[Event], day: int, stamp: Stamp) -> tuple[Event, ...]:
    """Rows that void all rows of an act; voided in turn, they do it again."""
    numbered = _each((event.card for event in events), stamp)
    return tuple(
        replace(row(EventKind.VOID, card, day, own), target=event.id)
        for event, (card, own) in zip(events, numbered, strict=True)
    )


def _each(cards: Iterable[str], stamp: Stamp) -> Iterator[tuple[str, Stamp]]:
    for number, card in enumerate(cards):
        yield card, replace(stamp, id=f"{stamp.id}{number:0{_DIGITS}}")
