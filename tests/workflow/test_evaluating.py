"""Real reviews, judged; the figures are the field's own for this log."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from trainer.errors import FitError, NothingToDo
from trainer.memory.evidence import Answer, Evidence, evidence
from trainer.memory.log import Rating
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.store.review_csv import read_reviews
from trainer.workflow import fitting
from trainer.workflow.evaluating import evaluate, write_predictions

CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture(scope="session")
def josh(shared: Path) -> tuple[Answer, ...]:
    return read_reviews(shared / "data/reviews/josh.csv", CHICAGO, 4)[0]


def test_the_default_parameters_score_what_srs_benchmark_scores(josh: tuple[Answer, ...]) -> None:
    found = evaluate(josh, FSRS_6_DEFAULTS, None)
    assert (found.reviews, found.scored) == (12_580, 5_020)
    default = found.models["default"]
    assert default.log_loss == pytest.approx(0.4401, abs=0.0001)
    assert default.rmse_bins == pytest.approx(0.0652, abs=0.0002)
    assert default.auc == pytest.approx(0.675, abs=0.001)
    assert sum(step.n for step in default.calibration) == 5_020
    assert list(found.models) == ["default"]


def test_the_order_of_the_log_does_not_matter(josh: tuple[Answer, ...]) -> None:
    mixed = random.Random(3).sample(josh, len(josh))
    assert evaluate(mixed, FSRS_6_DEFAULTS, None) == evaluate(josh, FSRS_6_DEFAULTS, None)


def test_other_parameters_are_judged_beside_the_default(josh: tuple[Answer, ...]) -> None:
    own = (*FSRS_6_DEFAULTS[:4], 5.0, *FSRS_6_DEFAULTS[5:])
    models = evaluate(josh, own, None).models
    assert models["current"].log_loss != models["default"].log_loss


def test_parameters_fitted_before_each_fold_come_closer(josh: tuple[Answer, ...]) -> None:
    pytest.importorskip("fsrs_rs_python")
    models = evaluate(josh, FSRS_6_DEFAULTS, fitting.fitted).models
    assert models["fitted"].log_loss <= 0.4390
    assert models["fitted"].rmse_bins < models["default"].rmse_bins


def test_fitted_parameters_are_rounded_and_the_same_again(josh: tuple[Answer, ...]) -> None:
    pytest.importorskip("fsrs_rs_python")
    rows = evidence(josh)
    found = fitting.fitted(rows)
    assert found == fitting.fitted(rows)
    assert len(found) == 21
    assert all(number == round(number, 4) for number in found)


def test_what_breaks_the_optimiser_is_an_error_and_no_panic() -> None:
    pytest.importorskip("fsrs_rs_python")
    same_day = Evidence(Answer(0, "c", 0, 0, Rating.GOOD), ((Rating.GOOD, 0),), 1, 0)
    with pytest.raises(FitError, match="optimiser failed"):
        fitting.fitted([same_day])


def test_too_few_reviews_are_judged_not_at_all() -> None:
    with pytest.raises(NothingToDo, match="too few"):
        evaluate([Answer(0, "c", 0, 0, Rating.GOOD)], FSRS_6_DEFAULTS, None)


def test_the_outside_script_agrees_with_our_predictions(
    shared: Path, josh: tuple[Answer, ...], tmp_path: Path
) -> None:
    log, out = shared / "data/reviews/josh.csv", tmp_path / "predictions.txt"
    with log.open(newline="") as file:
        rows = sum(1 for _ in csv.DictReader(file))
    write_predictions(out, evaluate(josh, FSRS_6_DEFAULTS, None).promised, rows)
    told = subprocess.run(
        [sys.executable, shared / "tools/eval_revlog.py", log, out,
         "--tz", "America/Chicago", "--rollover", "4"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "scored 5020" in told
    assert "log loss 0.4401" in told
    assert "0.0652" in told


def test_nothing_of_the_folder_one_stands_in_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fsrs_rs_python")
    (tmp_path / "json.py").write_text("raise SystemExit('this is not yours to run')\n")
    (tmp_path / "trainer").mkdir()
    (tmp_path / "trainer" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    rows = [
        Evidence(
            Answer(at, f"c{at}", at, 3, Rating.GOOD), ((Rating.GOOD, 0), (Rating.GOOD, 3)), 2, 0
        )
        for at in range(50)
    ]
    assert len(fitting.fitted(rows)) == 21
