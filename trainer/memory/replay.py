"""From the log to the state: a card is nothing but the fold of its events.

Stability and difficulty follow from the ratings and the current options; the due date
is the one that was promised when the row was written and is never computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from trainer.memory.fsrs import MemoryStep, step
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions

_by_time = attrgetter("at_ms", "id")


def fold(events: Iterable[Event], options: MemoryOptions) -> CardState:
    """The state of one card from all of its events, in any order and with duplicates."""
    rows = in_order(events)
    voided = voided_ids(rows)
    state = NEW_CARD
    for row in rows:
        if row.id not in voided:
            state = apply(state, row, options)
    return state


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by time and id, each once."""
    return sorted({event.id: event for event in events}.values(), key=_by_time)


def apply(state: CardState, event: Event, options: MemoryOptions) -> CardState:
    """The state after one more event, which must be the newest of its card.

    A cram changes nothing. Nor does a void: it changes what came before, so after one
    the card is folded anew. A row of a kind that is not known here is passed over.
    """
    if event.kind is EventKind.REVIEW and event.rating is not None:
        return reviewed(state, event, step(state, event.rating, event.day, options))
    change = _CHANGES.get(event.kind)
    return change(state, event) if change else state


def reviewed(state: CardState, review: Event, memory: MemoryStep) -> CardState:
    """The state after a review that left this memory and made the promise in its row.

    A row that promised nothing (from another program's log) leaves the card due at once.
    """
    day = review.day if state.last_day is None else max(review.day, state.last_day)
    in_steps = review.due_ms is not None
    unpromised = review.due_day is None and not in_steps
    return CardState(
        phase=review.phase_after or (Phase.LEARNING if in_steps else Phase.REVIEW),
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_day=day,
        last_ms=review.at_ms,
        reps=state.reps + 1,
        lapses=state.lapses + (state.phase is Phase.REVIEW and review.rating is Rating.AGAIN),
        step=review.step,
        interval_days=review.interval_days,
        due_day=day if unpromised else review.due_day,
        due_ms=review.due_ms,
        suspended=state.suspended,
        buried_day=state.buried_day,
        flag=state.flag,
        marked=state.marked,
    )


def voided_ids(rows: Sequence[Event]) -> set[str]:
    """Ids of the rows that do not count; the newest void is judged first, so redo undoes undo."""
    voided: set[str] = set()
    for row in reversed(rows):
        if row.kind is EventKind.VOID and row.id not in voided:
            voided.add(row.target)
    return voided


def _forgotten(state: CardState, _: Event) -> CardState:
    """A new card, but with the learner's marks and decisions on it."""
    return CardState(
        suspended=state.suspended,
        buried_day=state.buried_day,
        flag=state.flag,
        marked=state.marked,
    )


def _rescheduled(state: CardState, event: Event) -> CardState:
    """Due on another day; a card that was never answered has no due date to move.

    The interval is then that from the last review to it, as in Anki.
    """
    if event.due_day is None or state.phase is Phase.NEW:
        return state
    last_day = event.day if state.last_day is None else state.last_day
    return replace(
        state,
        phase=Phase.REVIEW,
        step=None,
        interval_days=max(event.due_day - last_day, 1),
        due_day=event.due_day,
        due_ms=None,
    )


def _buried(state: CardState, event: Event) -> CardState:
    return replace(state, buried_day=event.day if event.value is None else event.value)


_CHANGES: Mapping[EventKind, Callable[[CardState, Event], CardState]] = {
    EventKind.RESET: _forgotten,
    EventKind.DUE: _rescheduled,
    EventKind.SUSPEND: lambda state, _: replace(state, suspended=True),
    EventKind.UNSUSPEND: lambda state, _: replace(state, suspended=False),
    EventKind.BURY: _buried,
    EventKind.UNBURY: lambda state, _: replace(state, buried_day=None),
    EventKind.FLAG: lambda state, event: replace(state, flag=event.value or 0),
    EventKind.MARK: lambda state, event: replace(state, marked=bool(event.value)),
}
