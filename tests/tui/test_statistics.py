"""The statistics screen as its learner meets it."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk
from trainer.memory.log import Rating
from trainer.tui.screens.statistics import StatisticsScreen
from trainer.tui.widgets.figures import Plots
from trainer.workflow.statistics import statistics


def studied(desk: Desk) -> None:
    """A deck with two answers of today, and one that nobody has looked at."""
    study = desk.study(QUESTION, SECOND)
    study.grade(Rating.EASY, took_ms=6_000)
    study.grade(Rating.AGAIN, took_ms=6_000)
    desk.deck("  - q: What is two?\n    a: 2\n", title="Sums", name="sums.yaml")


@SIZES
async def test_it_opens_from_the_library_and_fits(desk: Desk, size: tuple[int, int]) -> None:
    studied(desk)
    async with desk.library(size) as window:
        await window.press("t")
        assert "Library · last 30 days" in window.text
        assert "1 day · longest 1 day" in window.text
        assert "50% remembered" in window.text
        assert ("True retention" in window.text) is (size == (200, 60))
        await window.press("q")
        assert "1 new · 1 learning" in window.text


async def test_it_scrolls_to_the_decks(desk: Desk) -> None:
    studied(desk)
    async with desk.library() as window:
        await window.press("t", "end")
        assert "Decks, last 30 days" in window.text
        assert "Networking" in window.text
        await window.press("home")
        assert "Today" in window.text
        await window.press("j", "j")
        assert "Today" not in window.text


async def test_range_and_forecast_go_round(desk: Desk) -> None:
    studied(desk)
    async with desk.library((80, 60)) as window:
        await window.press("t", "r", "f")
        assert "Library · last 365 days" in window.text
        assert "Due in 90 days" in window.text
        await window.press("r", "f")
        assert "Library · all time" in window.text
        assert "Due in 365 days" in window.text
        await window.press("r", "f")
        assert "Library · last 30 days" in window.text


async def test_another_range_needs_no_other_look_at_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied(desk)
    looks = []

    def counted(*arguments: object) -> object:
        looks.append(arguments)
        return statistics(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("trainer.tui.screens.statistics.statistics", counted)
    async with desk.library() as window:
        await window.press("t", "r", "f")
    assert len(looks) == 1


async def test_a_deck_can_be_chosen_and_the_library_again(desk: Desk) -> None:
    studied(desk)
    async with desk.library() as window:
        await window.press("t", "d")
        assert "Whole library" in window.text
        await window.press("down", "down", "enter")
        assert "Sums · last 30 days" in window.text
        assert "No reviews yet" in window.text
        await window.press("d", "enter")
        assert "2 reviews" in window.text
        await window.press("d", "down", "escape")
        assert "Library · last 30 days" in window.text


async def test_the_palette_lists_what_the_keys_do(desk: Desk) -> None:
    studied(desk)
    async with desk.library() as window:
        await window.press("ctrl+p", *"stats", "enter")
        await window.until(lambda: isinstance(window.app.screen, StatisticsScreen))
        await window.settle()
        assert "Library · last 30 days" in window.text


async def test_before_the_first_review_the_cards_are_shown(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press("t")
        assert "No reviews yet" in window.text


async def test_a_hostile_title_is_drawn_as_text_on_one_line(desk: Desk) -> None:
    desk.deck(QUESTION, title="'[red]not[/red] [/x] " + "long " * 30 + "'")
    desk.home.study().grade(Rating.EASY, took_ms=1_000)
    async with desk.library() as window:
        await window.press("t", "end")
        assert "[red]not[/red]" in window.text.splitlines()[-2]


async def test_resizing_draws_for_the_new_width(desk: Desk) -> None:
    studied(desk)
    async with desk.library() as window:
        await window.press("t")
        for width, height in ((200, 60), (40, 15), (80, 24)):
            await window.resize(width, height)
            plots = window.app.screen.query_one(Plots)
            lines = plots.render().plain.split("\n")
            assert plots.size.height == len(lines)
            assert max(map(len, lines[:-2])) <= plots.size.width


async def test_a_log_that_cannot_be_read_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    studied(desk)
    async with desk.library() as window:
        monkeypatch.setattr("trainer.store.sql.VOIDS", "SELECT nothing")
        await window.press("t")
        assert "database failed" in window.text
        await window.press("q", "q")
        assert not window.app.is_running
