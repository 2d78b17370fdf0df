"""The forgetting curve."""

from __future__ import annotations

from math import inf

import pytest

from trainer.memory.forgetting import recall, wait

DECAY = 0.1542


def test_at_its_stability_a_memory_is_recalled_nine_times_of_ten() -> None:
    assert recall(0, DECAY) == 1
    assert recall(1, DECAY) == pytest.approx(0.9)


@pytest.mark.parametrize("time", [0.01, 1, 30])
def test_the_wait_is_the_time_in_which_recall_falls_so_far(time: float) -> None:
    assert wait(recall(time, DECAY), DECAY) == pytest.approx(time)


def test_nothing_is_ever_forgotten_wholly() -> None:
    assert wait(0, DECAY) == inf
