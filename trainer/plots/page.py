"""All statistics as one page, in one column or two, for the window and for plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer.memory.card_stats import FORECAST_DAYS
from trainer.memory.stats import Span
from trainer.plots import cards, reviews
from trainer.plots.line import Line, beside, stacked, told
from trainer.workflow.statistics import Statistics

WIDEST_COLUMN = 84
_GAP = 4
_TWO_COLUMNS = 124
_BEGIN = ("No reviews yet", "the plots come with the first")


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: reviews of a span, and due cards of so many days ahead."""

    span: Span = Span.MONTH
    ahead: int = FORECAST_DAYS[0]

    def with_next_span(self) -> View:
        """The view with the next longer span, after all time the shortest."""
        spans = tuple(Span)
        return replace(self, span=spans[(spans.index(self.span) + 1) % len(spans)])

    def with_next_ahead(self) -> View:
        """The view with the next longer forecast, after the longest the shortest."""
        place = FORECAST_DAYS.index(self.ahead) + 1
        return replace(self, ahead=FORECAST_DAYS[place % len(FORECAST_DAYS)])


def page(figures: Statistics, view: View, width: int) -> list[Line]:
    """The lines of all panels at a width."""
    if not figures.days:
        return _first_page(figures, width)
    two = width >= _TWO_COLUMNS
    column = min((width - _GAP) // 2 if two else width, WIDEST_COLUMN)
    done = stacked(
        (
            reviews.summary(figures, column),
            reviews.year(figures, column),
            reviews.reviews_by_day(figures, view.span, column),
            reviews.minutes_by_day(figures, view.span, column),
            cards.forecast(figures, view.ahead, column),
            reviews.hours(figures, view.span, column),
        )
    )
    known = stacked(
        (
            reviews.retention(figures, column),
            reviews.ratings(figures, view.span, column),
            cards.kinds(figures, column),
            cards.intervals(figures, column),
            cards.stability(figures, column),
            cards.difficulty(figures, column),
            cards.retrievability(figures, column),
        )
    )
    above = beside(done, known, column, _GAP) if two else [*done, (), *known]
    return [*above, (), *stacked([cards.decks(figures, view.span, width)])]


def _first_page(figures: Statistics, width: int) -> list[Line]:
    column = min(width, WIDEST_COLUMN)
    return [*stacked([cards.kinds(figures, column)]), (), *told(_BEGIN, width)]
