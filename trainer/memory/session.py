"""A session: which card is asked now, and what follows from each thing the learner does.

It is a value. A transition returns the next session together with the events that must be
on disk before that session is shown; nothing here reads a clock or writes a row. The past
is a chain of the sessions before, which share the queue and so cost little: undo walks it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trainer.memory.balance import Load
from trainer.memory.counts import Counts, count
from trainer.memory.days import day_start_ms, study_day, zone
from trainer.memory.history import Done, Earlier, Undone, label_of, past
from trainer.memory.intervals import Futures, futures
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating, Stamp
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.pile import Pile, pile_of
from trainer.memory.queue import QueueCard
from trainer.memory.replay import apply
from trainer.memory.rows import crammed, moved, promised, row, second, voids
from trainer.memory.steps import becomes_leech
from trainer.memory.summary import Summary, summarize

__all__ = ["Counts", "Move", "Session", "Summary", "start"]

_DAY_IS_KEPT_MS = 30 * 60_000


@dataclass(frozen=True, slots=True)
class Move:
    """A transition: the session that follows, and the events that must be recorded first."""

    session: Session
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting. ``current`` is None when nothing is to be asked now.

    ``futures`` are those of the current card, computed once when it was drawn at
    ``drawn_ms``; None while cramming, which schedules nothing. ``own`` are the memory options
    of the decks that have other ones than ``memory``, by deck.
    """

    memory: MemoryOptions
    study: StudyOptions
    day: int
    day_ends_ms: int
    now_ms: int
    cram: bool
    pile: Pile
    counts: Counts
    own: Mapping[str, MemoryOptions] = field(default_factory=dict, repr=False)
    load: Load | None = None
    current: QueueCard | None = None
    drawn_ms: int = 0
    futures: Futures | None = field(default=None, repr=False)
    done: Done | None = field(default=None, repr=False, compare=False)
    undone: Undone | None = field(default=None, repr=False, compare=False)
    earlier: tuple[Earlier, ...] = field(default=(), repr=False, compare=False)

    @property
    def wait_until_ms(self) -> int | None:
        """The instant from which a waiting card is asked, when there is nothing else to do."""
        if self.current is not None or self.pile.waiting is None:
            return None
        return int(self.pile.waiting.due_ms - _ahead_ms(self))

    @property
    def undo_label(self) -> str:
        """What an undo would take back, as ``good``, ``suspend`` or ``bury``; empty for nothing."""
        if self.done is None:
            return self.earlier[-1].label if self.earlier else ""
        return self.done.label

    @property
    def redo_label(self) -> str:
        """What a redo would do again; empty for nothing."""
        return self.undone.label if self.undone else ""

    @property
    def leech(self) -> CardState | None:
        """The state of the card that was answered last, if that answer made it a leech."""
        return self.done.leech if self.done else None

    @property
    def summary(self) -> Summary:
        """What the sitting came to so far, without what was undone."""
        rows = [event for done in reversed([*past(self.done)]) for event in done.events]
        left = [] if self.cram else _left(self)
        due_ms = [card.state.due_ms for card in left if card.state.due_ms is not None]
        return summarize(rows, due_ms, [self.day] if len(due_ms) < len(left) else [])

    def at(self, now_ms: int) -> Session:
        """The session with time passed; a card being asked stays, else one that came due is.

        The session keeps its study day until half an hour after that has ended.
        """
        later = replace(self, now_ms=max(now_ms, self.now_ms))
        if later.now_ms >= self.day_ends_ms + _DAY_IS_KEPT_MS:
            later = _on_its_day(later)
        return later if later.current is not None else _draw(later)

    def grade(self, rating: Rating, stamp: Stamp, took_ms: int) -> Move:
        """Answers the current card; a lapse that makes a leech suspends it as well.

        Raises:
            LookupError: no card is being asked.
        """
        card = _asked(self)
        if self.futures is None:
            answer = crammed(card.key, self.day, stamp, rating, took_ms)
            return _moved(self, (answer,), card if rating is Rating.AGAIN else None)
        answer = promised(self.futures[rating].event, stamp, took_ms)
        memory = _memory_of(self, card)
        after = replace(card, state=apply(card.state, answer, memory))
        if becomes_leech(card.state, after.state, memory):
            return _became_leech(self, answer, after, second(stamp))
        return _moved(self, (answer,), after if answer.due_ms is not None else None)

    def suspend(self, stamp: Stamp) -> Move:
        """Puts the current card away until it is unsuspended.

        Raises:
            LookupError: no card is being asked.
        """
        away = row(EventKind.SUSPEND, _asked(self).key, self.day, stamp)
        return _moved(self, (away,), None)

    def bury(self, stamp: Stamp) -> Move:
        """Puts the current card away until the next study day.

        Raises:
            LookupError: no card is being asked.
        """
        away = row(EventKind.BURY, _asked(self).key, self.day, stamp)
        return _moved(self, (replace(away, value=self.day),), None)

    def forget(self, stamp: Stamp) -> Move:
        """Makes the current card a new one again, on another day; its marks stay.

        Raises:
            LookupError: no card is being asked.
        """
        reset = row(EventKind.RESET, _asked(self).key, self.day, stamp)
        return _moved(self, (reset,), None)

    def set_due(self, days: int, stamp: Stamp) -> Move:
        """Makes the current card due in so many days (at least 1); of memory it tells nothing.

        Raises:
            LookupError: no card is being asked, or it is a new one, which has no due date.
        """
        card = _asked(self)
        if card.state.phase is Phase.NEW:
            raise LookupError("a new card has no due date")
        due = moved(card.key, self.day, stamp, self.day + days)
        return _moved(self, (replace(due, interval_days=days),), None)

    def flag(self, number: int, stamp: Stamp) -> Move:
        """Gives the current card a flag (1–7) or takes it off (0); it stays the one that is asked.

        Raises:
            LookupError: no card is being asked.
        """
        card = _asked(self)
        flagged = replace(row(EventKind.FLAG, card.key, self.day, stamp), value=number)
        state = apply(card.state, flagged, _memory_of(self, card))
        after = replace(
            self,
            now_ms=max(self.now_ms, stamp.at_ms),
            current=replace(card, state=state),
            done=Done(replace(self, futures=None), (flagged,), label_of(flagged)),
            undone=None,
        )
        return Move(_with_futures(after), (flagged,))

    def undo(self, stamp: Stamp, card: QueueCard | None = None) -> Move:
        """Takes back the last thing done, to any depth; its card is asked again.

        ``card`` is the one of the newest of ``earlier`` as it was before, where nothing of
        this sitting is left to take back. Without anything to take back the session stays as
        it is and nothing is written.
        """
        if self.done is None:
            return _before_sitting(self, card, stamp) if card and self.earlier else Move(self, ())
        events = voids(self.done.events, self.day, stamp)
        before = _resumed(self, self.done.before, stamp)
        return Move(replace(before, undone=Undone(self, events, self.done.label)), events)

    def without_newest_earlier(self) -> Session:
        """The session that cannot take back the newest of ``earlier``: its card is no more."""
        return replace(self, earlier=self.earlier[:-1])

    def redo(self, stamp: Stamp) -> Move:
        """Does again what was taken back last, as long as nothing else was done since.

        Without anything to do again the session stays as it is and nothing is written.
        """
        if self.undone is None:
            return Move(self, ())
        after = _resumed(self, self.undone.after, stamp)
        return Move(after, voids(self.undone.events, self.day, stamp))

    def dropped(self, key: str) -> Session:
        """The session without a card that is no more (its note was edited away)."""
        rest = replace(self, pile=self.pile.dropped(key))
        card = next((card for card in _left(self) if card.key == key), None)
        if card is None:
            return rest
        rest = replace(rest, counts=self.counts.changed(card, -1))
        return rest if card is not self.current else _draw(rest)


def start(  # noqa: PLR0913 - what a sitting is given
    queue: tuple[QueueCard, ...],
    memory: MemoryOptions,
    study: StudyOptions,
    *,
    day: int,
    now_ms: int,
    cram: bool = False,
    own: Mapping[str, MemoryOptions] | None = None,
    load: Load | None = None,
    earlier: tuple[Earlier, ...] = (),
) -> Session:
    """A session over a built queue, in which siblings do not meet any more.

    ``own`` are the options of memory of decks that have other ones, by deck; ``load`` tells how
    many cards are due on the days to come, where they are to be balanced;
    ``earlier`` what was done before on the same day, oldest first, and can be taken back.
    Cramming asks each card until it is known, round by round, and schedules nothing.
    """
    session = Session(
        memory=memory,
        study=study,
        day=day,
        day_ends_ms=_day_ends_ms(day, study),
        now_ms=now_ms,
        cram=cram,
        pile=Pile(queue) if cram else pile_of(queue),
        counts=count(queue),
        own=own or {},
        load=load,
        earlier=earlier,
    )
    return _draw(session)


def _before_sitting(session: Session, card: QueueCard, stamp: Stamp) -> Move:
    """The session in which the newest of what was done earlier is taken back and asked again."""
    act = session.earlier[-1]
    events = voids(act.events, session.day, stamp)
    now_ms = max(session.now_ms, stamp.at_ms)
    counts, pile = session.counts, session.pile
    for other in pile.left():
        if other.key == card.key:
            counts, pile = counts.changed(other, -1), pile.without(card.key)
    if session.current is not None and session.current.key == card.key:
        counts = counts.changed(session.current, -1)
    elif session.current is not None:
        pile = pile.with_waiting(session.current, 0)  # it comes next
    before = replace(
        session,
        now_ms=now_ms,
        pile=pile,
        counts=counts.changed(card, 1),
        current=card,
        drawn_ms=now_ms,
        earlier=session.earlier[:-1],
        undone=Undone(session, events, act.label),
    )
    return Move(_with_futures(before), events)


def _resumed(session: Session, other: Session, stamp: Stamp) -> Session:
    """Another moment of a sitting at the present one's time, without what is gone since."""
    other = _with_futures(other)
    for key in session.pile.gone - other.pile.gone:
        other = other.dropped(key)
    return other.at(max(session.now_ms, stamp.at_ms))


def _draw(session: Session) -> Session:
    """The session with the next card of its pile as the current one."""
    last = session.done.events[0].card if session.done else ""
    card, pile = session.pile.drawn(session.now_ms, _ahead_ms(session), last)
    return _with_futures(replace(session, current=card, pile=pile, drawn_ms=session.now_ms))


def _ahead_ms(session: Session) -> float:
    """How long before its time a card may be asked; while cramming there is no time to keep."""
    return math.inf if session.cram else session.study.learn_ahead * 1000


def _with_futures(session: Session) -> Session:
    """The session with the futures of its current card, as they were when it was drawn."""
    card = session.current
    if card is None or session.cram:
        return replace(session, futures=None)
    memory = _memory_of(session, card)
    # Past the end of its day a sitting goes on as before, and so do its steps.
    ends_ms = session.day_ends_ms if session.drawn_ms < session.day_ends_ms else None
    load = session.load.beside(card.key, card.note) if session.load is not None else None
    made = futures(
        card.key, card.state, session.drawn_ms, session.day, memory,
        day_ends_ms=ends_ms, load=load,
    )  # fmt: skip
    return replace(session, futures=made)


def _on_its_day(session: Session) -> Session:
    """The session on the study day of its present, the current card drawn anew."""
    day = study_day(session.now_ms, zone(session.study.timezone), session.study.rollover)
    ends_ms = _day_ends_ms(day, session.study)
    later = replace(session, day=day, day_ends_ms=ends_ms, drawn_ms=session.now_ms)
    return _with_futures(later)


def _became_leech(session: Session, answer: Event, after: QueueCard, stamp: Stamp) -> Move:
    """The move after an answer that made a leech, which is put away where that is wished."""
    if _memory_of(session, after).leech_action == "suspend":
        away = row(EventKind.SUSPEND, after.key, session.day, stamp)
        suspended = replace(after.state, suspended=True)
        return _moved(session, (answer, away), None, leech=suspended)
    back = after if answer.due_ms is not None else None
    return _moved(session, (answer,), back, leech=after.state)


def _memory_of(session: Session, card: QueueCard) -> MemoryOptions:
    return session.own.get(card.deck, session.memory)


def _moved(
    session: Session,
    events: tuple[Event, ...],
    back: QueueCard | None,
    leech: CardState | None = None,
) -> Move:
    """The move after an act on the current card, which may come ``back`` in this sitting."""
    counts = session.counts.changed(_asked(session), -1)
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
        load=_loaded(session.load, _asked(session).note, events),
        done=Done(before, events, label_of(events[0]), leech),
        undone=None,
    )
    return Move(_draw(after), events)


def _loaded(load: Load | None, note: str, events: tuple[Event, ...]) -> Load | None:
    """The load with the day on which an answer has put its card."""
    for event in events:
        if load is not None and event.due_day is not None:
            load = load.placed(event.card, note, event.due_day)
    return load


def _asked(session: Session) -> QueueCard:
    if session.current is None:
        raise LookupError("no card is being asked")
    return session.current


def _left(session: Session) -> list[QueueCard]:
    """Every card that is still to be asked, the current one included."""
    current = [] if session.current is None else [session.current]
    return [*current, *session.pile.left()]


def _day_ends_ms(day: int, study: StudyOptions) -> int:
    return day_start_ms(day + 1, zone(study.timezone), study.rollover)
