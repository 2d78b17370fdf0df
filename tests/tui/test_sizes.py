"""The same screens in small, ordinary and large terminals."""

from __future__ import annotations

import pytest

from tests.tui.conftest import LIST, QUESTION, SECOND, Desk

SIZES = pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)], ids=str)


@SIZES
async def test_the_question_and_the_way_on_are_seen(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.review(desk.study(QUESTION), size) as window:
        assert "What does TCP stand for?" in window.text
        assert "space show the answer" in window.text
        assert "? help   q leave" in window.text


@SIZES
async def test_answer_and_four_ratings_with_intervals_are_seen(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with desk.review(desk.study(QUESTION), size) as window:
        await window.press("space")
        assert "Transmission Control Protocol" in window.text
        for word in ("1 Again", "2 Hard", "▸3 Good", "4 Easy", "1m", "6m", "10m"):
            assert word in window.text


@SIZES
async def test_the_question_stays_where_it_is_when_the_card_is_turned(
    desk: Desk, size: tuple[int, int]
) -> None:
    def line(text: str) -> int:
        return next(n for n, words in enumerate(text.splitlines()) if "What does" in words)

    async with desk.review(desk.study(QUESTION), size) as window:
        before = line(window.text)
        await window.press("space")
        assert line(window.text) == before


@SIZES
async def test_the_summary_fits(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.review(desk.study(QUESTION), size) as window:
        await window.press("space", "4")
        for name in ("reviewed", "remembered", "ratings", "minutes", "next"):
            assert name in window.text


@SIZES
async def test_the_library_fits(desk: Desk, size: tuple[int, int]) -> None:
    desk.deck(QUESTION, SECOND, LIST)
    async with desk.library(size) as window:
        assert "Networking" in window.text
        row = next(line for line in window.text.splitlines() if "Networking" in line)
        assert row.split()[-3:] == ["3", "·", "·"]


async def test_resizing_redraws_the_card_as_it_lies(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space")
        for size in ((40, 15), (200, 60), (33, 11)):
            await window.resize(*size)
            assert "Transmission Control" in window.text


@pytest.mark.parametrize("size", [(29, 24), (80, 9)], ids=str)
async def test_a_terminal_that_is_too_small_says_so(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.review(desk.study(QUESTION), size) as window:
        assert "too small" in " ".join(window.text.split())
        assert "What does" not in window.text


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_every_theme_draws_every_screen(desk: Desk, theme: str) -> None:
    desk.deck(QUESTION, LIST)
    async with desk.library() as window:
        window.app.theme = theme
        await window.settle()
        await window.press("enter", "space", "3", "space")
        assert "1. Physical" in window.text
