"""The end of a sitting."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.memory.log import EventKind


async def test_the_summary_tells_what_the_sitting_came_to(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "space", "1", "space", "4")
        assert "reviewed    3" in window.text
        assert "2 of 3 (67%)" in window.text
        assert "again 1  hard 0  good 0  easy 2" in window.text
        assert "✗ Which layer routes packets?" in window.text
        assert "✗ What does TCP stand for?" not in window.text
        assert "November" in window.text


async def test_undo_on_the_summary_returns_to_the_last_card(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space", "4", "u")
        assert "What does TCP stand for?" in window.text
        await window.press("space", "4")
        assert "reviewed    1" in window.text
    kinds = [event.kind for event in desk.reviews()]
    assert kinds == [EventKind.REVIEW, EventKind.VOID, EventKind.REVIEW]


async def test_the_summary_ends_the_program_when_the_sitting_was_opened_directly(
    desk: Desk,
) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space", "4", "enter")
        assert not window.app.is_running


async def test_a_failed_undo_stays_on_the_summary(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space", "4")
        desk.home.database.close()
        await window.press("u")
        assert "the database is closed" in window.text
        assert "reviewed    1" in window.text
