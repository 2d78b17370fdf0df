"""What a sitting came to, told from the rows it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.memory.log import Event, EventKind, Rating


@dataclass(frozen=True, slots=True)
class Summary:
    """What a sitting came to.

    ``reviewed`` counts answers, not cards. ``ratings`` holds only those that were given;
    ``missed`` are the keys of the cards that got an Again, in the order of their first.
    ``next_due_ms`` and ``next_due_day`` are the earliest a card of the sitting is due again,
    by instant and by study day.
    """

    reviewed: int
    again: int
    took_ms: int
    ratings: dict[Rating, int]
    missed: tuple[str, ...]
    next_due_ms: int | None
    next_due_day: int | None


def summarize(
    rows: Sequence[Event], left_due_ms: Iterable[int], left_due_days: Iterable[int]
) -> Summary:
    """Sums up the rows of a sitting, oldest first.

    ``left_due_ms`` and ``left_due_days`` tell when the cards are due that are still to be asked.
    """
    answers = [row for row in rows if row.rating is not None]
    ratings = Counter(row.rating for row in answers if row.rating is not None)
    missed = dict.fromkeys(row.card for row in answers if row.rating is Rating.AGAIN)
    # A card's last row decides: after a suspend or bury nothing is promised any more.
    last = {row.card: row for row in rows if row.kind is not EventKind.CRAM}.values()
    due_ms = [*left_due_ms, *(row.due_ms for row in last if row.due_ms is not None)]
    due_days = [*left_due_days, *(row.due_day for row in last if row.due_day is not None)]
    return Summary(
        reviewed=len(answers),
        again=ratings[Rating.AGAIN],
        took_ms=sum(row.took_ms or 0 for row in answers),
        ratings=dict(sorted(ratings.items())),
        missed=tuple(missed),
        next_due_ms=min(due_ms, default=None),
        next_due_day=min(due_days, default=None),
    )
