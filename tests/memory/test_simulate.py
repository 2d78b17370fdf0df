from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from trainer.memory.habits import Habits, habits
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.simulate import Collection, year

TODAY = 20_000
USUAL = habits([])
NEW = Collection({}, tuple(f"c{number}" for number in range(400)), TODAY)
ENDLESS = StudyOptions(new=10, reviews=9_999)
STEPLESS = MemoryOptions(learning_steps=(), relearning_steps=(), fuzz=False)


def known(count: int) -> Collection:
    state = CardState(
        phase=Phase.REVIEW, stability=30.0, difficulty=5.0, last_day=TODAY - 30,
        due_day=TODAY, reps=5,
    )  # fmt: skip
    return Collection({f"c{number}": state for number in range(count)}, (), TODAY)


def test_more_is_known_for_more_minutes() -> None:
    found = [
        year(NEW, USUAL, MemoryOptions(retention=wish), ENDLESS) for wish in (0.7, 0.8, 0.9, 0.97)
    ]
    for one, other in pairwise(found):
        assert one.known < other.known
        assert one.minutes_per_day < other.minutes_per_day
        assert one.reviews < other.reviews


def test_the_same_collection_has_the_same_year() -> None:
    assert year(NEW, USUAL, MemoryOptions(), ENDLESS) == year(NEW, USUAL, MemoryOptions(), ENDLESS)


def test_new_cards_come_as_the_limit_lets_them() -> None:
    ten = year(NEW, USUAL, STEPLESS, replace(ENDLESS, new=10), days=1)
    assert ten.reviews == 10
    assert year(NEW, USUAL, STEPLESS, replace(ENDLESS, new=500), days=1).reviews == 400


def test_reviews_over_the_limit_wait_for_the_next_day() -> None:
    limited = replace(ENDLESS, reviews=30)
    assert year(known(50), USUAL, STEPLESS, limited, days=1).reviews == 30
    assert year(known(50), USUAL, STEPLESS, limited, days=2).reviews >= 50


def test_promised_recall_comes_true_for_such_a_learner() -> None:
    seconds = {rating: 60.0 if rating is Rating.AGAIN else 0.0 for rating in Rating}
    told = Habits(USUAL.first, USUAL.recalled, seconds)
    found = year(known(3_000), told, STEPLESS, replace(ENDLESS, reviews=99_999), days=1)
    assert found.minutes_per_day / found.reviews == pytest.approx(0.1, abs=0.02)  # forgotten


def answer(rating: Rating, phase: Phase, took_ms: int) -> Event:
    return Event(
        f"{rating}{phase}{took_ms}", "c", 0, 0, EventKind.REVIEW,
        rating=rating, phase_before=phase, took_ms=took_ms,
    )  # fmt: skip


def test_habits_come_from_the_log_and_few_answers_weigh_little() -> None:
    slow = [answer(Rating.GOOD, Phase.REVIEW, 20_000)]
    assert USUAL.seconds[Rating.GOOD] < habits(slow).seconds[Rating.GOOD] < 8
    many = habits(slow * 5_000)
    assert many.seconds[Rating.GOOD] == pytest.approx(20, abs=0.5)
    assert many.recalled[Rating.GOOD] > 0.98
    assert sum(many.recalled.values()) == pytest.approx(1)
    assert many.first == USUAL.first


def test_who_leaves_the_table_was_not_thinking() -> None:
    away = [answer(Rating.AGAIN, Phase.REVIEW, 3_600_000)] * 5_000
    assert habits(away).seconds[Rating.AGAIN] <= 60


def test_what_was_taken_back_is_no_habit() -> None:
    easy = answer(Rating.EASY, Phase.NEW, 100)
    undone = [
        row
        for at in range(200)
        for row in (
            replace(easy, id=f"e{at}"),
            Event(f"v{at}", "c", 1, 0, EventKind.VOID, target=f"e{at}"),
        )
    ]
    assert habits(undone) == USUAL
