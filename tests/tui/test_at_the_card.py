"""Deleting, marking, copying and tracing a card."""

from __future__ import annotations

import webbrowser

import pytest

from tests.tui.conftest import LIST, QUESTION, SECOND, Desk
from trainer.memory.log import EventKind, Rating

PAIR = "  - front: der Hund\n    back: the dog\n"


async def test_a_note_is_deleted_after_a_question_and_comes_back_by_undo(desk: Desk) -> None:
    path = desk.folder / "net.yaml"
    async with desk.review(desk.study(PAIR, QUESTION)) as window:
        before = path.read_bytes()
        await window.press("space", "D")
        assert "Delete the note “der Hund” with its 2 cards?" in window.text
        await window.press("n")
        assert "the dog" in window.text
        assert path.read_bytes() == before
        await window.press("D", "y")
        assert "deleted; undo puts it back" in window.text
        assert "What does TCP stand for?" in window.text
        assert b"der Hund" not in path.read_bytes()
        await window.press("u")
        assert "taken back: delete" in window.text
        assert "der Hund" in window.text
        assert path.read_bytes() == before
        await window.press("U")
        assert "What does TCP stand for?" in window.text
        assert b"der Hund" not in path.read_bytes()
    assert desk.reviews() == []


async def test_a_deletion_is_the_last_thing_done_also_once_the_cards_are_left(desk: Desk) -> None:
    path = desk.deck(QUESTION, SECOND, LIST)
    before = path.read_bytes()
    async with desk.library() as window:
        await window.press("A", "space", "4", "D", "y", "q")
        assert b"routes packets" not in path.read_bytes()
        await window.press("u")
        assert "taken back: delete" in window.text
        assert path.read_bytes() == before
        await window.press("U")
        assert "done again: delete" in window.text
        assert b"routes packets" not in path.read_bytes()
        await window.press("u", "u")
        assert path.read_bytes() == before
        assert "taken back: easy" in window.text
        assert "What does TCP stand for?" in window.text


async def test_a_deletion_taken_back_at_the_cards_is_not_taken_back_again(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("A", "D", "y", "u", "q", "u")
        assert "nothing was done today that could be taken back" in window.text


async def test_undo_at_the_cards_says_so_where_the_last_thing_was_done_in_the_browser(
    desk: Desk,
) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("A", "space", "4", "q", "b", "t")
        await window.paste("net")
        await window.press("enter", "q", "A", "u")
        assert "“tagged net” was done last, to a deck file" in window.text
        await window.press("f", "u")
        assert "taken back: flag" in window.text
        await window.press("q", "u")
        assert "taken back: tagged net" in window.text
        await window.press("A", "u")
        assert "taken back: easy" in window.text


async def test_an_edit_at_the_cards_is_taken_back_from_the_library(desk: Desk) -> None:
    path = desk.deck(QUESTION, SECOND)
    before = path.read_bytes()
    async with desk.library() as window:
        await window.press("A", "space", "4", "e", "ctrl+a", *"Which one?", "ctrl+s")
        assert "Which one?" in window.text
        await window.press("u")
        assert "taken back: easy" in window.text
        await window.press("u")
        assert "“edit” was done last, to a deck file" in window.text
        await window.press("q", "u")
        assert "taken back: edit" in window.text
        assert path.read_bytes() == before


async def test_the_last_deleted_card_comes_back_from_the_summary(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "D", "y")
        assert "reviewed    1" in window.text
        await window.press("u")
        assert "Which layer routes packets?" in window.text


async def test_a_file_changed_since_keeps_its_change_and_undo_goes_on_to_what_was_before(
    desk: Desk,
) -> None:
    path = desk.folder / "net.yaml"
    async with desk.review(desk.study(QUESTION, SECOND, LIST)) as window:
        await window.press("space", "4", "D", "y")
        changed = path.read_text(encoding="utf-8") + "# mine\n"
        path.write_text(changed, encoding="utf-8")
        await window.press("u")
        assert "the file was changed since the note was deleted" in window.text
        assert "Name the lowest three layers." in window.text
        await window.press("u")
        assert "taken back: easy" in window.text
        assert "What does TCP stand for?" in window.text
    assert path.read_text(encoding="utf-8") == changed


async def test_the_only_note_of_a_deck_stays(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("D", "y")
        assert "this is the only note of the deck" in window.text
        assert "What does TCP stand for?" in window.text


async def test_progress_of_a_deleted_note_is_kept_in_the_log(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "1", "space", "4", "D", "y")
        assert "reviewed    2" in window.text
    assert [event.rating for event in desk.reviews()] == [Rating.AGAIN, Rating.EASY]


async def test_a_marked_card_shows_a_sign_and_is_found(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "m")
        assert "marked as wrong" in window.text
        assert "✎ Library" in window.text
        assert "Transmission Control Protocol" in window.text
        await window.press("m")
        assert "no longer marked" in window.text
        assert "✎" not in window.text
        await window.press("u")
        assert "taken back: unmark" in window.text
        assert "✎ Library" in window.text
    assert [event.kind for event in desk.reviews()][:2] == [EventKind.MARK, EventKind.MARK]


async def test_a_mark_of_an_earlier_sitting_is_taken_back_from_home(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("enter", "m", "q", "u")
        assert "taken back: mark" in window.text


async def test_what_was_done_to_many_cards_in_the_browser_is_taken_back_as_one_from_home(
    desk: Desk,
) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("b", "a", "s")
        assert "2 cards suspended" in window.text
        await window.press("q", "u")
        assert "taken back: suspend" in window.text
    suspended, voids = desk.reviews()[:2], desk.reviews()[2:]
    assert [void.target for void in voids] == [event.id for event in suspended]


async def test_what_let_a_card_be_asked_again_is_taken_back_from_home_without_asking_it(
    desk: Desk,
) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("b", "s", "s", "b", "b", "q")
        assert "2 new" in window.text
        await window.press("u")
        assert "taken back: no longer buried" in window.text
        assert "1 new" in window.text
        await window.press("u", "q", "u")
        assert "taken back: unsuspended" in window.text
        assert "1 new" in window.text


async def test_library_browser_and_review_have_one_history(desk: Desk) -> None:
    path = desk.deck(QUESTION, SECOND)
    before = path.read_text(encoding="utf-8")
    async with desk.library() as window:
        await window.press("enter", "space", "4", "q")  # a grade
        await window.press("b", "end", "t", *"osi", "enter", "q")  # a tag after it
        await window.press("enter", "f", "q")  # a flag after that
        await window.press("b", "u")
        assert "taken back: flag" in window.text
        await window.press("q", "u")
        assert "taken back: tagged osi" in window.text
        assert path.read_text(encoding="utf-8") == before
        await window.press("b", "u")
        assert "taken back: easy" in window.text
        await window.press("u")
        assert "nothing was done today that could be taken back" in window.text
        await window.press("U", "U")
        assert "done again: tagged osi" in window.text
        await window.press("q", "u")
        assert "taken back: tagged osi" in window.text


async def test_the_new_keys_can_be_remapped_and_stand_in_help(desk: Desk) -> None:
    desk.write_settings('[keys]\nmark = "x"\ndelete = "f8"\n')
    async with desk.review(desk.study(QUESTION, SECOND), (80, 50)) as window:
        await window.press("D", "m", "question_mark")
        for told in ("x  Mark the card as wrong", "f8  Delete the note", "i  Show all about"):
            assert told in window.text
        await window.press("question_mark", "x")
        assert "marked as wrong" in window.text
        await window.press("f8")
        assert "Delete the note" in window.text


async def test_question_and_answer_are_copied_safely(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("c")
        assert "question and answer copied" in window.text
        assert window.app.clipboard == "What does TCP stand for?\nTransmission Control Protocol"


async def test_the_items_that_are_left_are_counted(desk: Desk) -> None:
    async with desk.review(desk.study(LIST)) as window:
        assert "next item, 3 left" in window.text
        await window.press("space")
        assert "next item, 2 left" in window.text


def sourced(desk: Desk, url: str) -> None:
    """A deck whose document has this address."""
    desk.deck(QUESTION)
    path = desk.folder / "net.yaml"
    text = path.read_text(encoding="utf-8").replace("{title: RFC}", f"{{title: RFC, url: '{url}'}}")
    path.write_text(text, encoding="utf-8")


async def test_the_address_of_the_source_is_opened(desk: Desk, opened: list[str]) -> None:
    sourced(desk, "https://example.org/rfc?a=1;b")
    async with desk.review(desk.home.study()) as window:
        await window.press("o")
        assert "opened: https://example.org" in window.text
    assert opened == ["https://example.org/rfc?a=1;b"]


async def test_a_document_beside_the_deck_is_opened(desk: Desk, opened: list[str]) -> None:
    sourced(desk, "docs/r f c.md")
    document = desk.folder / "docs" / "r f c.md"
    async with desk.review(desk.home.study(), (200, 24)) as window:
        await window.press("o")
        assert "there is no such document" in window.text
        document.parent.mkdir()
        document.write_text("# RFC", encoding="utf-8")
        await window.press("o")
        assert "opened:" in window.text
    assert opened == [document.resolve().as_uri()]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "run.desktop", "evil.exe", "ftp://x/y.md", "a\\x00b.md", "/bin"]
)
async def test_nothing_but_documents_and_the_web_is_opened(
    desk: Desk, opened: list[str], url: str
) -> None:
    for name in ("run.desktop", "evil.exe"):
        (desk.folder / name).write_text("x", encoding="utf-8")
    sourced(desk, url)
    async with desk.review(desk.home.study(), (200, 24)) as window:
        await window.press("o")
        assert " ! " in window.words
    assert opened == []


async def test_a_card_without_a_document_says_so(desk: Desk, opened: list[str]) -> None:
    async with desk.review(desk.study(SECOND, QUESTION)) as window:
        await window.press("o")
        assert "this card names no document" in window.text
        await window.press("space", "4", "o")
        assert "no address is known of RFC" in window.text
    assert opened == []


async def test_where_no_program_can_open_it_the_address_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    sourced(desk, "https://example.org")
    async with desk.review(desk.home.study()) as window:
        await window.press("o")
        assert "It is at https://example.org" in window.words
