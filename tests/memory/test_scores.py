from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.evidence import Answer, Evidence
from trainer.memory.log import Rating
from trainer.memory.scores import Scores, scores


def row(*, recalled: bool, gap: int = 1, count: int = 2, lapses: int = 0) -> Evidence:
    rating = Rating.GOOD if recalled else Rating.AGAIN
    answer = Answer(0, "c", 0, 0, rating)
    return Evidence(answer, ((Rating.GOOD, 0), (rating, gap)), count, lapses)


FOUR = [
    row(recalled=True),
    row(recalled=False),
    row(recalled=True, gap=10, count=3),
    row(recalled=True, gap=10, count=3),
]


def even(recall: float = 0.5) -> Scores:
    return scores(FOUR, [recall] * 4)


def test_a_coin_promises_a_bit_and_an_auc_of_a_half() -> None:
    assert even().log_loss == pytest.approx(math.log(2))
    assert even().auc == 0.5


def test_a_bin_is_wrong_by_its_mean_and_not_by_its_single_answers() -> None:
    assert even().rmse_bins == pytest.approx(math.sqrt((2 * 0 + 2 * 0.25) / 4))


@pytest.mark.parametrize(("gaps", "bins"), [((1, 3), 1), ((3, 4), 2)])
def test_bins_part_where_srs_benchmark_parts_them(gaps: tuple[int, int], bins: int) -> None:
    rows = [row(recalled=True, gap=gaps[0]), row(recalled=False, gap=gaps[1])]
    wrong = scores(rows, [0.5, 0.5]).rmse_bins
    assert wrong == pytest.approx(0.0 if bins == 1 else 0.5)


def test_who_orders_all_cards_rightly_has_an_auc_of_one() -> None:
    rows = [row(recalled=False), row(recalled=True), row(recalled=True)]
    assert scores(rows, [0.1, 0.2, 0.9]).auc == 1.0
    assert scores(rows, [0.9, 0.2, 0.1]).auc == 0.0


def test_alike_answers_have_no_auc() -> None:
    assert scores([row(recalled=True)], [0.9]).auc is None


def test_calibration_tells_what_came_true_of_each_tenth() -> None:
    (low, high) = scores(FOUR, [0.42, 0.48, 1.0, 0.95]).calibration
    assert low.promised == pytest.approx(0.45)
    assert high.promised == pytest.approx(0.975)
    assert [(step.observed, step.n) for step in (low, high)] == [(0.5, 2), (1.0, 2)]


def test_a_broken_promise_of_certainty_is_dear_and_no_error() -> None:
    assert 9 < scores(FOUR, [1.0] * 4).log_loss < 10


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=60))
def test_auc_is_the_share_of_pairs_in_the_right_order(pairs: list[tuple[bool, float]]) -> None:
    rows = [row(recalled=recalled) for recalled, _ in pairs]
    auc = scores(rows, [recall for _, recall in pairs]).auc
    won = [
        0.5 if one == other else float(one > other)
        for recalled, one in pairs if recalled
        for forgotten, other in pairs if not forgotten
    ]  # fmt: skip
    assert auc == (pytest.approx(sum(won) / len(won)) if won else None)
