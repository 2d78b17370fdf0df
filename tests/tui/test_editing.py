"""Editing the note at hand in the learner's own editor."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, SECOND, Desk
from tests.tui.editor import Editor
from trainer.memory.log import Rating


async def test_an_edited_card_lies_open_as_before_with_its_new_text(
    desk: Desk, editor: Editor
) -> None:
    editor.will_replace("Transmission Control", "Transmission control")
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "E")
        assert "What does TCP stand for?" in window.text
        assert "Transmission control Protocol" in window.text


async def test_an_edit_of_the_question_keeps_the_progress(desk: Desk, editor: Editor) -> None:
    editor.will_replace("What does TCP stand for?", "What is TCP short for?")
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "1", "u", "E")
        assert "What is TCP short for?" in window.text
        await window.press("space", "4")
    cards = {event.card for event in desk.reviews() if event.rating}
    assert len(cards) == 1


async def test_a_card_whose_note_was_deleted_gives_way_to_the_next(
    desk: Desk, editor: Editor
) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        card = study.card()
        assert card is not None
        study.edit_command()
        text = card.file.read_text(encoding="utf-8")
        editor.will_replace(text[text.index("  - q: What") : text.index("  - q: Which")], "")
        await window.press("E")
        assert "Which layer routes packets?" in window.text


async def test_a_deck_broken_by_the_edit_is_told_and_the_card_stays(
    desk: Desk, editor: Editor
) -> None:
    editor.will_replace("    a: Transmission", "    answr: Transmission")
    async with desk.review(desk.study(QUESTION), (200, 60)) as window:
        await window.press("space", "E")
        assert "net.yaml:" in window.text
        assert "Transmission Control Protocol" in window.text
        await window.press("4")
    assert [event.rating for event in desk.reviews()] == [Rating.EASY]


async def test_all_decks_that_are_broken_after_an_edit_are_told(desk: Desk, editor: Editor) -> None:
    study = desk.study(QUESTION)
    others = [desk.deck(SECOND, title=name, name=f"{name}.yaml") for name in ("sea", "sky")]
    editor.will_replace("nothing of this", "")
    async with desk.review(study) as window:
        for other in others:
            other.write_text("notes: none", encoding="utf-8")
        await window.press("E")
        assert "sea.yaml:1:" in window.words
        assert "sky.yaml:1:" in window.words
        assert "What does TCP stand for?" in window.text


async def test_an_editor_that_is_not_there_is_told(desk: Desk, no_editor: None) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("E")
        assert "cannot be started" in window.text
        assert "Set $EDITOR" in window.text
        assert "What does TCP stand for?" in window.text
