"""The same screens in small, ordinary and large terminals."""

from __future__ import annotations

import pytest

from tests.tui.conftest import LIST, QUESTION, SECOND, SIZES, Desk


@SIZES
async def test_question_answer_and_ratings_are_seen_and_the_question_keeps_its_place(
    desk: Desk, size: tuple[int, int]
) -> None:
    def line_of_question() -> int:
        return next(n for n, line in enumerate(window.text.splitlines()) if "What does" in line)

    async with desk.review(desk.study(QUESTION), size) as window:
        before = line_of_question()
        assert "space show the answer" in window.text
        assert "? help" in window.text
        assert "q leave" in window.text
        await window.press("space")
        assert line_of_question() == before
        for words in ("1 Again", "2 Hard", "▸3 Good", "4 Easy", "1m", "6m", "10m"):
            assert words in window.text
        assert "Transmission Control Protocol" in window.text


async def test_a_question_stands_in_the_middle_of_its_room(desk: Desk) -> None:
    async with desk.review(desk.study(SECOND)) as window:
        lines = window.text.splitlines()
        question = next(n for n, line in enumerate(lines) if "Which layer" in line)
        assert question in range(len(lines) // 2 - 2, len(lines) // 2 + 1)


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
        assert "too small" in window.words
        assert "What does" not in window.text


@pytest.mark.parametrize("keys", [["?"], ["n"], [","], [",", "d"], [",", "enter"]], ids=str)
async def test_what_lies_over_a_screen_says_so_too_heeds_nothing_and_comes_back(
    desk: Desk, keys: list[str]
) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press(*keys)
        before = window.text
        await window.resize(80, 9)
        assert "too small" in window.words
        assert "Networking" not in window.text
        await window.press("down", "enter", "x")
        await window.resize(80, 24)
        assert window.text == before


async def test_after_a_time_without_room_the_keys_do_what_they_did_before(desk: Desk) -> None:
    desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    async with desk.library() as window:
        await window.resize(29, 24)
        await window.press("enter")
        await window.resize(80, 24)
        await window.press("down", "enter")
        assert "Which layer routes packets?" in window.text


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_every_theme_draws_every_screen(desk: Desk, theme: str) -> None:
    desk.deck(QUESTION, LIST)
    async with desk.library() as window:
        window.app.theme = theme
        await window.settle()
        await window.press("enter", "space", "3", "space")
        assert "1. Physical" in window.text


@pytest.mark.parametrize(
    "way",
    ["?", "n", "m", "+", ", enter", ", d", "t d", "enter i", "enter D", "b t", "b x", "b D", "b i"],
)
async def test_each_dialog_has_an_edge_tells_its_keys_and_gives_the_focus_back(
    desk: Desk, way: str
) -> None:
    *before_it, opening = way.split()
    desk.deck(QUESTION, SECOND)
    desk.deck(LIST, title="Other", name="other.yaml")
    async with desk.library() as window:
        await window.press(*before_it)
        before, focused = window.text, window.app.screen.focused
        assert not set("╭╮╰╯") & set(before)
        await window.press(opening)
        assert all(edge in window.text for edge in "╭╮╰╯")
        assert any(words in window.words for words in ("esc back", "n no"))
        await window.press("escape")
        assert window.text == before
        assert window.app.screen.focused is focused
