"""What a learner does to cards outside a sitting: the rows of one act on any number of them.

All rows of an act bear its one stamp, numbered, so that they lie side by side in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from trainer.memory.fuzz import lot
from trainer.memory.log import Event, EventKind, Stamp
from trainer.memory.rows import moved, row, stamps


def marked(
    kind: EventKind, cards: Iterable[str], day: int, stamp: Stamp, value: int | None = None
) -> tuple[Event, ...]:
    """Rows that say that this happened to the cards; ``value`` is of a flag or a burying."""
    return tuple(
        replace(row(kind, card, day, own), value=value)
        for card, own in zip(cards, stamps(stamp), strict=False)
    )


def set_due(cards: Sequence[str], days: range, day: int, stamp: Stamp) -> tuple[Event, ...]:
    """Rows that make the cards due in so many days; none of them may be a new one.

    Each day of several gets as many of the cards as the others, by lot.
    """
    drawn = sorted(cards, key=lambda card: lot(f"{day}:{card}"))
    share = {card: days[place * len(days) // len(cards)] for place, card in enumerate(drawn)}
    return tuple(
        replace(moved(card, day, own, day + share[card]), interval_days=share[card])
        for card, own in zip(cards, stamps(stamp), strict=False)
    )


def move(due: Mapping[str, int], day: int, stamp: Stamp) -> tuple[Event, ...]:
    """Rows that give cards in review other due dates, as after a break; by card.

    Their ``value`` tells them from those of other programs, which are no act to take back.
    """
    return tuple(
        replace(moved(card, day, own, due_day), value=1)
        for (card, due_day), own in zip(due.items(), stamps(stamp), strict=False)
    )
