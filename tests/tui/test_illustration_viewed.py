"""The picture of a card in the system's own program."""

from __future__ import annotations

from tests.tui.conftest import SECOND, Desk
from tests.tui.painting import illustrated


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
