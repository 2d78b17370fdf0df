"""What was done in a study day's sittings and can be taken back, or done again.

An act is one thing the learner did: one row of the log, two where the lapse of a leech puts
it away, one for each card where many were chosen. Deleting a note is an act without a row, as
the log does not tell of decks. The last acts of this sitting keep the session before them; of
those before and of earlier sittings the rows alone tell, or else memory would grow with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from trainer.memory.log import CardState, Event, EventKind

if TYPE_CHECKING:
    from trainer.memory.session import Session

DELETE = "delete"
KEPT = 100
RETURNS = frozenset({EventKind.UNSUSPEND, EventKind.UNBURY})
_LABELS = {EventKind.RESET: "forget", EventKind.DUE: "set due"}


@dataclass(frozen=True, slots=True)
class Done:
    """One thing the learner did: the session before it, the rows it wrote, its name.

    ``leech`` is the state of the card if the act made it a leech; ``removed`` are the keys
    of the cards whose note the act deleted. ``depth`` counts the acts up to this one.
    """

    before: Session
    events: tuple[Event, ...]
    label: str
    leech: CardState | None = None
    removed: frozenset[str] = frozenset()
    depth: int = field(init=False)

    def __post_init__(self) -> None:
        """Count on from the session before."""
        before = self.before.done.depth if self.before.done else 0
        object.__setattr__(self, "depth", before + 1)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One thing done on the study day of which the rows alone are kept, with its name."""

    events: tuple[Event, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Undone:
    """One thing that was taken back: the session after it, the rows that took it back, its name.

    ``removed`` are the keys of the cards that doing it again would remove. Where it asks no
    card again, others may be due now than those that were gathered. What was taken back before
    this sitting began has no session ``after`` it, but what was taken back ``before`` it.
    """

    after: Session | None
    events: tuple[Event, ...]
    label: str
    removed: frozenset[str] = frozenset()
    asks_none: bool = False
    before: Undone | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The rows of an act that was taken back, and those that did so."""

    act: tuple[Event, ...]
    voids: tuple[Event, ...]


def acts_of(rows: Iterable[Event]) -> Iterator[tuple[Event, ...]]:
    """What a device did, from its rows in order: those of one act alone bear the same instant."""
    return (tuple(act) for _, act in groupby(rows, key=lambda row: row.at_ms))


def taken_back(rows: Iterable[Event]) -> list[TakenBack]:
    """What can be done again: taken back with nothing done since; what comes first is last.

    The rows are those that a device wrote on a study day, in order.
    """
    acts: dict[str, tuple[Event, ...]] = {}
    found: list[TakenBack] = []
    for act in acts_of(rows):
        target = act[0].target
        if act[0].kind is not EventKind.VOID:
            acts[act[0].id] = act
            found.clear()
        elif target in acts:
            found.append(TakenBack(acts[target], act))
        elif found and target == found[-1].voids[0].id:
            found.pop()
    return found


def chain(acts: Iterable[TakenBack]) -> Undone | None:
    """What a sitting can do again of what was taken back before it began."""
    undone: Undone | None = None
    for one in acts:
        undone = Undone(None, one.voids, label_of(one.act[0]), before=undone)
    return undone


def label_of(event: Event) -> str:
    """The name of the act that wrote a row, as undo gives it."""
    if event.rating is not None:
        return event.rating.name.lower()
    if event.kind in {EventKind.FLAG, EventKind.MARK}:
        return event.kind.value if event.value else f"un{event.kind.value}"
    if event.kind is EventKind.DUE and event.interval_days is None:
        return "new due dates"
    return _LABELS.get(event.kind, event.kind.value)


def asks_none(events: Sequence[Event]) -> bool:
    """Whether no card is asked again once an act is taken back.

    It was on several cards, as one in the browser or a spreading, or it let cards be asked that
    were put away.
    """
    return len({event.card for event in events}) > 1 or events[0].kind in RETURNS


def shortened(session: Session, kept: int = KEPT) -> Session:
    """The session with the rows alone of acts that were done long ago; now and then a step.

    Deleting a note is none of those, as there are no rows of it, nor is what was done since.
    While cramming nothing is: its rows tell nothing of a schedule that could be taken back to.
    """
    if session.cram or session.done is None or session.done.depth < 2 * kept:
        return session
    acts = [*past(session.done)]
    deleted = (place for place, act in enumerate(acts, 1) if act.removed)
    kept = max(kept, *deleted, 0)
    old = tuple(Earlier(act.events, act.label) for act in reversed(acts[kept:]))
    earlier, here = (*session.earlier, *old), session.here + len(old)
    done: Done | None = None
    for act in reversed(acts[:kept]):
        before = replace(act.before, done=done, earlier=earlier, here=here)
        done = replace(act, before=before)
    return replace(session, done=done, earlier=earlier, here=here)


def past(done: Done | None) -> Iterator[Done]:
    """What was done, newest first."""
    while done is not None:
        yield done
        done = done.before.done
