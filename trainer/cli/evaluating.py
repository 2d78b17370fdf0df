"""The commands that judge the schedule and make it the learner's own: evaluate and fit."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from trainer.cli import opening
from trainer.errors import UsageError

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from trainer.memory.evidence import Answer, Evidence
    from trainer.memory.scores import Scores
    from trainer.workflow.evaluating import Evaluation
    from trainer.workflow.fitting import Fit

    Fitting = Callable[[Sequence[Evidence]], tuple[float, ...]]

FINDINGS = 1
_ROLLOVER = 4
_PLOT = 40  # columns for 0–100 %
_NAMES = {
    "default": "the default parameters",
    "current": "your parameters",
    "fitted": "parameters fitted to what came before",
}


def evaluate(arguments: argparse.Namespace) -> int:
    """``trainer evaluate``: log loss, RMSE(bins), AUC and calibration."""
    from trainer.cli.progress import Progress
    from trainer.workflow import evaluating, fitting
    from trainer.workflow.evaluating import Evaluation

    _keep_apart(arguments.log, arguments.predictions)
    settings = opening.settings(arguments)
    zone, rollover, answers, rows = (
        _of_file(arguments) if arguments.log else _of_home(arguments, settings.study().rollover)
    )
    given = tuple(answers)
    nothing = partial(_shape, Evaluation(len(given), 0, {}, {}), zone, rollover)
    with opening.empty(arguments, nothing), Progress() as progress:
        fit = _counted(fitting.fitted, progress.later) if fitting.is_installed() else None
        found = evaluating.evaluate(given, settings.memory().parameters, fit)
    if arguments.predictions:
        evaluating.write_predictions(arguments.predictions, found.promised, rows)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(_shape(found, zone, rollover))
    else:
        _tell(found, fit_missing=fit is None)
    return 0


def _counted(fit: Fitting, advance: Callable[[int, int], None]) -> Fitting:
    """The fit, which tells of each fold that it begins."""
    from trainer.memory.evidence import FOLDS

    begun = count()

    def counted(rows: Sequence[Evidence]) -> tuple[float, ...]:
        advance(next(begun), FOLDS)
        return fit(rows)

    return counted


def fit(arguments: argparse.Namespace) -> int:
    """``trainer fit``: personal parameters, taken where they are better."""
    from trainer.cli.progress import Progress
    from trainer.memory.evidence import answers
    from trainer.workflow import fitting, refitting

    with opening.home(arguments) as home, Progress() as progress:
        current = home.config.memory().parameters
        given = tuple(answers(home.database.events()))
        with opening.empty(arguments, lambda: _too_few_shape(given, current)):
            found = fitting.fit(given, current, progress.later)
    taken = found.accepted and not arguments.dry_run
    moved = 0
    if taken:
        refitting.take(opening.folder(arguments), found.parameters)
        if arguments.reschedule:
            with opening.home(arguments) as home:
                moved = refitting.reschedule(home, arguments.reschedule)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(_fit_shape(found, moved))
    else:
        _tell_fit(found, taken=taken, moved=moved if arguments.reschedule else None)
    return 0 if found.accepted else FINDINGS


def _fit_shape(found: Fit, moved: int) -> dict[str, object]:
    return {
        "accepted": found.accepted,
        "reviews": found.reviews,
        "parameters": list(found.parameters),
        "before": _figures(found.before),
        "after": _figures(found.after),
        "reason": _reason(found),
        "rescheduled": moved,
    }


def _too_few_shape(given: Sequence[Answer], current: Sequence[float]) -> dict[str, object]:
    from trainer.memory.evidence import evidence

    return {
        "accepted": False,
        "reviews": len(evidence(given)),
        "parameters": list(current),
        "before": {},
        "after": {},
        "reason": "Too few reviews tell of memory",
        "rescheduled": 0,
    }


def _figures(model: Scores) -> dict[str, float | None]:
    return {"log_loss": model.log_loss, "rmse_bins": model.rmse_bins, "auc": model.auc}


def _reason(found: Fit) -> str:
    """Why the parameters are taken or not, in one sentence."""
    change = f"log loss {found.before.log_loss:.4f} before, {found.after.log_loss:.4f} after"
    if found.accepted:
        return f"On your newest reviews they come closer to what you remembered ({change})"
    return f"On your newest reviews they would be no better ({change})"


def _tell_fit(found: Fit, *, taken: bool, moved: int | None) -> None:
    opening.say(f"{found.reviews:,} reviews on a later day. {_reason(found)}.")
    if taken:
        opening.say("Your parameters are in config.toml.")
        if moved is not None:
            opening.say(f"{moved:,} cards have a new due date.")
        else:
            opening.say("Due dates stay as they were; with --reschedule they follow, spread out.")
    elif found.accepted:
        opening.say("Nothing was written.")
    else:
        opening.say("Your parameters stay as they are.")


def _keep_apart(log: Path | None, predictions: Path | None) -> None:
    if log and predictions and predictions.exists() and predictions.samefile(log):
        mend = "Name another file for --predictions"
        raise UsageError("the predictions would take the place of the log", mend, str(log))


def _of_file(arguments: argparse.Namespace) -> tuple[str, int, Iterable[Answer], int]:
    from trainer.store.review_csv import read_reviews

    name = arguments.tz or "UTC"
    rollover = _ROLLOVER if arguments.rollover is None else arguments.rollover
    answers, rows = read_reviews(arguments.log, _zone(name), rollover)
    return name, rollover, answers, rows


def _of_home(
    arguments: argparse.Namespace, rollover: int
) -> tuple[str, int, Iterable[Answer], int]:
    from trainer.memory.evidence import answers

    if arguments.tz or arguments.rollover is not None:
        mend = "Each review in your own log knows its study day; leave --tz and --rollover out"
        raise UsageError("--tz and --rollover are for a LOG.csv", mend)
    with opening.home(arguments) as home:
        events = home.database.events()
        return home.config.study().timezone, rollover, tuple(answers(events)), len(events)


def _zone(name: str) -> tzinfo | None:
    from trainer.memory.days import zone

    try:
        return zone(name)
    except (ValueError, OSError, KeyError):
        raise UsageError(f"there is no time zone {name!r}", "Give one as Europe/Berlin") from None


def _shape(found: Evaluation, zone: str, rollover: int) -> dict[str, object]:
    return {
        "tz": zone,
        "rollover": rollover,
        "reviews": found.reviews,
        "scored": found.scored,
        "models": {
            name: {
                **_figures(model),
                "calibration": [
                    {"p": step.promised, "observed": step.observed, "n": step.n}
                    for step in model.calibration
                ],
            }
            for name, model in found.models.items()
        },
    }


def _tell(found: Evaluation, *, fit_missing: bool) -> None:
    opening.say(f"{found.reviews:,} reviews, {found.scored:,} of them scored")
    for name, model in found.models.items():
        auc = "–" if model.auc is None else f"{model.auc:.3f}"
        opening.say(
            f"\n{_NAMES[name]}: log loss {model.log_loss:.4f}, "
            f"RMSE(bins) {model.rmse_bins:.4f}, AUC {auc}"
        )
        _plot(model)
    opening.say(f"\n{_meaning(found)}")
    if fit_missing:
        opening.say("With the extra [fit] installed, fitted parameters are judged as well.")


def _plot(model: Scores) -> None:
    """A line for each tenth: ``o`` what was promised, ``x`` what came true, ``*`` both."""
    opening.say(f"  promised  came true  {'0 %':<{_PLOT - 5}}100 %  reviews")
    for step in model.calibration:
        line = [" "] * (_PLOT + 1)
        line[round(step.promised * _PLOT)] = "o"
        at = round(step.observed * _PLOT)
        line[at] = "*" if line[at] == "o" else "x"
        opening.say(f"  {step.promised:7.0%}  {step.observed:9.0%}  {''.join(line)}  {step.n:,}")


def _meaning(found: Evaluation) -> str:
    """One sentence that says what the figures mean for the learner."""
    name = "current" if "current" in found.models else "default"
    steps = found.models[name].calibration
    promised = sum(step.promised * step.n for step in steps) / found.scored
    observed = sum(step.observed * step.n for step in steps) / found.scored
    told = f"Of 100 cards you were promised to remember {promised * 100:.0f} "
    told += f"and remembered {observed * 100:.0f}"
    fitted = found.models.get("fitted")
    if fitted is None:
        return f"{told}."
    gain = found.models[name].log_loss - fitted.log_loss
    verdict = "would have come closer" if gain > 0 else "would not have come closer"
    return f"{told}; fitted parameters {verdict} (log loss {-gain:+.4f})."
