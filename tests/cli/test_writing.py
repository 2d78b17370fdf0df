"""``trainer new``: notes by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer.store.deckfile import read_deck


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the editor's place; it writes what the file ``written`` holds."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "new = (pathlib.Path(__file__).parent / 'written').read_text(encoding='utf-8')\n"
        "pathlib.Path(sys.argv[-1]).write_text(new, encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    return tmp_path / "written"


@pytest.mark.parametrize("name", ["new.yaml", "net.yaml"])
def test_without_a_terminal_the_form_is_refused(run: Run, deck: Path, name: str) -> None:
    result = run("new", deck.with_name(name))
    assert result.code == 2
    assert result.out == ""
    assert "not a terminal. Use --editor" in result.err
    assert not deck.with_name("new.yaml").exists()


def test_a_note_from_the_editor_makes_the_deck(run: Run, tmp_path: Path, editor: Path) -> None:
    editor.write_text("notes:\n- q: Why?\n  a: So\n- front: x\n  back: y\n", encoding="utf-8")
    path = tmp_path / "new.yaml"
    result = run("new", path, "--editor", "--title", "My: words")
    assert (result.code, result.out) == (0, f"{path}: 2 notes added\n")
    deck = read_deck(path)
    assert (deck.title, [note.front for note in deck.notes]) == ("My: words", ["Why?", "x"])
    assert [row["title"] for row in run("decks", "--json").json()] == ["My: words"]


def test_an_editor_that_is_left_as_it_opened_wrote_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", f"{sys.executable} -c pass")
    result = run("new", tmp_path / "new.yaml", "--editor")
    assert (result.code, result.out) == (1, "")
    assert result.err == "trainer: nothing was written in the editor\n"
    assert not (tmp_path / "new.yaml").exists()


def test_a_note_from_the_editor_stands_at_the_end_of_its_deck(
    run: Run, deck: Path, editor: Path
) -> None:
    run("add", deck)
    editor.write_text("notes:\n- q: Why?\n  a: So\n", encoding="utf-8")
    before = deck.read_text(encoding="utf-8")
    assert run("new", "Networking: the basics", "--editor").code == 0
    after = deck.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after[len(before) :].startswith("  - q: Why?\n    a: So\n    id: ")
    assert read_deck(deck).notes[-1].section == "Layers"


def test_what_cannot_be_read_is_kept_and_nothing_is_written(
    run: Run, deck: Path, editor: Path
) -> None:
    editor.write_text("notes:\n- q: Why?\n", encoding="utf-8")
    before = deck.read_bytes()
    result = run("new", deck, "--editor")
    assert result.code == 2
    assert "this note has no answer" in result.err
    assert "what you wrote is kept in that file" in result.err
    kept = Path(result.err.removeprefix("trainer: ").partition(":2:")[0])
    assert kept.read_text(encoding="utf-8") == "notes:\n- q: Why?\n"
    assert deck.read_bytes() == before


def test_of_several_notes_all_are_added_or_none_and_the_text_is_kept(
    run: Run, tmp_path: Path, editor: Path
) -> None:
    deck = tmp_path / "new.yaml"
    deck.write_text("title: T\nnotes:\n- q: Why?\n  a: So\n", encoding="utf-8")
    editor.write_text("notes:\n- q: New?\n  a: Yes\n- q: Why?\n  a: So\n", encoding="utf-8")
    before = deck.read_bytes()
    result = run("new", deck, "--editor")
    assert result.code == 2
    assert "the deck already has a note" in result.err
    kept = Path(result.err.strip().rpartition(" is kept in ")[2])
    assert kept.read_text(encoding="utf-8") == editor.read_text(encoding="utf-8")
    assert deck.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/new.yaml", "there is no such folder"),
        ("new.txt", "is named"),
        ("word", "no deck of the library"),
    ],
)
def test_a_deck_that_cannot_be_is_refused(
    run: Run, tmp_path: Path, editor: Path, name: str, message: str
) -> None:
    result = run("new", tmp_path / name, "--editor")
    assert result.code == 2
    assert message in result.err
