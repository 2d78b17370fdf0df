"""Cards that would like to be more than text."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, Desk
from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note, Source
from trainer.store.library import LibraryCard
from trainer.tui.widgets.sheet import Sheet
from trainer.workflow.study import Study

PAYLOADS = {
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "title": "\x1b]2;PWNED\x1b\\",
    "device attributes": "\x1b[c",
    "window size": "\x9b18t",
    "reset": "\x1bc",
}
MARKUP = "[red]y[/red] [/z] [@click=app.exit()]w[/]"


def hostile_study(desk: Desk, monkeypatch: pytest.MonkeyPatch, payload: str) -> Study:
    """A sitting at a card with the payload in every text, however the reader refuses such files."""
    text = f"{payload} {MARKUP}"
    study = desk.study(QUESTION)
    path = desk.folder / "net.yaml"
    source = Source(at=text, quote=text)
    note = Note(Kind.QUESTION, text, text, hint=text, extra=text, source=source, image=text)
    hostile = LibraryCard(cards(note)[0], "d", text, text, text, path, 1)
    monkeypatch.setattr(study, "card", lambda: hostile)
    return study


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_a_hostile_card_is_drawn_as_harmless_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, payload: str
) -> None:
    study = hostile_study(desk, monkeypatch, payload)
    async with desk.review(study, (200, 60)) as window:
        await window.press("h", "space")
        drawn = window.text
        # deck and section in the heading, question, image, answer, extra, source and quote
        assert drawn.count(MARKUP) >= 6
        assert not {"\x1b", "\x9b", "\x07"} & set(drawn)


async def test_clicking_on_hostile_text_does_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.review(hostile_study(desk, monkeypatch, "x")) as window:
        await window.pilot.click(Sheet, offset=(40, 3))
        await window.settle()
        assert window.app.is_running
