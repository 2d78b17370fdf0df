"""The heading: title, remaining counts, progress, at any width."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from trainer.memory.log import Phase
from trainer.memory.session import Counts
from trainer.tui.widgets.heading import Heading


class Top(App[None]):
    """The heading alone in a window."""

    CSS = "Heading { height: 2; }"

    def compose(self) -> ComposeResult:
        yield Heading()


async def drawn(
    title: str, counts: Counts, phase: Phase | None = None, done: int = 0, width: int = 60
) -> list[str]:
    """The two lines of the heading."""
    async with (top := Top()).run_test(size=(width, 4)) as pilot:
        top.query_one(Heading).show(title, counts, phase, done)
        await pilot.pause()
        return [strip.text for strip in top.screen._compositor.render_strips()[:2]]


@pytest.mark.parametrize(
    ("phase", "marked"),
    [
        (Phase.NEW, "▸3 new  2 learning  1 due"),
        (Phase.LEARNING, "3 new  ▸2 learning  1 due"),
        (Phase.RELEARNING, "3 new  ▸2 learning  1 due"),
        (Phase.REVIEW, "3 new  2 learning  ▸1 due"),
        (None, "3 new  2 learning  1 due"),
    ],
)
async def test_the_kind_of_the_current_card_is_marked(phase: Phase | None, marked: str) -> None:
    top, _bar = await drawn("Net", Counts(3, 2, 1), phase)
    assert top.rstrip().endswith(f" {marked}")
    assert top.count("▸") == marked.count("▸")


async def test_a_long_title_gives_way_to_the_counts() -> None:
    top, _bar = await drawn("A title that is much longer than there is room for it", Counts(7))
    assert "…" in top
    assert top.rstrip().endswith("7 new  0 learning  0 due")


async def test_a_narrow_heading_shortens_the_words() -> None:
    top, _bar = await drawn("Net", Counts(3, 2, 1), Phase.REVIEW, width=40)
    assert top.rstrip().endswith("3 n  2 l  ▸1 d")


@pytest.mark.parametrize(("done", "left", "cells"), [(0, 4, 0), (1, 3, 15), (3, 1, 45), (4, 0, 60)])
async def test_the_bar_grows_with_the_cards_done(done: int, left: int, cells: int) -> None:
    _top, bar = await drawn("Net", Counts(review=left), done=done)
    assert bar == "━" * cells + "─" * (60 - cells)


async def test_a_title_of_several_lines_and_wide_letters_stays_on_one_line() -> None:
    top, bar = await drawn("漢字\n漢字" * 20, Counts(1))
    assert "…" in top
    assert set(bar) == {"─"}
