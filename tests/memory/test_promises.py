from __future__ import annotations

import pytest

from trainer.memory.evidence import Answer, evidence
from trainer.memory.fsrs import retrievability
from trainer.memory.log import Event, EventKind, Rating
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions
from trainer.memory.promises import promises
from trainer.memory.replay import fold

SEEN = ((0, Rating.GOOD), (0, Rating.HARD), (3, Rating.AGAIN), (4, Rating.GOOD), (30, Rating.EASY))


def test_a_promise_is_the_recall_of_the_state_before_the_answer() -> None:
    given = [
        Answer(at, f"c{card}", day * 86_400_000 + at, day, rating)
        for card in range(25)
        for at, (day, rating) in enumerate(SEEN)
    ]
    rows = [one for one in evidence(given) if one.answer.card == "c7"]
    promised = promises(rows, FSRS_6_DEFAULTS)
    for one, recall in zip(rows, promised, strict=True):
        earlier = [
            Event(f"e{at}", "c", at, day, EventKind.REVIEW, rating=rating)
            for at, (day, rating) in enumerate(SEEN)
            if at < len(one.history) - 1
        ]
        state = fold(earlier, MemoryOptions())
        assert recall == pytest.approx(retrievability(state, one.answer.day, FSRS_6_DEFAULTS))
    assert len(rows) == 3
