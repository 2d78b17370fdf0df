"""Each answer names the options that promised its interval, and these are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.config import load
from trainer.memory.log import Rating
from trainer.memory.versions import version_of
from trainer.store.kept_options import kept
from trainer.workflow.home import Home
from trainer.workflow.opened_card import info
from trainer.workflow.sitting import Choices


def configure(home: Home, text: str) -> None:
    (home.folder / "config.toml").write_text(text, encoding="utf-8")
    home.configure(load(home.folder, {}))


def test_an_answer_names_the_options_of_its_deck(home: Home, tmp_path: Path) -> None:
    other = tmp_path / "numbers.yaml"
    other.write_text("title: Numbers\nid: kkkkkk\nnotes:\n  - {q: One?, a: uno}\n")
    home.add(other)
    configure(home, "[deck.kkkkkk.memory]\nretention = 0.8\n")
    for deck in ("Numbers", "Letters"):
        home.study([deck]).grade(Rating.EASY, 1_000)
    own, of_library = (event.options_version for event in home.database.events())
    assert own == version_of(home.config.memory("kkkkkk"))
    assert of_library == version_of(home.config.memory())
    options = kept(home.database.connection)
    assert {version: memory.retention for version, memory in options.items()} == {
        own: 0.8,
        of_library: 0.9,
    }


def test_nothing_is_kept_while_nothing_is_answered(home: Home) -> None:
    home.study().suspend()
    assert kept(home.database.connection) == {}


def test_card_info_tells_what_promised_each_interval(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = home.study()
    key = study.grade(Rating.EASY, 1_000).card
    configure(home, "[memory]\nretention = 0.8\n")
    monkeypatch.setenv("TRAINER_NOW", "2026-12-23T09:00:00+00:00")
    study = home.study(choices=Choices(new=0))
    study.grade(Rating.GOOD, 1_000)
    told = info(home, key).options
    assert [told[event.id] for event in home.database.events(key)] == [
        "retention 90%, standard parameters",
        "retention 80%",
    ]
