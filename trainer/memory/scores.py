"""How well promised recall came true: log loss, RMSE over bins, AUC and calibration.

The definitions are srs-benchmark's (open-spaced-repetition), so that the figures can be
compared with those of 9,999 learners that it publishes.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from trainer.memory.evidence import Evidence

_SMALLEST = sys.float_info.epsilon
_STEPS = 10  # of calibration


@dataclass(frozen=True, slots=True)
class Step:
    """Answers whose promised recall was alike: its mean, and how many of ``n`` came true."""

    promised: float
    observed: float
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one set of parameters; ``auc`` is None where all answers are alike."""

    log_loss: float
    rmse_bins: float
    auc: float | None
    calibration: tuple[Step, ...]


def scores(rows: Sequence[Evidence], promised: Sequence[float]) -> Scores:
    """The figures for answers and the recall (0–1) that was promised for each; one at least."""
    pairs = [(one.recalled, recall) for one, recall in zip(rows, promised, strict=True)]
    return Scores(
        log_loss(pairs), _rmse_bins(rows, promised), _auc(pairs), tuple(_calibration(pairs))
    )


def log_loss(pairs: Sequence[tuple[bool, float]]) -> float:
    """The mean of −ln of the probability that was given to what happened."""
    chances = (recall if recalled else 1 - recall for recalled, recall in pairs)
    return -sum(math.log(min(max(p, _SMALLEST), 1 - _SMALLEST)) for p in chances) / len(pairs)


def _rmse_bins(rows: Sequence[Evidence], promised: Sequence[float]) -> float:
    """The root of the mean squared error over bins of like interval, reviews and lapses."""
    bins: defaultdict[tuple[float, float, float], list[tuple[bool, float]]] = defaultdict(list)
    for one, recall in zip(rows, promised, strict=True):
        bins[_bin(one)].append((one.recalled, recall))
    squares = (sum(recalled - recall for recalled, recall in same) ** 2 / len(same)
               for same in bins.values())  # fmt: skip
    return math.sqrt(sum(squares) / len(rows))


def _bin(one: Evidence) -> tuple[float, float, float]:
    lapses = _rounded_down(one.lapses, 1.65, 1.73) if one.lapses else 0
    return (
        round(_rounded_down(one.gap, 2.48, 3.62), 2),
        round(_rounded_down(one.count, 1.99, 1.89)),
        round(lapses),
    )


def _rounded_down(value: int, scale: float, base: float) -> float:
    return scale * base ** math.floor(math.log(value) / math.log(base))


def _auc(pairs: Iterable[tuple[bool, float]]) -> float | None:
    """How often a remembered card had been promised more than a forgotten one (ties are half)."""
    rank, won = 0, 0.0
    remembered = forgotten = 0
    for _, same in groupby(sorted(pairs, key=lambda pair: pair[1]), key=lambda pair: pair[1]):
        group = [recalled for recalled, _ in same]
        won += sum(group) * (rank + (len(group) + 1) / 2)
        rank += len(group)
        remembered += sum(group)
        forgotten += len(group) - sum(group)
    if not remembered or not forgotten:
        return None
    return (won - remembered * (remembered + 1) / 2) / (remembered * forgotten)


def _calibration(pairs: Iterable[tuple[bool, float]]) -> Iterable[Step]:
    """Tenths of promised recall from the lowest that occurs, each with what came true."""
    steps: defaultdict[int, list[tuple[bool, float]]] = defaultdict(list)
    for recalled, recall in pairs:
        steps[min(int(recall * _STEPS), _STEPS - 1)].append((recalled, recall))
    for _, same in sorted(steps.items()):
        n = len(same)
        yield Step(sum(p for _, p in same) / n, sum(r for r, _ in same) / n, n)
