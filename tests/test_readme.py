"""What the README says is true: its commands exist, its deck is a deck, its settings are known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trainer.cli.parser import parse
from trainer.config import load
from trainer.store.deckfile import parse_deck

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^(?:\.venv/bin/)?trainer (.+?)(?:\s+#.*)?$", README, re.MULTILINE)
OPTIONS = re.findall(r"^\| `trainer (\w+)[^|]*\|([^|]*)\|$", README, re.MULTILINE)


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_tour_is_understood(command: str) -> None:
    assert parse(command.split()).run


@pytest.mark.parametrize(("command", "told"), OPTIONS)
def test_an_option_in_the_table_exists(
    command: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    text = capsys.readouterr().out
    assert [option for option in re.findall(r"--[\w-]+", told) if option not in text] == []


def test_the_tour_and_the_table_were_found() -> None:
    assert len(COMMANDS) >= 4
    assert len(OPTIONS) >= 6


def test_the_deck_of_the_readme_is_a_deck() -> None:
    deck = parse_deck(block("yaml").encode(), "README.md")
    assert [note.kind for note in deck.notes] == ["question", "pair", "cloze", "list", "question"]


def test_the_settings_of_the_readme_are_settings(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(block("toml"), encoding="utf-8")
    config = load(tmp_path, {})
    assert (config.study().reviews, config.theme(), config.keys()) == (200, "nord", {"undo": "z"})
