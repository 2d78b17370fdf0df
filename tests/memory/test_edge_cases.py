"""Odd histories come out as in Anki 26.9.3, whose answers these numbers are.

The base is a card that was answered with Good when new, two days later and after seven more.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.sittings import (
    DAY,
    EASY,
    GOOD,
    MINUTE_MS,
    asked,
    graded,
    new,
    review,
    sitting,
    stamp,
)
from trainer.memory.days import clock_doubt, present_day, study_day
from trainer.memory.fsrs import step
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import STANDARD_MEMORY
from trainer.memory.replay import fold
from trainer.memory.undoing import undo

CHICAGO = ZoneInfo("America/Chicago")


def answer(day: int, rating: Rating = Rating.GOOD, *, device: str = "laptop") -> Event:
    """A review on a study day; several of one day follow each other by device and rating."""
    at_ms = day * 86_400_000 + 1
    kind = EventKind.REVIEW
    return Event(f"{day:05}{device}{rating}", "k", at_ms, day, kind, device, rating, due_day=day)


BASE = (answer(0), answer(2), answer(9))


def folded(*events: Event) -> CardState:
    return fold(events, STANDARD_MEMORY)


def stability(*events: Event) -> float:
    found = folded(*events).stability
    assert found is not None
    return found


def at(local: str) -> Event:
    """A review at a local time in Chicago, on the study day that begins at four."""
    moment = datetime.fromisoformat(local).replace(tzinfo=CHICAGO)
    at_ms = round(moment.timestamp() * 1000)
    day = study_day(at_ms, CHICAGO, 4)
    kind = EventKind.REVIEW
    return Event(f"{at_ms:015}", "k", at_ms, day, kind, rating=GOOD, due_day=day)


def test_the_base_is_as_in_anki() -> None:
    assert stability(*BASE) == pytest.approx(36.12, abs=0.005)


def test_hours_that_lie_on_two_study_days_count_as_a_day() -> None:
    evening_and_morning = (at("2026-11-23T22:30"), at("2026-11-24T06:00"))
    assert stability(*evening_and_morning) == pytest.approx(7.315, abs=0.001)


def test_minutes_over_the_rollover_count_as_a_day_and_minutes_before_it_do_not() -> None:
    over = (at("2026-11-24T03:50"), at("2026-11-24T04:10"))
    before = (at("2026-11-24T03:30"), at("2026-11-24T03:50"))
    assert stability(*over) == pytest.approx(7.3, abs=0.05)
    assert stability(*before) == pytest.approx(2.3, abs=0.05)


@pytest.mark.parametrize("changed_on", ["2026-03-08", "2026-11-01"])
def test_a_clock_change_between_two_answers_moves_no_day(changed_on: str) -> None:
    before = (at(f"{changed_on}T03:59"), at(f"{changed_on}T04:00"))
    assert [event.day for event in before] == [before[1].day - 1, before[1].day]


def test_a_far_future_is_believed_until_its_row_is_voided() -> None:
    ahead = answer(149)
    assert stability(*BASE, ahead) > 5 * stability(*BASE)
    away = Event("9", "k", ahead.at_ms + 1, 10, EventKind.VOID, target=ahead.id)
    assert folded(*BASE, ahead, away) == folded(*BASE)
    assert clock_doubt(9 + 731, 9)


def test_a_flight_to_the_west_does_not_begin_a_study_day_again() -> None:
    assert present_day(19_999, 20_000) == 20_000
    assert present_day(20_001, 20_000) == 20_001
    assert present_day(20_000, None) == 20_000
    # A clock that was wrong would hold back all days until then; it is told of instead.
    assert present_day(19_998, 20_000) == 19_998
    assert clock_doubt(19_998, 20_000)


def test_a_session_never_goes_back_to_an_earlier_day() -> None:
    session = sitting(new("a"))
    later = session.at(session.day_ends_ms + 31 * MINUTE_MS)
    assert later.day == DAY + 1
    assert later.at(session.now_ms).day == DAY + 1


def test_what_was_done_before_the_rollover_can_be_taken_back_after_it() -> None:
    session = graded(sitting(new("a"), review("b")), EASY)
    later = session.at(session.day_ends_ms + 31 * MINUTE_MS)
    assert later.done is not None
    move = undo(later, stamp(later))
    assert [event.target for event in move.events] == [later.done.events[0].id]
    assert (asked(move.session), move.session.day) == ("a", DAY + 1)


def test_an_early_review_that_counts_makes_stability_grow_by_the_rules() -> None:
    assert stability(answer(0), answer(2), answer(5), answer(9)) == pytest.approx(38.5, abs=0.05)


@given(st.floats(0.1, 3000), st.floats(1, 10), st.sampled_from(list(Rating)[1:]))
def test_success_on_the_same_day_never_lowers_stability(
    stable: float, difficulty: float, rating: Rating
) -> None:
    state = CardState(Phase.REVIEW, stable, difficulty, last_day=9)
    assert step(state, rating, 9, STANDARD_MEMORY).stability >= stable


@pytest.mark.parametrize(("years", "grown"), [(10, 171.5), (100, 214.5)])
def test_years_overdue_saturate(years: int, grown: float) -> None:
    state = CardState(Phase.REVIEW, 10.0, 5.0, last_day=0)
    after = step(state, GOOD, 365 * years, STANDARD_MEMORY)
    assert after.stability == pytest.approx(grown, abs=0.05)
    assert stability(answer(0), answer(2), answer(2 + 3650)) == pytest.approx(266, abs=0.5)


def test_answers_of_two_devices_on_one_day_both_count_and_copies_once() -> None:
    before = folded(*BASE)
    twice = folded(*BASE, answer(9, device="phone"))
    assert twice.stability == before.stability
    assert before.difficulty is not None
    assert twice.difficulty == pytest.approx(before.difficulty - 0.007, abs=0.0005)
    forgotten = answer(9, Rating.AGAIN, device="phone")
    assert stability(*BASE, forgotten) == pytest.approx(10.1, abs=0.05)
    assert folded(*BASE, forgotten, *BASE, forgotten) == folded(forgotten, *reversed(BASE))
