"""Passages as lines: wrapping, hanging indents, blank lines, alignment."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.tui.widgets.prose import Part, listed, parts
from trainer.tui.widgets.sheet import LONGEST_CENTRED, RULE, Passage, Sheet


class Page(App[None]):
    """A sheet alone in a window."""

    CSS = "Sheet { height: auto; width: 1fr; }"

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Sheet()


async def placed(whole: Sequence[Passage], room: int) -> list[str]:
    """The lines of a sheet of the first of these passages, which will once be all of them."""
    async with (page := Page()).run_test(size=(20, room)) as pilot:
        page.query_one(Sheet).show(whole[:1], whole)
        await pilot.pause()
        strips = page.screen._compositor.render_strips()
        return [strip.text.strip() for strip in strips]


async def drawn(*passages: Passage, width: int = 30) -> list[str]:
    """The lines of the sheet in a window of this width."""
    async with (page := Page()).run_test(size=(width, 99)) as pilot:
        page.query_one(Sheet).show(passages)
        await pilot.pause()
        lines = [strip.text.rstrip() for strip in page.screen._compositor.render_strips()]
        assert page.query_one(Sheet).size.height == len("\n".join(lines).rstrip().split("\n"))
    return "\n".join(lines).rstrip().split("\n")


async def test_wrapped_items_hang_behind_their_markers() -> None:
    items = Passage(parts("- one item that is wrapped at the width\n- two"))
    assert await drawn(items, width=24) == ["• one item that is", "  wrapped at the width", "• two"]


async def test_paragraphs_have_a_blank_line_between_them_and_items_none() -> None:
    lines = await drawn(Passage(parts("one\n\ntwo\n\n- a\n- b\n\nthree")))
    assert [line.strip() for line in lines] == ["one", "", "two", "", "• a", "• b", "", "three"]


async def test_code_keeps_its_bar_on_every_line() -> None:
    lines = await drawn(Passage(parts("```\nif x:\n    y()\n```")), width=14)
    assert [line.strip() for line in lines] == ["│ if x:", "│     y()"]


async def test_a_narrow_list_stands_in_the_middle_with_one_left_edge() -> None:
    assert await drawn(Passage(listed(["a", "bcd"], ordered=False)), width=15) == [
        "     • a",
        "     • bcd",
    ]


async def test_short_text_is_centred_line_by_line_and_long_text_is_not() -> None:
    short = await drawn(Passage(parts("some words that do not fit")), width=20)
    assert short == [" some words that do", "      not fit"]
    long = await drawn(Passage(parts("word " * LONGEST_CENTRED)), width=22)
    assert all(line.startswith("word") for line in long)


async def test_passages_have_a_blank_line_between_them_and_empty_ones_take_no_room() -> None:
    one, two = (Passage((Part(Content(text)),)) for text in ("one", "two"))
    lines = await drawn(one, Passage(()), RULE, two, width=9)
    assert lines == ["   one", "", "─────────", "", "   two"]


async def test_wide_letters_count_two_columns() -> None:
    assert await drawn(Passage(parts("漢字漢字漢字")), width=8) == ["漢字漢字", "  漢字"]


@pytest.mark.parametrize(("room", "line"), [(21, 10), (11, 5), (9, 3), (6, 0), (4, 0)])
async def test_a_first_passage_stands_in_the_middle_unless_the_rest_needs_the_room(
    room: int, line: int
) -> None:
    whole = [Passage((Part(Content(text)),)) for text in ("asked", "answered", "added")]
    lines = await placed(whole, room)
    assert [number for number, text in enumerate(lines) if text] == [line]
    assert lines[line] == "asked"
