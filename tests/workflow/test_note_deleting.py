"""A note that was deleted in a sitting comes back once, and only into the file it has left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.config import load
from trainer.errors import DeckError
from trainer.workflow.home import Home
from trainer.workflow.note_deleting import Deletions

DECK = """\
title: Letters
notes:
  - q: Which letter is first?   # mine
    a: a
    id: aaaaaa
  - q: Which letter is second?
    a: b
    id: bbbbbb
"""
KEYS = frozenset({"aaaaaa"})


@pytest.fixture
def deletions(path: Path, tmp_path: Path) -> Iterator[Deletions]:
    """With the first note deleted."""
    with Home(tmp_path / "home", load(tmp_path / "home", {})) as home:
        home.add(path)
        (key,) = KEYS
        card = home.library.card(key)
        assert card is not None
        made = Deletions(home.database, home.library, home.deeds)
        assert made.delete(card) == KEYS
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "letters.yaml"
    found.write_text(DECK, encoding="utf-8")
    return found


def test_it_comes_back_as_it_was_and_goes_again(path: Path, deletions: Deletions) -> None:
    without = path.read_text(encoding="utf-8")
    assert "first" not in without
    deletions.put_back(KEYS)
    assert path.read_text(encoding="utf-8") == DECK
    deletions.delete_again(KEYS)
    assert path.read_text(encoding="utf-8") == without


def test_what_is_as_it_should_be_already_is_left_alone(path: Path, deletions: Deletions) -> None:
    without = path.read_text(encoding="utf-8")
    deletions.delete_again(KEYS)
    assert path.read_text(encoding="utf-8") == without
    deletions.put_back(KEYS)
    deletions.put_back(KEYS)
    assert path.read_text(encoding="utf-8") == DECK


def test_a_file_that_changed_since_is_not_touched(path: Path, deletions: Deletions) -> None:
    later = path.read_text(encoding="utf-8") + "# mine\n"
    path.write_text(later, encoding="utf-8")
    for step in (deletions.put_back, deletions.delete_again):
        with pytest.raises(DeckError, match="changed since the note was deleted"):
            step(KEYS)
    assert path.read_text(encoding="utf-8") == later


def test_of_no_cards_there_is_nothing_to_do(path: Path, deletions: Deletions) -> None:
    without = path.read_text(encoding="utf-8")
    deletions.put_back(frozenset())
    deletions.delete_again(frozenset())
    assert path.read_text(encoding="utf-8") == without
