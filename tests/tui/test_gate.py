"""Nothing typed before a card was seen acts on it, and nothing unsaved passes for saved."""

from __future__ import annotations

from threading import Event as Signal

import pytest
from textual.events import Key, MouseDown, MouseUp
from textual.geometry import Offset

from tests.tui.conftest import QUESTION, SECOND, Desk, Window
from trainer.errors import StoreError
from trainer.memory.log import Rating
from trainer.tui.screens.review import ReviewScreen
from trainer.tui.widgets.grade_row import GradeRow
from trainer.tui.writer import Writer


async def _grade_slowly(window: Window) -> None:
    await window.press("space")
    await window.pilot.press("3")


async def test_keys_typed_while_a_grade_is_saved_are_dropped(desk: Desk, slow_disk: Signal) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await _grade_slowly(window)
        await window.pilot.press("space", "3", "space", "1", "s")
        assert "What does TCP stand for?" in window.text
        slow_disk.set()
        await window.settle()
        assert "Which layer routes packets?" in window.text
        assert "The network layer" not in window.text
    assert [event.rating for event in desk.reviews()] == [Rating.GOOD]


async def test_of_grades_that_arrive_together_only_the_first_grades(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space")
        window.burst(*"333")
        await window.settle()
        assert "Which layer routes packets?" in window.text
    assert [event.rating for event in desk.reviews()] == [Rating.GOOD]


async def test_a_key_that_arrives_twice_opens_one_form(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        window.burst(*"ee")
        await window.settle()
        assert "Edit a note of Networking" in window.text
        await window.press("escape")
        assert isinstance(window.app.screen, ReviewScreen)


async def test_no_question_is_answered_before_it_is_seen(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        window.burst(*"Dy")
        await window.settle()
        assert "Delete the note “What does TCP stand for?”" in window.words
        await window.press("y")
        assert "deleted; undo puts it back" in window.text


async def test_a_click_made_while_a_grade_is_saved_is_dropped(
    desk: Desk, slow_disk: Signal
) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await _grade_slowly(window)
        at = window.app.screen.query_one(GradeRow).region.offset + Offset(70, 1)
        for event in (MouseDown, MouseUp):
            window.app.post_message(event(None, *at, 0, 0, 1, False, False, False))
        await window.pilot.pause()
        slow_disk.set()
        await window.settle()
    assert [event.rating for event in desk.reviews()] == [Rating.GOOD]


async def test_a_key_typed_before_the_card_was_drawn_is_dropped_however_late_it_comes(
    desk: Desk,
) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        early = Key("space", " ")
        await window.press("space", "3")
        window.app.post_message(early)
        await window.settle()
        assert "The network layer" not in window.text


async def test_saving_is_told_when_it_takes_long(desk: Desk, slow_disk: Signal) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await _grade_slowly(window)
        assert "saving…" not in window.text
        await window.until(lambda: "saving…" in window.text)
        slow_disk.set()
        await window.settle()
        assert "saving…" not in window.text


async def test_help_opens_while_a_grade_is_saved(desk: Desk, slow_disk: Signal) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await _grade_slowly(window)
        await window.pilot.press("question_mark")
        await window.until(lambda: "Show what every key does" in window.text)
        slow_disk.set()
        await window.settle()
        await window.press("escape", "space")
        assert "The network layer" in window.text


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_leaving_while_a_grade_is_saved_keeps_the_grade(
    desk: Desk, slow_disk: Signal, key: str
) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await _grade_slowly(window)
        await window.pilot.press(key)
        await window.until(lambda: not window.app.is_running)
        slow_disk.set()
    assert [event.rating for event in desk.reviews()] == [Rating.GOOD]


@pytest.mark.usefixtures("full_disk")
async def test_a_grade_that_cannot_be_saved_leaves_the_card_and_tells_the_mend(
    desk: Desk,
) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        await window.press("space", "3")
        assert "! the disk is full. Make room and grade again" in window.text
        assert "Transmission Control Protocol" in window.text
        assert "▸3 Good" in window.text
    assert desk.reviews() == []
    assert study.summary().reviewed == 0


async def test_a_grade_can_be_tried_again_after_a_failure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, full_disk: None
) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "3")
        monkeypatch.undo()
        await window.press("2")
        assert "the disk is full" not in window.text
        assert "Which layer routes packets?" in window.text
    assert [event.rating for event in desk.reviews()] == [Rating.HARD]


async def test_no_key_acts_where_the_terminal_is_too_small_to_show_the_card(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space")
        await window.resize(20, 6)
        await window.press("3")
        assert "too small" in window.text
        await window.resize(80, 24)
        assert "Transmission Control Protocol" in window.text
    assert desk.reviews() == []


async def test_a_failure_nobody_was_left_to_see_is_raised_at_the_end(
    desk: Desk, slow_disk: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = desk.study(QUESTION)
    writer = Writer()
    window_on_review = desk.window(lambda _own: ReviewScreen(study, writer))

    def refuse(rating: Rating, took_ms: int) -> None:
        slow_disk.wait(10)
        raise StoreError("the disk is full")

    monkeypatch.setattr(study, "grade", refuse)
    async with window_on_review as window:
        await _grade_slowly(window)
        await window.pilot.press("q")
    slow_disk.set()
    with pytest.raises(StoreError, match="the disk is full"):
        writer.close()
