"""A program in a real terminal, and what it left in the log."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect

from tests.tui.conftest import QUESTION, SECOND
from trainer.config import load
from trainer.memory.log import Event
from trainer.workflow.home import Home


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

    def press(self, keys: str, told: str) -> None:
        """Type, and read until this was drawn for it."""
        self.type(keys)
        self.wait_for(told)

    def leave(self) -> int | None:
        """Leave by the key for it; the exit code."""
        self.type("q")
        return self.end()

    def end(self) -> int | None:
        """Read to the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


def studying(folder: Path) -> Terminal:
    """The terminal with the first card in it."""
    terminal = Terminal(folder)
    terminal.wait_for("What does TCP stand for?")
    return terminal


def answer(terminal: Terminal, grade: str) -> None:
    """Turn the first card, grade it, and see the second."""
    terminal.press(" ", "Good")
    terminal.press(grade, "Which layer routes packets?")


def log(folder: Path) -> list[Event]:
    with Home(folder / "home", load(folder / "home", {})) as home:
        return list(home.database.events())
