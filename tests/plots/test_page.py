"""The whole page as text, at all widths."""

from __future__ import annotations

import pytest

from tests.plots.figures import nothing, studied
from trainer.memory.stats import Span
from trainer.plots.line import beside, counted, joined, line, plain
from trainer.plots.page import View, page

TITLES = (
    "Today, 23 November 2026", "Reviews in a year", "Reviews a", "Minutes a", "Due in",
    "Hour of the day", "True retention", "Ratings", "Cards: 1,028", "Intervals", "Stability",
    "Difficulty", "Retrievability", "Decks",
)  # fmt: skip


def text(width: int, view: View | None = None) -> list[str]:
    return [plain(one) for one in page(studied(), view or View(), width)]


@pytest.mark.parametrize("width", [37, 76, 124, 174])
@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("ahead", [30, 90, 365])
def test_every_figure_is_there_and_fits(width: int, span: Span, ahead: int) -> None:
    lines = text(width, View(span, ahead))
    assert max(map(len, lines[:-1])) <= width  # the last ends with a title
    whole = (
        "\n".join(lines).replace("Reviews in 28", "Reviews a").replace("Minutes in 28", "Minutes a")
    )
    assert [title for title in TITLES if title not in whole] == []


def test_numbers_stand_beside_the_plots() -> None:
    whole = "\n".join(text(76))
    for told in (
        "streak  32 days · longest 32 days",
        "today   256 reviews · 16 min · 75% remembered · 64 new",
        "7,680 reviews on 30 of 30 days · 256 a day studied",
        "! overdue: 7 cards",
        "12 today · 30 in the 7 days after · 5 later",
        "20:00 ████████████████████████████████████████ 3,000  90% remembered",
        "last month    75% of 1,920   75% of 1,920   75% of 3,840",
        "mature · 1,920 reviews",
        "Intervals: median 30 days",
        "Difficulty: median 9.5",
    ):
        assert told in whole


def test_two_columns_stand_side_by_side_where_there_is_room() -> None:
    assert "Today, 23 November 2026" in text(174)[0]
    assert "True retention" in text(174)[0]
    assert len(text(174)) < 0.7 * len(text(76))


def test_the_span_chooses_the_days() -> None:
    year = "\n".join(text(76, View(Span.YEAR)))
    assert "Reviews a week, last 365 days" in year
    assert "on 32 of 365 days" in year
    assert "on 33 of 601 days" in "\n".join(text(76, View(Span.ALL)))


def test_views_go_round() -> None:
    view = View()
    assert [(view := view.with_next_span()).span for _ in range(3)] == ["year", "all", "month"]
    assert [(view := view.with_next_ahead()).ahead for _ in range(3)] == [90, 365, 30]


def test_before_the_first_review_there_are_the_cards_and_a_word() -> None:
    lines = [plain(one) for one in page(nothing(), View(), 37)]
    assert lines[0] == "Cards: 3"
    assert lines[-2] == "No reviews yet"
    assert max(map(len, lines)) <= 37


def test_a_hostile_title_is_made_safe_and_stays_on_its_line() -> None:
    drawn = page(studied("a\x1b]0;b\n[red]c"), View(), 76)
    assert plain(drawn[-1]).endswith("  a\N{SYMBOL FOR ESCAPE}]0;b [red]c")


def test_parts_break_between_each_other_only() -> None:
    assert joined(["one", "two", "three"], 9) == ["one · two", "three"]
    assert joined(["a long part alone"], 5) == ["a long part alone"]


def test_a_longer_left_column_goes_on_alone() -> None:
    lines = beside([line("ab"), line("c")], [line("x")], 3, 1)
    assert [plain(one) for one in lines] == ["ab  x", "c"]
    lines = beside([line("ab")], [line("x"), line("y")], 3, 1)
    assert [plain(one) for one in lines] == ["ab  x", "    y"]


def test_one_of_a_thing_is_not_several() -> None:
    assert (counted(1, "day"), counted(1_000, "day")) == ("1 day", "1,000 days")
