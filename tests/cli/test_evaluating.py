"""evaluate: what a learner is told of the schedule."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HOUR_MS = 3_600_000


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Sixty cards, each seen on four days; every fifth review is a lapse."""
    rows = ["card_id,review_time,rating"]
    for day in (0, 1, 4, 12):
        for card in range(60):
            rating = 1 if (card + day) % 5 == 0 else 3
            rows.append(f"{card},{(24 * day + 10) * HOUR_MS + card * 60_000},{rating}")
    path = tmp_path / "log.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_log_is_judged_in_figures_and_in_one_sentence(run: Run, log: Path) -> None:
    told = run("evaluate", log)
    assert told.code == 0
    assert "240 reviews, 120 of them scored" in told.out
    assert "the default parameters: log loss " in told.out
    assert "Of 100 cards you were promised to remember " in told.out


def test_the_figures_as_json(run: Run, log: Path) -> None:
    found = run("evaluate", log, "--json").json()
    assert (found["tz"], found["rollover"]) == ("UTC", 4)
    assert (found["reviews"], found["scored"]) == (240, 120)
    default = found["models"]["default"]
    assert 0 < default["log_loss"] < 1
    assert {"p", "observed", "n"} == set(default["calibration"][0])
    assert sum(step["n"] for step in default["calibration"]) == 120


def test_a_prediction_stands_in_the_line_of_its_review(run: Run, log: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions.txt"
    assert run("evaluate", log, "--predictions", out).code == 0
    lines = out.read_text(encoding="utf-8").split("\n")
    assert len(lines) == 241  # and what stands behind the last line's end
    assert sum(bool(line) for line in lines) == 120
    assert all(0 < float(line) < 1 for line in lines if line)
    assert not any(lines[:60])  # a first review promised nothing


def test_neither_the_zone_of_the_machine_nor_its_clock_matters(
    run: Run, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = log.read_text(encoding="utf-8").split("\n")
    rows = [line.split(",") for line in lines[1:-1]]
    times = [datetime.fromtimestamp(int(at) / 1000, UTC) for _, at, _ in rows]
    written = [
        f"{row[0]},{at:%Y-%m-%d %H:%M:%S},{row[2]}" for row, at in zip(rows, times, strict=True)
    ]
    log.write_text("\n".join([lines[0], *written, ""]), encoding="utf-8")
    here = run("evaluate", log, "--json").out
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("TRAINER_NOW", "2031-01-01T00:00:00+14:00")
    time.tzset()
    try:
        assert run("evaluate", log, "--json").out == here
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


def test_an_own_log_of_nothing_is_too_little_to_judge(run: Run, deck: Path) -> None:
    run("add", deck)
    told = run("evaluate")
    assert told.code == 1
    assert "too few" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--tz", "Nowhere/Land"), "no time zone 'Nowhere/Land'"),
        (("--rollover", "24"), "no hour from 0 to 23"),
    ],
)
def test_a_wrong_zone_or_hour_is_told(
    run: Run, log: Path, words: tuple[str, ...], said: str
) -> None:
    told = run("evaluate", log, *words)
    assert told.code == 2
    assert said in told.err


def test_the_own_log_has_its_days_and_takes_no_zone(run: Run) -> None:
    told = run("evaluate", "--tz", "UTC")
    assert told.code == 2
    assert "leave --tz and --rollover out" in told.err


def test_predictions_never_take_the_place_of_the_log(run: Run, log: Path) -> None:
    before = log.read_bytes()
    told = run("evaluate", log, "--predictions", log)
    assert told.code == 2
    assert "take the place of the log" in told.err
    assert log.read_bytes() == before


def test_predictions_that_cannot_be_written_are_told(run: Run, log: Path, tmp_path: Path) -> None:
    told = run("evaluate", log, "--predictions", tmp_path / "none" / "out.txt")
    assert told.code == 2
    assert "cannot be written" in told.err
