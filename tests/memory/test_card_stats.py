"""The sums of a library's cards: forecast, histograms, what is known."""

from __future__ import annotations

import pytest

from trainer.memory import card_stats
from trainer.memory.card_stats import AGE_STEPS, Memories, Reviewed, nested
from trainer.memory.fsrs import retrievability
from trainer.memory.log import CardState, Phase
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.memory.stats import Passed, Span

DECAY = FSRS_6_DEFAULTS[-1]


def test_what_is_overdue_stands_apart_and_what_comes_later_too() -> None:
    found = card_stats.forecast({-5: 1, 99: 2, 100: 3, 102: 4, 129: 5, 130: 6}, 100, 30)
    assert (found.overdue, found.later) == (3, 6)
    assert found.days == (3, 0, 4, *[0] * 26, 5)


def test_cards_lie_between_the_edges_of_their_bins() -> None:
    found = card_stats.intervals(Memories(intervals={1: 1, 6: 2, 7: 3, 9_999: 4}))
    bins = {edge: count for edge, count in zip(found.edges, found.counts, strict=True) if count}
    assert bins == {1: 1, 4: 2, 7: 3, 1825: 4}
    assert found.median == 7
    assert card_stats.stabilities(Memories(stabilities={0: 1})).counts[0] == 1


def test_the_greatest_difficulty_lies_in_the_last_bin() -> None:
    found = card_stats.difficulties(Memories(difficulties={10: 1, 99: 1, 100: 1}))
    assert found.counts == (1, 0, 0, 0, 0, 0, 0, 0, 2)


def test_of_two_cards_in_the_middle_the_greater_is_the_median() -> None:
    assert card_stats.intervals(Memories(intervals={1: 1, 3: 1})).median == 3


def test_no_cards_have_no_median() -> None:
    assert card_stats.intervals(Memories()).median is None


@pytest.mark.parametrize("days", [0, 1, 7, 50, 400])
def test_recall_follows_the_learners_forgetting_curve(days: int) -> None:
    state = CardState(Phase.REVIEW, stability=20.0, difficulty=5.0, last_day=0)
    memories = Memories(ages={round(days / 20 * AGE_STEPS): 100})
    expected = retrievability(state, days, FSRS_6_DEFAULTS)
    assert card_stats.known(memories, DECAY) == pytest.approx(100 * (expected or 0), abs=0.01)


def test_a_card_due_at_ninety_percent_lies_in_the_bin_that_begins_there() -> None:
    assert card_stats.retrievabilities(Memories(ages={AGE_STEPS: 1}), DECAY).counts[-1] == 1


def test_a_longer_span_holds_the_shorter_ones() -> None:
    month, rest = Reviewed(1, 10, Passed(1, 1)), Reviewed(2, 20, Passed(0, 2))
    found = nested({Span.MONTH: month, Span.ALL: rest})
    assert found[Span.MONTH] == found[Span.YEAR] == month
    assert found[Span.ALL] == Reviewed(3, 30, Passed(1, 3))
