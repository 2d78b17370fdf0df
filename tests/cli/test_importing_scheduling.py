"""How a collection was scheduled is told with its progress; what takes it over is a command."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.anki import conftest as packages
from tests.anki import scheduled
from tests.anki.conftest import Anki
from tests.anki.foreign_packages import BASIC, note, package
from tests.anki.scheduled import OWN, answered, given, preset
from tests.cli.conftest import Run

anki, in_utc = packages.anki, scheduled.in_utc
pytestmark = pytest.mark.usefixtures("in_utc")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "lang.yaml"


@pytest.fixture
def learnt(anki: Anki, tmp_path: Path) -> Anki:
    """Forty cards of a deck with FSRS parameters and a desired retention of its own."""
    notes = (note(BASIC, f"q{number}", "a") for number in range(40))
    anki.take(package(tmp_path / "new.apkg", *notes, more={"Other": [note(BASIC, "o", "1")]}))
    answered(anki)
    preset(anki, "Lang", "Languages")
    return anki


def obey(run: Run, commands: list[str]) -> None:
    for command in commands:
        program, *arguments = shlex.split(command)
        assert program == "trainer"
        assert run(*arguments).code == 0


def stabilities(anki: Anki) -> dict[str, float]:
    """What Anki itself says, by the question."""
    found = {}
    for number in anki.collection.find_cards(""):
        card = anki.collection.get_card(number)
        assert card.memory_state
        found[card.note().fields[0]] = card.memory_state.stability
    return found


def differences(run: Run, anki: Anki) -> list[float]:
    """By how much the stability of each card differs from Anki's."""
    theirs = stabilities(anki)
    cards: list[dict[str, Any]] = run("browse", "--json").json()
    return [
        abs(card["state"]["stability"] / theirs[card["question"]] - 1)
        for card in cards
        if card["question"].startswith("q")
    ]


def test_after_the_commands_states_are_those_of_anki(
    run: Run, learnt: Anki, target: Path, tmp_path: Path
) -> None:
    of_theirs = given(learnt, tmp_path / "learnt.apkg")
    told = run("import", of_theirs, "-o", target, "--with-progress", "--json").json()
    (way,) = told["scheduling"]
    assert (way["preset"], way["decks"], way["cards"]) == ("Languages", ["Lang"], 40)
    assert (way["parameters"], way["retention"]) == ([*OWN], 0.85)
    assert not way["parameters_missing"]
    run("add", target)
    before = differences(run, learnt)
    assert max(before) > 0.05
    obey(run, way["commands"])
    after = differences(run, learnt)
    assert len(after) == 40
    assert max(after) < 0.001
    ((retention,),) = [run("config", "memory.retention", "--deck", target, "--json").json()]
    assert retention["value"] == 0.85
    again = run("import", of_theirs, "-o", target, "--with-progress", "--json").json()
    assert again["scheduling"] == []


def test_it_is_told_once_with_the_exact_commands(
    run: Run, learnt: Anki, target: Path, tmp_path: Path
) -> None:
    of_theirs = given(learnt, tmp_path / "learnt.apkg")
    done = run("import", of_theirs, "-o", target, "--with-progress")
    *_, told, parameters, add, retention = done.out.splitlines()
    assert told == (
        "other than here, Anki scheduled Lang (preset “Languages”) with FSRS parameters of its "
        "own and for a desired retention of 0.85; to take that over:"
    )
    assert parameters == f"  trainer config memory.parameters '{json.dumps(OWN)}'"
    assert add == f"  trainer add {target}"
    assert retention.startswith("  trainer config memory.retention 0.85 --deck ")
    assert "scheduled" not in run("import", of_theirs, "-o", target, "--with-progress").out
    (setting,) = run("config", "memory.parameters", "--json").json()
    assert setting["origin"] == "default"


def test_without_progress_nothing_is_told(
    run: Run, learnt: Anki, target: Path, tmp_path: Path
) -> None:
    of_theirs = given(learnt, tmp_path / "learnt.apkg")
    assert run("import", of_theirs, "-o", target, "--json").json()["scheduling"] == []


def test_several_presets_are_told_by_their_decks(
    run: Run, learnt: Anki, target: Path, tmp_path: Path
) -> None:
    preset(learnt, "Other", "Others", (0.5, *OWN[1:]), 0.95)
    of_theirs = given(learnt, tmp_path / "learnt.apkg")
    done = run("import", of_theirs, "-o", target, "--with-progress", "--dry-run")
    told = [line for line in done.out.splitlines() if "scheduled" in line]
    assert [line.partition(" with ")[0].partition("scheduled ")[2] for line in told] == [
        "Lang (preset “Languages”)",
        "Other (preset “Others”)",
    ]
    assert done.out.endswith("parameters hold for all decks: take over those of one preset\n")


def test_parameters_that_did_not_come_along_are_told_as_such(
    run: Run, learnt: Anki, target: Path, tmp_path: Path
) -> None:
    of_theirs = given(learnt, tmp_path / "learnt.apkg", presets=False)
    told = run("import", of_theirs, "-o", target, "--with-progress", "--json").json()
    (way,) = told["scheduling"]
    assert (way["parameters"], way["parameters_missing"], way["retention"]) == (None, True, 0.85)
    assert [command.split()[1] for command in way["commands"]] == ["add", "config"]
