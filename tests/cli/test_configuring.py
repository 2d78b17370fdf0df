"""``trainer config``: every setting with its origin, and one of them changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer.config import load


def write(home: Path, text: str) -> None:
    home.mkdir()
    (home / "config.toml").write_text(text, encoding="utf-8")


def test_config_prints_every_value_with_its_origin(run: Run, home: Path) -> None:
    write(home, "[study]\nnew = 5\n")
    rows = {row["key"]: row for row in run("config", "--json").json()}
    assert rows["study.new"] == {"key": "study.new", "value": 5, "origin": "file:2"}
    assert rows["study.timezone"]["origin"] == "env:TRAINER_STUDY_TIMEZONE"
    assert rows["memory.retention"] == {
        "key": "memory.retention",
        "value": 0.9,
        "origin": "default",
    }


def test_config_as_text_can_be_pasted_into_the_file(run: Run, home: Path) -> None:
    text = run("config").out
    assert 'memory.learning_steps = ["1m", "10m"]  # default' in text
    assert 'study.learn_ahead = "20m"  # default' in text
    assert "# The most new cards that are asked in a day\nstudy.new = 20" in text
    assert str(home / "config.toml") in text
    assert "memory.easy_days = {}  # default" in text
    assert 'look.audio = "on key"  # default' in text
    write(home, text)
    assert run("decks").code == 0


def test_one_setting_is_shown(run: Run) -> None:
    assert run("config", "study.new").out.endswith("\nstudy.new = 20  # default\n")
    assert run("config", "keys.undo").out.endswith('\nkeys.undo = "u,ctrl+z"  # default\n')
    assert run("config", "study.new", "--json").json() == [
        {"key": "study.new", "value": 20, "origin": "default"}
    ]


def test_one_setting_is_set_and_reset(run: Run, home: Path) -> None:
    write(home, "# mine\n[study]\nreviews = 50  # enough\n")
    assert "study.new = 7  # file:4" in run("config", "study.new", "7").out
    assert (
        home / "config.toml"
    ).read_text() == "# mine\n[study]\nreviews = 50  # enough\nnew = 7\n"
    assert "study.new = 20  # default" in run("config", "study.new", "--reset").out
    assert (home / "config.toml").read_text() == "# mine\n[study]\nreviews = 50  # enough\n"


def test_one_deck_gets_a_value_of_its_own(run: Run, deck: Path, home: Path) -> None:
    run("add", deck)
    told = run("config", "study.new", "3", "--deck", "Networking: the basics")
    assert "study.new = 3  # deck" in told.out
    assert "[deck.rpcjgt8q0r.study]\nnew = 3" in (home / "config.toml").read_text()
    assert "study.new = 20  # default" in run("config", "study.new").out
    text = run("config", "--deck", deck).out
    assert "study.new = 3  # deck" in text
    assert "study.reviews = 200  # default" in text
    assert "rollover" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["study.nwe"], "there is no setting 'study.nwe'. Did you mean 'study.new'?"),
        (["study.nwe", "5"], "Did you mean 'study.new'?"),
        (["study.new", "many"], "'many' is not a whole number from 0 to 9999"),
        (["study.new", "-5"], "-5 is not a whole number"),
        (["look.theme", "nrod"], "there is no theme 'nrod'. Did you mean 'nord'?"),
        (["look.motion", "some"], "'some' is not one of full, none"),
        (["keys.udno", "z"], "no setting 'udno'. Did you mean 'undo'?"),
        (["keys.udno"], "Did you mean 'undo'?"),
        (["keys.undo", "e"], "e is the key of edit already"),
        (["keys.undo", ","], "the comma itself is called comma"),
        (["study.timezone", "UTC"], "set by TRAINER_STUDY_TIMEZONE in the environment"),
        (["--reset"], "no setting is named"),
        (["study.new", "5", "--reset"], "a value and --reset"),
        (["study.new", "5", "--deck", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_exits_with_2_and_writes_nothing(
    run: Run, home: Path, words: list[str], told: str
) -> None:
    result = run("config", *words)
    assert (result.code, result.out) == (2, "")
    assert told in result.err
    assert not (home / "config.toml").exists()


def test_an_unknown_setting_in_the_environment_gets_a_suggestion(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_STUDY_NWE", "5")
    result = run("config")
    assert result.code == 2
    assert "Did you mean 'TRAINER_STUDY_NEW'?" in result.err


def test_a_folder_and_a_section_get_limits_of_their_own(run: Run, deck: Path, home: Path) -> None:
    folder = deck.parent / "decks" / "net"
    folder.mkdir(parents=True)
    deck.rename(folder / deck.name)
    run("add", folder.parent)
    assert "study.new = 3  # deck" in run("config", "study.new", "3", "--deck", "net").out
    assert "study.new = 1  # deck" in run("config", "study.new", "1", "--deck", "NET::net").out
    section = run("config", "study.reviews", "9", "--deck", "Networking: the basics::layers")
    assert "study.reviews = 9  # deck" in section.out
    text = (home / "config.toml").read_text()
    assert "[deck.net.study]\nnew = 3" in text
    assert '[deck."rpcjgt8q0r::layers".study]\nreviews = 9' in text
    assert "study.new = 1  # deck" in run("config", "study.new", "--deck", "rpcjgt8q0r").out
    run("config", "study.new", "--reset", "--deck", "rpcjgt8q0r")
    assert "study.new = 3  # deck" in run("config", "study.new", "--deck", "rpcjgt8q0r").out
    rows = run("config", "--json", "--deck", "rpcjgt8q0r::Layers").json()
    assert {row["key"]: row["value"] for row in rows} == {"study.new": 3, "study.reviews": 9}


def test_settings_of_parts_can_be_pasted_into_the_file_too(run: Run, home: Path) -> None:
    write(home, '[deck."net::v1.2".study]\nnew = 3\n[deck.a-b_1.study]\nnew = 4\n')
    text = run("config").out
    assert 'deck."net::v1.2".study.new = 3  # deck' in text
    assert "deck.a-b_1.study.new = 4  # deck" in text
    (home / "config.toml").write_text(text, encoding="utf-8")
    assert load(home, {}).study("net::v1.2").new == 3


def test_what_a_part_cannot_have_is_refused(run: Run, deck: Path, home: Path) -> None:
    run("add", deck)
    for words in (["memory.retention", "0.8"], ["memory.retention"]):
        result = run("config", *words, "--deck", "rpcjgt8q0r::Layers")
        assert result.code == 2
        assert "is a section, which has no memory.retention of its own" in result.err
    result = run("config", "study.new", "3", "--deck", "rpcjgt8q0r::Layrs")
    assert (result.code, "no deck, folder or section" in result.err) == (2, True)
    assert not (home / "config.toml").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[keys]\ngrade_goood = "3"\n', "'grade_goood'. Did you mean 'grade_good'?"),
        ('[look]\ntheme = "nordd"\n', "'nord'"),
    ],
)
def test_a_key_or_theme_that_only_the_window_knows_is_refused_here_too(
    run: Run, home: Path, text: str, told: str
) -> None:
    write(home, text)
    result = run("config", "--json")
    assert result.code == 2
    assert result.json()["error"]["line"] == 2
    assert told in result.err


def test_a_key_that_is_refused_can_be_taken_out(run: Run, home: Path) -> None:
    write(home, '[look]\ntheme = "nordd"\n')
    assert run("config", "look.theme", "--reset").code == 0
    assert run("config").code == 0


def test_what_no_keyboard_sends_is_no_key(run: Run) -> None:
    assert run("config", "keys.undo", "\x1b").code == 2
    assert run("config", "keys.undo", "z").code == 0
