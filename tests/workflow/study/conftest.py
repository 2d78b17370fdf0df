"""A home with a deck of six letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.workflow.home import Home

DECK = "title: Letters\nnotes:\n" + "".join(
    f"  - q: Which letter has number {number}?\n    a: {letter}\n"
    for number, letter in enumerate("abcdef", 1)
)


@pytest.fixture
def home(home: Home, tmp_path: Path) -> Home:
    deck = tmp_path / "letters.yaml"
    deck.write_text(DECK, encoding="utf-8")
    home.add(deck)
    return home
