"""Imports into a home in one line, and what they came to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.anki import conftest as packages
from trainer.workflow.home import Home
from trainer.workflow.import_reading import Wishes
from trainer.workflow.import_writing import write_import
from trainer.workflow.importing import ImportPlan, plan_import

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
