from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.balance import Load, weekday
from trainer.memory.fsrs import interval, step
from trainer.memory.intervals import futures
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import apply
from trainer.memory.reschedule import Answered, due_days, spread_overdue

PLAIN = MemoryOptions(fuzz=False)


def state(stability: float, last_day: int, due_day: int = 0) -> CardState:
    return CardState(
        phase=Phase.REVIEW, stability=stability, difficulty=5.0, last_day=last_day, due_day=due_day
    )


def moved(
    states: dict[str, CardState],
    day: int,
    options: MemoryOptions,
    own: dict[str, MemoryOptions] | None = None,
) -> dict[str, int]:
    """New due days within a week for cards of whose answers nothing is known."""
    unknown = Event("", "", 0, 0, EventKind.REVIEW)
    cards = {card: Answered(NEW_CARD, unknown, seen) for card, seen in states.items()}
    return due_days(cards, day, options, 7, own)


@given(st.floats(0.1, 30_000), st.floats(0.7, 0.97))
def test_an_interval_is_what_a_review_would_have_promised(stability: float, wish: float) -> None:
    options = replace(PLAIN, retention=wish)
    seen = CardState(phase=Phase.REVIEW, stability=stability, difficulty=5.0, last_day=0)
    promised = step(seen, Rating.GOOD, 3, options)
    wanted = min(max(interval(promised.stability, options), 1), options.maximum_interval)
    assert promised.interval_days == pytest.approx(wanted, abs=0.51)


def test_a_card_is_due_when_its_recall_falls_to_the_desired_retention() -> None:
    assert moved({"c": state(30.0, last_day=100)}, 110, PLAIN) == {"c": 130}


def test_a_card_that_is_due_on_the_right_day_is_left_alone() -> None:
    assert moved({"c": state(30.0, last_day=100, due_day=130)}, 110, PLAIN) == {}


def test_what_is_overdue_is_spread_and_the_most_forgotten_comes_first() -> None:
    late = {f"c{number}": state(10.0 + number, last_day=0) for number in range(70)}
    found = moved(late, 200, PLAIN)
    assert {day: list(found.values()).count(day) for day in range(200, 207)} == dict.fromkeys(
        range(200, 207), 10
    )
    assert found["c0"] == 200
    assert found["c69"] == 206


def test_only_cards_in_review_have_a_due_date_to_move() -> None:
    learning = replace(state(3.0, 0), phase=Phase.LEARNING)
    assert moved({"a": NEW_CARD, "b": learning}, 10, PLAIN) == {}


def promised(options: MemoryOptions, *stabilities: float) -> dict[str, CardState]:
    """Cards after Hard on day 100, each with what that button promised: what memory asks for."""
    states = {}
    for number, stability in enumerate(stabilities):
        before = replace(state(stability, last_day=90), reps=number % 5)
        event = futures(f"c{number}", before, 0, 100, options, load=Load())[Rating.HARD].event
        states[f"c{number}"] = apply(before, event, options)
    return states


def test_fuzz_falls_as_in_the_review_that_promised_the_day() -> None:
    options = MemoryOptions(load_balance=False)
    states = promised(options, *range(20, 300))
    assert len({one.due_day for one in states.values()}) > 100
    unplaced = {card: replace(one, due_day=9_999) for card, one in states.items()}
    found = moved(unplaced, 100, options)
    assert found == {card: one.due_day for card, one in states.items()}


@pytest.mark.parametrize("later", range(36, 41))
def test_no_new_date_lies_in_the_past_because_of_fuzz(later: int) -> None:
    cards = {f"c{number}": state(40.0, 100, due_day=900) for number in range(300)}
    today = 100 + later  # interval 40, which fuzz makes of 36 to 44 days
    assert min(moved(cards, today, MemoryOptions()).values()) >= today


def test_new_dates_are_balanced_and_leave_easy_days_alone() -> None:
    options = MemoryOptions(easy_days=(("sat", "minimum"), ("sun", "minimum")))
    cards = {f"c{number:03}": state(40.0, 180, due_day=900) for number in range(300)}
    due = list(moved(cards, 190, options).values())
    weekend = sum(weekday(day) in {"sat", "sun"} for day in due)
    assert len(due) == 300
    assert weekend < 15


def test_a_backlog_is_spread_and_those_at_risk_come_first() -> None:
    late = {f"c{number:02}": state(10.0 + number, last_day=0, due_day=20) for number in range(60)}
    found = spread_overdue(late, 40, PLAIN.parameters, 6)
    assert sorted(found.values()) == sorted(day for day in range(40, 46) for _ in range(10))
    assert [card for card, day in found.items() if day == 40] == [f"c{n:02}" for n in range(10)]


def test_what_is_as_good_as_forgotten_can_wait() -> None:
    cards = {"gone": state(0.1, 0, due_day=1), "shaky": state(30.0, 0, due_day=20)}
    assert spread_overdue(cards, 400, PLAIN.parameters, 2) == {"shaky": 400, "gone": 401}


def test_what_is_due_today_or_put_away_is_no_backlog() -> None:
    cards = {
        "today": state(10.0, 0, due_day=40),
        "away": replace(state(10.0, 0, due_day=20), suspended=True),
        "new": NEW_CARD,
    }
    assert spread_overdue(cards, 40, PLAIN.parameters, 6) == {}


def test_a_card_of_a_deck_with_other_options_follows_these() -> None:
    cards = {"a": state(30.0, 100), "b": state(30.0, 100)}
    found = moved(cards, 110, PLAIN, own={"b": replace(PLAIN, retention=0.8)})
    assert found["a"] == 130
    assert found["b"] > 150


def test_siblings_are_kept_apart_where_fuzz_leaves_room() -> None:
    options = MemoryOptions()
    # 240 pairs that would all come on one day but for the fuzz of some days around it
    cards = {
        f"{note:06}{side}": state(60.0, last_day=100) for note in range(240) for side in ("", "#r")
    }
    found = moved(cards, 110, options)
    gaps = [abs(found[f"{note:06}"] - found[f"{note:06}#r"]) for note in range(240)]
    strangers = [abs(found[f"{note:06}"] - found[f"{note + 1:06}#r"]) for note in range(239)]
    assert gaps.count(0) * 3 < strangers.count(0)


def test_cards_that_move_are_counted_on_the_days_that_they_come_to() -> None:
    alike = {f"c{number}": state(60.0, last_day=100, due_day=400) for number in range(120)}
    days = Counter(moved(alike, 110, MemoryOptions()).values())
    assert (len(days), min(days.values()), max(days.values())) == (11, 8, 14)


def test_a_day_that_cards_leave_has_room_for_others() -> None:
    leaving = {f"a{number}": state(20.0, last_day=100, due_day=160) for number in range(60)}
    coming = {f"b{number}": state(60.0, last_day=100, due_day=400) for number in range(60)}
    found = moved(leaving | coming, 110, MemoryOptions())
    assert 160 in {found[card] for card in coming}
