"""simulate: a year ahead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer.config import load
from trainer.memory.log import EventKind
from trainer.memory.rows import row
from trainer.workflow.home import Home


def test_a_year_is_shown_for_each_retention(run: Run, deck: Path) -> None:
    run("add", deck)
    told = run("simulate")
    assert told.code == 0
    assert "  90% * " in told.out
    assert "From 95% to 97% you would know" in told.out
    assert max(len(line) for line in told.out.split("\n")[1:13]) <= 80


def test_a_year_as_json(run: Run, deck: Path) -> None:
    run("add", deck)
    found = run("simulate", "--json").json()
    assert [one["retention"] for one in found][:2] == [0.7, 0.75]
    assert all(0 < one["known"] <= 4 for one in found)  # four cards
    assert set(found[0]) == {"retention", "known", "minutes_per_day", "reviews"}


def test_an_empty_library_has_no_year(run: Run) -> None:
    told = run("simulate")
    assert told.code == 1
    assert "the library holds no card" in told.err


def test_cards_put_away_are_left_out_and_a_flag_puts_none_away(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sums.yaml"
    notes = "".join(f"  - q: What is {at} and 1?\n    a: {at + 1}\n" for at in range(8))
    path.write_text(f"title: Sums\nnotes:\n{notes}    suspended: yes\n", encoding="utf-8")
    run("study", path, "--plain", typed="f\ns\nq\n")
    found = run("simulate", "--json").json()
    assert 5 < found[-1]["known"] <= 6  # of eight, one put away by hand and one in the file


def test_the_year_is_one_of_the_learner_s_own_habits(
    run: Run, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sums.yaml"
    notes = "".join(f"  - q: What is {at} and 1?\n    a: {at + 1}\n" for at in range(60))
    path.write_text(f"title: Sums\nnotes:\n{notes}", encoding="utf-8")
    monkeypatch.setenv("TRAINER_STUDY_NEW", "60")
    run("add", path)
    usual = run("simulate", "--json").json()[5]
    run("study", path, "--plain", typed="\n4\n" * 60 + "q\n")
    with Home(home, load(home, os.environ)) as opened:  # new cards again; their answers stay
        for card, _ in tuple(opened.database.folded()):
            stamp = opened.database.stamp(1_795_000_000_000)
            opened.database.record([row(EventKind.RESET, card, opened.today(), stamp)])
    assert run("decks", "--json").json()[0]["due"] == 0
    assert run("simulate", "--json").json()[5]["reviews"] < usual["reviews"]
