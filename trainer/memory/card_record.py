"""What there is to tell of one card: what was done at it, and how its memory fades.

Both follow from the log and the options alone, so that they can be drawn anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.memory.forgetting import recall
from trainer.memory.intervals import label_of_days, label_of_wait
from trainer.memory.log import CardState, Event, EventKind
from trainer.memory.replay import in_order, voided_ids

_TOLD = frozenset({EventKind.REVIEW, EventKind.CRAM, EventKind.RESET, EventKind.DUE})
_AHEAD = 0.2  # of the time shown, behind the last day that is marked


@dataclass(frozen=True, slots=True)
class Curve:
    """The fall of retrievability since the last review, over study days.

    ``today`` and ``due_day`` lie between the day of the review and ``last_day``;
    ``due_day`` is None for a card in its steps, which is due at an instant.
    """

    stability: float
    decay: float
    reviewed_day: int
    last_day: int
    today: int
    due_day: int | None

    @property
    def days(self) -> int:
        """The number of days from the review to the end of the curve."""
        return self.last_day - self.reviewed_day

    def at(self, day: float) -> float:
        """The probability of recall (0–1) on a study day, or at a part of it."""
        return recall(max(day - self.reviewed_day, 0) / self.stability, self.decay)


def told(events: Iterable[Event]) -> tuple[Event, ...]:
    """What was done at a card that tells of its memory, newest first.

    Reviews, crams, resets and set due dates are told; what was taken back is not.
    """
    rows = in_order(events)
    voided = voided_ids(rows)
    return tuple(row for row in reversed(rows) if row.kind in _TOLD and row.id not in voided)


def promise(event: Event) -> str:
    """The time that a row gave its card, as it stood on the button; empty where it gave none."""
    if event.interval_days is not None:
        return label_of_days(event.interval_days)
    if event.due_ms is not None:
        return label_of_wait(max(event.due_ms - event.at_ms, 0) // 1000)
    return "" if event.due_day is None else label_of_days(max(event.due_day - event.day, 0))


def curve(state: CardState, today: int, parameters: tuple[float, ...]) -> Curve | None:
    """The curve of a card from its last review to beyond today and its due date.

    None for a card that was never answered.
    """
    if state.stability is None or state.last_day is None:
        return None
    today = max(today, state.last_day)
    shown = max(today, state.due_day or 0) - state.last_day
    last_day = state.last_day + shown + max(round(shown * _AHEAD), 1)
    return Curve(state.stability, parameters[-1], state.last_day, last_day, today, state.due_day)
