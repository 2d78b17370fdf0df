"""The window in a real terminal: raw bytes out, raw keys in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.terminal import Terminal, answer, log, studying
from trainer.memory.log import EventKind, Rating

pytestmark = pytest.mark.slow


def test_a_sitting_is_left_in_the_middle_and_taken_up_again(tmp_path: Path) -> None:
    terminal = studying(tmp_path)
    answer(terminal, "4")
    assert terminal.leave() == 0
    assert [event.rating for event in log(tmp_path)] == [Rating.EASY]
    again = Terminal(tmp_path)
    again.wait_for("Which layer routes packets?")
    assert again.leave() == 0


def test_undo_works_at_the_keyboard(tmp_path: Path) -> None:
    terminal = studying(tmp_path)
    answer(terminal, "1")
    terminal.press("u", "taken back")
    assert terminal.leave() == 0
    assert [event.kind for event in log(tmp_path)] == [EventKind.REVIEW, EventKind.VOID]


def test_the_statistics_open_in_a_terminal_by_themselves(tmp_path: Path) -> None:
    terminal = studying(tmp_path)
    answer(terminal, "4")
    assert terminal.leave() == 0
    figures = Terminal(tmp_path, command=("stats", "Net"))
    figures.wait_for("1 review")
    figures.press("r", "last 365 days")
    assert figures.leave() == 0
    wrong = Terminal(tmp_path, command=("stats", "Ne"))
    assert wrong.end() == 2
    assert b"Did you mean 'net'?" in wrong.written


def test_cards_are_browsed_searched_and_suspended_at_the_keyboard(tmp_path: Path) -> None:
    add = Terminal(tmp_path, command=("add", str(tmp_path / "net.yaml")))
    assert add.end() == 0
    terminal = Terminal(tmp_path, command=("browse", "-is:suspended"))
    terminal.wait_for("2 cards")
    terminal.press("/ tcp", "1 card")
    terminal.press("\r", " sort")  # among the keys, which are commands again
    terminal.press("s", "suspended; undo takes it back")
    assert terminal.leave() == 0
    assert [event.kind for event in log(tmp_path)] == [EventKind.SUSPEND]


def test_a_note_is_edited_by_keys_that_arrive_all_together(tmp_path: Path) -> None:
    terminal = studying(tmp_path)
    terminal.press("e", "Edit a note of Net")
    terminal.press("So:\x7f, \x13", "So, What does TCP stand for?")
    assert terminal.leave() == 0
    text = (tmp_path / "net.yaml").read_text(encoding="utf-8")
    assert "- q: So, What does TCP stand for?\n" in text
    assert log(tmp_path) == []


def test_keys_typed_before_the_first_card_grade_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.press(" 3 3 3", "What does TCP stand for?")
    terminal.leave()
    assert log(tmp_path) == []
