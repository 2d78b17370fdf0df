"""Rescheduling moves what the parameters change: what they would promise again stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.balance import Load
from trainer.memory.fsrs import interval
from trainer.memory.fuzz import fuzz_bounds
from trainer.memory.intervals import futures
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import apply
from trainer.memory.reschedule import answered, due_days

DAY_MS, HOUR_MS = 86_400_000, 3_600_000
START = 20_000
STANDARD = MemoryOptions()
SLOWER = replace(STANDARD, parameters=(*STANDARD.parameters[:8], 2.3, *STANDARD.parameters[9:]))
Answers = list[tuple[int, int, Rating]]  # days since the last one, hour of the day, rating

answers = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 23), st.sampled_from(Rating)),
    min_size=1,
    max_size=6,
)
options_of_any_kind = st.builds(
    MemoryOptions,
    retention=st.sampled_from([0.8, 0.9, 0.95]),
    learning_steps=st.sampled_from([(), (60, 600), (60, 50_000)]),
    maximum_interval=st.sampled_from([20, 36_500]),
    fuzz=st.booleans(),
    load_balance=st.booleans(),
    parameters=st.sampled_from([STANDARD.parameters, SLOWER.parameters]),
)
loads = st.dictionaries(st.integers(START, START + 400), st.integers(1, 90), max_size=30).map(Load)


def learnt(card: str, given_answers: Answers, options: MemoryOptions, load: Load) -> list[Event]:
    """The rows of a card that was answered so, each with what its button promised."""
    state, day, at_ms, log = NEW_CARD, START, 0, list[Event]()
    for number, (gap, hour, rating) in enumerate(given_answers):
        day += gap
        at_ms = max(day * DAY_MS + hour * HOUR_MS, at_ms + 1)
        shown = futures(card, state, at_ms, day, options, day_ends_ms=(day + 1) * DAY_MS, load=load)
        log.append(replace(shown[rating].event, id=f"{card}{number}"))
        state = apply(state, log[-1], options)
    return log


def many(options: MemoryOptions, rating: Rating = Rating.GOOD) -> list[Event]:
    """The log of three hundred cards that were known after different times."""
    return [
        row
        for number in range(300)
        for row in learnt(
            f"c{number}", [(0, 9, Rating.EASY), (number // 5 + 1, 9, rating)], options, Load()
        )
    ]


def state_of(log: list[Event], options: MemoryOptions, card: str) -> CardState:
    return answered(log, options)[card].state


@given(options_of_any_kind, st.lists(answers, min_size=1, max_size=4), loads, st.integers(0, 900))
def test_with_equal_parameters_no_card_moves(
    options: MemoryOptions, histories: list[Answers], load: Load, later: int
) -> None:
    log = [
        row
        for number, history in enumerate(histories)
        for row in learnt(f"c{number}", history, options, load)
    ]
    today = max(row.day for row in log) + later
    assert due_days(answered(log, options), today, options, 7) == {}


@pytest.mark.parametrize("balanced", [True, False])
@pytest.mark.parametrize("rating", list(Rating)[1:])
def test_a_day_that_is_later_for_the_button_before_it_stays(
    rating: Rating, *, balanced: bool
) -> None:
    options = replace(STANDARD, load_balance=balanced)
    assert due_days(answered(many(options, rating), options), START + 100, options, 7) == {}


def test_a_day_that_is_later_for_a_step_over_the_night_stays() -> None:
    options = replace(STANDARD, learning_steps=(60, 50_000))
    evening = [(0, 20, Rating.AGAIN), (0, 21, Rating.GOOD), (0, 22, Rating.GOOD)]
    log = learnt("c", evening, options, Load())
    assert log[-1].due_day == START + 2  # Hard would have come back tomorrow
    assert due_days(answered(log, options), START, options, 7) == {}


def test_under_other_parameters_cards_follow_their_new_stability_within_fuzz() -> None:
    log, today = many(STANDARD), START + 62
    seen = answered(log, SLOWER)
    found = due_days(seen, today, SLOWER, 7)
    assert len(found) > 200
    for card, day in found.items():
        state = seen[card].state
        assert state.stability is not None
        assert state.last_day is not None
        days = interval(state.stability, SLOWER)
        first, last = fuzz_bounds(days, 1, 36_500)
        assert state.last_day + first <= day <= state.last_day + last or day < today + 7


def test_a_second_time_finds_nothing_more_to_move() -> None:
    log, today = many(STANDARD), START + 62
    moved = due_days(answered(log, SLOWER), today, SLOWER, 7)
    rows = [
        Event(f"z{card}", card, (today + 1) * DAY_MS, today, EventKind.DUE, due_day=day)
        for card, day in moved.items()
    ]
    assert due_days(answered([*log, *rows], SLOWER), today, SLOWER, 7) == {}


def test_a_day_set_by_hand_stays_while_the_parameters_say_nothing_new() -> None:
    log = many(STANDARD)
    by_hand = Event("z", "c200", 10**15, START + 50, EventKind.DUE, due_day=START + 777)
    set_since = [*log, by_hand]
    assert state_of(set_since, STANDARD, "c200").due_day == START + 777
    assert due_days(answered(set_since, STANDARD), START + 60, STANDARD, 7) == {}
    assert due_days(answered(set_since, SLOWER), START + 60, SLOWER, 7)["c200"] != START + 777


def test_what_was_put_away_or_taken_back_before_the_answer_is_known_too() -> None:
    log = learnt("c", [(0, 9, Rating.EASY)], STANDARD, Load())
    early = Event("a", "c", 1, START, EventKind.SUSPEND)
    void = Event("z", "c", 10**15, START, EventKind.VOID, target="c0")
    assert answered([early, *log], STANDARD)["c"].state.suspended
    assert answered([*log, void], STANDARD) == {}


def test_a_card_made_new_again_has_no_day_to_move() -> None:
    log = [*many(STANDARD), Event("z", "c7", 10**15, START + 70, EventKind.RESET)]
    assert state_of(log, SLOWER, "c7").phase is Phase.NEW
    assert "c7" not in due_days(answered(log, SLOWER), START + 70, SLOWER, 7)
