"""Every screen at three sizes, character by character, as it was last found good.

``TRAINER_SNAPSHOTS=write python -m pytest tests/tui/test_snapshots.py`` writes them anew;
look at what ``git diff`` shows of that, and commit it with the change that it comes from.
Below the lines of the screen stand the runs of text that are set off by more than a colour.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

import pytest
from rich.segment import Segment

from tests.tui.conftest import QUESTION, Desk, Window
from tests.tui.gallery import PICTURES, Picture, Size

DRAWN_WITH = "8.2.8"  # another Textual may lay the same screens out a little differently
FOLDER = Path(__file__).parent / "snapshots"
LOCK = Path(__file__).parents[2] / "uv.lock"
SIZES = SMALL, ORDINARY, LARGE = (40, 15), (80, 24), (200, 60)
TINY = (30, 8)
THEMES = ("textual-light", "ansi-dark")
COLOURLESS = {"home", "review-diff", "browse-found", "statistics-month", "note-list", "accept"}
WRITES = os.environ.get("TRAINER_SNAPSHOTS") == "write"
SET_OFF = ("bold", "italic", "underline", "strike")  # and reversed is a cursor

drawn = pytest.mark.skipif(
    version("textual") != DRAWN_WITH,
    reason=f"the snapshots are drawn with Textual {DRAWN_WITH}, not {version('textual')}",
)
every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)


def name_of(picture: str, size: Size) -> str:
    return f"{picture}-{size[0]}x{size[1]}.txt"


def look(window: Window) -> str:
    """The screen as text, and what is set off in it."""
    rows = [list(strip) for strip in window.app.screen._compositor.render_strips()]
    marks = [line for number, row in enumerate(rows, 1) for line in set_off(number, row)]
    return "\n".join((window.text, "=" * window.app.size.width, *marks, ""))


def set_off(number: int, row: list[Segment]) -> Iterator[str]:
    """A line for each run of text that has a style besides its colours."""
    for styles, run in groupby(row, key=styles_of):
        text = "".join(segment.text for segment in run).strip()
        if styles and text:
            yield f"{number:>2} {styles}: {text}"


def styles_of(segment: Segment) -> str:
    return " ".join(name for name in SET_OFF if segment.style and getattr(segment.style, name))


def compare(found: str, name: str) -> str:
    """What differs from the screen as it was drawn, after drawing it anew where that is asked."""
    path = FOLDER / name
    if WRITES:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    return difference(kept, found, name, "now")


def difference(before: str, after: str, name: str, now: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), name, now, lineterm="")
    return "\n".join(lines)


def fail_if(differences: list[str]) -> None:
    if any(differences):
        how = "If this is how it shall look: the head of this file says how to write it anew."
        pytest.fail("\n".join((*differences, how)), pytrace=False)


@drawn
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@every_picture
async def test_a_screen_is_as_it_was_drawn_in_every_theme(
    desk: Desk, picture: Picture, size: Size
) -> None:
    async with picture.open(desk, size) as window:
        found = look(window)
        assert str(desk.folder) not in found
        differences = [compare(found, name_of(picture.name, size))]
        for theme in THEMES if size == ORDINARY else ():
            window.app.theme = theme
            await window.settle()
            differences.append(difference(found, look(window), picture.name, theme))
    fail_if(differences)


@drawn
async def test_a_terminal_that_is_too_small_is_as_it_was_drawn(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION), TINY) as window:
        fail_if([compare(look(window), name_of("too-small", TINY))])


@drawn
@pytest.mark.parametrize(
    "picture",
    [picture for picture in PICTURES if picture.name in COLOURLESS],
    ids=lambda picture: picture.name,
)
async def test_without_colour_a_screen_says_the_same(
    desk: Desk, picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with picture.open(desk, ORDINARY) as window:
        assert window.app.no_color
        fail_if([compare(look(window), name_of(picture.name, ORDINARY))])


def test_no_snapshot_is_left_of_a_screen_that_is_no_more() -> None:
    names = {name_of(picture.name, size) for picture in PICTURES for size in SIZES}
    assert {path.name for path in FOLDER.iterdir()} == names | {name_of("too-small", TINY)}


def test_the_snapshots_are_drawn_with_the_locked_textual() -> None:
    if not LOCK.exists():
        pytest.skip("there is no uv.lock beside this checkout")
    packages = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    assert [one["version"] for one in packages if one["name"] == "textual"] == [DRAWN_WITH]
