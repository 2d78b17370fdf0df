"""simulate: a year ahead."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


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
