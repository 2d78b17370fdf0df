"""Pictures where cards are leafed through: the browser, the form of a note, the accept screen."""

from __future__ import annotations

from pathlib import Path
from threading import Event as Signal

import pytest

from tests.tui.browser import pointed
from tests.tui.conftest import SECOND, SIZES, Desk
from tests.tui.editor import Editor
from tests.tui.harbour import TIDE, Harbour
from tests.tui.painting import HALF, illustrated, needs_pillow, paint, size
from trainer.workflow import picture

pytestmark = needs_pillow
LARGE = (200, 60)


@pytest.fixture
def slow_pictures(monkeypatch: pytest.MonkeyPatch) -> Signal:
    """Pictures of which none is read until the signal is set."""
    ready, read = Signal(), picture.read_picture

    def slowly(file: Path) -> picture.Picture:
        ready.wait(timeout=10)
        return read(file)

    monkeypatch.setattr(picture, "read_picture", slowly)
    return ready


async def test_the_browser_draws_the_picture_of_the_card_under_the_cursor(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    desk.deck(illustrated("star.png"), SECOND)
    async with desk.browser() as window:
        assert HALF in window.text
        assert "star.png" not in window.text
        await window.press("down")
        assert HALF not in window.text
        await window.press("up")
        assert HALF in window.text


async def test_in_a_large_window_it_is_still_a_preview(desk: Desk) -> None:
    paint(desk.folder / "star.png", 300, 300)
    desk.deck(illustrated("star.png"))
    async with desk.browser(size=LARGE) as window:
        width, lines = size(window)
        assert lines == 12
        assert width == 24
        assert "A star" in window.text


async def test_the_cursor_goes_on_while_a_picture_is_read(
    desk: Desk, slow_pictures: Signal
) -> None:
    paint(desk.folder / "star.png")
    desk.deck(SECOND, illustrated("star.png"))
    async with desk.browser() as window:
        await window.pilot.press("down")
        await window.until(lambda: "image star.png" in window.text)
        await window.pilot.press("up")
        await window.until(lambda: "The network layer" in window.text)
        assert "Which layer" in pointed(window)
        slow_pictures.set()
        await window.settle()
        assert HALF not in window.text


async def test_what_cannot_be_drawn_is_told_in_the_browser_too(desk: Desk) -> None:
    (desk.folder / "star.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    desk.deck(illustrated("star.png"))
    async with desk.browser(size=LARGE) as window:
        assert "image star.png; the picture is broken" in window.words


@pytest.mark.parametrize("way", ["e", "b e"], ids=["review", "browser"])
async def test_the_form_of_a_note_draws_its_picture(desk: Desk, way: str) -> None:
    paint(desk.folder / "star.png")
    desk.deck(illustrated("star.png"))
    async with desk.library(LARGE) as window:
        await window.press(*(way if way.startswith("b") else f"A {way}").split())
        assert "Edit a note" in window.text
        assert HALF in window.text
        await window.press("x")
        assert HALF in window.text
        assert "xA star" not in window.text


@SIZES
async def test_the_accept_screen_draws_a_picture_that_was_given_to_a_card(
    harbour: Harbour, editor: Editor, size: tuple[int, int]
) -> None:
    paint(harbour.desk.folder / "sea.png")
    editor.will_replace("a: Spring tide", "a: Spring tide\n    image: sea.png")
    async with harbour.window(size) as window:
        await window.press("e", "ctrl+e", "up")
        assert TIDE in window.words
        assert HALF in window.text
