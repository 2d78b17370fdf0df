"""How a learner answers: which ratings, and how long each takes, as the own log tells.

Where the log says little, what many learners do stands in (the averages that Anki's
simulator starts from), so that a few odd answers do not make a year of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.replay import voided_ids

_USUAL_FIRST = {Rating.AGAIN: 0.24, Rating.HARD: 0.094, Rating.GOOD: 0.495, Rating.EASY: 0.171}
_USUAL_RECALLED = {Rating.HARD: 0.224, Rating.GOOD: 0.631, Rating.EASY: 0.145}
_USUAL_SECONDS = {Rating.AGAIN: 23.0, Rating.HARD: 11.7, Rating.GOOD: 7.3, Rating.EASY: 5.6}
_TRUST = 50  # answers of a learner that weigh as much as what is usual
_LONGEST_MS = 60_000  # who takes longer does something else


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares of ratings (0–1) of a first answer and of one that recalled, seconds by rating."""

    first: Mapping[Rating, float]
    recalled: Mapping[Rating, float]
    seconds: Mapping[Rating, float]


def habits(events: Iterable[Event]) -> Habits:
    """The habits that the reviews of a log show, those taken back left out."""
    rows = list(events)
    voided = voided_ids(rows)
    first: Counter[Rating] = Counter()
    recalled: Counter[Rating] = Counter()
    times: dict[Rating, list[int]] = {rating: [] for rating in Rating}
    for event in rows:
        if event.kind is not EventKind.REVIEW or event.rating is None or event.id in voided:
            continue
        if event.phase_before is Phase.NEW:
            first[event.rating] += 1
        elif event.phase_before is Phase.REVIEW and event.rating is not Rating.AGAIN:
            recalled[event.rating] += 1
        if event.took_ms:
            times[event.rating].append(min(event.took_ms, _LONGEST_MS))
    return Habits(
        _blended(first, _USUAL_FIRST),
        _blended(recalled, _USUAL_RECALLED),
        {rating: _seconds(rating, times[rating]) for rating in Rating},
    )


def _blended(seen: Counter[Rating], usual: Mapping[Rating, float]) -> dict[Rating, float]:
    total = seen.total() + _TRUST
    return {rating: (seen[rating] + _TRUST * share) / total for rating, share in usual.items()}


def _seconds(rating: Rating, times: list[int]) -> float:
    own = sum(times) / 1000
    return (own + _TRUST * _USUAL_SECONDS[rating]) / (len(times) + _TRUST)
