"""Ctrl-C at the moments in which nobody expects it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.anki.foreign_packages import BASIC, PNG, note, package
from tests.cli.conftest import Run
from trainer.store import deckfile
from trainer.workflow import import_writing, writing

EARLY = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a job behind & ignores

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "trainer.errors":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from trainer.__main__ import run
run()
"""
LATE = """
import atexit, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
atexit.register(signal.raise_signal, signal.SIGINT)
sys.argv = ["trainer", "config", "--json"]
from trainer.__main__ import run
run()
"""


def ended(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "TRAINER_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=surroundings
    )


def test_before_the_command_line_is_loaded(home: Path) -> None:
    told = ended(EARLY, home)
    assert (told.returncode, told.stdout, told.stderr) == (130, "", "")


def test_when_all_is_done(home: Path) -> None:
    told = ended(LATE, home)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("[")


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C as soon as the deck file is written."""

    def write(*what: object) -> None:
        deckfile.write_deck(*what)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(writing, "write_deck", write)
    monkeypatch.setattr(import_writing, "write_deck", write)


@pytest.mark.usefixtures("interrupted")
def test_between_a_deck_and_what_is_remembered_of_it(
    run: Run, document: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("make", document, "-o", target).code == 130
    monkeypatch.undo()
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("a ship to a quay", "a ship fast to a quay"), encoding="utf-8")
    again = run("make", document, "-o", target, "--home", target.parent / "home", "--json")
    assert [change["by_hand"] for change in again.json()["plan"]["changed"]] == [False]


@pytest.mark.usefixtures("interrupted")
def test_between_a_deck_and_its_pictures(run: Run, tmp_path: Path, target: Path) -> None:
    shown = note(BASIC, "Which star shines over the harbour?", '<img src="star.png">', guid="s")
    source = package(tmp_path / "stars.apkg", shown, files={"star.png": PNG})
    assert run("import", source, "-o", target).code == 130
    assert run("check", target).code == 0
    assert (target.parent / "media" / "star.png").exists()
