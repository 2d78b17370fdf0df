"""From a log of reviews to how well its promises came true, under different parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import NothingToDo
from trainer.memory.evidence import Answer, Evidence, evidence, folds
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.memory.promises import promises
from trainer.memory.scores import Scores, scores
from trainer.store.deck_io import replace_bytes

Parameters = tuple[float, ...]
Fit = Callable[[Sequence[Evidence]], Parameters]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of each set of parameters by name, over ``scored`` of ``reviews``.

    ``promised`` is the recall by default parameters of the scored reviews, by place in the log.
    """

    reviews: int
    scored: int
    models: dict[str, Scores]
    promised: dict[int, float]


def evaluate(given: Iterable[Answer], current: Parameters, fit: Fit | None) -> Evaluation:
    """Judges the default parameters, the learner's own, and ones fitted before each fold.

    Raises:
        NothingToDo: too few reviews tell of memory.
        ConfigError: the parameters are not 21 numbers within FSRS-6's bounds.
        FitError: the optimiser failed.
    """
    answers = list(given)
    rows = evidence(answers)
    parts = folds(rows)
    tested = rows[parts[0][0] :]
    if not tested or not parts[0][0]:
        message = f"{len(rows)} reviews that tell of memory are too few to judge a schedule by"
        raise NothingToDo(message, "Come back when some cards have been seen on several days")
    promised = promises(tested, FSRS_6_DEFAULTS)
    models = {"default": scores(tested, promised)}
    if current != FSRS_6_DEFAULTS:
        models["current"] = scores(tested, promises(tested, current))
    if fit:
        models["fitted"] = scores(tested, _by_fold(rows, parts, fit))
    places = {one.answer.place: recall for one, recall in zip(tested, promised, strict=True)}
    return Evaluation(len(answers), len(tested), models, places)


def _by_fold(rows: Sequence[Evidence], parts: Iterable[tuple[int, int]], fit: Fit) -> list[float]:
    """The recall promised in each fold by parameters that know only what came before it."""
    return [
        recall for start, end in parts for recall in promises(rows[start:end], fit(rows[:start]))
    ]


def write_predictions(path: Path, promised: dict[int, float], rows: int) -> None:
    """One line for each row of the log: the recall that was promised, or nothing.

    Raises:
        DeckError: it cannot be written; what was there is untouched.
    """
    lines = (repr(promised[place]) if place in promised else "" for place in range(rows))
    replace_bytes(path, "".join(f"{line}\n" for line in lines).encode())
