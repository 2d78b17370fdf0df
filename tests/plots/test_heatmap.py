"""The year as squares, as text."""

from __future__ import annotations

import pytest

from tests.plots.figures import TODAY
from trainer.plots.heatmap import SQUARES, heatmap
from trainer.plots.line import Look, plain


def test_a_year_has_a_column_a_week_and_ends_today() -> None:
    lines = [plain(line) for line in heatmap({TODAY: 1}, TODAY, 76)]
    assert lines[1] == "Mon " + "·" * 52 + "░"
    assert [len(line) for line in lines[2:8]] == [56] * 6  # the days to come are not drawn
    assert lines[0].split() == [
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
    ]


def test_each_level_has_its_own_letter_and_look() -> None:
    values = {TODAY - days: days for days in range(1, 41)}
    lines = heatmap(values, TODAY, 76)
    assert set("".join(map(plain, lines[1:8]))) >= set(SQUARES)
    looks = {(piece.text, piece.look) for line in lines[1:8] for piece in line}
    assert {look for text, look in looks if text in SQUARES} == set(Look) - {
        Look.TEXT, Look.TITLE, Look.LABEL, Look.BAR, Look.OVERDUE,
    }  # fmt: skip
    assert len({text for text, _ in looks if text in SQUARES}) == 5


def test_the_legend_tells_what_the_levels_mean() -> None:
    values = {TODAY - days: 10 * days for days in range(1, 11)}
    legend = plain(heatmap(values, TODAY, 76)[8])
    assert legend == "    · none   ░ 1–25   ▒ 26–50   ▓ 51–75   █ 76 or more"


def test_one_odd_day_does_not_pale_all_others() -> None:
    values = {TODAY - days: 20 for days in range(1, 20)} | {TODAY: 5_000}
    assert plain(heatmap(values, TODAY, 76)[1])[-3:] == "███"


@pytest.mark.parametrize("width", [38, 57, 80, 120])
def test_it_keeps_to_its_width(width: int) -> None:
    lines = [plain(line) for line in heatmap({TODAY: 3, TODAY - 100: 90}, TODAY, width)]
    assert max(map(len, lines)) <= width
    assert lines[1].endswith("░")
