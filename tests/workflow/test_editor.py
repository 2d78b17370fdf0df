"""The learner's editor is opened the way it wants to be told a line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.errors import UsageError
from trainer.workflow.editor import command, run


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["vim", "+7", "/d/a b.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", "/d/a b.yaml"]),
        ("/usr/bin/nano", ["/usr/bin/nano", "+7", "/d/a b.yaml"]),
        ("hx", ["hx", "/d/a b.yaml:7"]),
        ("code", ["code", "--wait", "--goto", "/d/a b.yaml:7"]),
        ("code --wait", ["code", "--wait", "--goto", "/d/a b.yaml:7"]),
        ("my-own-script", ["my-own-script", "/d/a b.yaml"]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, editor: str, expected: list[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert command(Path("/d/a b.yaml"), 7) == expected


def test_visual_goes_before_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    monkeypatch.setenv("EDITOR", "nano")
    assert command(Path("/d/a.yaml"), 1)[0] == "vim"


def test_without_any_editor_the_mend_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"Set \$EDITOR"):
        command(Path("/d/a.yaml"), 1)


def test_an_editor_that_is_not_installed_is_told() -> None:
    with pytest.raises(UsageError, match="'no-such-editor' cannot be started"):
        run(["no-such-editor", "/d/a.yaml"])


def test_an_editor_that_cannot_be_understood_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", '"vim')
    with pytest.raises(UsageError, match="Close its quotes"):
        command(Path("/d/a.yaml"), 1)


def test_an_editor_of_blanks_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "   ")
    with pytest.raises(UsageError, match="Set \\$EDITOR"):
        command(Path("/d/a.yaml"), 1)


def test_the_systems_editor_is_taken_where_there_is_a_terminal_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nano = tmp_path / "nano"
    nano.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    with pytest.raises(UsageError, match="there is no terminal for"):
        command(Path("/d/a.yaml"), 1)
    terminal, window = os.openpty()
    with open(window) as stdin:  # noqa: PTH123  it is a number
        monkeypatch.setattr("sys.__stdin__", stdin)
        assert command(Path("/d/a.yaml"), 1) == [str(nano), "+1", "/d/a.yaml"]
    os.close(terminal)
