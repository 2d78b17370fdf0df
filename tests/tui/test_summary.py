"""The end of a sitting."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.memory.log import EventKind, Rating


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


async def test_pace_and_what_is_due_tomorrow_are_told(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    desk.configure(TRAINER_MEMORY_LEARNING_STEPS="[]", TRAINER_MEMORY_MAXIMUM_INTERVAL="1")
    study = desk.home.study()
    study.grade(Rating.GOOD, took_ms=4_000)
    async with desk.review(study) as window:
        await window.press("space", "3")
        assert "minutes     0.1, 2 s a card" in window.text
        assert "tomorrow    2 cards are due in the library" in window.text


async def test_what_was_missed_is_drilled_until_it_is_known_and_nothing_is_due_later(
    desk: Desk,
) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "space", "1", "space", "4")
        promised = [event.due_day for event in desk.reviews()]
        await window.press("c")
        assert "Which layer routes packets?" in window.text
        assert "space show the answer" in window.text
        await window.press("space", "1", "space", "3")
        assert "reviewed    2" in window.text
        await window.press("q")
        assert "reviewed    3" in window.text
        await window.press("q")
        assert not window.app.is_running
    kinds = [event.kind for event in desk.reviews()]
    assert kinds == [EventKind.REVIEW] * 3 + [EventKind.CRAM] * 2
    assert [event.due_day for event in desk.reviews()][:3] == promised


async def test_where_nothing_was_missed_there_is_nothing_to_drill(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space", "4")
        assert "drill missed" not in window.text
        await window.press("c")
        assert "reviewed    1" in window.text


async def test_missed_cards_that_are_no_more_cannot_be_drilled(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "space", "1", "space", "4")
        (desk.folder / "net.yaml").unlink()
        desk.home.refresh()
        await window.press("c")
        assert "no missed card is left to be asked" in window.text
        await window.press("enter")
        assert not window.app.is_running
