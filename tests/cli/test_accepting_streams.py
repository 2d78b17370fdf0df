"""A review of new cards over terminals, broken inputs, editors and kills."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TIDES, Run, answers
from trainer.cli import main
from trainer.store.deckfile import read_deck


def test_an_input_that_cannot_be_read_is_an_error(
    run: Run, document: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Folder(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            raise IsADirectoryError(21, f"Is a directory ({size})")

    monkeypatch.setattr("sys.stdin", Folder())
    words = ["make", str(document), "-o", str(target), "--review"]
    assert main(words) == 2
    monkeypatch.setattr("sys.__stdin__", None)
    assert main(words) == 2
    assert not target.exists()


def test_ctrl_c_writes_what_was_decided(
    run: Run, document: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            line = super().readline(size or -1)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr("sys.stdin", Interrupted("a\n"))
    assert main(["make", str(document), "-o", str(target), "--review"]) == 130
    assert answers(target) == ["Spring tide"]


def test_in_a_terminal_the_quote_is_bold_unless_colour_is_not_wanted(
    run: Run, document: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    words = ["make", str(document), "-o", str(target), "--review"]
    for no_colour, marked in (("", "\x1b[1mThe highest"), ("1", "»The highest")):
        monkeypatch.setenv("NO_COLOR", no_colour)
        monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
        terminal = Terminal()
        monkeypatch.setattr("sys.stdout", terminal)
        assert main(words) == 0
        assert marked in terminal.getvalue()


def test_the_own_editor_opens_where_there_is_a_terminal(
    run: Run, document: Path, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[-1])\n"
        "p.write_text(p.read_text('utf-8').replace('a: Spring tide', 'a: A big tide'), 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.setattr("sys.stdin", Terminal("e\nq\n"))
    assert main(["make", str(document), "-o", str(target), "--review"]) == 0
    (note,) = read_deck(target).notes
    assert (note.back, note.section) == ("A big tide", "At sea")


def test_what_a_document_says_cannot_command_the_terminal(
    run: Run, tmp_path: Path, target: Path
) -> None:
    path = tmp_path / "evil.md"
    evil = "spring\x1b]52;c;aGFja2Vk\x07 tide"
    path.write_text(TIDES.replace("spring tide", evil), encoding="utf-8")
    result = run("make", path, "-o", target, "--review", typed="q\n")
    assert "\x1b" not in result.out
    assert "\x07" not in result.out


def test_a_killed_sitting_loses_no_decision(
    run: Run, document: Path, target: Path, home: Path
) -> None:
    words = [sys.executable, "-m", "trainer", "--home", home, "make", document, "-o", target]
    with subprocess.Popen(
        [*map(str, words), "--review"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdin
        assert process.stdout
        kept = []
        for line in process.stdout:
            if line.startswith("+"):
                kept.append(line.split()[1:])
            if len(kept) == 2:
                process.send_signal(signal.SIGKILL)
                break
            if line.startswith(">"):
                process.stdin.write("d\n" if kept else "a\n")
                process.stdin.flush()
    assert not target.exists()
    plan = run("make", document, "-o", target, "--json").json()["plan"]
    (accepted, _), (dropped, _) = kept
    assert plan["added"][0] == accepted
    assert dropped not in plan["added"]
    assert answers(target) == ["Spring tide", "Basin"]
