"""The window in a real terminal: raw bytes out, raw keys in."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest

from tests.tui.conftest import QUESTION, SECOND
from trainer.config import load
from trainer.memory.log import Event, EventKind, Rating
from trainer.tui.app import INTERRUPTED
from trainer.workflow.home import Home

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


class Terminal:
    """A program in a pseudo-terminal of 80 by 24, and every byte that it wrote."""

    def __init__(self, folder: Path, *python: str, command: Sequence[str] = ()) -> None:
        environment = {**os.environ, "TRAINER_HOME": str(folder / "home"), "TERM": "xterm-256color"}
        deck = folder / "net.yaml"
        deck.write_text(
            f"format: 1\ntitle: Net\nsources: {{rfc: {{title: RFC}}}}\nnotes:\n{QUESTION}{SECOND}",
            "utf-8",
        )
        words = [*(python or ("-m", "trainer")), *(command or ("study", str(deck)))]
        self.child = pexpect.spawn(
            sys.executable,
            words,
            env=environment,
            dimensions=(24, 80),
            timeout=20,
        )
        self._raw = io.BytesIO()
        self.child.logfile_read = self._raw

    @property
    def written(self) -> bytes:
        """Every byte read so far."""
        return self._raw.getvalue()

    def wait_for(self, text: str) -> None:
        """Read until this text was drawn and the drawing has come to rest."""
        self.child.expect_exact(text)
        while self.child.expect([b".+", pexpect.TIMEOUT], timeout=0.2) == 0:
            pass

    def type(self, keys: str) -> None:
        """Type as a learner does."""
        self.child.send(keys)

    def end(self) -> int | None:
        """Read to the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


def log(folder: Path) -> list[Event]:
    with Home(folder / "home", load(folder / "home", {})) as home:
        return list(home.database.events())


def test_a_sitting_is_left_in_the_middle_and_taken_up_again(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type(" ")
    terminal.wait_for("Good")
    terminal.type("4")
    terminal.wait_for("Which layer routes packets?")
    terminal.type("q")
    assert terminal.end() == 0
    assert [event.rating for event in log(tmp_path)] == [Rating.EASY]
    again = Terminal(tmp_path)
    again.wait_for("Which layer routes packets?")
    again.type("q")
    assert again.end() == 0


def test_undo_works_at_the_keyboard(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type(" ")
    terminal.wait_for("Good")
    terminal.type("1")
    terminal.wait_for("Which layer routes packets?")
    terminal.type("u")
    terminal.wait_for("taken back")
    terminal.type("q")
    assert terminal.end() == 0
    assert [event.kind for event in log(tmp_path)] == [EventKind.REVIEW, EventKind.VOID]


def test_the_statistics_open_in_a_terminal_by_themselves(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type(" ")
    terminal.wait_for("Good")
    terminal.type("4")
    terminal.wait_for("Which layer routes packets?")
    terminal.type("q")
    assert terminal.end() == 0
    figures = Terminal(tmp_path, command=("stats", "Net"))
    figures.wait_for("1 review")
    figures.type("r")
    figures.wait_for("last 365 days")
    figures.type("q")
    assert figures.end() == 0
    wrong = Terminal(tmp_path, command=("stats", "Ne"))
    assert wrong.end() == 2
    assert b"Did you mean 'net'?" in wrong.written


def test_cards_are_browsed_searched_and_suspended_at_the_keyboard(tmp_path: Path) -> None:
    add = Terminal(tmp_path, command=("add", str(tmp_path / "net.yaml")))
    assert add.end() == 0
    terminal = Terminal(tmp_path, command=("browse", "-is:suspended"))
    terminal.wait_for("2 cards")
    terminal.type("/ tcp")
    terminal.wait_for("1 card")
    terminal.type("\r")
    terminal.wait_for(" bury")  # among the keys, which are commands again
    terminal.type("s")
    terminal.wait_for("suspended; undo takes it back")
    terminal.type("q")
    assert terminal.end() == 0
    assert [event.kind for event in log(tmp_path)] == [EventKind.SUSPEND]


def test_a_note_is_edited_by_keys_that_arrive_all_together(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type("e")
    terminal.wait_for("Edit a note of Net")
    terminal.type("So:\x7f, \x13")
    terminal.wait_for("So, What does TCP stand for?")
    terminal.type("q")
    assert terminal.end() == 0
    text = (tmp_path / "net.yaml").read_text(encoding="utf-8")
    assert "- q: So, What does TCP stand for?\n" in text
    assert log(tmp_path) == []


def test_control_c_leaves_with_its_own_exit_code(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type("\x03")
    assert terminal.end() == 130


def test_keys_typed_before_the_first_card_grade_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.type(" 3 3 3")
    terminal.wait_for("What does TCP stand for?")
    terminal.type("q")
    terminal.end()
    assert log(tmp_path) == []


def test_a_hostile_card_commands_nothing_and_grades_nothing(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "-c", HOSTILE)
    terminal.wait_for("asked")
    terminal.type("h")
    terminal.wait_for("hint")
    terminal.type(" ")
    terminal.wait_for("Good")
    terminal.type("i")
    terminal.wait_for("Nothing was done")
    terminal.type("i")
    terminal.wait_for("Good")
    terminal.type("q")
    assert terminal.end() == 0
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
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type("E")
    terminal.wait_for("cannot be started")
    terminal.type(" ")
    terminal.wait_for("Good")
    terminal.type("q")
    assert terminal.end() == 0


def test_control_c_in_the_editor_is_the_editors_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "try:\n    input('editing ')\nexcept KeyboardInterrupt:\n    input('interrupted ')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    terminal = Terminal(tmp_path)
    terminal.wait_for("What does TCP stand for?")
    terminal.type("E")
    terminal.wait_for("editing")
    terminal.type("\x03")
    terminal.wait_for("interrupted")
    terminal.type("\r")
    terminal.wait_for("What does TCP stand for?")
    terminal.type("q")
    assert terminal.end() == 0


FILLER = "It was the one of the days that they have in which the sea is as calm as it can be."
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
    terminal.type("d")
    terminal.wait_for("1 open")
    terminal.type("q")
    assert terminal.end() == 0
    assert b"0 accepted, 0 edited, 1 dropped, 1 open" in terminal.written
    assert b"The same command goes on with the open ones" in terminal.written
    assert b"\x1b]52" not in terminal.written
    assert not (tmp_path / "harbour.yaml").exists()
    again = reviewing(tmp_path)
    again.wait_for("1 open")
    assert b"Hawser" in again.written
    again.type("e")
    again.wait_for("question")
    again.type("\t\x7f\x7f\x7f\x7f\x7f\x7fA rope\x13")
    again.wait_for("1 edited")
    again.type("q")
    assert again.end() == 0
    assert "a: A rope" in (tmp_path / "harbour.yaml").read_text(encoding="utf-8")


def test_control_c_writes_what_was_decided(tmp_path: Path) -> None:
    terminal = reviewing(tmp_path)
    terminal.wait_for("2 open")
    terminal.type("a")
    terminal.wait_for("1 accepted")
    terminal.type("\x03")
    assert terminal.end() == INTERRUPTED
    assert (tmp_path / "harbour.yaml").exists()
