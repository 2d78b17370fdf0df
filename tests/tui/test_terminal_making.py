"""Deciding on proposed cards in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.harbour import FILLER
from tests.tui.terminal import Terminal
from trainer.tui.app import INTERRUPTED

pytestmark = pytest.mark.slow


EVIL = "The sea\x1b]52;c;aGFja2Vk\x07 was as calm as it can be."
HARBOUR = f"""\
# How does the sea move?

The highest tide of a month is called a spring tide. {FILLER} {EVIL}

A line that holds a ship to a quay is called a hawser. {FILLER} {FILLER}
"""


def reviewing(folder: Path) -> Terminal:
    (folder / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    words = ("make", str(folder / "harbour.md"), "-o", str(folder / "harbour.yaml"), "--review")
    return Terminal(folder, command=words)


def test_proposed_cards_are_decided_on_left_and_taken_up_again(tmp_path: Path) -> None:
    terminal = reviewing(tmp_path)
    terminal.wait_for("2 open")
    terminal.press("d", "1 open")
    assert terminal.leave() == 0
    assert b"0 accepted, 0 edited, 1 dropped, 1 open" in terminal.written
    assert b"The same command goes on with the open ones" in terminal.written
    assert b"\x1b]52" not in terminal.written
    assert not (tmp_path / "harbour.yaml").exists()
    again = reviewing(tmp_path)
    again.wait_for("1 open")
    assert b"Hawser" in again.written
    again.press("e", "question")
    again.press("\t\x7f\x7f\x7f\x7f\x7f\x7fA rope\x13", "1 edited")
    assert again.leave() == 0
    assert "a: A rope" in (tmp_path / "harbour.yaml").read_text(encoding="utf-8")


def test_control_c_writes_what_was_decided(tmp_path: Path) -> None:
    terminal = reviewing(tmp_path)
    terminal.wait_for("2 open")
    terminal.press("a", "1 accepted")
    terminal.type("\x03")
    assert terminal.end() == INTERRUPTED
    assert (tmp_path / "harbour.yaml").exists()
