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
from trainer.memory.history import Done, Earlier, Undone, past
from trainer.memory.intervals import Futures, futures
from trainer.memory.log import CardState, Event
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.pile import Pile, pile_of
from trainer.memory.queue import QueueCard
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
    of the decks that have other ones than ``memory``, by deck. So many as ``here`` of the
    ``earlier`` acts, the last ones, were done in this sitting.
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
    here: int = field(default=0, repr=False, compare=False)

    @property
    def all_memory(self) -> tuple[MemoryOptions, ...]:
        """All options under which cards are answered here."""
        return (self.memory, *self.own.values())

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
    def undo_restores(self) -> frozenset[str]:
        """The keys of the cards whose deleted note an undo would bring back."""
        return self.done.removed if self.done else frozenset()

    @property
    def redo_removes(self) -> frozenset[str]:
        """The keys of the cards whose note a redo would delete again."""
        return self.undone.removed if self.undone else frozenset()

    @property
    def leech(self) -> CardState | None:
        """The state of the card that was answered last, if that answer made it a leech."""
        return self.done.leech if self.done else None

    @property
    def summary(self) -> Summary:
        """What the sitting came to so far, without what was undone."""
        long_ago = [act.events for act in self.earlier[len(self.earlier) - self.here :]]
        of_late = [act.events for act in reversed([*past(self.done)])]
        rows = [event for events in (*long_ago, *of_late) for event in events]
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
        return later if later.current is not None else drawn(later)

    def without_newest_earlier(self) -> Session:
        """The session without the newest of its ``earlier`` acts."""
        return replace(self, earlier=self.earlier[:-1], here=max(self.here - 1, 0))

    def dropped(self, key: str) -> Session:
        """The session without a card that is no more (its note was edited away)."""
        rest = replace(self, pile=self.pile.dropped(key))
        card = next((card for card in _left(self) if card.key == key), None)
        if card is None:
            return rest
        rest = replace(rest, counts=self.counts.changed(card, -1))
        return rest if card is not self.current else drawn(rest)


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
    undone: Undone | None = None,
) -> Session:
    """A session over a built queue, in which siblings do not meet any more.

    ``own`` are the options of memory of decks that have other ones, by deck; ``load`` tells how
    many cards are due on the days to come, where they are to be balanced;
    ``earlier`` what was done before on the same day, oldest first, and can be taken back;
    ``undone`` what was taken back, and can be done again.
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
        undone=undone,
    )
    return drawn(session)


def drawn(session: Session) -> Session:
    """The session with the next card of its pile as the current one."""
    last = session.done.events[0].card if session.done and session.done.events else ""
    card, pile = session.pile.drawn(session.now_ms, _ahead_ms(session), last)
    return with_futures(replace(session, current=card, pile=pile, drawn_ms=session.now_ms))


def _ahead_ms(session: Session) -> float:
    """How long before its time a card may be asked; while cramming there is no time to keep."""
    return math.inf if session.cram else session.study.learn_ahead * 1000


def with_futures(session: Session) -> Session:
    """The session with the futures of its current card, as they were when it was drawn."""
    card = session.current
    if card is None or session.cram:
        return replace(session, futures=None)
    memory = memory_of(session, card)
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
    return with_futures(later)


def memory_of(session: Session, card: QueueCard) -> MemoryOptions:
    return session.own.get(card.deck, session.memory)


def asked(session: Session) -> QueueCard:
    if session.current is None:
        raise LookupError("no card is being asked")
    return session.current


def _left(session: Session) -> list[QueueCard]:
    """Every card that is still to be asked, the current one included."""
    current = [] if session.current is None else [session.current]
    return [*current, *session.pile.left()]


def _day_ends_ms(day: int, study: StudyOptions) -> int:
    return day_start_ms(day + 1, zone(study.timezone), study.rollover)
