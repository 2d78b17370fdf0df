"""The four futures of a card: computed once, shown on the buttons, and one of them stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.memory.log import CardState, Phase, Rating
from trainer.memory.options import MemoryOptions


@dataclass(frozen=True, slots=True)
class Future:
    """What a rating would make of a card; ``state`` is the card as it would then be.

    A future in its steps is due at an instant (``due_ms``), or on a day (``due_day``)
    when the step crosses the end of the study day; any other is due on a day.
    """

    rating: Rating
    state: CardState

    @property
    def phase(self) -> Phase:
        """The phase that follows."""
        return self.state.phase

    @property
    def step(self) -> int | None:
        """The step that follows, counted from 0; None outside the steps."""
        return self.state.step

    @property
    def interval_days(self) -> int | None:
        """The interval in days; None in the steps."""
        return self.state.interval_days

    @property
    def due_day(self) -> int | None:
        """The study day on which the card would be due."""
        return self.state.due_day

    @property
    def due_ms(self) -> int | None:
        """The instant at which the card would be due."""
        return self.state.due_ms


@dataclass(frozen=True, slots=True)
class Futures:
    """The futures of one card at one moment, one a rating: ``futures[Rating.GOOD]``."""

    again: Future
    hard: Future
    good: Future
    easy: Future

    def __getitem__(self, rating: Rating) -> Future:
        return (self.again, self.hard, self.good, self.easy)[rating - 1]

    def __iter__(self) -> Iterator[Future]:
        return iter((self.again, self.hard, self.good, self.easy))


def futures(
    card_key: str,
    state: CardState,
    now_ms: int,
    day: int,
    options: MemoryOptions,
    *,
    day_ends_ms: int | None = None,
) -> Futures:
    """What each rating would make of a card that is answered now.

    A step that would end after ``day_ends_ms`` is due on a day instead of at an instant.
    """
    raise NotImplementedError


def label(future: Future) -> str:
    """The time until a future is due, as on a button: ``1m 8h 8d 1.2mo 2.3y``.

    It depends on the future alone, so that it never changes while the learner looks at it.
    """
    raise NotImplementedError


def is_leech_at(lapses: int, threshold: int) -> bool:
    """Whether this lapse makes a leech: at the threshold, then at every half of it (0: never)."""
    raise NotImplementedError
