"""Cards that would like to be more than text."""

from __future__ import annotations

import pytest
from textual.events import Paste

from tests.tui.conftest import QUESTION, Desk
from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note, Source
from trainer.store.deckfile import read_deck
from trainer.store.library import LibraryCard
from trainer.workflow.study import Study

CLIPBOARD, TITLE, ATTRIBUTES = "\x1b]52;c;aGFja2Vk\x07", "\x1b]2;PWNED\x1b\\", "\x1b[c"
WINDOW_SIZE, RESET = "\x9b18t", "\x1bc"
PAYLOAD = CLIPBOARD + TITLE + ATTRIBUTES + WINDOW_SIZE + RESET
MARKUP = "[red]y[/red] [/z] [@click=app.exit()]w[/]"


def hostile_study(desk: Desk, monkeypatch: pytest.MonkeyPatch, payload: str) -> Study:
    """A sitting at a card with the payload in every text, however the reader refuses such files."""
    text = f"{payload} {MARKUP}"
    study = desk.study(QUESTION)
    path = desk.folder / "net.yaml"
    source = Source(at=text, quote=text)
    note = Note(
        Kind.QUESTION, text, text, hint=text, extra=text, source=source, image=text, tags=(text,)
    )
    hostile = LibraryCard(cards(note)[0], "d", text, text, text, path, 1)
    monkeypatch.setattr(study, "card", lambda: hostile)
    return study


async def test_a_hostile_card_is_drawn_as_harmless_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = hostile_study(desk, monkeypatch, PAYLOAD)
    async with desk.review(study, (200, 60)) as window:
        await window.press("h", "space")
        drawn = window.text
        # question, image, answer, extra, and the source with its quote
        assert drawn.count(MARKUP) >= 5
        assert not {"\x1b", "\x9b", "\x07"} & set(drawn)


async def test_card_info_of_a_hostile_card_is_harmless_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = hostile_study(desk, monkeypatch, PAYLOAD)
    async with desk.review(study, (200, 60)) as window:
        await window.press("i")
        drawn = window.text
        assert "Nothing was done" in drawn
        assert drawn.count("[@click=app.exit()]") >= 3  # question, deck, tags
        assert not {"\x1b", "\x9b", "\x07"} & set(drawn)


async def test_the_form_shows_a_hostile_note_harmless_and_keeps_what_was_not_touched(
    desk: Desk,
) -> None:
    text = f"a\u202eb\u200bc {MARKUP}"
    study = desk.study(f"  - q: '{text}'\n    a: b\n    hint: '{text}'\n    tags: ['{text}']\n")
    async with desk.review(study, (200, 60)) as window:
        await window.press("e")
        assert window.text.count(f"abc {MARKUP}") >= 4  # fields and preview
        assert not {"\u202e", "\u200b"} & set(window.text)
        await window.press("tab", "x", "ctrl+s")
    (note,) = read_deck(desk.folder / "net.yaml").notes
    assert (note.front, note.back, note.hint, note.tags) == (text, "xb", text, (text,))


async def test_what_is_pasted_into_the_form_is_harmless(desk: Desk) -> None:
    path = desk.deck(QUESTION)
    async with desk.form(path, (200, 60)) as window:
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab"):
            window.app.post_message(Paste(PAYLOAD + MARKUP))
            await window.press(key)
        assert MARKUP in window.text
        assert not {"\x1b", "\x9b", "\x07"} & set(window.text)
        await window.press("ctrl+s")
    assert b"\x1b" not in path.read_bytes()


async def test_a_hostile_name_is_asked_about_harmlessly(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = hostile_study(desk, monkeypatch, PAYLOAD)
    async with desk.review(study, (200, 60)) as window:
        await window.press("D")
        assert "Delete the note" in window.text
        assert not {"\x1b", "\x9b", "\x07"} & set(window.text)
        await window.press("escape", "c")
        assert not {"\x1b", "\x9b", "\x07"} & set(window.app.clipboard)


async def test_clicking_on_hostile_text_does_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.review(hostile_study(desk, monkeypatch, "x")) as window:
        assert await window.click_on("[@click=app.exit()]w") == 3  # heading, question, image
        assert window.app.is_running
