"""What is done to a card in a sitting besides answering it, and taken back."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.memory.log import EventKind, Rating


async def test_undo_names_what_it_takes_back_and_asks_the_card_again(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "1", "u")
        assert "taken back: again" in window.text
        assert "What does TCP stand for?" in window.text
    assert [event.kind for event in desk.reviews()] == [EventKind.REVIEW, EventKind.VOID]


async def test_what_was_taken_back_in_a_sitting_is_done_again_in_the_next(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "u", "q")
    async with desk.review(desk.home.study()) as window:
        assert "taken back" not in window.text
        await window.press("U")
        assert "done again: easy" in window.text
        assert "What does TCP stand for?" not in window.text
        await window.press("u")
        assert "taken back: easy" in window.text
        assert "What does TCP stand for?" in window.text


async def test_a_flag_leaves_the_card_and_its_answer_lying(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "f")
        assert "flagged" in window.text
        assert "u undo" in window.text
        assert "What does TCP stand for?" in window.text
        await window.press("f")
        assert "no longer flagged" in window.text
        await window.press("3")
    rows = desk.reviews()
    assert [(row.kind, row.value) for row in rows[:2]] == [
        (EventKind.FLAG, 1),
        (EventKind.FLAG, 0),
    ]
    assert rows[2].rating is Rating.GOOD


async def test_a_forgotten_card_gives_way_to_the_next(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("F")
        assert "a new card again" in window.text
        assert "Which layer routes packets?" in window.text
    assert [row.kind for row in desk.reviews()] == [EventKind.RESET]


async def test_redo_does_again_what_was_taken_back(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "1", "u")
        assert "redo" in window.text
        await window.press("U")
        assert "done again: again" in window.text
        assert "Which layer routes packets?" in window.text
        await window.press("U")  # nothing is left to do again
    kinds = [event.kind for event in desk.reviews()]
    assert kinds == [EventKind.REVIEW, EventKind.VOID, EventKind.VOID]


async def test_undo_is_not_offered_before_anything_was_done(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("u")
        assert "undo" not in window.text
    assert desk.reviews() == []


@pytest.mark.parametrize(
    ("key", "kind", "notice"),
    [("s", EventKind.SUSPEND, "suspended"), ("b", EventKind.BURY, "buried until tomorrow")],
)
async def test_a_card_can_be_put_away(desk: Desk, key: str, kind: EventKind, notice: str) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press(key)
        assert notice in window.text
        assert "Which layer routes packets?" in window.text
    assert [event.kind for event in desk.reviews()] == [kind]


async def test_a_flag_stays_to_be_seen(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        assert "⚑" not in window.text
        await window.press("f")
        assert "⚑ Library" in window.text
        await window.press("space", "u")
        assert "⚑" not in window.text


async def test_a_due_date_is_set_in_days(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        await window.press("d")
        assert "a new card has no due date. Answer it first" in window.text
        await window.press("space", "4", "space", "4")
    monkeypatch.setenv("TRAINER_NOW", "2027-11-23T12:00:00+00:00")
    async with desk.review(desk.home.study()) as window:
        await window.press("d", "x", "enter")
        assert "Due in how many days?" in window.text
        assert "'x' is no number" in window.text
        await window.press("escape")
        assert "Due in how many days?" not in window.text
        await window.press("d", "1", "2", "enter")
        assert "due in 12 days; undo takes it back" in window.text
        assert "▸1 due" in window.text
    assert desk.reviews()[-1].kind is EventKind.DUE


async def test_a_new_leech_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.configure(TRAINER_MEMORY_LEECH_THRESHOLD="1")
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "space", "4")
    monkeypatch.setenv("TRAINER_NOW", "2027-11-23T12:00:00+00:00")
    async with desk.review(desk.home.study()) as window:
        await window.press("space", "1")
        assert "a leech: forgotten once; suspended, undo takes it back" in window.text


async def test_a_sitting_that_begins_with_an_undo_says_what_was_taken_back(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("enter", "space", "2", "q", "u")
        assert "taken back: hard" in window.text
        assert "What does TCP stand for?" in window.text
