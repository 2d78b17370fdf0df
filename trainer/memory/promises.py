"""The recall that a set of parameters would have promised for reviews that were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.memory.evidence import Evidence, newest_by_card
from trainer.memory.fsrs import retrievability, step
from trainer.memory.log import NEW_CARD, CardState
from trainer.memory.options import MemoryOptions


def promises(rows: Sequence[Evidence], parameters: tuple[float, ...]) -> list[float]:
    """The promised recall (0–1) of each review, before its own rating was known.

    The rows of a card share their history, which is walked once, by its newest row.

    Raises:
        ConfigError: the parameters are not 21 numbers within FSRS-6's bounds.
    """
    newest = newest_by_card(rows)
    recalls = {card: list(_along(one, parameters)) for card, one in newest.items()}
    return [recalls[one.answer.card][len(one.history) - 1] for one in rows]


def _along(newest: Evidence, parameters: tuple[float, ...]) -> Iterable[float]:
    """The promised recall at each answer of a card; 0 for the first, which promised nothing."""
    options = MemoryOptions(parameters=parameters)
    state, day = NEW_CARD, 0
    for rating, gap in newest.history:
        day += gap
        recall = retrievability(state, day, parameters)
        yield 0.0 if recall is None else recall
        memory = step(state, rating, day, options)
        state = CardState(stability=memory.stability, difficulty=memory.difficulty, last_day=day)
