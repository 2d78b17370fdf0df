"""The row of choices: what its cells say, and which one a click means."""

from __future__ import annotations

import pytest
from textual import on
from textual.app import App, ComposeResult

from trainer.memory.intervals import futures
from trainer.memory.log import NEW_CARD, Rating
from trainer.memory.options import MemoryOptions
from trainer.tui.widgets.grade_row import Choice, GradeRow

NOW = 20_000 * 86_400_000
NAMES = {rating: str(int(rating)) for rating in Rating}
FUTURES = futures("card", NEW_CARD, NOW, 20_000, MemoryOptions(fuzz=False))


class Row(App[None]):
    """The row alone in a window."""

    CSS = "GradeRow { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[Rating | None] = []

    def compose(self) -> ComposeResult:
        yield GradeRow()

    @on(GradeRow.Chosen)
    def note(self, event: GradeRow.Chosen) -> None:
        self.chosen.append(event.rating)


@pytest.mark.parametrize("width", [40, 41, 79, 80, 84])
async def test_a_click_anywhere_in_a_cell_means_its_rating(width: int) -> None:
    async with (row := Row()).run_test(size=(width, 10)) as pilot:
        row.query_one(GradeRow).offer_ratings(FUTURES, Rating.GOOD, NAMES)
        await pilot.pause()
        strips = row.screen._compositor.render_strips()
        text = next(strip.text for strip in strips if "Again" in strip.text)
        for word in ("1 Again", "2 Hard", "3 Good", "4 Easy"):
            await pilot.click(GradeRow, offset=(text.index(word), 1))
        await pilot.pause()
    assert row.chosen == list(Rating)


async def test_a_click_on_the_question_side_means_the_turn() -> None:
    async with (row := Row()).run_test(size=(40, 10)) as pilot:
        row.query_one(GradeRow).offer_turn("space", "show the answer")
        await pilot.click(GradeRow, offset=(39, 2))
    assert row.chosen == [None]


async def test_the_proposed_rating_is_marked_by_more_than_colour() -> None:
    async with (row := Row()).run_test(size=(80, 10)) as pilot:
        row.query_one(GradeRow).offer_ratings(FUTURES, Rating.HARD, NAMES)
        await pilot.pause()
        text = row.screen._compositor.render_strips()[1].text
    assert "▸2 Hard" in text
    assert text.count("▸") == 1


def test_an_interval_that_does_not_fit_stands_below() -> None:
    choice = Choice(Rating.GOOD, "3", "Good", "10.5mo", proposed=True)
    assert [line.plain for line in choice.lines(18)] == ["▸3 Good  10.5mo"]
    assert [line.plain for line in choice.lines(9)] == ["▸3 Good", "10.5mo"]
