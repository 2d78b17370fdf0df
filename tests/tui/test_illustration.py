"""The picture of a card: drawn as half blocks where it can be, else named in a calm line."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.strip import Strip

from tests.tui.conftest import SECOND, Desk, Window
from trainer.tui import illustration
from trainer.tui.illustration import NO_SVG
from trainer.workflow import picture

needs_pillow = pytest.mark.skipif(
    not picture.is_installed(), reason="needs the extra [images]: Pillow"
)
HALF = "▀"
RED = (255, 0, 0)


def illustrated(file: str, question: str = "Which topology is this?") -> str:
    return f"  - q: {question}\n    a: A star\n    image: '{file}'\n"


def paint(path: Path, width: int = 600, height: int = 300) -> Path:
    """A red picture with a blue lower half."""
    from PIL import Image

    whole = Image.new("RGB", (width, height), RED)
    whole.paste((0, 0, 255), (0, height // 2, width, height))
    whole.save(path)
    return path


def strips(window: Window) -> list[Strip]:
    return window.app.screen._compositor.render_strips()


def size(window: Window) -> tuple[int, int]:
    """Cells and lines of the picture that stands on the screen."""
    lines = [strip.text.count(HALF) for strip in strips(window) if HALF in strip.text]
    assert len(set(lines)) <= 1
    return (lines[0], len(lines)) if lines else (0, 0)


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
        await window.press("space")
        assert "A star" in window.text


@needs_pillow
async def test_the_verdict_on_a_typed_answer_is_in_view_too(desk: Desk) -> None:
    paint(desk.folder / "star.png")
    async with desk.review(desk.study(illustrated("star.png") + "    typed: yes\n")) as window:
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


def break_it(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n and no more")


def lead_out(path: Path) -> None:
    outside = path.parent.parent / "secret.png"
    outside.write_bytes(b"\x89PNG\r\n\x1a\n")
    path.symlink_to(outside)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (Path.resolve, "there is no such file"),
        (break_it, "the picture is broken"),
        (os.mkfifo, "this is no file"),
        (lambda path: path.write_bytes(b"MZ"), "the content does not fit the ending"),
        (lead_out, "the link leads out of the deck's folder"),
    ],
)
@needs_pillow
async def test_what_cannot_be_drawn_is_a_calm_line_on_a_card_that_is_asked_all_the_same(
    desk: Desk, make: Callable[[Path], object], told: str
) -> None:
    study = desk.study(illustrated("star.png"))
    make(desk.folder / "star.png")
    async with desk.review(study) as window:
        assert f"image star.png; {told}" in window.words
        await window.press("space", "3")
    assert len(desk.reviews()) == 1


@pytest.mark.parametrize("name", ["a b [red]x[/].png", "]52;c;x.png", "‮gnp.png"])  # noqa: PLE2502
async def test_a_hostile_name_is_only_shown(desk: Desk, name: str) -> None:
    async with desk.review(desk.study(illustrated(name))) as window:
        assert "there is no such file" in window.words
        assert "‮" not in window.text  # noqa: PLE2502
        if "[red]" in name:
            assert "a b [red]x[/].png" in window.words


async def test_an_svg_is_named(desk: Desk) -> None:
    (desk.folder / "star.svg").write_text("<svg/>", "utf-8")
    async with desk.review(desk.study(illustrated("star.svg"))) as window:
        assert f"image star.svg; {NO_SVG}" in window.words


async def test_without_the_extra_the_first_picture_says_how_to_get_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("star.png", "bus.png"):
        (desk.folder / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(picture, "is_installed", lambda: False)
    hint = "to see it: pip install 'flashcard-trainer[images]'"
    notes = illustrated("star.png"), illustrated("bus.png", "And this?")
    async with desk.review(desk.study(*notes)) as window:
        assert f"image star.png; {hint}" in window.words
        await window.press("space")
        assert hint in window.words
        await window.press("4")
        assert "image bus.png" in window.words
        assert "pip install" not in window.words


@needs_pillow
async def test_without_colours_the_picture_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    paint(desk.folder / "star.png")
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk.review(desk.study(illustrated("star.png"))) as window:
        assert HALF not in window.text
        assert "image star.png" in window.text
        assert ";" not in window.text


@needs_pillow
@pytest.mark.parametrize(("term", "is_drawn"), [("dumb", False), ("xterm-256color", True)])
async def test_a_terminal_without_colours_gets_the_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, term: str, *, is_drawn: bool
) -> None:
    paint(desk.folder / "star.png")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", term)
    async with desk.review(desk.study(illustrated("star.png"))) as window:
        assert (HALF in window.text) is is_drawn


# the system's own program


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were given to the system's opener."""
    addresses: list[str] = []

    class Opener:
        def open(self, address: str) -> bool:
            addresses.append(address)
            return True

    monkeypatch.setattr(webbrowser, "get", Opener)
    return addresses


async def test_the_picture_is_viewed_in_the_systems_program(desk: Desk, opened: list[str]) -> None:
    file = desk.folder / "a #star.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    async with desk.review(desk.study(illustrated("a #star.png"), SECOND)) as window:
        assert "v view" in window.text
        await window.press("v")
        assert opened == [file.resolve().as_uri()]
        await window.press("space", "4")
        assert "v view" not in window.text
        await window.press("v")
        assert len(opened) == 1


async def test_what_is_no_picture_or_could_run_is_not_opened(desk: Desk, opened: list[str]) -> None:
    (desk.folder / "star.png").write_bytes(b"MZ")
    (desk.folder / "star.svg").write_text("<svg onload='x()'/>", "utf-8")
    notes = illustrated("star.png"), illustrated("star.svg", "And this?")
    async with desk.review(desk.study(*notes), (120, 24)) as window:
        await window.press("v")
        assert "! star.png: the content does not fit the ending" in window.words
        await window.press("space", "4", "v")
        assert "an SVG picture can hold a program" in window.words
    assert opened == []


def test_the_hint_names_the_extra() -> None:
    assert illustration.HINT.endswith("'flashcard-trainer[images]'")
