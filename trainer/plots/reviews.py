"""What the log came to, as panels: summary, year, days, hours, true retention, ratings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from trainer.memory import stats
from trainer.memory.days import day_to_date
from trainer.memory.log import Rating
from trainer.memory.stats import Passed, Span, Stage
from trainer.plots.bars import Bar, fitting, lying, standing
from trainer.plots.heatmap import heatmap
from trainer.plots.line import Line, Look, Panel, Piece, counted, joined, line, share, told
from trainer.workflow.statistics import Statistics

MINUTE_MS = 60_000
SPAN_WORDS = {Span.MONTH: "last 30 days", Span.YEAR: "last 365 days", Span.ALL: "all time"}
_STEP_WORDS = {1: "day", 7: "week"}
_HEIGHT = 5
_NAME_WIDTH = 8
_NARROW = 60
_NONE = "no review in this time"
_FEW_MINUTES, _MANY_MINUTES = 10, 600


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is plotted by day; ``told`` says it of the sum, the days studied, and all days."""

    name: str
    unit: int
    of: Callable[[stats.Day], int]
    told: Callable[[int, int, int], Sequence[str]]


def summary(figures: Statistics, width: int) -> Panel:
    """Streak and today."""
    streak, day = figures.streak, figures.day
    date = day_to_date(day.day)
    days = [counted(streak.current, "day"), f"longest {counted(streak.longest, 'day')}"]
    done = [counted(day.reviews, "review"), _time(day.ms)]
    done += [f"{share(day.remembered, day.reviews)} remembered", f"{day.new:,} new"]
    return Panel(
        f"Today, {date.day} {date:%B %Y}",
        (
            *_named("streak", days, width),
            *_named("today", done if day.reviews else ["no review yet"], width),
        ),
    )


def year(figures: Statistics, width: int) -> Panel:
    """The heatmap."""
    reviews = {day.day: day.reviews for day in figures.days.values()}
    return Panel("Reviews in a year", heatmap(reviews, figures.today, width))


def reviews_by_day(figures: Statistics, span: Span, width: int) -> Panel:
    """How many reviews on each day of the span."""
    return _by_day(figures, span, width, _REVIEWS)


def minutes_by_day(figures: Statistics, span: Span, width: int) -> Panel:
    """How many minutes on each day of the span."""
    return _by_day(figures, span, width, _MINUTES)


def hours(figures: Statistics, span: Span, width: int) -> Panel:
    """Reviews by the hour of the day, and how many of them remembered the card."""
    first = figures.first_day(span)
    bars = [
        Bar(f"{hour:02}:00", of.n, f"{of.n:,} {share(of.passed, of.n):>4} remembered")
        for hour, of in enumerate(stats.hours(figures.tally.quarters, first, figures.timezone))
        if of.n
    ]
    lines = lying(bars, width) if bars else (line(_NONE),)
    return Panel(f"Hour of the day, {SPAN_WORDS[span]}", lines)


def retention(figures: Statistics, width: int) -> Panel:
    """True retention by maturity, for spans from today to all time."""
    rows: list[tuple[str, tuple[str, ...]]] = [("", ("young", "mature", "both"))]
    for name, (first, last) in stats.periods(figures.today).items():
        found = stats.retention(figures.tally.reviews, first, last)
        young, mature = found[Stage.YOUNG], found[Stage.MATURE]
        rows.append((name, tuple(_passed(of) for of in (young, mature, young + mature))))
    columns, cell_width = (2, 13) if width < _NARROW else (3, 15)
    return Panel(
        "True retention",
        tuple(
            (
                Piece(f"{name:<11}", Look.LABEL),
                *(
                    Piece(f"{cell:>{cell_width}}", Look.LABEL if not name else Look.TEXT)
                    for cell in cells[:columns]
                ),
            )
            for name, cells in rows
        ),
    )


def ratings(figures: Statistics, span: Span, width: int) -> Panel:
    """The shares of the ratings, by what the card was before."""
    found = stats.ratings(stats.since(figures.tally.reviews, figures.first_day(span)))
    lines: list[Line] = []
    for stage, given in found.items():
        total = given.total()
        lines.append(line(f"{stage} · {counted(total, 'review')}", Look.LABEL))
        bars = [
            Bar(
                f"  {rating.name.lower():>5}",
                given[rating] / total,
                f"{share(given[rating], total)} {given[rating]:>7,}",
            )
            for rating in Rating
            if total
        ]
        lines += lying(bars, width, most=1)
    return Panel(f"Ratings, {SPAN_WORDS[span]}", tuple(lines))


def _by_day(figures: Statistics, span: Span, width: int, measure: _Measure) -> Panel:
    first = figures.first_day(span)
    length = figures.today - first + 1
    step = fitting(length, width)
    each = f"a {_STEP_WORDS[step]}" if step in _STEP_WORDS else f"in {step} days"
    title = f"{measure.name} {each}, {SPAN_WORDS[span]}"
    values = {day.day: measure.of(day) for day in figures.days.values() if day.day >= first}
    if not values:
        return Panel(title, (line(_NONE),))
    bars = [bar / measure.unit for bar in stats.by_step(values, first, figures.today, step)]
    bounds = (_date(first, span), _date(figures.today, span))
    below = told(measure.told(sum(values.values()), len(values), length), width)
    return Panel(title, (*standing(bars, bounds, width, _HEIGHT), *below))


def _reviews_told(total: int, studied: int, length: int) -> Sequence[str]:
    days = f"on {studied:,} of {counted(length, 'day')}"
    return f"{counted(total, 'review')} {days}", f"{total / studied:,.0f} a day studied"


def _minutes_told(total: int, studied: int, _length: int) -> Sequence[str]:
    return _time(total), f"{_time(total // studied)} a day studied"


def _time(ms: int) -> str:
    minutes = ms / MINUTE_MS
    if minutes >= _MANY_MINUTES:
        return f"{minutes / 60:,.0f} h"
    return f"{minutes:.1f} min" if minutes < _FEW_MINUTES else f"{minutes:.0f} min"


def _passed(of: Passed) -> str:
    return f"{share(of.passed, of.n)} of {of.n:,}" if of.n else "–"


def _date(day: int, span: Span) -> str:
    date = day_to_date(day)
    return f"{date:%b} {date.year}" if span is not Span.MONTH else f"{date.day} {date:%b}"


def _named(name: str, parts: Sequence[str], width: int) -> Iterator[Line]:
    for number, text in enumerate(joined(parts, width, _NAME_WIDTH)):
        yield Piece(f"{'' if number else name:<{_NAME_WIDTH}}", Look.LABEL), Piece(text)


_REVIEWS = _Measure("Reviews", 1, lambda day: day.reviews, _reviews_told)
_MINUTES = _Measure("Minutes", MINUTE_MS, lambda day: day.ms, _minutes_told)
