"""Keys are changed by pressing others, and heeded at once."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk, Window


async def to(window: Window, name: str) -> None:
    """Open the keys and put the cursor on an action."""
    await window.press(",", "m", "home")
    while window.app.screen.pointed.id != name:  # type: ignore[attr-defined]
        await window.press("j")


@SIZES
async def test_every_action_is_listed_with_its_keys(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.library(size) as window:
        await window.press(",", "m")
        assert "? f1" in window.text
        await window.press("end")
        assert "close_help" in window.text


async def test_a_new_key_is_pressed_saved_and_heeded_at_once(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await to(window, "study_all")
        await window.press("enter", "g", "y", "backspace", "z", "enter")
        assert "study_all: g z; in effect now" in window.words
        await window.press("q", "q", "g")
        assert "What does TCP stand for?" in window.text
    assert desk.settings == '[keys]\nstudy_all = "g,z"\n'


async def test_enter_is_a_key_when_it_comes_first(desk: Desk) -> None:
    async with desk.library() as window:
        await to(window, "turn")
        await window.press("enter", "enter", "t", "f2", "enter")
    assert desk.settings == '[keys]\nturn = "enter,t,f2"\n'


async def test_a_clash_within_a_screen_is_refused_with_the_other_s_name(desk: Desk) -> None:
    async with desk.library() as window:
        await to(window, "study_all")
        await window.press("enter", "r", "enter")
        assert "! r is the key of refresh already" in window.text
        await window.press("e", "enter")
        assert "study_all: e" in window.text
    assert desk.settings == '[keys]\nstudy_all = "e"\n'


async def test_escape_leaves_the_keys_and_a_reset_brings_the_standard_ones_back(
    desk: Desk,
) -> None:
    async with desk.library() as window:
        await to(window, "study_all")
        await window.press("enter", "g", "escape")
        assert desk.settings == ""
        await window.press("enter", "g", "enter", "r")
        assert "study_all: A; in effect now" in window.text
    assert "study_all" not in desk.settings


async def test_other_keys_for_the_page_itself_are_shown_and_heeded(desk: Desk) -> None:
    async with desk.library() as window:
        await to(window, "reset")
        await window.press("enter", "x", "enter")
        assert "x reset" in window.text
        await window.press("x")
        assert "r reset" in window.text
