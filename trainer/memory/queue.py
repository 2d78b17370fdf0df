"""The day's queue: in which order the cards of a study day are asked.

Whoever gathers them decides what is due, heeds the limits and keeps siblings apart
(:mod:`trainer.store.gather`); here they are ordered and mixed, as Anki does it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge

from trainer.memory.log import CardState, Phase
from trainer.memory.options import StudyOptions

_OrderKey = Callable[["QueueCard"], tuple[float | str, ...]]


@dataclass(frozen=True, slots=True)
class QueueCard:
    """A card that could be asked; cards with the same ``note`` are siblings.

    ``note`` and ``deck`` are ids, ``position`` is the card's place: in its deck
    file, or in the whole library where the cards of several files are asked together.
    """

    key: str
    note: str
    deck: str
    position: int
    state: CardState

    @property
    def in_steps(self) -> bool:
        """Whether the card is being learnt or learnt anew."""
        return self.state.phase in {Phase.LEARNING, Phase.RELEARNING}


def build(
    cards: Sequence[QueueCard], options: StudyOptions, *, day: int, now_ms: int, seed: str
) -> tuple[QueueCard, ...]:
    """The cards of a study day in order: those in their steps first, then new and review.

    Every random order follows from ``seed``.
    """
    steps = [card for card in cards if card.in_steps]
    reviews = [card for card in cards if card.state.phase is Phase.REVIEW]
    fresh = [card for card in cards if card.state.phase is Phase.NEW]
    steps.sort(key=lambda card: _due_ms(card, now_ms))
    reviews.sort(key=_review_order(options.order, day, seed))
    fresh.sort(key=_new_order(options.new_order, fresh, seed))
    return (*steps, *_mixed(options.mix, fresh, reviews))


def _due_ms(card: QueueCard, now_ms: int) -> tuple[int, str]:
    """A step that crossed the end of a day has no instant: it is due any time from now."""
    return card.state.due_ms or now_ms, card.key


def _review_order(order: str, day: int, seed: str) -> _OrderKey:
    if order == "random":
        return lambda card: (_lot(seed, card),)
    if order == "deck":
        return lambda card: (card.position, card.key)
    if order == "newest":
        return lambda card: (-card.position, card.key)
    name, _, reverse = order.partition("-")
    sign = -1 if reverse else 1
    rank = _RANKS[name]
    return lambda card: (sign * rank(card.state, day), _lot(seed, card))


def _elapsed_share(state: CardState, day: int) -> float:
    """Days passed over stability: recall falls with it, whatever the parameters."""
    if state.last_day is None or state.stability is None:
        return 0.0
    return max(day - state.last_day, 0) / state.stability


def _overdue_share(state: CardState, day: int) -> float:
    """Days overdue over the interval: a week late is much for a card of a week."""
    if state.due_day is None:
        return 0.0
    return (day - state.due_day) / max(state.interval_days or 1, 1)


_RANKS: Mapping[str, Callable[[CardState, int], float]] = {
    "due": lambda state, _: state.due_day or 0,
    "overdue": lambda state, day: -_overdue_share(state, day),
    "retrievability": lambda state, day: -_elapsed_share(state, day),
    "interval": lambda state, _: state.interval_days or 0,
    "difficulty": lambda state, _: state.difficulty or 0.0,
}


def _new_order(order: str, fresh: Sequence[QueueCard], seed: str) -> _OrderKey:
    if order == "random":
        return lambda card: (_lot(seed, card),)
    if order == "newest":
        return lambda card: (-card.position, card.key)
    decks = {deck: rank for rank, deck in enumerate(dict.fromkeys(card.deck for card in fresh))}
    return lambda card: (decks[card.deck], card.position, card.key)


def _lot(seed: str, card: QueueCard) -> str:
    """What orders cards at random, yet the same for the same seed."""
    return hashlib.blake2b(f"{seed}:{card.key}".encode(), digest_size=8).hexdigest()


def _mixed(mix: str, fresh: list[QueueCard], reviews: list[QueueCard]) -> Iterable[QueueCard]:
    if mix == "reviews-first":
        return [*reviews, *fresh]
    if mix == "new-first":
        return [*fresh, *reviews]
    return (card for _, card in merge(_spread(reviews), _spread(fresh), key=lambda pair: pair[0]))


def _spread(cards: list[QueueCard]) -> Iterable[tuple[float, QueueCard]]:
    """Each card with its place between 0 and 1, at even distances."""
    return (((at + 1) / (len(cards) + 1), card) for at, card in enumerate(cards))
