"""The front door: what every command has in common."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.anki.foreign_packages import BASIC, note, package
from tests.cli.conftest import Run
from trainer.cli import main

HEAVY = ("textual", "rich", "fsrs", "sqlite3", "yaml", "genanki", "markdown_it", "platformdirs")
COMMANDS = (
    "make", "study", "check", "export", "add", "decks", "remove", "browse", "config", "doctor",
)  # fmt: skip


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    program = f"import sys, trainer.cli\nprint([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_python_m_trainer_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer", "--version"], capture_output=True, text=True
    )
    assert re.fullmatch(r"trainer \d+\.\d+\.\d+\n", done.stdout)
    assert done.returncode == 0


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    text = capsys.readouterr().out
    assert [command for command in COMMANDS if f"\n    {command} " not in text] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert "--home DIR" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["stduy"], "there is no 'stduy'. Did you mean study?"),
        (["qqq"], "there is no 'qqq'. Choose from make, new, check"),
        (["make", "a.txt"], "-o/--output"),
        (["study", "--new", "many"], "'many' is not a whole number"),
        (["make", "a.txt", "-o", "b.yaml", "--kinds", "poem"], "'poem' names other kinds"),
        (["check"], "DECK_OR_FOLDER"),
        (["decks", "--bogus"], "unrecognized arguments: --bogus"),
        (["check", "x.yaml", "--format", "xml"], "there is no 'xml'"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(run: Run, words: list[str], message: str) -> None:
    result = run(*words)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert re.fullmatch(r"trainer: [^\n]+\n", result.err)


@pytest.mark.parametrize(
    ("command", "nothing"),
    [
        ("evaluate", {"tz": "UTC", "rollover": 4, "reviews": 0, "scored": 0, "models": {}}),
        ("fit", {"accepted": False, "reviews": 0, "before": {}, "after": {}}),
        ("simulate", []),
    ],
)
def test_where_there_is_nothing_to_do_json_says_so_in_the_commands_own_shape(
    run: Run, command: str, nothing: Any
) -> None:
    result = run(command, "--json")
    assert result.code == 1
    assert re.fullmatch(r"trainer: [^\n]+\n", result.err)
    found = result.json()
    assert found == (nothing if command != "fit" else {**found, **nothing})


def test_an_import_of_nothing_is_a_plan_of_nothing(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "deck.yaml"
    empty = package(tmp_path / "e.apkg", note(BASIC, "<style>x</style>", "a", guid="e"))
    result = run("import", empty, "-o", target, "--json")
    assert result.code == 1
    found = result.json()
    assert (found["path"], found["notes"], found["lost"]) == (str(target), 0, [])
    assert not target.exists()


@pytest.mark.parametrize("words", [["--format", "json"], ["--format=json"], ["--json"]])
def test_check_that_cannot_look_says_so_in_json(run: Run, tmp_path: Path, words: list[str]) -> None:
    result = run("check", tmp_path / "none.yaml", *words)
    assert result.code == 2
    assert result.json()["error"]["file"] == str(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    "words",
    [
        ["remove", ""],
        ["study", "", "--plain"],
        ["make", "", "-o", "x.yaml"],
        ["check", ""],
        ["add", ""],
        ["export", "", "-o", "x.apkg"],
        ["decks", "--home", ""],
    ],
)
def test_an_empty_name_is_not_the_folder_one_stands_in(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.code == 2
    assert "the name is empty" in result.err


def test_links_that_lead_in_a_circle_are_told(run: Run, document: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    for words in (["add", loop], ["make", document, "-o", loop], ["decks", "--home", loop]):
        result = run(*words)
        assert result.code == 2
        assert re.fullmatch(r"trainer: [^\n]+\n", result.err)
        assert "should not have happened" not in result.err


def test_a_home_whose_name_is_no_text_is_told(run: Run, tmp_path: Path) -> None:
    result = run("decks", "--home", tmp_path / "\udcff")
    assert result.code == 2
    assert "a home's name must be text in UTF-8" in result.err


def test_what_has_no_end_is_not_read_to_the_end(run: Run, tmp_path: Path) -> None:
    for name in ("endless.txt", "endless.csv"):
        (tmp_path / name).symlink_to("/dev/zero")
    target = tmp_path / "x.yaml"
    assert "larger than" in run("make", tmp_path / "endless.txt", "-o", target).err
    assert "more than" in run("import", tmp_path / "endless.csv", "-o", target).err
    assert "no column" in run("evaluate", tmp_path / "endless.csv").err
    assert not target.exists()


def test_the_place_of_a_wrong_ending_is_a_field_of_the_error(
    run: Run, deck: Path, tmp_path: Path
) -> None:
    exported = run("export", deck, "-o", tmp_path / "deck.zip", "--json")
    assert exported.json()["error"]["file"] == str(tmp_path / "deck.zip")
    imported = run("import", deck, "-o", tmp_path / "x.yaml", "--json")
    assert imported.json()["error"]["file"] == str(deck)


def test_options_are_written_out(run: Run) -> None:
    assert run("decks", "--js").code == 2


def test_an_error_is_json_where_json_was_asked_for(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    result = run("make", missing, "-o", tmp_path / "x.yaml", "--json")
    assert result.code == 2
    error = result.json()["error"]
    assert set(error) == {"file", "line", "col", "message", "mend"}
    assert error["file"] == str(missing)
    assert not (tmp_path / "x.yaml").exists()


def test_the_home_may_stand_before_and_after_the_command(run: Run, tmp_path: Path) -> None:
    run("--home", tmp_path / "a", "decks")
    run("decks", "--home", tmp_path / "b")
    assert (tmp_path / "a" / "trainer.db").exists()
    assert (tmp_path / "b" / "trainer.db").exists()


def test_a_control_character_in_a_name_is_drawn_harmless(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "a\x1b[31mb.yaml")
    assert result.code == 2
    assert "\x1b" not in result.err
    assert "␛[31m" in result.err


def test_without_a_terminal_the_window_says_what_to_do(run: Run, deck: Path) -> None:
    result = run("study", deck)
    assert (result.code, result.err) == (
        2,
        "trainer: standard input or output is not a terminal. Use --plain\n",
    )
    assert run().code == 2


def test_a_reader_that_goes_away_is_no_error(deck: Path, home: Path) -> None:
    environment = {**os.environ, "TRAINER_HOME": str(home)}
    command = f"{sys.executable} -m trainer config --json | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


def trainer_process(words: str, home: Path, redirected: str) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m trainer {words} --home {home} {redirected}"
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True)


def test_closed_streams_are_empty_ones(deck: Path, home: Path) -> None:
    studied = trainer_process(f"study --plain {deck}", home, "<&-")
    assert studied.returncode == 0
    assert studied.stdout.splitlines()[-1].startswith("Z reviewed=0")
    assert trainer_process("decks", home, ">&-").returncode == 0


def test_a_full_disk_is_told_in_one_line(home: Path) -> None:
    told = trainer_process("config --json", home, ">/dev/full")
    assert told.returncode == 2
    assert told.stderr == "trainer: no space left on device. Nothing that was saved is lost\n"


@pytest.mark.parametrize("streams", [">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full"])
def test_an_error_that_nobody_can_be_told_keeps_its_exit_code(home: Path, streams: str) -> None:
    told = trainer_process("decks --bogus --json", home, streams)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


def test_letters_that_the_terminal_lacks_are_escaped(
    deck: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    told = trainer_process(f"study --plain {deck}", home, "<<< '443'")
    assert told.returncode == 0
    assert "S \\xb67 s1\\u20132: HTTPS" in told.stdout


def test_a_wrong_clock_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23 09:00")
    result = run("decks")
    assert result.code == 2
    assert "TRAINER_NOW has no offset" in result.err


@pytest.mark.parametrize(
    "now", ["0001-01-01T00:00:00+00:00", "1969-12-31T00:00:00+00:00", "9999-12-31T23:00:00-10:00"]
)
def test_a_clock_beyond_all_schedules_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    monkeypatch.setenv("TRAINER_NOW", now)
    result = run("decks")
    assert result.code == 2
    assert "TRAINER_NOW is not between 1970 and 2999" in result.err
