"""The day's queue: which of the due cards are asked, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.memory.log import CardState
from trainer.memory.options import StudyOptions


@dataclass(frozen=True, slots=True)
class QueueCard:
    """A card that could be asked: ``note`` and ``deck`` are ids, ``position`` its place in the file.

    Cards with the same ``note`` are siblings.
    """

    key: str
    note: str
    deck: str
    position: int
    state: CardState


def build(
    candidates: Iterable[QueueCard],
    options: StudyOptions,
    *,
    day: int,
    now_ms: int,
    new_done: int,
    reviews_done: int,
    seed: str,
    answered_notes: frozenset[str] = frozenset(),
) -> tuple[QueueCard, ...]:
    """The cards to ask on a study day, in order: those in their steps first, then new and review.

    The candidates are taken as due (whoever gathers them decides how far ahead that
    reaches). Suspended and buried cards drop out; of siblings only one new or review card
    stays, and none whose note is among ``answered_notes`` (answered earlier the same day);
    ``new_done`` and ``reviews_done`` count against the limits of the day. Every random
    order follows from ``seed``.
    """
    raise NotImplementedError
