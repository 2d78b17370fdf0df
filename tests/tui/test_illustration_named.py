"""A picture that is not drawn: named in a calm line that says why."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Desk
from tests.tui.painting import HALF, illustrated, needs_pillow, paint
from trainer.tui.illustration import NO_SVG
from trainer.workflow import picture


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
