"""Editing the note at hand in the learner's own editor."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.memory.log import Rating
from trainer.tui.app import TrainerApp


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the editor's place, and a terminal that can be lent to it.

    It replaces what the file ``old`` says by what the file ``new`` says.
    """
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "here = pathlib.Path(__file__).parent\n"
        "old, new = (here / 'old').read_text(), (here / 'new').read_text()\n"
        "deck = pathlib.Path(sys.argv[-1])\n"
        "deck.write_text(deck.read_text(encoding='utf-8').replace(old, new), encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())
    return tmp_path


def will_replace(editor: Path, old: str, new: str) -> None:
    (editor / "old").write_text(old, encoding="utf-8")
    (editor / "new").write_text(new, encoding="utf-8")


async def test_an_edited_card_lies_open_as_before_with_its_new_text(
    desk: Desk, editor: Path
) -> None:
    will_replace(editor, "Transmission Control", "Transmission control")
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "E")
        assert "What does TCP stand for?" in window.text
        assert "Transmission control Protocol" in window.text


async def test_an_edit_of_the_question_keeps_the_progress(desk: Desk, editor: Path) -> None:
    will_replace(editor, "What does TCP stand for?", "What is TCP short for?")
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "1", "u", "E")
        assert "What is TCP short for?" in window.text
        await window.press("space", "4")
    cards = {event.card for event in desk.reviews() if event.rating}
    assert len(cards) == 1


async def test_a_card_whose_note_was_deleted_gives_way_to_the_next(
    desk: Desk, editor: Path
) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        card = study.card()
        assert card is not None
        study.edit_command()
        text = card.file.read_text(encoding="utf-8")
        will_replace(editor, text[text.index("  - q: What") : text.index("  - q: Which")], "")
        await window.press("E")
        assert "Which layer routes packets?" in window.text


async def test_a_deck_broken_by_the_edit_is_told_and_the_card_stays(
    desk: Desk, editor: Path
) -> None:
    will_replace(editor, "    a: Transmission", "    answr: Transmission")
    async with desk.review(desk.study(QUESTION), (200, 60)) as window:
        await window.press("space", "E")
        assert "net.yaml:" in window.text
        assert "Transmission Control Protocol" in window.text
        await window.press("4")
    assert [event.rating for event in desk.reviews()] == [Rating.EASY]


async def test_an_editor_that_is_not_there_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("E")
        assert "cannot be started" in window.text
        assert "Set $EDITOR" in window.text
        assert "What does TCP stand for?" in window.text
