"""Taking back what was done at the cards, and doing it again.

Within a sitting the session before an act is still there; of what was done before it on the
same study day the log tells, and the caller brings the card as it is without that.
"""

from __future__ import annotations

from dataclasses import replace

from trainer.memory.history import RETURNS, Earlier, Undone, asks_none
from trainer.memory.log import Stamp
from trainer.memory.queue import QueueCard
from trainer.memory.rows import voids
from trainer.memory.session import Move, Session, with_futures


def undo(session: Session, stamp: Stamp, card: QueueCard | None = None) -> Move:
    """Takes back the last thing done, to any depth; its card is asked again.

    ``card`` is the one of the newest of ``earlier`` as it was before, where nothing of
    this sitting is left to take back. Without anything to take back the session stays as
    it is and nothing is written.
    """
    if session.done is None and session.earlier and asks_none(session.earlier[-1].events):
        return _without_a_card(session, session.earlier[-1], stamp)
    if session.done is None:
        return (
            _before_sitting(session, card, stamp) if card and session.earlier else Move(session, ())
        )
    act = session.done
    events = voids(act.events, session.day, stamp)
    before = _resumed(session, act.before, stamp, back=act.removed)
    undone = Undone(session, events, act.label, act.removed)
    return Move(replace(before, undone=undone), events)


def without_newest(session: Session) -> Session:
    """The session that cannot take back the newest act of its own: it is done for good."""
    assert session.done is not None
    return replace(session, done=session.done.before.done)


def redo(session: Session, stamp: Stamp) -> Move:
    """Does again what was taken back last, as long as nothing else was done since.

    Without anything to do again the session stays as it is and nothing is written. What was taken
    back before the sitting leaves it with the cards as they were gathered: it is to begin anew.
    """
    undone = session.undone
    if undone is None:
        return Move(session, ())
    events = voids(undone.events, session.day, stamp)
    if undone.after is None:
        return Move(replace(session, undone=undone.before), events)
    return Move(_resumed(session, undone.after, stamp), events)


def _without_a_card(session: Session, act: Earlier, stamp: Stamp) -> Move:
    """What asks no card is taken back; the sitting goes on without what is put away again."""
    events = voids(act.events, session.day, stamp)
    undone = Undone(session, events, act.label, asks_none=True)
    for event in act.events:
        if event.kind in RETURNS:
            session = session.dropped(event.card)
    return Move(replace(session.without_newest_earlier(), undone=undone), events)


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
        session.without_newest_earlier(),
        now_ms=now_ms,
        pile=pile,
        counts=counts.changed(card, 1),
        current=card,
        drawn_ms=now_ms,
        undone=Undone(session, events, act.label),
    )
    return Move(with_futures(before), events)


def _resumed(
    session: Session, other: Session, stamp: Stamp, back: frozenset[str] = frozenset()
) -> Session:
    """Another moment of a sitting at the present one's time, without what is gone since.

    Cards that come ``back`` are gone no longer.
    """
    other = with_futures(other)
    for key in session.pile.gone - other.pile.gone - back:
        other = other.dropped(key)
    return other.at(max(session.now_ms, stamp.at_ms))
