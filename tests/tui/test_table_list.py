"""A list in columns, at any width and with any text."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from trainer.tui.widgets.table_list import REST, Line, TableList

LINES = (
    Line(("Heading",)),
    Line(("  name", "a value", "from there"), "first"),
    Line(("  漢字漢字漢字漢字漢字", "[red]x[/red] [/y]", "\x1b]2;PWNED\x07"), "second"),
    Line(("  two\nlines", "a value that is much longer than there is room for", "z"), "third"),
)


class Lists(App[None]):
    """The list alone in a window."""

    CSS = "TableList { border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield TableList((12, REST, 12), (9, REST))


async def drawn(width: int) -> list[str]:
    async with (app := Lists()).run_test(size=(width, 6)) as pilot:
        app.query_one(TableList).show(LINES)
        await pilot.pause()
        return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()[:4]]


async def test_in_a_wide_terminal_all_columns_stand_below_each_other() -> None:
    heading, first, _second, third = await drawn(70)
    assert heading.strip() == "Heading"
    assert first.endswith(" from there")
    assert first.index("a value") == third.index("a value")
    assert "two lines" in third
    assert third.endswith("z")


async def test_in_a_narrow_terminal_the_last_column_gives_way() -> None:
    _heading, first, _second, third = await drawn(40)
    assert "from there" not in first
    assert third.endswith("…")


@pytest.mark.parametrize("width", [1, 5, 12, 40, 70, 200])
async def test_foreign_text_is_drawn_as_text_at_any_width(width: int) -> None:
    text = "\n".join(await drawn(width))
    assert "\x1b" not in text
    assert "\x07" not in text
    if width == 200:
        assert "[red]x[/red] [/y]" in text
        assert "␛]2;PWNED␇" in text


async def test_the_cursor_stays_at_its_place_and_never_on_a_heading() -> None:
    async with (app := Lists()).run_test(size=(70, 6)):
        table = app.query_one(TableList)
        table.show(LINES)
        assert table.pointed == "first"
        table.highlighted = 3
        table.show(LINES)
        assert table.pointed == "third"
        table.show(LINES[:3])
        assert table.pointed == "second"
        table.show(())
        assert table.pointed is None
