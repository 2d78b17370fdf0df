"""How many cards are left, by what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from trainer.memory.log import Phase
from trainer.memory.queue import QueueCard


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards that are left, the one being asked included (``current.state.phase`` is its kind)."""

    new: int = 0
    learning: int = 0
    review: int = 0

    def changed(self, card: QueueCard, by: int) -> Counts:
        """The counts with so many more cards of this card's kind."""
        match card.state.phase:
            case Phase.NEW:
                return replace(self, new=self.new + by)
            case Phase.REVIEW:
                return replace(self, review=self.review + by)
            case Phase.LEARNING | Phase.RELEARNING:
                return replace(self, learning=self.learning + by)


def count(cards: Iterable[QueueCard]) -> Counts:
    """The counts of some cards."""
    phases = Counter(card.state.phase for card in cards)
    in_steps = phases[Phase.LEARNING] + phases[Phase.RELEARNING]
    return Counts(phases[Phase.NEW], in_steps, phases[Phase.REVIEW])
