"""Decks are let go from the library screen; nothing but their place in it goes."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, SECOND, Desk


async def test_a_deck_is_let_go_after_a_question_and_keeps_file_and_progress(desk: Desk) -> None:
    path = desk.deck(QUESTION, SECOND)
    desk.deck("  - front: der Hund\n    back: the dog\n", title="German", name="german.yaml")
    async with desk.library() as window:
        await window.press("down", "enter", "space", "4", "q", "D")
        assert "Let Networking go from the library?" in window.text
        await window.press("n")
        assert "Networking" in window.text
        await window.press("D", "y")
        assert "1 deck let go; + adds a path again" in window.text
        assert [row.title for row in desk.home.decks()] == ["German"]
    assert path.exists()
    assert len(desk.reviews()) == 1


async def test_a_deck_of_a_folder_is_let_go_with_the_folder(desk: Desk) -> None:
    folder = desk.folder / "languages"
    folder.mkdir()
    for name in ("german", "latin"):
        text = f"format: 1\ntitle: {name.title()}\nnotes:\n  - front: {name}\n    back: b\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    desk.home.add(folder)
    async with desk.library() as window:
        await window.press("D")
        assert "German came with the folder languages. Let all its 2 decks go?" in window.words
        await window.press("y")
        assert "2 decks let go" in window.text
        assert "Your library is empty so far" in window.text
