"""A home and a document about tides, which gives three cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.config import load
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.make import Wishes, draft
from trainer.workflow.writing import write

FILLER = "It was the one of the days that they have in which the sea is as calm as it can be."
TIDES = f"""\
# How does the sea move?

The highest tide of a month is called a spring tide. {FILLER} {FILLER}

A line that holds a ship to a quay is called a hawser. {FILLER} {FILLER}

The deepest part of a harbour is called a basin. {FILLER} {FILLER}
"""
Make = Callable[..., Draft]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T09:00:00+00:00")
    monkeypatch.setenv("TRAINER_CLOCK", "frozen")
    with Home(tmp_path / "home", load(tmp_path / "home", {})) as opened:
        yield opened


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(TIDES, encoding="utf-8")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "tides.yaml"


@pytest.fixture
def planned(home: Home, tides: Path, target: Path) -> Make:
    """Plans the deck of the document as it now is, or of ``text`` which it then holds."""

    def plan(text: str = "", wishes: Wishes | None = None) -> Draft:
        if text:
            tides.write_text(text, encoding="utf-8")
        return draft(home, [tides], target, wishes or Wishes())

    return plan


@pytest.fixture
def make(home: Home, planned: Make) -> Make:
    """Plans and writes."""

    def run(text: str = "", wishes: Wishes | None = None) -> Draft:
        made = planned(text, wishes)
        write(home, made)
        return made

    return run
