"""Statistics of a made-up learner, for plots to be drawn of."""

from __future__ import annotations

from collections import Counter
from datetime import UTC

from trainer.memory.card_stats import DeckFigures, Memories, Reviewed
from trainer.memory.log import Rating
from trainer.memory.stats import Passed, QuarterCount, ReviewCount, Span, Stage
from trainer.store.tally import Tally
from trainer.workflow.statistics import Statistics

TODAY = 20_780  # Monday, 23 November 2026
QUARTERS_A_DAY = 96


def studied(title: str = "Networking") -> Statistics:
    """Thirty-two days in a row, and one day a year and a half before."""
    days = [*range(TODAY - 31, TODAY + 1), TODAY - 600]
    reviews = tuple(
        ReviewCount(day, stage, rating, True, 16, 60_000)
        for day in days
        for stage in Stage
        for rating in Rating
    )
    quarters = tuple(QuarterCount(day, day * QUARTERS_A_DAY + 80, 100, 90) for day in days)
    memories = Memories({1: 4, 30: 8}, {2: 4, 700: 8}, {15: 6, 95: 6}, {20: 9, 900: 3})
    cards = Counter({"new": 5, "learning": 1, "young": 20, "mature": 1_000, "suspended": 2})
    reviewed = {span: Reviewed(1_234, 600_000, Passed(9, 10)) for span in Span}
    deck = DeckFigures("d1", title, cards, reviewed)
    due = {TODAY - 3: 7, TODAY: 12, TODAY + 1: 30, TODAY + 200: 5}
    counts = Tally(reviews, quarters, memories, due, (deck,))
    return Statistics("Library", TODAY, UTC, 0.1542, counts)


def nothing() -> Statistics:
    """A library of which no card was ever answered."""
    deck = DeckFigures("d1", "New", Counter({"new": 3}), {span: Reviewed() for span in Span})
    return Statistics("Library", TODAY, UTC, 0.1542, Tally((), (), Memories(), {}, (deck,)))
