"""What a learner does at the card that is asked: answer it, put it away, mark it.

Each act takes a session and the stamp of its row, and returns the session that follows with
the rows that must be on disk first. All raise a LookupError where no card is being asked.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice

from trainer.memory.balance import Load
from trainer.memory.history import DELETE, Done, label_of
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating, Stamp
from trainer.memory.queue import QueueCard
from trainer.memory.replay import apply
from trainer.memory.rows import crammed, moved, promised, row, stamps
from trainer.memory.session import Move, Session, asked, drawn, memory_of, with_futures
from trainer.memory.steps import becomes_leech


def grade(session: Session, rating: Rating, stamp: Stamp, took_ms: int) -> Move:
    """Answers the current card; a lapse that makes a leech suspends it as well.

    Raises:
        LookupError: no card is being asked.
    """
    card = asked(session)
    if session.futures is None:
        answer = crammed(card.key, session.day, stamp, rating, took_ms)
        return _moved(session, (answer,), card if rating is Rating.AGAIN else None)
    answer = promised(session.futures[rating].event, stamp, took_ms)
    memory = memory_of(session, card)
    after = replace(card, state=apply(card.state, answer, memory))
    if becomes_leech(card.state, after.state, memory):
        return _became_leech(session, answer, after, stamp)
    return _moved(session, (answer,), after if answer.due_ms is not None else None)


def suspend(session: Session, stamp: Stamp) -> Move:
    """Puts the current card away until it is unsuspended.

    Raises:
        LookupError: no card is being asked.
    """
    away = row(EventKind.SUSPEND, asked(session).key, session.day, stamp)
    return _moved(session, (away,), None)


def bury(session: Session, stamp: Stamp) -> Move:
    """Puts the current card away until the next study day.

    Raises:
        LookupError: no card is being asked.
    """
    away = row(EventKind.BURY, asked(session).key, session.day, stamp)
    return _moved(session, (replace(away, value=session.day),), None)


def forget(session: Session, stamp: Stamp) -> Move:
    """Makes the current card a new one again, on another day; its marks stay.

    Raises:
        LookupError: no card is being asked.
    """
    reset = row(EventKind.RESET, asked(session).key, session.day, stamp)
    return _moved(session, (reset,), None)


def set_due(session: Session, days: int, stamp: Stamp) -> Move:
    """Makes the current card due in so many days (at least 1); of memory it tells nothing.

    Raises:
        LookupError: no card is being asked, or it is a new one, which has no due date.
    """
    card = asked(session)
    if card.state.phase is Phase.NEW:
        raise LookupError("a new card has no due date")
    due = moved(card.key, session.day, stamp, session.day + days)
    return _moved(session, (replace(due, interval_days=days),), None)


def flag(session: Session, number: int, stamp: Stamp) -> Move:
    """Gives the current card a flag (1–7) or takes it off (0); it stays the one that is asked.

    Raises:
        LookupError: no card is being asked.
    """
    return _signed(session, EventKind.FLAG, number, stamp)


def mark(session: Session, stamp: Stamp, *, wrong: bool) -> Move:
    """Marks the current card as wrong or takes the mark off; it stays the one that is asked.

    Raises:
        LookupError: no card is being asked.
    """
    return _signed(session, EventKind.MARK, int(wrong), stamp)


def delete(session: Session, keys: frozenset[str]) -> Move:
    """Goes on without the cards of a note that was deleted; of what was learnt nothing goes.

    Raises:
        LookupError: no card is being asked.
    """
    asked(session)
    before = replace(session, futures=None)
    after = before
    for key in keys:
        after = after.dropped(key)
    done = Done(before, (), DELETE, removed=keys)
    return Move(replace(after, done=done, undone=None), ())


def _signed(session: Session, kind: EventKind, value: int, stamp: Stamp) -> Move:
    """The move after a sign was put on the current card, or taken off."""
    card = asked(session)
    sign = replace(row(kind, card.key, session.day, stamp), value=value)
    state = apply(card.state, sign, memory_of(session, card))
    after = replace(
        session,
        now_ms=max(session.now_ms, stamp.at_ms),
        current=replace(card, state=state),
        done=Done(replace(session, futures=None), (sign,), label_of(sign)),
        undone=None,
    )
    return Move(with_futures(after), (sign,))


def _became_leech(session: Session, answer: Event, after: QueueCard, stamp: Stamp) -> Move:
    """The move after an answer that made a leech, which is put away where that is wished."""
    if memory_of(session, after).leech_action == "suspend":
        _, own = islice(stamps(stamp), 2)
        away = row(EventKind.SUSPEND, after.key, session.day, own)
        suspended = replace(after.state, suspended=True)
        return _moved(session, (answer, away), None, leech=suspended)
    back = after if answer.due_ms is not None else None
    return _moved(session, (answer,), back, leech=after.state)


def _moved(
    session: Session,
    events: tuple[Event, ...],
    back: QueueCard | None,
    leech: CardState | None = None,
) -> Move:
    """The move after an act on the current card, which may come ``back`` in this sitting."""
    counts = session.counts.changed(asked(session), -1)
    pile = session.pile
    if back is not None:
        counts = counts.changed(back, 1)
        pile = pile.with_waiting(back, math.inf if session.cram else back.state.due_ms or 0)
    # What can be computed again need not be kept for every step back.
    before = replace(session, futures=None)
    after = replace(
        before,
        now_ms=max(session.now_ms, events[0].at_ms),
        pile=pile,
        counts=counts,
        load=_loaded(session.load, asked(session).note, events),
        done=Done(before, events, label_of(events[0]), leech),
        undone=None,
    )
    return Move(drawn(after), events)


def _loaded(load: Load | None, note: str, events: tuple[Event, ...]) -> Load | None:
    """The load with the day on which an answer has put its card."""
    for event in events:
        if load is not None and event.due_day is not None:
            load = load.placed(event.card, note, event.due_day)
    return load
