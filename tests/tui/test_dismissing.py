"""A dialog is left once, and does what it is for once, however often its key arrives."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, TYPED, Desk
from trainer.memory.log import Rating
from trainer.tui.screens.browse import BrowseScreen
from trainer.tui.screens.review import ReviewScreen

TIMES = 4


@pytest.mark.parametrize(
    ("steps", "key", "done"),
    [
        (("t", *"new"), "enter", 1),
        (("d", "3"), "enter", 1),
        (("D",), "y", 1),
        (("D",), "n", 0),
        (("M",), "enter", 1),
        (("M",), "escape", 0),
        (("x", "T", "enter", "U", "enter"), "enter", 1),
    ],
    ids=["tags", "days", "yes", "no", "choice", "back", "replace"],
)
async def test_a_key_held_down_in_a_dialog_acts_once_and_leaves_nothing_else(
    desk: Desk, steps: tuple[str, ...], key: str, done: int
) -> None:
    desk.study(QUESTION, SECOND).grade(Rating.EASY, 0)
    desk.deck(TYPED, title="Other", name="other.yaml")
    async with desk.browser() as window:
        await window.press(*steps)
        window.burst(*[key] * TIMES)
        await window.settle()
        assert isinstance(window.app.screen, BrowseScreen)
        assert len(window.app.screen.browsing.deeds.done) == done


async def test_a_number_confirmed_more_than_once_begins_one_sitting(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    desk.configure(TRAINER_STUDY_NEW="0")
    async with desk.library() as window:
        await window.press("n", "2")
        window.burst(*["enter"] * TIMES)
        await window.until(lambda: isinstance(window.app.screen, ReviewScreen))
        await window.settle()
        assert "What does TCP stand for?" in window.text
        await window.press("q")
        assert "2 new" not in window.text
        assert "Decks that come with trainer" in window.text
