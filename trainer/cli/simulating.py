"""The command that looks a year ahead: simulate."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.memory.simulate import Year

_BAR = 20


def simulate(arguments: argparse.Namespace) -> int:
    """``trainer simulate``: what is known for how many minutes, by desired retention."""
    from trainer.cli.progress import Progress
    from trainer.workflow import simulating

    with (
        opening.empty(arguments, list),
        opening.home(arguments) as home,
        Progress() as progress,
    ):
        found = tuple(simulating.years(home, progress.later))
        present = home.config.memory().retention
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(
            [
                {
                    "retention": year.retention,
                    "known": year.known,
                    "minutes_per_day": year.minutes_per_day,
                    "reviews": year.reviews,
                }
                for year in found
            ]
        )
    else:
        _tell(found, present)
    return 0


def _tell(found: Sequence[Year], present: float) -> None:
    most_known = max(year.known for year in found) or 1
    most_minutes = max(year.minutes_per_day for year in found) or 1
    opening.say("A year from now, with your cards, your answers and your limits:")
    opening.say(f"\nretention   cards known{'':{_BAR - 4}}minutes a day{'':{_BAR - 6}}reviews")
    for year in found:
        here = "*" if abs(year.retention - present) < 1e-9 else " "  # noqa: PLR2004
        known, minutes = _bar(year.known / most_known), _bar(year.minutes_per_day / most_minutes)
        opening.say(
            f"  {year.retention:4.0%} {here} {year.known:9,.0f} {known}  "
            f"{year.minutes_per_day:6.1f} {minutes}  {year.reviews:9,}"
        )
    opening.say(f"\n{_trade(found)}")
    opening.say("* your present desired retention (memory.retention in config.toml)")


def _bar(share: float) -> str:
    return f"{'#' * round(share * _BAR):<{_BAR}}"


def _trade(found: Sequence[Year]) -> str:
    """What the last step up costs and brings, as an example of the trade."""
    steps = [(one, other) for one, other in pairwise(found) if one.known and one.minutes_per_day]
    if not steps:
        return "There is too little to compare."
    one, other = steps[-1]
    more = other.known / one.known - 1
    longer = other.minutes_per_day / one.minutes_per_day - 1
    return (
        f"From {one.retention:.0%} to {other.retention:.0%} you would know {more:+.0%} "
        f"for {longer:+.0%} of the time. Which is right depends on what you learn for."
    )
