"""The pile: the cards that a session still has to ask, as a value that is cheap to change.

The queue itself is never copied; a position runs along it, and only the few cards in their
steps, or those to be asked once more, are moved about.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from trainer.memory.queue import QueueCard

_due = attrgetter("due_ms")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A card that comes back: by itself from ``due_ms`` on, before that only if need be."""

    card: QueueCard
    due_ms: float


@dataclass(frozen=True, slots=True)
class Pile:
    """``queue`` is asked in order from ``position`` on; ``waiting`` is sorted by due time.

    ``gone`` are the keys of cards that were edited away.
    """

    queue: tuple[QueueCard, ...] = field(repr=False)
    position: int = 0
    waiting: tuple[Waiting, ...] = ()
    gone: frozenset[str] = frozenset()

    def left(self) -> Iterator[QueueCard]:
        """Every card that is still to be asked."""
        yield from (waiting.card for waiting in self.waiting)
        for card in self.queue[self.position :]:
            if card.key not in self.gone:
                yield card

    def drawn(self, now_ms: int, ahead_ms: float, last: str) -> tuple[QueueCard | None, Pile]:
        """The next card and the pile without it; None when there is nothing to ask now.

        First comes a card whose wait is over, then the queue, then one whose wait is over
        within ``ahead_ms``: not the card ``last`` asked, if there is another.
        """
        if self.waiting and self.waiting[0].due_ms <= now_ms:
            return self.waiting[0].card, self._without(self.waiting[0])
        for position in range(self.position, len(self.queue)):
            if self.queue[position].key not in self.gone:
                return self.queue[position], replace(self, position=position + 1)
        soon = [waiting for waiting in self.waiting if waiting.due_ms <= now_ms + ahead_ms]
        if not soon:
            return None, self
        chosen = next((waiting for waiting in soon if waiting.card.key != last), soon[0])
        return chosen.card, self._without(chosen)

    def with_waiting(self, card: QueueCard, due_ms: float) -> Pile:
        """The pile with a card that comes back; of equal times the earlier one is first."""
        waiting = [*self.waiting]
        insort(waiting, Waiting(card, due_ms), key=_due)
        return replace(self, waiting=tuple(waiting))

    def dropped(self, key: str) -> Pile:
        """The pile without a card, which will never come back."""
        waiting = tuple(waiting for waiting in self.waiting if waiting.card.key != key)
        return replace(self, waiting=waiting, gone=self.gone | {key})

    def _without(self, drawn: Waiting) -> Pile:
        return replace(self, waiting=tuple(w for w in self.waiting if w is not drawn))


def pile_of(queue: tuple[QueueCard, ...]) -> Pile:
    """The pile of a queue, in which cards wait for the instant at which they are due."""
    waiting = [Waiting(card, card.state.due_ms) for card in queue if card.state.due_ms is not None]
    if not waiting:
        return Pile(queue)
    asked = tuple(card for card in queue if card.state.due_ms is None)
    return Pile(asked, waiting=tuple(sorted(waiting, key=_due)))
