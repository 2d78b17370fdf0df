"""Personal parameters from a learner's reviews, fitted in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from trainer.errors import FitError, NothingToDo, UsageError
from trainer.memory.evidence import Answer, Evidence, evidence, newest_by_card
from trainer.memory.promises import promises
from trainer.memory.scores import Scores, scores

_EXTRA = "fsrs_rs_python"
_OPTIMISER = Path(__file__).with_name("optimiser.py")
_FEWEST = 1_000  # reviews on a later day; on fewer, fitted parameters are often worse
_LEARNT_FROM = 0.8
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters and whether they are better than the present ones.

    ``before`` and ``after`` score the newest fifth of the reviews, which the parameters that
    are judged had not seen; ``parameters`` are fitted to all of them.
    """

    accepted: bool
    reviews: int
    parameters: tuple[float, ...]
    before: Scores
    after: Scores


def fit(
    given: Iterable[Answer], current: tuple[float, ...], advance: Callable[[int, int], None]
) -> Fit:
    """Fits parameters to reviews and judges them on reviews that came later.

    ``advance`` hears how many of how many steps are done.

    Raises:
        NothingToDo: too few reviews tell of memory.
        UsageError: the extra is not installed.
        FitError: the optimiser failed.
    """
    rows = evidence(given)
    if len(rows) < _FEWEST:
        message = f"{len(rows):,} reviews that tell of memory are too few to fit parameters to"
        raise NothingToDo(message, f"From {_FEWEST:,} on they are worth it")
    middle = int(len(rows) * _LEARNT_FROM)
    tail = rows[middle:]
    advance(0, _STEPS)
    before = scores(tail, promises(tail, current))
    advance(1, _STEPS)
    after = scores(tail, promises(tail, fitted(rows[:middle])))
    advance(2, _STEPS)
    return Fit(after.log_loss < before.log_loss, len(rows), fitted(rows), before, after)


def is_installed() -> bool:
    """Whether the extra ``fit`` is there."""
    return find_spec(_EXTRA) is not None


def fitted(rows: Sequence[Evidence]) -> tuple[float, ...]:
    """The FSRS-6 parameters that explain reviews best, rounded to four places.

    ``rows`` are in order of time, on which the optimiser's result depends.

    Raises:
        UsageError: the extra is not installed.
        FitError: the optimiser failed.
    """
    if not is_installed():
        mend = "Install it with: pip install 'flashcard-trainer[fit]'"
        raise UsageError("fitting needs the extra [fit], which is not installed", mend)
    # Safe path (-P): what lies in the learner's folder is never imported.
    run = subprocess.run(  # noqa: S603  our own words only
        [sys.executable, "-P", str(_OPTIMISER)],
        input=json.dumps(_compact(rows)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        told = (run.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise FitError(f"the optimiser failed: {told}", "Your parameters are as they were")
    found: list[float] = json.loads(run.stdout)
    return tuple(found)


def _compact(rows: Sequence[Evidence]) -> dict[str, list[list[object]]]:
    """Each card's longest history once, and for each review how much of it came before."""
    longest = newest_by_card(rows)
    number = {card: at for at, card in enumerate(longest)}
    return {
        "cards": [[[int(rating), gap] for rating, gap in one.history] for one in longest.values()],
        "rows": [[number[one.answer.card], len(one.history)] for one in rows],
    }
