"""The pile: the cards that a session still has to ask, as a value that is cheap to change.

A position runs along the queue, which is copied only where an act of an earlier sitting is
taken back. The cards in their steps, or
those to be asked once more, wait in a leftist heap (Crane, 1972), of which each change
copies a few places only: a session keeps all of its past for undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce

from trainer.memory.queue import QueueCard


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A card that comes back: by itself from ``due_ms`` on, before that only if need be.

    It comes before all that wait below it; of equal times the one with the lower ``turn``.
    ``rank`` is the number of steps to the nearest free place below.
    """

    card: QueueCard
    due_ms: float
    turn: int = 0
    rank: int = 1
    left: Waiting | None = field(default=None, repr=False)
    right: Waiting | None = field(default=None, repr=False)

    @property
    def rest(self) -> Waiting | None:
        """What waits without this one."""
        return _joined(self.left, self.right)

    @property
    def alone(self) -> Waiting:
        """This one without what waits below."""
        return Waiting(self.card, self.due_ms, self.turn)

    def __iter__(self) -> Iterator[Waiting]:
        below = [self]
        while below:
            waiting = below.pop()
            yield waiting
            below += [child for child in (waiting.left, waiting.right) if child]


@dataclass(frozen=True, slots=True)
class Pile:
    """``queue`` is asked in order from ``position`` on; ``waiting`` is the first to come back.

    ``turns`` counts those that ever waited; ``gone`` are the keys of cards edited away.
    """

    queue: tuple[QueueCard, ...] = field(repr=False)
    position: int = 0
    waiting: Waiting | None = None
    turns: int = 0
    gone: frozenset[str] = frozenset()

    def left(self) -> Iterator[QueueCard]:
        """Every card that is still to be asked, in no particular order."""
        yield from (waiting.card for waiting in self.waiting or ())
        for card in self.queue[self.position :]:
            if card.key not in self.gone:
                yield card

    def drawn(self, now_ms: int, ahead_ms: float, last: str) -> tuple[QueueCard | None, Pile]:
        """The next card and the pile without it; None when there is nothing to ask now.

        First comes a card whose wait is over, then the queue, then one whose wait is over
        within ``ahead_ms``: not the card ``last`` asked, if there is another.
        """
        first = self.waiting
        if first and first.due_ms <= now_ms:
            return first.card, replace(self, waiting=first.rest)
        for position in range(self.position, len(self.queue)):
            if self.queue[position].key not in self.gone:
                return self.queue[position], replace(self, position=position + 1)
        if first is None or first.due_ms > now_ms + ahead_ms:
            return None, self
        second = first.rest
        if first.card.key == last and second and second.due_ms <= now_ms + ahead_ms:
            return second.card, replace(self, waiting=_joined(first.alone, second.rest))
        return first.card, replace(self, waiting=second)

    def with_waiting(self, card: QueueCard, due_ms: float) -> Pile:
        """The pile with a card that comes back; of equal times the earlier one is first."""
        comer = Waiting(card, due_ms, self.turns)
        return replace(self, waiting=_joined(self.waiting, comer), turns=self.turns + 1)

    def without(self, key: str) -> Pile:
        """The pile without a card that is still to be asked; it may come back."""
        kept = (waiting.alone for waiting in self.waiting or () if waiting.card.key != key)
        queue = tuple(card for card in self.queue[self.position :] if card.key != key)
        return replace(self, waiting=_heap(kept), queue=queue, position=0)

    def dropped(self, key: str) -> Pile:
        """The pile without a card, which will never come back."""
        kept = (waiting.alone for waiting in self.waiting or () if waiting.card.key != key)
        return replace(self, waiting=_heap(kept), gone=self.gone | {key})


def pile_of(queue: tuple[QueueCard, ...]) -> Pile:
    """The pile of a queue, in which cards wait for the instant at which they are due."""
    pile = Pile(tuple(card for card in queue if card.state.due_ms is None))
    for card in queue:
        if card.state.due_ms is not None:
            pile = pile.with_waiting(card, card.state.due_ms)
    return pile


def _heap(waiting: Iterable[Waiting]) -> Waiting | None:
    none: Waiting | None = None
    return reduce(_joined, waiting, none)


def _joined(one: Waiting | None, other: Waiting | None) -> Waiting | None:
    """Both heaps as one; goes down the right sides, which are logarithmic in their sizes."""
    if one is None or other is None:
        return one or other
    if (other.due_ms, other.turn) < (one.due_ms, one.turn):
        one, other = other, one
    left, right = one.left, _joined(one.right, other)
    if _rank(left) < _rank(right):
        left, right = right, left
    return Waiting(one.card, one.due_ms, one.turn, _rank(right) + 1, left, right)


def _rank(waiting: Waiting | None) -> int:
    return waiting.rank if waiting else 0
