"""doctor: what a home is made of, and the way back from harm."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def test_a_wrong_setting_stops_every_command(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("[study]\nnwe = 5\n", encoding="utf-8")
    result = run("decks")
    assert result.code == 2
    assert "config.toml:2" in result.err
    assert "'new'" in result.err


def test_doctor_finds_a_sound_home_well(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n")
    report = run("doctor", "--json").json()
    assert report["ok"]
    assert report["checks"]
    assert all(set(check) == {"name", "ok", "message"} for check in report["checks"])


def test_a_backup_can_be_made_and_restored(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n")
    assert run("doctor", "--backup").code == 0
    run("study", "--plain", typed="\n4\n\n4\n")
    copy = run("doctor", "--json").json()["backups"][0]
    assert copy["events"] == 1
    assert run("doctor", "--restore", copy["path"]).code == 0
    assert [c["state"]["reps"] for c in run("browse", "--json").json()] == [1, 0, 0, 0]


def test_what_is_no_backup_is_not_restored(run: Run, deck: Path, tmp_path: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n")
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"SQLite format 3\x00" + b"\x07" * 200)
    result = run("doctor", "--restore", wrong)
    assert result.code == 2
    assert str(wrong) in result.err
    assert run("browse", "--json").json()[0]["state"]["reps"] == 1


def test_a_newer_database_is_refused_untouched(run: Run, deck: Path, home: Path) -> None:
    run("add", deck)
    with sqlite3.connect(home / "trainer.db") as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = (home / "trainer.db").read_bytes()
    for command in ("decks", "doctor"):
        result = run(command)
        assert result.code == 2
        assert "newer trainer" in result.err
    assert (home / "trainer.db").read_bytes() == before


def test_a_home_that_is_a_file_is_an_error(run: Run, home: Path) -> None:
    home.write_text("not a folder", encoding="utf-8")
    result = run("decks")
    assert result.code == 2
    assert result.err == f"trainer: {home}: the home is not a folder. Choose one with --home\n"
