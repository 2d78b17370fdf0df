"""The time spent on a card, where the learner wants to see it."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, Desk, Window
from trainer.memory.log import Rating

NOON = "2026-11-23T12:{}+00:00"


async def pass_to(window: Window, monkeypatch: pytest.MonkeyPatch, time: str) -> None:
    """Let the clock go on, and the screen look at it."""
    monkeypatch.setenv("TRAINER_NOW", NOON.format(time))
    await window.app.screen._look_at_clock()  # type: ignore[attr-defined]
    await window.settle()


def heading(window: Window) -> str:
    return window.text.splitlines()[1]


async def test_the_timer_runs_until_the_answer_is_shown_and_begins_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write_settings("[look]\ntimer = true\n")
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("enter")
        assert "0:00  ▸2 new" in heading(window)
        await pass_to(window, monkeypatch, "00:07")
        assert "0:07  ▸2 new" in heading(window)
        await pass_to(window, monkeypatch, "01:05")
        assert "1:05  ▸2 new" in heading(window)
        monkeypatch.setenv("TRAINER_NOW", NOON.format("01:06"))
        await window.press("space")
        assert "1:06" in heading(window)
        await pass_to(window, monkeypatch, "01:30")
        assert "1:06" in heading(window)
        await window.press("4")
        assert "0:00  ▸1 new" in heading(window)


async def test_without_the_setting_no_time_is_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("enter")
        await pass_to(window, monkeypatch, "00:07")
        assert "0:0" not in heading(window)


async def test_while_a_learning_card_is_waited_for_no_time_runs(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.configure(TRAINER_LOOK_TIMER="yes", TRAINER_STUDY_LEARN_AHEAD="0s")
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("enter", "space", "1")
        assert [event.rating for event in desk.reviews()] == [Rating.AGAIN]
        await pass_to(window, monkeypatch, "00:07")
        assert "Next card in" in window.text
        assert "0:0" not in heading(window)
