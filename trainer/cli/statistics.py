"""The command that shows what study came to: stats."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.cli.shapes import Shape
    from trainer.memory.card_stats import DeckFigures, Histogram
    from trainer.memory.log import Rating
    from trainer.memory.stats import Day, Passed, Span, Stage
    from trainer.plots.page import View
    from trainer.workflow.statistics import Statistics

_WIDTH = 80


def stats(arguments: argparse.Namespace) -> int:
    """``trainer stats``: figures in a window, as text, or as data."""
    with opening.home(arguments) as home:
        from trainer.workflow.statistics import statistics

        if arguments.json:
            from trainer.cli import shapes

            shapes.dump(_shape(statistics(home, arguments.decks), arguments))
        elif arguments.plain or not opening.has_terminal():
            _print(statistics(home, arguments.decks), arguments)
        else:
            from trainer.tui.app import run_statistics

            view = _view(arguments)
            return opening.in_window(home, lambda: run_statistics(home, arguments.decks, view))
    return 0


def _print(figures: Statistics, arguments: argparse.Namespace) -> None:
    import shutil

    from trainer.plots.line import plain
    from trainer.plots.page import WIDEST_COLUMN, page

    width = min(shutil.get_terminal_size((_WIDTH, 0)).columns, WIDEST_COLUMN)
    opening.say_line(figures.title)
    print()
    for line in page(figures, _view(arguments), width):
        opening.say(plain(line))


def _view(arguments: argparse.Namespace) -> View:
    from trainer.memory.stats import Span
    from trainer.plots.page import View

    return View(Span(arguments.range or Span.MONTH), arguments.forecast)


def _shape(figures: Statistics, arguments: argparse.Namespace) -> Shape:
    """The contract, and more: all time unless a range is asked for."""
    from trainer.memory.stats import Span

    span = Span(arguments.range or Span.ALL)
    return {
        "title": figures.title,
        **_log_shape(figures, span),
        **_cards_shape(figures, span, arguments.forecast),
    }


def _log_shape(figures: Statistics, span: Span) -> Shape:
    from trainer.memory import stats

    first, today = figures.first_day(span), figures.today
    counts = stats.since(figures.tally.reviews, first)
    by_stage = stats.ratings(counts)
    hours = stats.hours(figures.tally.quarters, first, figures.timezone)
    return {
        "streak": figures.streak.current,
        "longest_streak": figures.streak.longest,
        "today": _day(figures.day),
        "days": [_day(day) for day in figures.days.values() if day.day >= first],
        "retention": _retention(stats.retention(counts, first, today)),
        "retention_by_period": {
            name: _retention(stats.retention(figures.tally.reviews, *days))
            for name, days in stats.periods(today).items()
        },
        "ratings": _ratings(sum(by_stage.values(), Counter())),
        "ratings_by_stage": {stage: _ratings(given) for stage, given in by_stage.items()},
        "hours": [hour.n for hour in hours],
        "hours_remembered": [hour.passed for hour in hours],
    }


def _cards_shape(figures: Statistics, span: Span, ahead: int) -> Shape:
    from trainer.memory import card_stats

    memories, decks = figures.tally.memories, figures.tally.decks
    coming = card_stats.forecast(figures.tally.due, figures.today, ahead)
    recall = card_stats.retrievabilities(memories, figures.decay)
    return {
        "overdue": coming.overdue,
        "forecast": [
            {"day": _date(figures.today + ahead), "cards": cards}
            for ahead, cards in enumerate(coming.days)
        ],
        "cards": _kinds(sum((deck.cards for deck in decks), Counter())),
        "intervals": _bins(card_stats.intervals(memories)),
        "stability": _bins(card_stats.stabilities(memories)),
        "difficulty": _bins(card_stats.difficulties(memories), 10),
        "retrievability": _bins(recall, 100),
        "known": round(card_stats.known(memories, figures.decay), 1),
        "decks": [_deck(deck, span) for deck in decks],
    }


def _day(day: Day) -> Shape:
    return {
        "day": _date(day.day),
        "reviews": day.reviews,
        "ms": day.ms,
        "remembered": day.remembered,
        "new": day.new,
    }


def _date(day: int) -> str:
    from trainer.memory.days import day_to_date

    return day_to_date(day).isoformat()


def _deck(deck: DeckFigures, span: Span) -> Shape:
    done = deck.reviewed[span]
    return {
        "id": deck.id,
        "title": deck.title,
        "cards": _kinds(deck.cards),
        "reviews": done.reviews,
        "ms": done.ms,
        "retention": _passed(done.retention),
    }


def _kinds(cards: Mapping[str, int]) -> Shape:
    from trainer.memory.card_stats import CARD_KINDS

    return {kind: cards.get(kind, 0) for kind in CARD_KINDS}


def _passed(of: Passed) -> Shape:
    return {"pass": of.passed, "n": of.n}


def _retention(found: Mapping[Stage, Passed]) -> Shape:
    return {str(stage): _passed(of) for stage, of in found.items()}


def _ratings(given: Mapping[Rating, int]) -> Shape:
    from trainer.memory.log import Rating

    return {str(int(rating)): given.get(rating, 0) for rating in Rating}


def _bins(found: Histogram, unit: int = 1) -> list[Shape]:
    """Bins as they are in the figure's own unit; the last has no end where it is open."""
    bounds = zip(found.edges, (*found.edges[1:], None), strict=True)
    return [
        {"from": low / unit, "to": high and high / unit, "cards": cards}
        for (low, high), cards in zip(bounds, found.counts, strict=True)
    ]
