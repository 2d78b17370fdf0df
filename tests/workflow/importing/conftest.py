"""Imports into a home in one line, and what they came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from genanki import note as genanki_note

from tests.anki import conftest as packages
from tests.anki.foreign_packages import package
from trainer.workflow.export import export
from trainer.workflow.home import Home
from trainer.workflow.import_plan import ImportPlan
from trainer.workflow.import_reading import Wishes
from trainer.workflow.import_writing import write_import
from trainer.workflow.importing import plan_import

anki = packages.anki
Import = Callable[..., ImportPlan]
"""Takes a file or several, the deck file and ``with_progress``; plans and writes."""


@pytest.fixture
def take(home: Home) -> Import:
    def take(files: list[Path] | Path, target: Path, *, with_progress: bool = False) -> ImportPlan:
        listed = files if isinstance(files, list) else [files]
        plan = plan_import(home, listed, target, Wishes(with_progress))
        write_import(home, plan)
        return plan

    return take


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Where a deck shall lie, in a folder of its own."""
    (tmp_path / "deck").mkdir()
    return tmp_path / "deck" / "lang.yaml"


def counts(plan: ImportPlan) -> dict[str, int]:
    """How many notes were kept, added, changed, conflicting and removed, where there are any."""
    found = {
        "kept": len(plan.kept),
        "added": len(plan.added),
        "changed": len(plan.changed),
        "conflicting": len(plan.conflicting),
        "removed": len(plan.removed),
    }
    return {name: number for name, number in found.items() if number}


def edited(path: Path, old: str, new: str) -> None:
    """Change a file by hand."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@dataclass
class Trip:
    """Notes of a collection that became a deck, and the way back."""

    anki: packages.Anki
    take: Import
    home: Home
    deck: Path

    def start(self, *notes: genanki_note.Note, files: dict[str, bytes] | None = None) -> None:
        theirs = package(self.deck.parents[1] / "theirs.apkg", *notes, files=files)
        self.anki.take(theirs)
        self.take(theirs, self.deck)

    def back(self) -> dict[str, int]:
        package = self.deck.parents[1] / "back.apkg"
        export(self.home, [str(self.deck)], package)
        return self.anki.take(package)


@pytest.fixture
def trip(anki: packages.Anki, take: Import, home: Home, deck: Path) -> Trip:
    return Trip(anki, take, home, deck)
