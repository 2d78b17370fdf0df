"""Backups in the window: seen, made, and gone back to, with the library open again after."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk
from trainer.errors import StoreError
from trainer.memory.log import Rating
from trainer.workflow import backups


async def test_without_a_backup_that_is_told(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press(",", "b")
        assert "there is none yet" in window.text


@SIZES
async def test_a_backup_is_made_and_listed(desk: Desk, size: tuple[int, int]) -> None:
    desk.study(QUESTION).grade(Rating.EASY, took_ms=1_000)
    async with desk.library(size) as window:
        await window.press(",", "b", "n")
        assert "2026-11-23 12:00" in window.text
        assert "trainer-20261123-120000.db" in window.text
    (copy,) = backups.backups(desk.home)
    assert copy.events == 1


async def test_going_back_is_asked_first_keeps_the_present_and_opens_the_library_again(
    desk: Desk,
) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "q", ",", "b", "n", "q", "q")
        assert "1 new" in window.text
        await window.press("enter", "space", "4", "q")
        assert "0 new" in window.text
        await window.press(",", "b", "enter")
        assert "Go back to the backup of 2026-11-23 12:00:00 with 1 event?" in window.words
        await window.press("enter")  # all stays as it is unless one says otherwise
        assert len(desk.reviews()) == 2
        await window.press("enter", "j", "enter")
        assert "gone back to trainer-20261123-120000.db" in window.text
        assert "before-restore" in window.text
        await window.press("q", "q")
        assert "1 new" in window.text
        await window.press("enter", "space", "4")
    assert len(desk.reviews()) == 2
    assert sorted(copy.events for copy in backups.backups(desk.home)) == [1, 2]


async def test_what_cannot_be_restored_is_told_and_all_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise StoreError("another trainer has the database open", "Close it first")

    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press(",", "b", "n")
        monkeypatch.setattr("trainer.store.backup.restore", refuse)
        await window.press("enter", "j", "enter")
        assert "! another trainer has the database open. Close it first" in window.text
        await window.press("q", "q", "enter", "space", "4")
    assert len(desk.reviews()) == 1
