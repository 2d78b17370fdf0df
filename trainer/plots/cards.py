"""What the cards came to, as panels: kinds, forecast, intervals, memory, decks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from trainer.cards.shown import shown
from trainer.memory import card_stats
from trainer.memory.card_stats import CARD_KINDS, DeckFigures, Histogram
from trainer.memory.days import day_to_date
from trainer.memory.stats import Span
from trainer.plots.bars import Bar, fitting, lying, standing
from trainer.plots.line import Line, Look, Panel, Piece, counted, line, share, told
from trainer.plots.reviews import MINUTE_MS, SPAN_WORDS
from trainer.workflow.statistics import Statistics

_HEIGHT = 5
_NARROW = 60
_NARROWEST = 5
_DAY_NAMES = {
    0: "< 1 day", 1: "1 day", 2: "2 days", 3: "3 days", 4: "4–6 days", 7: "1 week", 14: "2 weeks",
    21: "3 weeks", 30: "1 month", 60: "2 months", 90: "3 months", 180: "½ year", 365: "1 year",
    730: "2 years", 1825: "5 years +",
}  # fmt: skip


def kinds(figures: Statistics, width: int) -> Panel:
    """How many cards are new, in learning, young, mature, suspended."""
    cards = sum((deck.cards for deck in figures.tally.decks), Counter[str]())
    total = cards.total()
    bars = [
        Bar(kind, cards[kind], f"{cards[kind]:,} {share(cards[kind], total):>5}")
        for kind in CARD_KINDS
    ]
    return Panel(f"Cards: {total:,}", lying(bars, width))


def forecast(figures: Statistics, days: int, width: int) -> Panel:
    """When cards come due; what is overdue stands apart."""
    found = card_stats.forecast(figures.tally.due, figures.today, days)
    step = fitting(days, width)
    bars = [sum(found.days[at : at + step]) for at in range(0, days, step)]
    last = day_to_date(figures.today + days - 1)
    bounds = ("today", f"{last.day} {last:%b}")
    week = sum(found.days[1:8])
    parts = [f"{found.days[0]:,} today", f"{week:,} in the 7 days after", f"{found.later:,} later"]
    lines = [*standing(bars, bounds, width, _HEIGHT)]
    if found.overdue:
        lines.append(line(f"! overdue: {counted(found.overdue, 'card')}", Look.OVERDUE))
    lines += told(parts, width)
    each = "" if step == 1 else f", {step} days a bar"
    return Panel(f"Due in {days} days{each}", tuple(lines))


def intervals(figures: Statistics, width: int) -> Panel:
    """Cards in review by their interval."""
    return _histogram(
        "Intervals", card_stats.intervals(figures.tally.memories), width, _day_name, _days_told
    )


def stability(figures: Statistics, width: int) -> Panel:
    """Cards by the days in which their recall falls to 90 %."""
    found = card_stats.stabilities(figures.tally.memories)
    return _histogram("Stability", found, width, _day_name, _days_told)


def difficulty(figures: Statistics, width: int) -> Panel:
    """Cards by their difficulty from 1 to 10."""
    found = card_stats.difficulties(figures.tally.memories)
    return _histogram(
        "Difficulty", found, width, lambda low: f"{low // 10}–{low // 10 + 1}", _tenths_told
    )


def retrievability(figures: Statistics, width: int) -> Panel:
    """Cards by the chance to be remembered today."""
    memories = figures.tally.memories
    found = card_stats.retrievabilities(memories, figures.decay)
    panel = _histogram(
        "Retrievability", found, width, lambda low: f"{low}–{low + 10}%", _percent_told
    )
    known, cards = card_stats.known(memories, figures.decay), sum(found.counts)
    if not cards:
        return panel
    below = line(f"known today: about {known:,.0f} of {cards:,}", Look.LABEL)
    return Panel(panel.title, (*panel.lines, below))


def decks(figures: Statistics, span: Span, width: int) -> Panel:
    """A line a deck: its cards, and what was reviewed of it in the span."""
    names = ["cards", "new", "young", "mature", "reviews", "minutes", "retained"]
    kept = range(len(names)) if width >= _NARROW else (0, 4, 6)
    widths = [max(len(name), _NARROWEST) + 2 for name in names]
    heading = "".join(f"{names[place]:>{widths[place]}}" for place in kept)
    rows: list[Line] = [(Piece(f"{heading}  deck", Look.LABEL),)]
    for deck in figures.tally.decks:
        cells = _cells(deck, span)
        text = "".join(f"{cells[place]:>{widths[place]}}" for place in kept)
        rows.append((Piece(text), Piece(f"  {' '.join(shown(deck.title).split())}")))
    return Panel(f"Decks, {SPAN_WORDS[span]}", tuple(rows))


def _cells(deck: DeckFigures, span: Span) -> Sequence[str]:
    done, cards = deck.reviewed[span], deck.cards
    numbers = (cards.total(), cards["new"], cards["young"], cards["mature"], done.reviews)
    retained = share(done.retention.passed, done.retention.n)
    return *(f"{number:,}" for number in numbers), f"{done.ms / MINUTE_MS:,.0f}", retained


def _histogram(
    title: str,
    found: Histogram,
    width: int,
    name: Callable[[int], str],
    named: Callable[[float], str],
) -> Panel:
    """A line a bin, from the first that holds cards to the last."""
    total = sum(found.counts)
    if not total or found.median is None:
        return Panel(title, (line("no card has been answered yet"),))
    held = [place for place, count in enumerate(found.counts) if count]
    bars = [
        Bar(name(found.edges[place]), count, f"{count:,} {share(count, total):>4}")
        for place, count in enumerate(found.counts)
        if held[0] <= place <= held[-1]
    ]
    return Panel(f"{title}: median {named(found.median)}", lying(bars, width))


def _day_name(low: int) -> str:
    return _DAY_NAMES[low]


def _days_told(median: float) -> str:
    return counted(round(median), "day")


def _tenths_told(median: float) -> str:
    return f"{median / 10:.1f}"


def _percent_told(median: float) -> str:
    return f"{median:.0f}%"
