"""The way back from harm in an open home, and settings that change under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.config import load
from trainer.config.writing import Change, change
from trainer.errors import StoreError
from trainer.memory.log import Rating
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.store.connection import Connection
from trainer.store.places import database_path
from trainer.workflow import backups
from trainer.workflow.home import Home

DECK = "title: Letters\nnotes:\n" + "".join(
    f"  - q: Which letter has number {number}?\n    a: {letter}\n"
    for number, letter in enumerate("abc", 1)
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T09:00:00+00:00")
    deck = tmp_path / "letters.yaml"
    deck.write_text(DECK, encoding="utf-8")
    with Home(tmp_path / "home", load(tmp_path / "home", {})) as opened:
        opened.add(deck)
        yield opened


def grade(home: Home) -> None:
    home.study().grade(Rating.EASY, 1_000)


def log_length(home: Home) -> int:
    return len(list(home.database.events()))


def test_an_open_home_goes_back_to_a_copy_and_studies_on(home: Home) -> None:
    grade(home)
    copy = backups.back_up(home)
    grade(home)
    kept = backups.restore(home, copy)
    assert log_length(home) == 1
    assert [deck.new for deck in home.decks()] == [2]
    grade(home)
    assert log_length(home) == 2
    assert kept is not None
    assert {(found.path, found.events) for found in backups.backups(home)} == {(copy, 1), (kept, 2)}


def test_a_copy_that_is_not_sound_leaves_the_home_open_as_it_was(
    home: Home, tmp_path: Path
) -> None:
    grade(home)
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"SQLite format 3\x00" + b"\x07" * 200)
    with pytest.raises(StoreError, match="cannot be used"):
        backups.restore(home, wrong)
    grade(home)
    assert log_length(home) == 2


def test_while_another_trainer_is_open_nothing_is_restored(home: Home) -> None:
    grade(home)
    copy = backups.back_up(home)
    grade(home)
    other = Connection(database_path(home.folder))
    other.rows("SELECT count(*) FROM event")
    with pytest.raises(StoreError):
        backups.restore(home, copy)
    other.close()
    assert log_length(home) == 2


def test_a_changed_limit_holds_from_the_next_sitting_on(home: Home) -> None:
    home.configure(change(home.folder, home.config, Change("study.new", "1")))
    assert home.study().session.counts.new == 1


def test_changed_parameters_fold_all_states_anew(home: Home) -> None:
    grade(home)
    (key,) = {event.card for event in home.database.events()}
    before = home.database.state(key).stability
    text = ", ".join(str(part) for part in (*FSRS_6_DEFAULTS[:3], 20.0, *FSRS_6_DEFAULTS[4:]))
    home.configure(change(home.folder, home.config, Change("memory.parameters", text)))
    assert home.database.state(key).stability != before
    grade(home)
    assert log_length(home) == 2


def test_a_deck_with_a_memory_of_its_own_shares_the_limits_of_the_library(
    home: Home, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(DECK.replace("letter", "sign").replace("Letters", "Signs"), encoding="utf-8")
    (signs,) = home.add(other)
    for wanted in (Change("study.new", "2"), Change("memory.fuzz", "no", signs.id)):
        home.configure(change(home.folder, home.config, wanted))
    assert home.study().session.counts.new == 2
    home.configure(change(home.folder, home.config, Change("study.new", "2", signs.id)))
    assert home.study().session.counts.new == 4
