"""What is done to a card line by line besides answering it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, lines


def test_redo_flag_and_forget_work_line_by_line(run: Run, deck: Path) -> None:
    out = lines(run("study", deck, "--plain", typed=":f\n\n4\nu\n:U\nF\nq\n").out)
    told = [line for line in out if line.startswith(("+", "U", "!"))]
    assert told[0] == "+ b7pqx0w3ce flag -"
    assert told[1].startswith("+ b7pqx0w3ce 4 ")
    assert told[2:] == ["U b7pqx0w3ce", "+ b7pqx0w3ce easy -", "+ 44t987nf38 forget -"]


def test_a_last_answer_is_taken_back_from_the_command_line(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n" * 4)
    assert run("study", deck, "--plain").code == 1
    out = lines(run("study", deck, "--plain", "--undo", typed="q\n").out)
    assert out[0].startswith("U ")
    assert sum(line.startswith("Q ") for line in out) == 1


def test_what_was_taken_back_is_done_again_by_the_next_run(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n\nu\n:q\n")
    out = lines(run("study", deck, "--plain", typed=":U\nq\n").out)
    assert out[0].startswith("D ")  # nothing was taken back in this run
    assert "+ b7pqx0w3ce easy -" in out


def test_a_new_card_is_refused_a_due_date_before_the_days_are_asked(run: Run, deck: Path) -> None:
    out = lines(run("study", deck, "--plain", typed="\nd\n3\nq\n").out)
    assert "! a new card has no due date. Answer it first" in out
    assert "? due in how many days?" not in out
    assert any(line.startswith("+ b7pqx0w3ce 3 ") for line in out)


def test_a_due_date_is_set_line_by_line(
    run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("study", deck, "--plain", typed="\n4\n" * 4)
    monkeypatch.setenv("TRAINER_NOW", "2027-02-23T09:00:00+00:00")
    monkeypatch.setenv("TRAINER_MEMORY_LEECH_THRESHOLD", "1")
    out = lines(run("study", deck, "--plain", typed="\nd\nnever\nd\n12\n\n1\nq\n").out)
    assert "? due in how many days?" in out
    assert "! 'never' is no number from 1 to 36,500. Write it in digits" in out
    assert sum(line.endswith("set-due 2027-03-07") for line in out) == 1
    assert "! a leech: forgotten once; suspended, undo takes it back" in out


def test_a_card_is_marked_line_by_line(run: Run, deck: Path) -> None:
    out = lines(run("study", deck, "--plain", typed=":m\n\nm\n:m\nq\n").out)
    told = [line for line in out if line.startswith("+")]
    assert told == ["+ b7pqx0w3ce mark -", "+ b7pqx0w3ce unmark -", "+ b7pqx0w3ce mark -"]
    assert [card["key"] for card in run("browse", "is:marked", "--json").json()] == ["b7pqx0w3ce"]
    assert run("browse", "is:marked", "--json").json()[0]["marked"]


def test_a_note_is_deleted_line_by_line_and_comes_back(run: Run, deck: Path) -> None:
    before = deck.read_bytes()
    out = lines(run("study", deck, "--plain", typed=":D\nn\n:D\ny\nu\n:q\n").out)
    assert "? delete the note and its 1 card? y or n" in out
    assert "! nothing was deleted" in out
    at = out.index("+ b7pqx0w3ce delete -")
    assert out[at + 2] == "K 44t987nf38"
    assert "U b7pqx0w3ce" in out
    assert deck.read_bytes() == before
