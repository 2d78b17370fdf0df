"""The picture of a card, drawn as half blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import SECOND, Desk
from tests.tui.painting import HALF, RED, illustrated, needs_pillow, paint, size, strips
from trainer.workflow import picture


@needs_pillow
async def test_a_picture_is_drawn_in_two_colours_a_cell(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    async with desk.review(desk.study(illustrated("star.png"))) as window:
        assert "star.png" not in window.text
        cells = [
            segment.style for strip in strips(window) for segment in strip if HALF in segment.text
        ]
        first, last = cells[0], cells[-1]
        assert first is not None
        assert last is not None
        assert first.color is not None
        assert last.bgcolor is not None
        assert first.color.triplet == RED
        assert last.bgcolor.triplet == (0, 0, 255)


@needs_pillow
@pytest.mark.parametrize("screen", [(80, 24), (40, 15), (200, 60)])
async def test_a_picture_keeps_its_aspect_and_takes_at_most_half_of_the_height(
    desk: Desk, screen: tuple[int, int]
) -> None:
    paint(desk.folder / "star.png", 900, 300)
    async with desk.review(desk.study(illustrated("star.png")), screen) as window:
        width, lines = size(window)
        room = window.app.screen.query_one("CardView").size
        assert 0 < lines <= room.height // 2 + 1
        assert width <= room.width
        assert width == pytest.approx(3 * 2 * lines, abs=6)


@needs_pillow
async def test_a_small_picture_is_not_blown_up(desk: Desk) -> None:
    paint(desk.folder / "star.png", 8, 6)
    async with desk.review(desk.study(illustrated("star.png"))) as window:
        assert size(window) == (8, 3)


@needs_pillow
@pytest.mark.parametrize("shape", [(2000, 1), (1, 2000)])
async def test_a_line_of_a_picture_is_drawn_too(desk: Desk, shape: tuple[int, int]) -> None:
    paint(desk.folder / "star.png", *shape)
    async with desk.review(desk.study(illustrated("star.png"))) as window:
        assert min(size(window)) >= 1


@needs_pillow
async def test_a_picture_follows_the_size_of_the_terminal(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    async with desk.review(desk.study(illustrated("star.png")), (80, 40)) as window:
        large = size(window)
        await window.resize(40, 16)
        small = size(window)
        assert small[0] < large[0]
        assert small[1] < large[1]
        await window.resize(80, 40)
        assert size(window) == large


@needs_pillow
async def test_a_picture_stays_with_the_answer_and_scrolls_with_the_card(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    note = illustrated("star.png") + "    extra: |\n" + "      much more\n\n" * 30
    async with desk.review(desk.study(note)) as window:
        covered = size(window)
        assert min(covered) > 0
        await window.press("space")
        assert "A star" in window.text
        assert size(window)[0] == covered[0]
        await window.press("pagedown", "pagedown")
        assert HALF not in window.text


@needs_pillow
async def test_the_answer_is_in_view_even_where_the_picture_takes_the_room(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    note = illustrated("star.png", "Which of the many topologies that there are is drawn here?")
    async with desk.review(desk.study(note), (40, 15)) as window:
        assert "Which of the many" in window.words
        assert min(size(window)) > 0
        await window.press("space")
        assert "A star" in window.text


@needs_pillow
async def test_the_verdict_on_a_typed_answer_is_in_view_too(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    async with desk.review(desk.study(illustrated("star.png") + "    typed: yes\n")) as window:
        assert min(size(window)) > 0
        await window.press("x", "enter")
        assert "A star" in window.text
        assert "✗ not quite" in window.text


@needs_pillow
async def test_the_next_card_has_its_own_picture_or_none(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    async with desk.review(desk.study(illustrated("star.png"), SECOND)) as window:
        assert HALF in window.text
        await window.press("space", "4")
        assert "Which layer" in window.text
        assert HALF not in window.text
        await window.press("u")
        assert HALF in window.text


@needs_pillow
async def test_keys_typed_while_a_picture_is_read_do_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint(desk.folder / "star.png")
    read = picture.read_picture
    pressed: list[Callable[[], object]] = []

    def slowly(file: Path) -> picture.Picture:
        for press in pressed:
            press()
        return read(file)

    monkeypatch.setattr(picture, "read_picture", slowly)
    async with desk.review(desk.study(illustrated("star.png"))) as window:
        app = window.app
        await window.press("space", "4")
        assert "reviewed" in window.text
        pressed.append(lambda: app.call_from_thread(app.simulate_key, "space"))
        await window.press("u")
        assert HALF in window.text
        assert "A star" not in window.text
