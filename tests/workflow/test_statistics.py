"""From a home to figures: which decks are meant, and what the home screen tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import UsageError
from trainer.memory.log import Rating
from trainer.workflow.home import Home
from trainer.workflow.outlook import Outlook, outlook
from trainer.workflow.statistics import entries, statistics


@pytest.fixture
def folder(home: Home, tmp_path: Path) -> Path:
    """Three decks, two of them below ``net``."""
    for name in ("net/tcp", "net/udp", "sums"):
        path = tmp_path / "decks" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = path.stem.upper()
        path.write_text(f"title: {title}\nnotes:\n  - q: What is {name}?\n    a: one\n")
    home.add(tmp_path / "decks")
    return tmp_path / "decks"


def titles(home: Home, *names: str) -> list[str]:
    return [entry.title for entry in entries(home, names)]


def test_decks_are_named_by_title_path_folder_or_place_in_the_tree(
    home: Home, folder: Path
) -> None:
    assert titles(home) == ["TCP", "UDP", "SUMS"]
    assert titles(home, "udp") == ["UDP"]
    assert titles(home, str(folder / "sums.yaml")) == ["SUMS"]
    assert titles(home, str(folder / "net")) == ["TCP", "UDP"]
    assert titles(home, "net") == ["TCP", "UDP"]
    assert titles(home, "net", "tcp", "net::tcp") == ["TCP", "UDP"]


@pytest.mark.usefixtures("folder")
def test_a_wrong_name_is_told_with_the_one_that_was_meant(home: Home) -> None:
    with pytest.raises(UsageError, match="Did you mean 'sums'"):
        entries(home, ["sum"])


@pytest.mark.usefixtures("folder")
def test_figures_are_of_today_and_of_what_is_named(home: Home) -> None:
    study = home.study()
    study.grade(Rating.EASY, took_ms=4_000)
    study.grade(Rating.AGAIN, took_ms=2_000)
    figures = statistics(home)
    assert (figures.title, figures.streak.current, figures.day.reviews) == ("Library", 1, 2)
    assert (figures.day.remembered, figures.day.new, figures.day.ms) == (1, 2, 6_000)
    assert statistics(home, ["net"]).title == "2 decks"
    assert sum(statistics(home, [name]).day.reviews for name in ("tcp", "udp", "sums")) == 2


@pytest.mark.usefixtures("folder")
def test_an_answer_that_is_undone_never_happened(home: Home) -> None:
    study = home.study()
    study.grade(Rating.EASY, took_ms=4_000)
    study.undo()
    assert statistics(home).days == {}
    assert outlook(home) == Outlook(0, 10.0)


@pytest.mark.usefixtures("folder")
def test_the_outlook_goes_by_the_learners_own_pace(home: Home) -> None:
    study = home.study()
    study.grade(Rating.EASY, took_ms=40_000)
    found = outlook(home)
    assert found == Outlook(1, 40.0)
    assert (found.minutes(6), found.minutes(1)) == (4, 1)


def test_an_empty_library_has_no_figures(home: Home) -> None:
    figures = statistics(home)
    assert (figures.days, figures.tally.decks, figures.streak.longest) == ({}, (), 0)
