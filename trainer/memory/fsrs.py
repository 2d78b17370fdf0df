"""The memory model: FSRS-6 through py-fsrs, which only this module knows.

The library is asked for one thing only, what a review makes of a memory. Its steps, its
fuzz and its reading of the clock are left aside: it would count blocks of 24 hours, where
a memory is counted in study days. So it is given UTC midnights as far apart as the study
days are, whatever the true times were. Algorithm: FSRS-6 (open-spaced-repetition).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import fsrs

from trainer.errors import ConfigError
from trainer.memory.forgetting import wait
from trainer.memory.log import CardState, Rating
from trainer.memory.options import MemoryOptions

STABILITY_CAP = 36_500.0
_RATINGS = {rating: fsrs.Rating(rating.value) for rating in Rating}
_MIDNIGHT = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_GAP = 1_000_000  # days; beyond it the library's datetimes would run over
_latest: list[tuple[MemoryOptions, fsrs.Scheduler]] = []
_USUAL_GAPS = [_MIDNIGHT + timedelta(days=gap) for gap in range(1_000)]


class MemoryStep(NamedTuple):
    """What one review makes of a memory.

    ``stability`` is in days, ``difficulty`` from 1 to 10, ``interval_days`` the whole
    days after which retrievability falls to the desired retention (at least 1).
    """

    stability: float
    difficulty: float
    interval_days: int


def step(state: CardState, rating: Rating, day: int, options: MemoryOptions) -> MemoryStep:
    """The memory after a review on a study day.

    A day before the last review (a clock set back) counts as the day of that review.

    Raises:
        ConfigError: the parameters are not 21 numbers within FSRS-6's bounds.
    """
    scheduler = _scheduler(options)
    midnight = _midnight_after(state, day)
    card, _ = scheduler.review_card(_library_card(state), _RATINGS[rating], midnight)
    assert card.stability is not None
    assert card.difficulty is not None
    # fsrs-rs, which Anki runs, caps stability; py-fsrs does not.
    stability = min(card.stability, STABILITY_CAP)
    return MemoryStep(stability, card.difficulty, (card.due - midnight).days)


def retrievability(state: CardState, day: int, parameters: tuple[float, ...]) -> float | None:
    """The probability of recall (0–1) on a study day; None for a card never answered.

    Raises:
        ConfigError: the parameters are not 21 numbers within FSRS-6's bounds.
    """
    if state.stability is None:
        return None
    scheduler = _of_parameters(parameters)
    return scheduler.get_card_retrievability(_library_card(state), _midnight_after(state, day))


def interval(stability: float, options: MemoryOptions) -> float:
    """The days after which recall falls to the desired retention, as exact as they are."""
    return stability * wait(options.retention, options.parameters[20])


def check_parameters(parameters: tuple[float, ...]) -> None:
    """Refuse what are no parameters of a memory.

    Raises:
        ConfigError: they are not 21 numbers within FSRS-6's bounds.
    """
    _of_parameters(parameters)


def _library_card(state: CardState) -> fsrs.Card:
    # Without an id the library would wait a millisecond for a fresh one,
    # and without a due date it would read the clock.
    if state.stability is None:
        return fsrs.Card(card_id=0, due=_MIDNIGHT)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=state.stability,
        difficulty=state.difficulty,
        due=_MIDNIGHT,
        last_review=_MIDNIGHT,
    )


def _midnight_after(state: CardState, day: int) -> datetime:
    if state.last_day is None or day <= state.last_day:
        return _MIDNIGHT
    gap = day - state.last_day
    if gap < len(_USUAL_GAPS):
        return _USUAL_GAPS[gap]
    return _MIDNIGHT + timedelta(days=min(gap, _LONGEST_GAP))


def _scheduler(options: MemoryOptions) -> fsrs.Scheduler:
    """The library's scheduler; the one used last is found without hashing all options."""
    if _latest and _latest[0][0] is options:
        return _latest[0][1]
    made = _made(options)
    _latest[:] = [(options, made)]
    return made


@lru_cache(maxsize=16)
def _of_parameters(parameters: tuple[float, ...]) -> fsrs.Scheduler:
    return _made(MemoryOptions(parameters=parameters))


@lru_cache(maxsize=16)
def _made(options: MemoryOptions) -> fsrs.Scheduler:
    try:
        return fsrs.Scheduler(
            parameters=options.parameters,
            desired_retention=options.retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=options.maximum_interval,
            enable_fuzzing=False,
        )
    except ValueError as fault:
        message = "memory.parameters do not describe a memory: " + " ".join(str(fault).split())
        mend = "Give 21 numbers as trainer fit writes them, or leave the setting out"
        raise ConfigError(message.removesuffix("."), mend) from fault
