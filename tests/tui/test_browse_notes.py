"""Notes tagged, reworded, edited, deleted and moved from the browser."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event as Signal

import pytest

from tests.tui.browser import ALL, pointed
from tests.tui.conftest import LIST, QUESTION, SECOND, Desk
from tests.tui.editor import Editor
from trainer.store.deckfile import read_deck
from trainer.workflow.browsing import Browsing
from trainer.workflow.note_changes import Changes


async def test_tags_are_asked_for_and_added_and_taken_off(desk: Desk) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("space", "space", "t", *"osi", "space", *"net", "enter")
        assert "2 notes tagged osi net; undo takes it back" in window.text
        assert path.read_text(encoding="utf-8").count("tags: [osi, net]") == 2
        await window.press("T", *"osi", "enter")
        assert path.read_text(encoding="utf-8").count("tags: [net]") == 2
        await window.press("u", "u")
        assert "tags" not in path.read_text(encoding="utf-8")
        await window.press("t", "escape")
        assert "tags" not in path.read_text(encoding="utf-8")


async def test_a_replacement_is_shown_with_its_count_before_it_is_made(desk: Desk) -> None:
    path = desk.deck(*ALL)
    before = path.read_text(encoding="utf-8")
    async with desk.browser() as window:
        await window.press("a", "x", *"Which", "enter", *"What", "enter")
        assert "2 notes change; Enter writes it" in window.text
        assert "- Which layer routes packets?" in window.text
        assert "+ What layer routes packets?" in window.text
        assert path.read_text(encoding="utf-8") == before
        await window.press("enter")
        assert "2 notes changed; undo takes it back" in window.text
        assert "What layer routes packets?" in window.text
        await window.press("u")
        assert "Which layer routes packets?" in window.text


async def test_a_replacement_that_changed_since_it_was_shown_is_shown_again(desk: Desk) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("a", "x", *"Which", "enter", *"What", "enter", "s")
        assert "notes change" not in window.text
        await window.press("enter")
        assert "+ Whats layer" in window.text
        assert "Whats" not in path.read_text(encoding="utf-8")
        await window.press("escape")
        assert "Whats" not in path.read_text(encoding="utf-8")


async def test_a_replacement_worked_out_for_the_text_before_is_not_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, begun, replacing = Signal(), Signal(), Browsing.replacing

    def slowly(browsing: Browsing, keys: Sequence[str], old: str, new: str) -> Changes:
        begun.set()
        ready.wait(timeout=10)
        return replacing(browsing, keys, old, new)

    monkeypatch.setattr(Browsing, "replacing", slowly)
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("a", "x", *"Which", "enter", *"What")
        await window.pilot.press("enter")
        await window.until(begun.is_set)
        await window.pilot.press("s")
        ready.set()
        await window.settle()
        assert "notes change" not in window.text
        await window.press("enter")
        assert "+ Whats layer" in window.text
    assert "Wha" not in path.read_text(encoding="utf-8").replace("What does", "")


async def test_a_replacement_fits_a_small_window(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser(size=(40, 15)) as window:
        await window.press("a", "x", *"Which", "enter", *"What", "enter")
        assert "2 notes change" in window.text
        assert "- Which layer" in window.text


async def test_a_text_that_is_not_there_is_told_in_the_dialog(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("x", *"zebra", "enter", *"x", "enter")
        assert "stands in none of the notes" in window.text


async def test_a_card_is_copied_and_its_source_opened_as_in_a_review(
    desk: Desk, opened: list[str]
) -> None:
    path = desk.deck(*ALL)
    described = "{title: RFC, url: 'https://example.org/rfc'}"
    path.write_text(path.read_text().replace("{title: RFC}", described), encoding="utf-8")
    async with desk.browser() as window:
        await window.press("c")
        assert "question and answer copied" in window.text
        copied = "What does TCP stand for?\nTransmission Control Protocol"
        assert window.app.clipboard == copied
        await window.press("o")
        assert "opened: https://example.org/rfc" in window.text
        await window.press("down", "o")
        assert "this card names no document" in window.text
    assert opened == ["https://example.org/rfc"]


async def test_a_deck_that_is_to_be_made_has_no_counts(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("M")
        line = next(line for line in window.text.splitlines() if "A new deck …" in line)
        assert not set(line) & set("·0123456789")


async def test_a_note_is_edited_in_the_learners_editor_and_the_cursor_stays(
    desk: Desk, editor: Editor
) -> None:
    editor.will_replace("routes packets", "sends packets on")
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("down", "E")
        assert "Which layer sends packets on?" in pointed(window)


async def test_an_editor_that_is_not_there_is_told(desk: Desk, no_editor: None) -> None:
    desk.deck(QUESTION)
    async with desk.browser() as window:
        await window.press("E")
        assert "cannot be started" in window.text


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_a_note_is_edited_in_the_form_and_the_cursor_stays(desk: Desk, key: str) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("down", key)
        assert "Edit a note of Networking" in window.text
        await window.press("ctrl+a", *"Which one?", "ctrl+s")
        assert "Which one?" in pointed(window)
        assert "q: Which one?" in path.read_text(encoding="utf-8")
        await window.press(key, "escape")
        assert "Which one?" in pointed(window)


async def test_an_edit_in_the_form_is_taken_back_as_all_else_is(desk: Desk) -> None:
    path = desk.deck(*ALL)
    before = path.read_bytes()
    async with desk.browser() as window:
        await window.press("f", "e", "ctrl+a", *"Which one?", "ctrl+s", "u")
        assert "taken back: edit" in window.text
        assert path.read_bytes() == before
        await window.press("u")
        assert "taken back: flag" in window.text
        await window.press("U", "U")
        assert "done again: edit" in window.text
        assert "Which one?" in pointed(window)


async def test_notes_are_deleted_after_a_question_and_put_back_by_undo(desk: Desk) -> None:
    path = desk.deck(*ALL, "  - front: der Hund\n    back: the dog\n")
    before = path.read_text(encoding="utf-8")
    async with desk.browser() as window:
        await window.press("D", "n")
        assert path.read_text(encoding="utf-8") == before
        await window.press("end", "space", "home", "space", "D")
        assert "Delete 2 notes with their 3 cards?" in window.words
        await window.press("y")
        assert "2 notes deleted; undo takes it back" in window.text
        assert "4 cards" in window.text
        await window.press("u")
        assert "taken back: delete" in window.text
        assert path.read_text(encoding="utf-8") == before
        assert "7 cards" in window.text
        await window.press("U")
        assert "4 cards" in window.text


async def test_a_note_is_moved_to_a_deck_that_is_chosen(desk: Desk) -> None:
    net, zoo = desk.deck(QUESTION, SECOND), desk.folder / "zoo.yaml"
    zoo.write_text("title: Zoo\nnotes:\n  - q: Which cat roars?\n    a: A lion\n", encoding="utf-8")
    desk.home.add(zoo)
    async with desk.browser() as window:
        await window.press("M")
        assert "The notes of 1 card: move to which deck?" in window.text
        assert "Networking" not in window.text  # the deck in which it is already
        await window.press("escape")
        assert "TCP" in net.read_text(encoding="utf-8")
        await window.press("M", "enter")
        assert "moved to Zoo; undo takes it back" in window.text
        assert "TCP" in zoo.read_text(encoding="utf-8")
        assert "TCP" not in net.read_text(encoding="utf-8")
        await window.press("u")
        assert "taken back: move" in window.text
        assert "TCP" not in zoo.read_text(encoding="utf-8")


async def test_a_note_is_moved_to_a_new_deck_that_lies_beside_its_own(desk: Desk) -> None:
    net, routes = desk.deck(QUESTION, SECOND), desk.folder / "new_routes.yaml"
    before = net.read_text(encoding="utf-8")
    async with desk.browser() as window:
        await window.press("down", "M", "end", "enter")
        assert "What shall the file of the new deck be called?" in window.text
        await window.press(*"net.yaml", "enter")
        assert "there is such a file already" in window.words
        await window.press("ctrl+u", *"new_routes", "enter")
        assert "moved to New routes; undo takes it back" in window.text
        assert "2 cards" in window.text
        assert [note.front for note in read_deck(routes).notes] == ["Which layer routes packets?"]
        assert [deck.title for deck in desk.home.decks()] == ["Networking", "New routes"]
        await window.press("u")
        assert "taken back: move" in window.text
    assert not routes.exists()
    assert net.read_text(encoding="utf-8") == before
    assert [deck.title for deck in desk.home.decks()] == ["Networking"]


async def test_whoever_names_no_new_deck_has_moved_nothing(desk: Desk) -> None:
    net = desk.deck(QUESTION, SECOND)
    async with desk.browser() as window:
        await window.press("M", "end", "enter", "enter")
        assert "the new deck has no name" in window.words
        await window.press("escape", "f")
        assert "flagged" in window.text
    assert len(read_deck(net).notes) == 2


async def test_a_deck_file_goes_with_its_last_note_only_after_a_question(desk: Desk) -> None:
    net = desk.deck(QUESTION, SECOND)
    zoo = desk.deck(LIST, title="Zoo", name="zoo.yaml")
    before = net.read_text(encoding="utf-8")
    async with desk.browser("deck:Networking") as window:
        await window.press("a", "M", "end", "up", "enter")
        assert "Move all notes of net.yaml?" in window.text
        assert "A deck file has to hold a note" in window.text
        await window.press("n")
        assert net.read_text(encoding="utf-8") == before
        await window.press("M", "end", "up", "enter", "y")
        assert "2 notes moved to Zoo; undo takes it back" in window.text
        assert not net.exists()
        assert len(read_deck(zoo).notes) == 3
        assert desk.home.refresh() == ()
        await window.press("u")
        assert "taken back: move" in window.text
        assert net.read_text(encoding="utf-8") == before
        assert "2 cards" in window.text
        await window.press("U")
        assert "done again: move" in window.text
    assert not net.exists()
