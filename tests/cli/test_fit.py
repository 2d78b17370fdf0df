"""fit: parameters of the learner's own, from a real log."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Run
from trainer.config import load
from trainer.memory.evidence import answers
from trainer.memory.log import Event, EventKind, Phase
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.store.review_csv import read_reviews
from trainer.workflow import fitting
from trainer.workflow.home import Home

pytest.importorskip("fsrs_rs_python")
WITHOUT_EXTRA = """
import sys
sys.modules["fsrs_rs_python"] = None  # as where it is not installed
from trainer.cli import main
raise SystemExit(main(["fit"]))
"""
TODAY = 20_780  # 2026-11-23, the day of the tests' clock


@pytest.fixture(scope="module")
def a_year(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose learner has the reviews of josh.csv, moved to end just before today."""
    reviews, _ = read_reviews(shared / "data/reviews/josh.csv", ZoneInfo("America/Chicago"), 4)
    ahead = TODAY - 1 - max(answer.day for answer in reviews)
    events = [
        Event(
            id=f"{answer.place:06}",
            card=answer.card,
            at_ms=answer.at_ms + ahead * 86_400_000,
            day=answer.day + ahead,
            kind=EventKind.REVIEW,
            rating=answer.rating,
            interval_days=3,
            due_day=answer.day + ahead + 3,
            phase_after=Phase.REVIEW,
        )
        for answer in reviews
    ]
    home = tmp_path_factory.mktemp("learnt")
    with Home(home, load(home, {})) as opened:
        opened.database.record(events)
    return home


@pytest.fixture
def learnt(a_year: Path, home: Path, run: Run) -> Path:
    """That learner's home, to be changed by one test."""
    shutil.copytree(a_year, home)
    return home


def states(home: Path) -> dict[str, tuple[float | None, int | None]]:
    with Home(home, load(home, os.environ)) as opened:
        return {card: (state.stability, state.due_day) for card, state in opened.database.folded()}


def test_better_parameters_are_taken_and_due_dates_stay(run: Run, learnt: Path) -> None:
    before = states(learnt)
    found = run("fit", "--json").json()
    assert found["accepted"] is True
    assert found["reviews"] == 6_027
    assert len(found["parameters"]) == 21
    assert found["after"]["log_loss"] < found["before"]["log_loss"]
    assert found["rescheduled"] == 0
    assert list(load(learnt, os.environ).memory().parameters) == found["parameters"]
    after = states(learnt)
    assert {card: due for card, (_, due) in after.items()} == {
        card: due for card, (_, due) in before.items()
    }
    changed = sum(after[card][0] != stability for card, (stability, _) in before.items())
    assert changed > 0.9 * len(before)


def test_due_dates_follow_where_that_is_wished_and_no_day_bears_all(run: Run, learnt: Path) -> None:
    told = run("fit", "--reschedule", "10")
    assert "cards have a new due date" in told.out
    assert "stay as they were" not in told.out
    due = [day for _, day in states(learnt).values() if day is not None and day >= TODAY]
    first = [due.count(day) for day in range(TODAY, TODAY + 10)]
    assert sum(first) > 300
    assert max(first) < 1.5 * sum(first) / 10


def test_a_dry_run_writes_nothing(run: Run, learnt: Path) -> None:
    told = run("fit", "--dry-run")
    assert told.code == 0
    assert "Nothing was written" in told.out
    assert load(learnt, os.environ).memory().parameters == FSRS_6_DEFAULTS


def test_parameters_that_are_no_better_are_left(run: Run, learnt: Path) -> None:
    run("fit")
    own = load(learnt, os.environ).memory().parameters
    again = run("fit")  # fitted to all of them, the present ones have seen the newest reviews
    assert again.code == 1
    assert "no better" in again.out
    assert load(learnt, os.environ).memory().parameters == own


def test_few_reviews_are_fitted_not_at_all(run: Run) -> None:
    told = run("fit")
    assert told.code == 1
    assert "too few" in told.err


def test_the_own_log_is_judged_under_both_parameters(run: Run, learnt: Path) -> None:
    run("fit")
    found = run("evaluate", "--json").json()
    assert found["scored"] == 5_020
    assert set(found["models"]) == {"default", "current", "fitted"}


def test_how_far_it_has_come_is_told(learnt: Path) -> None:
    heard: list[tuple[int, int]] = []
    with Home(learnt, load(learnt, os.environ)) as home:
        fitting.fit(
            answers(home.database.events()), FSRS_6_DEFAULTS, lambda *step: heard.append(step)
        )
    assert heard == [(0, 3), (1, 3), (2, 3)]


def without_extra() -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", WITHOUT_EXTRA], capture_output=True, text=True)


def test_without_the_extra_one_is_told_how_to_get_it(run: Run, learnt: Path) -> None:
    told = without_extra()
    assert told.returncode == 2
    assert "needs the extra [fit]" in told.stderr
    assert "pip install" in told.stderr


def test_a_beginner_without_the_extra_hears_of_the_reviews_first(run: Run) -> None:
    told = without_extra()
    assert told.returncode == 1
    assert "0 reviews that tell of memory are too few" in told.stderr
