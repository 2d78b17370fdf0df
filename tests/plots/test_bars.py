"""Bars as text."""

from __future__ import annotations

import pytest

from trainer.plots.bars import Bar, fitting, lying, standing
from trainer.plots.line import plain


def test_lying_bars_stand_between_names_and_numbers() -> None:
    bars = [Bar("new", 4, "4"), Bar("learning", 1, "1"), Bar("old", 0, "0")]
    assert [plain(line) for line in lying(bars, 18)] == [
        "     new ███████ 4",
        "learning █▊      1",
        "     old         0",
    ]


def test_standing_bars_rise_in_eighths_over_an_axis() -> None:
    assert [plain(line) for line in standing([0, 8, 4, 1, 16], ("25 Oct", "x"), 9, 2)] == [
        "16┤    █",
        "  │ █▄▁█",
        " 0┼─────",
        "   25 Oct",
    ]


def test_a_little_is_never_nothing() -> None:
    assert "▁" in plain(standing([1, 10_000], (), 20, 3)[2])
    assert plain(lying([Bar("a", 1, "1"), Bar("b", 10_000, "2")], 30)[0]) == f"a ▏{' ' * 25} 1"


def test_bars_grow_wider_where_there_is_room() -> None:
    assert plain(standing([1, 1], (), 20, 1)[0]) == "1┤███ ███"


def test_nothing_at_all_can_be_drawn() -> None:
    assert [plain(line) for line in standing([0, 0], ("a", "b"), 5, 1)] == ["0┤", "0┼──", "  a"]
    assert lying([], 30) == ()


@pytest.mark.parametrize(
    ("days", "width", "step"),
    [(30, 38, 1), (365, 80, 7), (365, 38, 28), (3_650, 38, 364), (9, 8, 28)],
)
def test_long_spans_are_summed_so_that_they_fit(days: int, width: int, step: int) -> None:
    assert fitting(days, width) == step
