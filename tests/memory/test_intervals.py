"""The four futures of a card, and what the buttons say of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.balance import Load
from trainer.memory.fsrs import interval
from trainer.memory.fuzz import fuzz_bounds
from trainer.memory.intervals import Future, Futures, futures, label
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import apply

DAY, NOW = 20_000, 20_000 * 86_400_000 + 36_000_000
MINUTE, HOUR = 60, 3600
PLAIN = MemoryOptions(fuzz=False)
FUZZED = MemoryOptions()

phases = st.sampled_from(Phase)
loads = st.none() | st.builds(
    Load, st.dictionaries(st.integers(DAY + 1, DAY + 90), st.integers(0, 500), max_size=40)
)
options = st.builds(
    MemoryOptions,
    retention=st.floats(0.7, 0.97),
    learning_steps=st.lists(st.integers(30, 3 * HOUR), max_size=3).map(
        lambda steps: tuple(sorted(steps))
    ),
    relearning_steps=st.lists(st.integers(30, 3 * HOUR), max_size=2).map(
        lambda steps: tuple(sorted(steps))
    ),
    maximum_interval=st.sampled_from([1, 3, 30, 36_500]),
    fuzz=st.booleans(),
)


@st.composite
def states(draw: st.DrawFn) -> CardState:
    phase = draw(phases)
    if phase is Phase.NEW:
        return NEW_CARD
    return CardState(
        phase=phase,
        stability=draw(st.floats(0.001, 36_500)),
        difficulty=draw(st.floats(1, 10)),
        last_day=DAY - draw(st.integers(-3, 4000)),
        last_ms=NOW - 1,
        reps=draw(st.integers(1, 99)),
        step=None if phase is Phase.REVIEW else draw(st.integers(0, 3)),
    )


def in_review(stability: float = 20.0, days_ago: int = 20) -> CardState:
    return CardState(Phase.REVIEW, stability, 5.0, last_day=DAY - days_ago, last_ms=0, reps=4)


def at(
    state: CardState,
    options: MemoryOptions = PLAIN,
    *,
    day_ends_ms: int | None = None,
    load: Load | None = None,
) -> Futures:
    return futures("card", state, NOW, DAY, options, day_ends_ms=day_ends_ms, load=load)


def waits_s(made: Futures) -> list[int | None]:
    return [None if future.due_ms is None else (future.due_ms - NOW) // 1000 for future in made]


def due_in(wait_s: int) -> Future:
    event = Event("", "card", NOW, DAY, EventKind.REVIEW)
    state = CardState(Phase.LEARNING, 1.0, 5.0, DAY, NOW, 1, due_ms=NOW + wait_s * 1000)
    return Future(Rating.GOOD, event, state)


def due_in_days(days: int) -> Future:
    return replace(due_in(0), state=CardState(Phase.REVIEW, 1.0, 5.0, DAY, NOW, due_day=DAY + days))


def test_again_may_come_back_as_late_as_hard() -> None:
    without_steps = replace(PLAIN, learning_steps=())
    made = futures("card", NEW_CARD, NOW, DAY, without_steps)
    assert [future.interval_days for future in made] == [1, 1, 2, 8]


def test_the_buttons_of_a_new_card_read_as_the_plain_contract_shows_them() -> None:
    assert [label(future) for future in at(NEW_CARD)] == ["1m", "6m", "10m", "8d"]


def test_a_new_card_enters_its_steps_and_easy_leaves_them_at_once() -> None:
    made = at(NEW_CARD)
    assert waits_s(made) == [60, 330, 600, None]
    assert [future.step for future in made] == [0, 0, 1, None]
    assert [future.phase for future in made] == [*[Phase.LEARNING] * 3, Phase.REVIEW]
    assert made.easy.interval_days == 8


def test_good_on_the_last_step_gives_an_interval_of_the_memory_model() -> None:
    learning = at(NEW_CARD).good.state
    made = at(learning)
    assert waits_s(made) == [60, 600, None, None]
    assert (made.good.phase, made.good.interval_days) == (Phase.REVIEW, 2)


def test_a_lapse_enters_the_relearning_steps_and_is_counted() -> None:
    made = at(in_review())
    assert waits_s(made) == [600, None, None, None]
    assert made.again.phase is Phase.RELEARNING
    assert [future.state.lapses for future in made] == [1, 0, 0, 0]


def test_again_while_learning_is_no_lapse() -> None:
    learning = at(NEW_CARD).good.state
    assert at(learning).again.state.lapses == 0


def test_relearning_goes_through_its_own_steps() -> None:
    relearning = at(in_review()).again.state
    made = at(relearning)
    assert waits_s(made) == [600, 900, None, None]
    assert made.again.phase is Phase.RELEARNING
    assert made.good.phase is Phase.REVIEW


@pytest.mark.parametrize("state", [NEW_CARD, in_review()])
def test_without_steps_every_rating_gives_an_interval(state: CardState) -> None:
    made = at(state, MemoryOptions(learning_steps=(), relearning_steps=(), fuzz=False))
    assert all(future.phase is Phase.REVIEW for future in made)
    assert all(future.interval_days for future in made)


def test_a_step_past_the_end_of_the_day_is_due_on_a_day() -> None:
    options = MemoryOptions(learning_steps=(MINUTE, 30 * HOUR), fuzz=False)
    made = at(NEW_CARD, options, day_ends_ms=NOW + 2 * HOUR * 1000)
    assert (made.again.due_ms, made.again.due_day) == (NOW + 60_000, None)
    assert (made.good.due_ms, made.good.due_day) == (None, DAY + 2)
    assert (made.good.phase, made.good.step) == (Phase.LEARNING, 1)
    assert label(made.good) == "2d"


def test_a_step_that_ends_with_the_day_belongs_to_the_next() -> None:
    made = at(NEW_CARD, day_ends_ms=NOW + 600_000)
    assert (made.good.due_day, made.hard.due_day) == (DAY + 1, None)


def test_easy_comes_later_than_a_step_that_crosses_the_day() -> None:
    options = MemoryOptions(learning_steps=(MINUTE, 20 * 24 * HOUR), fuzz=False)
    made = at(NEW_CARD, options, day_ends_ms=NOW + HOUR * 1000)
    assert made.good.due_day is not None
    assert made.easy.due_day is not None
    assert made.easy.due_day > made.good.due_day


def test_easy_in_the_steps_comes_later_than_good_would_if_it_left_them() -> None:
    forgotten = at(at(NEW_CARD).again.state).again.state
    assert forgotten.stability is not None
    assert forgotten.stability < 0.2
    assert [at(forgotten).good.step, at(forgotten).easy.interval_days] == [1, 2]


@given(
    st.floats(2, 2000), st.sampled_from(list(Rating)[1:]), st.integers(-3, 3), st.integers(0, 99)
)
def test_fuzz_brings_no_card_back_sooner_than_the_time_before(
    stability: float, rating: Rating, more: int, reps: int
) -> None:
    # On the same day Hard leaves stability as it is, so that memory asks for as long again
    last = max(1, round(stability) + more)
    state = replace(in_review(stability, 0), interval_days=last, reps=reps)
    wanted = interval(at(state)[rating].state.stability or 0, PLAIN)
    days = at(state, FUZZED)[rating].interval_days or 0
    _, longest = fuzz_bounds(wanted, 1, 36_500)
    assert days > last if round(wanted) > last else days >= last or longest < last


def test_what_memory_shortens_comes_back_sooner() -> None:
    state = replace(in_review(10.0, 0), interval_days=40)
    assert at(state).hard.interval_days == 10


def test_the_known_history_of_intervals_comes_out(vectors: dict[str, Any]) -> None:
    for case in vectors["interval_histories"]:
        options = MemoryOptions(
            retention=case["desired_retention"],
            learning_steps=tuple(minutes * 60 for minutes in case["learning_steps_minutes"]),
            relearning_steps=tuple(minutes * 60 for minutes in case["relearning_steps_minutes"]),
            maximum_interval=case["maximum_interval"],
            fuzz=case["fuzz"],
        )
        state, day, got = NEW_CARD, DAY, []
        for rating in case["ratings"]:
            state = futures("card", state, NOW, day, options)[Rating(rating)].state
            day = state.due_day or day
            got.append(state.interval_days or 0)
        assert got == case["expect_interval_days"]


def test_fuzz_depends_on_card_and_reviews_but_not_on_the_moment() -> None:
    state = in_review(200.0, 200)
    one = futures("card", state, NOW, DAY, FUZZED)
    later = futures("card", state, NOW + 5000, DAY, FUZZED)
    assert [f.interval_days for f in one] == [f.interval_days for f in later]
    cards = {futures(f"card{n}", state, NOW, DAY, FUZZED).good.interval_days for n in range(40)}
    assert len(cards) > 10


def test_a_clock_set_back_stays_on_the_day_of_the_last_review() -> None:
    state = replace(in_review(), last_day=DAY + 40)
    made = at(state)
    assert made.good.due_day is not None
    assert made.good.due_day > DAY + 40
    assert made.good.event.day == DAY + 40


@given(states(), options, st.none() | st.integers(NOW + 1, NOW + 5 * HOUR * 1000))
def test_what_is_previewed_is_what_its_event_brings_about(
    state: CardState, options: MemoryOptions, day_ends_ms: int | None
) -> None:
    for future in at(state, options, day_ends_ms=day_ends_ms):
        assert apply(state, future.event, options) == future.state


@given(states(), options, st.none() | st.integers(NOW + 1, NOW + 5 * HOUR * 1000), loads)
def test_better_ratings_never_bring_a_card_back_sooner(
    state: CardState, options: MemoryOptions, day_ends_ms: int | None, load: Load | None
) -> None:
    made = at(state, options, day_ends_ms=day_ends_ms, load=load)
    times = [future.due_ms or (future.due_day or 0) * 10**12 for future in made]
    assert times == sorted(times)


@given(states(), options, loads)
def test_hard_good_and_easy_differ_while_the_maximum_allows(
    state: CardState, options: MemoryOptions, load: Load | None
) -> None:
    made = at(state, options, load=load)
    days = [future.interval_days for future in made if future.interval_days]
    assert all(1 <= interval <= options.maximum_interval for interval in days)
    passing = [future.interval_days for future in list(made)[1:]]
    for shorter, longer in pairwise(passing):
        if shorter and longer and shorter < options.maximum_interval:
            assert shorter < longer


@given(states(), options)
def test_a_future_is_due_at_an_instant_or_on_a_day_but_never_both(
    state: CardState, options: MemoryOptions
) -> None:
    for future in at(state, options):
        assert (future.due_ms is None) != (future.due_day is None)
        assert (future.interval_days is None) == (future.step is not None)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0s"),
        (30, "30s"),
        (60, "1m"),
        (330, "6m"),
        (3569, "59m"),
        (3599, "1h"),
        (5400, "1.5h"),
        (8 * HOUR, "8h"),
        (23 * HOUR, "23h"),
        (24 * HOUR, "1d"),
        (72 * HOUR, "3d"),
    ],
)
def test_a_wait_is_told_in_its_own_unit(seconds: int, text: str) -> None:
    assert label(due_in(seconds)) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "1d"), (30, "30d"), (31, "1mo"), (37, "1.2mo"), (365, "12mo"), (366, "1y"), (840, "2.3y")],
)
def test_an_interval_is_told_in_days_months_or_years(days: int, text: str) -> None:
    assert label(due_in_days(days)) == text


@given(states(), options)
def test_a_label_is_short(state: CardState, options: MemoryOptions) -> None:
    assert all(1 < len(label(future)) <= 6 for future in at(state, options))


def test_a_load_moves_a_card_within_its_fuzz_only() -> None:
    state = in_review()
    plain = at(state)[Rating.GOOD].interval_days
    assert plain is not None
    shortest, longest = fuzz_bounds(plain, 1, 36_500)
    hills = {DAY + days: 900 for days in range(shortest, longest) if days != shortest + 1}
    moved = at(state, FUZZED, load=Load(hills))[Rating.GOOD].interval_days
    assert moved in {shortest + 1, longest}
    assert at(state, FUZZED, load=Load(hills)) == at(state, FUZZED, load=Load(dict(hills)))


def test_what_is_due_after_three_months_is_not_balanced() -> None:
    state = in_review(stability=400.0, days_ago=400)
    assert at(state, FUZZED, load=Load({DAY + 600: 9})) == at(state, FUZZED)
