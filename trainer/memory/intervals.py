"""The four futures of a card: computed once, shown on the buttons, and one of them stored.

In the steps the options say how long to wait; past them the memory model gives an
interval, which is fuzzed. What a button shows is what comes true when it is chosen.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trainer.memory.balance import Load, bounds, interval, seed_of
from trainer.memory.fsrs import interval as interval_of
from trainer.memory.fsrs import step as memory_step
from trainer.memory.fuzz import fuzz_bounds
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import reviewed
from trainer.memory.steps import step_after
from trainer.memory.versions import version_of

_DAY_MS = 86_400_000
_MINUTE_S = 60
_HOUR_MINUTES = 60
_DAY_MINUTES = 24 * 60
_MONTH_DAYS = 30.4375
_YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Future:
    """What a rating would make of a card.

    ``event`` is the row that would be recorded, as yet without id, device and time taken;
    ``state`` the card as it would then be. A future in its steps is due at an instant
    (``due_ms``), or on a day (``due_day``) when its step crosses the end of the study day;
    any other is due on a day.
    """

    rating: Rating
    event: Event
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


def futures(  # noqa: PLR0913 - all that a future follows from
    card_key: str,
    state: CardState,
    now_ms: int,
    day: int,
    options: MemoryOptions,
    *,
    day_ends_ms: int | None = None,
    load: Load | None = None,
) -> Futures:
    """What each rating would make of a card that is answered now.

    A step that would end after ``day_ends_ms`` is due on a day instead of at an instant.
    ``load`` tells how many cards are due on the days to come, where they are to be balanced.
    In days, Again ≤ Hard < Good < Easy as long as the maximum interval leaves room.
    """
    day = _day_of_answer(state, day)
    moment = _Moment(card_key, state, now_ms, day, options, day_ends_ms, load)
    return Futures(*moment.futures())


def could_promise(before: CardState, review: Event, options: MemoryOptions) -> bool:
    """Whether the review of a card could have promised under these options the day that it did.

    It could if another lot, another load or a step that crosses the day's end gives that day.
    ``before`` is what was known of the card then, as these options see it.
    """
    if review.rating is None or review.due_day is None:
        return False
    day = _day_of_answer(before, review.day)
    found: list[int] = []
    for last, day_ends_ms in ((False, None), (True, review.at_ms)):
        bound = _Bound(review.card, before, review.at_ms, day, options, day_ends_ms, None, last)
        due_day = bound.futures(review.rating)[-1].due_day
        if due_day is None:
            return False
        found.append(due_day)
    return found[0] <= review.due_day <= found[1]


def label(future: Future) -> str:
    """The time until a future is due, as on a button: ``30s 1m 8h 8d 1.2mo 2.3y``.

    It depends on the future alone, so that it never changes while the learner looks at it.
    """
    state = future.state
    assert state.last_day is not None
    assert state.last_ms is not None
    if state.due_ms is not None:
        return label_of_wait((state.due_ms - state.last_ms) // 1000)
    assert state.due_day is not None
    return label_of_days(state.due_day - state.last_day)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A card about to be answered: all that its futures follow from."""

    card_key: str
    state: CardState
    now_ms: int
    day: int
    options: MemoryOptions
    day_ends_ms: int | None
    load: Load | None

    def futures(self, last: Rating = Rating.EASY) -> list[Future]:
        """The futures up to a rating, each no sooner than the one before."""
        made: list[Future] = []
        shortest = 1
        for rating in list(Rating)[:last]:
            future = self.future(rating, shortest)
            made.append(future)
            if future.due_day is not None:
                shortest = future.due_day - self.day + (rating is not Rating.AGAIN)
        return made

    def future(self, rating: Rating, shortest_days: int) -> Future:
        memory = memory_step(self.state, rating, self.day, self.options)
        following = self.step_after(rating)
        if following is None:
            wanted = interval_of(memory.stability, self.options)
            days = self.interval(wanted, max(shortest_days, self.shortest(rating, wanted)))
            event = self.promise(rating, Phase.REVIEW)
            event = replace(event, interval_days=days, due_day=self.day + days)
        else:
            event = self.promise_of_step(rating, *following)
        return Future(rating, event, reviewed(self.state, event, memory))

    def step_after(self, rating: Rating) -> tuple[int, int] | None:
        """The next step and its wait in seconds; None when an interval follows instead."""
        phase = self.state.phase
        if phase is Phase.REVIEW and rating is not Rating.AGAIN:
            return None
        steps = self.options.relearning_steps if self.relearns else self.options.learning_steps
        return step_after(rating, self.state.step or 0, steps)

    def shortest(self, rating: Rating, wanted: float) -> int:
        """The least days for a card that leaves its steps or stays out of them (Anki's rules)."""
        if self.state.phase is not Phase.REVIEW:
            return self.after_good() if rating is Rating.EASY else 1
        last = self.state.interval_days or 0
        if rating is Rating.AGAIN or not last:
            return 1
        # Only memory brings a known card back sooner than the last time, never fuzz.
        first, longest = fuzz_bounds(wanted, 1, self.options.maximum_interval)
        return last + (round(wanted) > last) if first <= last <= longest else 1

    def after_good(self) -> int:
        """A day more than the interval that Good would have if it left the steps, too."""
        good = memory_step(self.state, Rating.GOOD, self.day, self.options)
        return self.interval(interval_of(good.stability, self.options), 1) + 1

    @property
    def relearns(self) -> bool:
        return self.state.phase in {Phase.REVIEW, Phase.RELEARNING}

    def promise_of_step(self, rating: Rating, step: int, wait_s: int) -> Event:
        event = self.promise(rating, Phase.RELEARNING if self.relearns else Phase.LEARNING)
        due_ms = self.now_ms + wait_s * 1000
        if self.day_ends_ms is None or due_ms < self.day_ends_ms:
            return replace(event, step=step, due_ms=due_ms)
        days = (due_ms - self.day_ends_ms) // _DAY_MS + 1
        return replace(event, step=step, due_day=self.day + days)

    def promise(self, rating: Rating, phase: Phase) -> Event:
        return Event(
            id="",
            card=self.card_key,
            at_ms=self.now_ms,
            day=self.day,
            kind=EventKind.REVIEW,
            rating=rating,
            phase_before=self.state.phase,
            phase_after=phase,
            options_version=version_of(self.options),
        )

    def interval(self, wanted: float, shortest_days: int) -> int:
        seed = seed_of(self.card_key, self.state.reps)
        return interval(
            wanted,
            shortest_days,
            since=self.day,
            today=self.day,
            seed=seed,
            options=self.options,
            load=self.load,
        )


@dataclass(frozen=True, slots=True)
class _Bound(_Moment):
    """The same, with every interval the shortest that fuzz may give, or the longest (``last``)."""

    last: bool

    def interval(self, wanted: float, shortest_days: int) -> int:
        return bounds(wanted, shortest_days, self.options)[self.last]


def _day_of_answer(state: CardState, day: int) -> int:
    """The study day of an answer: never before the last one, as when a clock is set back."""
    return day if state.last_day is None else max(day, state.last_day)


def label_of_wait(seconds: int) -> str:
    """A time of so many seconds as it stands on a button."""
    if seconds < _MINUTE_S:
        return f"{seconds}s"
    minutes = math.floor(seconds / _MINUTE_S + 0.5)
    if minutes < _HOUR_MINUTES:
        return f"{minutes}m"
    if minutes < _DAY_MINUTES:
        return f"{_tenths(minutes / _HOUR_MINUTES)}h"
    return label_of_days(minutes // _DAY_MINUTES)


def label_of_days(days: int) -> str:
    """Days as on a button: ``8d 1.2mo 2.3y``."""
    if days < _MONTH_DAYS:
        return f"{days}d"
    if days < _YEAR_DAYS:
        return f"{_tenths(days / _MONTH_DAYS)}mo"
    return f"{_tenths(days / _YEAR_DAYS)}y"


def _tenths(value: float) -> str:
    return f"{math.floor(value * 10 + 0.5) / 10:g}"
