"""Anki's review log and schedule of a card, as rows of the log here.

Each row gets an id that follows from the card, the kind and the instant, so that importing
the same history twice adds nothing, and two devices that import it have one log. What was
promised with an answer is kept as Anki told it; where the card was moved afterwards, by hand
or by its optimiser, one more row says where it went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.anki.arrive import SUSPENDED
from trainer.anki.read import ForeignCard, ForeignReview
from trainer.cards.note import Kind, Note, derive_id
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import FSRS_6_DEFAULTS

DEVICE = "anki"
_NEW, _REVIEW, _RELEARNING = 0, 2, 3  # a card's type
_LEARNT, _REVIEWED, _RELEARNT, _FILTERED, _MANUAL = range(5)  # a review's type
_BEFORE = {_LEARNT: Phase.LEARNING, _REVIEWED: Phase.REVIEW, _RELEARNT: Phase.RELEARNING}
_LONGEST_DAYS = 36_500
_LONGEST_MS = 3_600_000
_DAY_MS = 86_400_000
_NOON_MS = _DAY_MS // 2

StudyDay = Callable[[int], int]
"""The study day of an instant in milliseconds."""
EventId = Callable[[int, str], str]
"""An id for the log from an instant in milliseconds and letters that make it unique."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How instants become study days and ids here."""

    study_day: StudyDay
    event_id: EventId


def card_key(note: Note, ordinal: int) -> str | None:
    """The key of the card here that Anki's card with this ordinal is; None if there is none."""
    if note.kind is Kind.CLOZE:
        return f"{note.id}#c{ordinal + 1}"
    if ordinal == 0:
        return note.id
    return f"{note.id}#r" if note.kind is Kind.PAIR and ordinal == 1 else None


def history(
    key: str, card: ForeignCard, reviews: Sequence[ForeignReview], clock: Clock
) -> list[Event]:
    """The rows for what was answered; the newest promises what the card itself says.

    A card that was never answered, or forgotten since, may be scheduled all the same: by hand,
    or by answers that did not come along. One row without a time taken stands for those.
    """
    events = [*_events(key, reviews, clock)]
    told = (EventKind.REVIEW, EventKind.RESET)
    last = next((n for n in reversed(range(len(events))) if events[n].kind in told), None)
    if card.type == _NEW:
        # Older versions of Anki forgot a card without a word of it in the log.
        if last is not None and events[last].kind is EventKind.REVIEW:
            events.append(_row(key, events[-1].at_ms + 1, EventKind.RESET, clock))
        return events
    if last is None or events[last].kind is EventKind.RESET:
        since_ms = 0 if last is None else events[last].at_ms
        by_hand = (row.at_ms for row in reviews if row.at_ms > since_ms and _is_by_hand(row))
        scheduled_ms = min(by_hand, default=since_ms + 1 if since_ms else None)
        return [*events, _unrecorded(key, card, clock, scheduled_ms)]
    if card.due_day is not None and card.type == _REVIEW:
        days = max(1, card.interval_days)
        promise = replace(events[last], due_day=card.due_day, due_ms=None, interval_days=days)
        events[last] = replace(promise, step=None, phase_after=Phase.REVIEW)
    elif card.due_s:
        promise = replace(events[last], due_day=None, due_ms=card.due_s * 1000, interval_days=None)
        if promise.phase_after is Phase.REVIEW:  # the answer that brought it back is missing
            phase = Phase.RELEARNING if card.type == _RELEARNING else Phase.LEARNING
            promise = replace(promise, step=0, phase_after=phase)
        events[last] = promise
    return events


def corrections(key: str, card: ForeignCard, state: CardState, clock: Clock) -> Iterator[Event]:
    """Rows that bring the state of a card to what Anki says, where Anki spoke last."""
    at_ms = max(card.changed_s * 1000, (state.last_ms or 0) + 1)
    moved = card.type == _REVIEW and card.due_day is not None and state.due_day != card.due_day
    spoke_last = card.changed_s >= (state.last_ms or 0) // 1000
    if moved and spoke_last and state.phase is not Phase.NEW:
        due = _row(key, at_ms, EventKind.DUE, clock, str(card.due_day))
        yield replace(due, due_day=card.due_day)
    away = card.queue == SUSPENDED
    if away != bool(state.suspended):
        kind = EventKind.SUSPEND if away else EventKind.UNSUSPEND
        yield _row(key, at_ms, kind, clock)
    if card.flag != state.flag:
        flag = _row(key, at_ms, EventKind.FLAG, clock, str(card.flag))
        yield replace(flag, value=card.flag)


def _events(key: str, reviews: Sequence[ForeignReview], clock: Clock) -> Iterator[Event]:
    """The answers, and where the card was forgotten by hand; other changes by hand go by."""
    phase, step = Phase.NEW, 0
    for review in sorted(reviews, key=lambda row: row.at_ms):
        if 1 <= review.ease <= len(Rating) and review.type != _MANUAL:
            event = _answer(key, review, clock, phase, step)
            if event.kind is EventKind.REVIEW:
                phase, step = event.phase_after or phase, event.step or 0
            yield event
        elif _is_by_hand(review) and review.factor == 0 and review.interval <= 0:
            yield _row(key, review.at_ms, EventKind.RESET, clock)
            phase, step = Phase.NEW, 0


def _is_by_hand(review: ForeignReview) -> bool:
    return review.type == _MANUAL and not review.ease


def _answer(key: str, review: ForeignReview, clock: Clock, phase: Phase, step: int) -> Event:
    """The row of an answer to a card in this phase, which had come to this step."""
    is_cram = review.type == _FILTERED and review.factor == 0
    kind = EventKind.CRAM if is_cram else EventKind.REVIEW
    rating = Rating(review.ease)
    day = clock.study_day(review.at_ms)
    days = min(review.interval, _LONGEST_DAYS) if review.interval > 0 and not is_cram else None
    in_steps = days is None and not is_cram
    before = phase if phase is Phase.NEW else _BEFORE.get(review.type, phase)
    after = {Rating.AGAIN: 0, Rating.HARD: step}.get(rating, step + 1)
    return Event(
        _event_id(key, review.at_ms, kind, clock),
        key,
        review.at_ms,
        day,
        kind,
        DEVICE,
        rating,
        max(0, min(review.took_ms, _LONGEST_MS)),
        interval_days=days,
        step=after if in_steps else None,
        due_day=None if days is None else day + days,
        due_ms=review.at_ms - review.interval * 1000 if in_steps else None,
        phase_before=None if is_cram else before,
        phase_after=None if is_cram else _after(before, review),
    )


def _after(before: Phase, review: ForeignReview) -> Phase:
    if review.interval > 0:
        return Phase.REVIEW
    lapsed = before in (Phase.REVIEW, Phase.RELEARNING)
    return Phase.RELEARNING if lapsed else Phase.LEARNING


def _unrecorded(key: str, card: ForeignCard, clock: Clock, by_hand_ms: int | None) -> Event:
    """One answer for a card whose history did not come along.

    It is dated when the card was scheduled by hand, else where its interval began, though never
    later than the card was changed. Its rating is the one whose first stability comes closest
    to what Anki says of the card, or to its interval where FSRS knows nothing of it.
    """
    days = max(1, card.interval_days)
    at_ms, day = card.changed_s * 1000, clock.study_day(card.changed_s * 1000)
    if by_hand_ms is not None:
        at_ms, day = by_hand_ms, clock.study_day(by_hand_ms)
    elif card.due_day is not None and (card.due_day - days <= day or not card.changed_s):
        day = card.due_day - days
        noon_ms = day * _DAY_MS + _NOON_MS
        at_ms = min(noon_ms, at_ms) if at_ms else noon_ms
    rating = _like(days if card.stability is None else card.stability)
    row = replace(_row(key, at_ms, EventKind.REVIEW, clock), rating=rating)
    if card.due_day is not None:
        return replace(
            row,
            day=day,
            interval_days=days,
            due_day=card.due_day,
            phase_before=Phase.NEW,
            phase_after=Phase.REVIEW,
        )
    due_ms = (card.due_s or 0) * 1000
    return replace(row, step=0, due_ms=due_ms, phase_before=Phase.NEW, phase_after=Phase.LEARNING)


def _like(stability: float) -> Rating:
    passing = (Rating.HARD, Rating.GOOD, Rating.EASY)
    return min(passing, key=lambda rating: abs(FSRS_6_DEFAULTS[rating - 1] - stability))


def _row(key: str, at_ms: int, kind: EventKind, clock: Clock, value: str = "") -> Event:
    id_ = _event_id(key, at_ms, kind, clock, value)
    return Event(id_, key, at_ms, clock.study_day(at_ms), kind, DEVICE)


def _event_id(key: str, at_ms: int, kind: EventKind, clock: Clock, value: str = "") -> str:
    return clock.event_id(at_ms, derive_id(f"{DEVICE} {kind}", key, f"{at_ms} {value}".strip()))
