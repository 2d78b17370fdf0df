"""What the window does to a real terminal where something goes wrong, and what it never does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal, log, studying

pytestmark = pytest.mark.slow


HOSTILE = """\
import sys
from dataclasses import replace
from trainer.cli import main
from trainer.workflow.study import Study

plain_card = Study.card
commands = ("]52;c;aGFja2Vk\\x07", "]2;PWNED\\x07", "[c", "[18t", "[5n", "P0q\\x1b\\\\")
payload = " ".join("\\x1b" + command for command in commands) + " \\x9b5n"

def hostile_card(study):
    found = plain_card(study)
    note = replace(found.card.note, extra=payload, hint=payload, image=payload)
    card = replace(found.card, note=note, question=payload + " asked", answer=payload, hint=payload)
    return replace(found, card=card, deck_title=payload, section=payload)

Study.card = hostile_card
sys.exit(main(sys.argv[1:]))
"""
BROKEN = """\
import sys
from trainer.cli import main
from trainer.tui.widgets.card_view import CardView

def fail(view, face, image):
    raise RuntimeError("drawn wrongly")

CardView.show = fail
sys.exit(main(sys.argv[1:]))
"""


def test_control_c_leaves_with_its_own_exit_code(tmp_path: Path) -> None:
    terminal = studying(tmp_path)
    terminal.type("\x03")
    assert terminal.end() == 130


def test_a_hostile_card_commands_nothing_and_grades_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "-c", HOSTILE)
    terminal.wait_for("asked")
    terminal.press("h", "hint")
    terminal.press(" ", "Good")
    terminal.press("i", "Nothing was done")
    terminal.press("i", "Good")
    assert terminal.leave() == 0
    assert "␛[18t".encode() in terminal.written
    for payload in (b"]52", b"]2;", b"[c", b"[18t", b"[5n", b"P0q", b"[31m"):
        assert b"\x1b" + payload not in terminal.written
    assert b"\xc2\x9b" not in terminal.written
    assert log(tmp_path) == []


def test_an_unexpected_error_restores_the_terminal_and_is_told_in_one_line(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "-c", BROKEN)
    assert terminal.end() == 2
    drawn, _, after = terminal.written.rpartition(b"\x1b[?1049l")
    assert drawn
    assert b"trainer: this should not have happened: RuntimeError: drawn wrongly" in after
    report = tmp_path / "home" / "crash.log"
    assert str(report).encode() in after
    assert "drawn wrongly" in report.read_text("utf-8")
    assert b"Traceback" not in terminal.written


def test_the_terminal_is_ours_again_where_an_editor_cannot_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    terminal = studying(tmp_path)
    terminal.press("E", "cannot be started")
    terminal.press(" ", "Good")
    assert terminal.leave() == 0


def test_control_c_in_the_editor_is_the_editors_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "try:\n    input('editing ')\nexcept KeyboardInterrupt:\n    input('interrupted ')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    terminal = studying(tmp_path)
    terminal.press("E", "editing")
    terminal.press("\x03", "interrupted")
    terminal.press("\r", "What does TCP stand for?")
    assert terminal.leave() == 0
