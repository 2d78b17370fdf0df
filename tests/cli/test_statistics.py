"""stats: as text and as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer.memory.card_stats import FORECAST_DAYS
from trainer.memory.stats import Span


@pytest.fixture
def studied(run: Run, deck: Path) -> Path:
    """Three answers: Good and Easy, and one Again."""
    run("study", deck, "--plain", typed="443\n3\n\n4\n\n1\n:q\nq\n")
    return deck


@pytest.mark.usefixtures("studied")
def test_the_figures_as_json_keep_the_contract(run: Run) -> None:
    told = run("stats", "--json")
    assert told.code == 0
    found = told.json()
    assert found["streak"] == 1
    assert found["today"]["reviews"] == sum(found["ratings"].values()) == 3
    assert [day["day"] for day in found["days"]] == ["2026-11-23"]
    assert {"day", "reviews", "ms"} <= set(found["days"][0])
    assert found["ratings"] == {"1": 1, "2": 0, "3": 1, "4": 1}
    assert (len(found["hours"]), found["hours"][9]) == (24, 3)
    assert found["retention"] == {"young": {"pass": 0, "n": 0}, "mature": {"pass": 0, "n": 0}}
    assert len(found["forecast"]) == 30
    assert found["forecast"][0] == {"day": "2026-11-23", "cards": 2}
    assert sum(found["cards"].values()) == 4
    assert found["decks"][0]["reviews"] == 3


@pytest.mark.usefixtures("studied")
def test_true_retention_as_json(run: Run, monkeypatch: pytest.MonkeyPatch, deck: Path) -> None:
    monkeypatch.setenv("TRAINER_NOW", "2026-12-23T09:00:00+00:00")
    run("study", deck, "--plain", typed="443\n1\n\n3\n" * 3 + ":q\nq\n")
    found = run("stats", "--json").json()
    assert found["retention"]["young"]["n"] == 1
    assert found["retention_by_period"]["yesterday"]["young"] == {"pass": 0, "n": 0}
    assert found["streak"] == found["longest_streak"] == 1
    month = run("stats", "--json", "--range", "month").json()
    assert [day["day"] for day in month["days"]] == ["2026-12-23"]


@pytest.mark.usefixtures("studied")
def test_without_a_terminal_the_plots_are_printed_as_text(run: Run) -> None:
    told = run("stats")
    assert told.code == 0
    assert told.out == run("stats", "--plain").out
    assert "today   3 reviews" in told.out
    assert "67% remembered" in told.out
    assert max(map(len, told.out.splitlines()[:-1])) <= 80


@pytest.mark.usefixtures("studied")
def test_the_range_and_the_forecast_can_be_chosen(run: Run) -> None:
    told = run("stats", "--plain", "--range", "year", "--forecast", "90")
    assert "last 365 days" in told.out
    assert "Due in 90 days" in told.out
    assert len(run("stats", "--json", "--forecast", "365").json()["forecast"]) == 365
    assert run("stats", "--range", "week").code == 2


def test_what_the_window_goes_through_can_be_chosen_from_the_start(run: Run) -> None:
    assert [run("stats", "--plain", "--range", span).code for span in Span] == [0, 0, 0]
    assert [run("stats", "--plain", "--forecast", days).code for days in FORECAST_DAYS] == [0, 0, 0]


@pytest.mark.usefixtures("studied")
def test_crammed_answers_are_no_reviews(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", "--cram", typed="443\n3\n" * 4)
    assert run("stats", "--json").json()["today"]["reviews"] == 3


def test_an_unknown_deck_is_told_with_a_suggestion(run: Run, deck: Path) -> None:
    run("add", deck)
    told = run("stats", "Networking: the basis", "--plain")
    assert told.code == 2
    assert "Did you mean 'Networking: the basics'?" in told.err
    assert run("stats", "nowhere", "--json").json()["error"]["message"]


def test_an_empty_library_says_so_calmly(run: Run) -> None:
    told = run("stats")
    assert told.code == 0
    assert "No reviews yet" in told.out
    assert run("stats", "--json").json()["days"] == []


def test_a_hostile_title_is_printed_safely(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text('title: "a\\e]0;b\\a"\nnotes:\n  - {q: "Why?", a: so}\n', encoding="utf-8")
    run("study", path, "--plain", typed="\n3\nq\n")
    assert "\x1b" not in run("stats", "--plain", "a\x1b]0;b\x07").out
