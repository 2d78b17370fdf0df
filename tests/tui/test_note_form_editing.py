"""Editing in the form the note that lies there in a sitting."""

from __future__ import annotations

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, Desk
from trainer.store.deckfile import read_deck


async def test_edit_changes_the_lines_concerned_and_comes_back_as_it_lay(desk: Desk) -> None:
    study = desk.study(QUESTION + "    # mine\n", SECOND)
    path = desk.folder / "net.yaml"
    async with desk.review(study) as window:
        await window.press("space", "e")
        assert "Edit a note of Networking" in window.text
        await window.press("end", "backspace", *" now?", "ctrl+s")
        assert "What does TCP stand for now?" in window.text
        assert "Transmission Control Protocol" in window.text
        await window.press("4")
    text = path.read_text(encoding="utf-8")
    assert "  - q: What does TCP stand for now?\n" in text
    assert "# mine\n" in text
    assert {event.card for event in desk.reviews()} == {read_deck(path).notes[0].id}


async def test_leaving_the_form_changes_nothing(desk: Desk) -> None:
    study = desk.study(QUESTION)
    before = (desk.folder / "net.yaml").read_bytes()
    async with desk.review(study) as window:
        await window.press("e", "escape")
        assert "space show the answer" in window.text
        await window.press("e", "x", "escape", "y")
        assert "What does TCP stand for?" in window.text
    assert (desk.folder / "net.yaml").read_bytes() == before


async def test_undoing_a_grade_never_undoes_an_edit(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "u", "e", "x", "ctrl+s")
        assert "xWhat does TCP stand for?" in window.text
        await window.press("space", "3", "u")
        assert "xWhat does TCP stand for?" in window.text
    assert read_deck(desk.folder / "net.yaml").notes[0].front == "xWhat does TCP stand for?"


async def test_a_note_keeps_its_kind_when_it_is_edited(desk: Desk) -> None:
    async with desk.review(desk.study(LIST)) as window:
        await window.press("space", "e")
        assert "▸list" in window.text
        assert "pair" not in window.text
        assert "Data link" in window.text
        await window.press("tab", "X", "ctrl+s")
        assert "1. XPhysical" in window.text
        assert "2. " not in window.text  # as many items lie open as before


async def test_a_gap_that_is_edited_away_gives_way_to_the_next_card(desk: Desk) -> None:
    async with desk.review(desk.study(CLOZE, SECOND)) as window:
        await window.press("e", "ctrl+a", "ctrl+k")
        await window.paste("The {{c2::SYN}} opens.")
        await window.press("ctrl+s")
        assert "Which layer routes packets?" in window.text


async def test_a_note_changed_by_another_program_is_not_written_over(desk: Desk) -> None:
    path = desk.folder / "net.yaml"
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("e", "x")
        other = path.read_text(encoding="utf-8").replace("Transmission", "transmission")
        path.write_text(other, encoding="utf-8")
        await window.press("ctrl+s")
        assert "changed by another program" in window.text
        assert "xWhat does TCP" in window.text
    assert path.read_text(encoding="utf-8") == other
