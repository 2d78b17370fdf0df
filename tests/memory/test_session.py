"""The session: one sitting as a value, driven by hand and at random."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memory.sittings import (
    AGAIN,
    DAY,
    DAY_MS,
    EASY,
    GOOD,
    HARD,
    MINUTE_MS,
    NOW,
    STUDY,
    asked,
    graded,
    learning,
    new,
    review,
    sitting,
    stamp,
)
from trainer.memory import acts, undoing
from trainer.memory.log import NEW_CARD, Event, Phase, Rating
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.replay import fold
from trainer.memory.session import Counts, Move, Session, start


def test_an_empty_queue_asks_nothing() -> None:
    session = sitting()
    assert (session.current, session.futures, session.wait_until_ms) == (None, None, None)
    assert (session.counts, session.undo_label) == (Counts(), "")


def test_the_queue_is_asked_in_its_order() -> None:
    session = sitting(review("a"), review("b"))
    assert asked(session) == "a"
    assert asked(graded(session, GOOD)) == "b"
    assert asked(graded(session, GOOD, GOOD)) == ""


def test_counts_fall_and_rise_with_the_kind_of_the_cards() -> None:
    session = sitting(new("a"), review("b"))
    assert session.counts == Counts(new=1, review=1)
    session = graded(session, AGAIN)
    assert session.counts == Counts(learning=1, review=1)
    session = graded(session, GOOD)
    assert session.counts == Counts(learning=1)


def test_a_card_in_its_steps_comes_back_before_the_queue_goes_on() -> None:
    session = graded(sitting(new("a"), new("b"), new("c")), AGAIN, after_ms=1000)
    assert asked(session) == "b"
    assert asked(graded(session, GOOD, after_ms=2 * MINUTE_MS)) == "a"


def test_a_step_is_asked_ahead_of_its_time_when_nothing_else_is_left() -> None:
    session = graded(sitting(new("a"), review("b")), GOOD, GOOD)
    assert asked(session) == "a"
    assert session.current is not None
    assert (session.current.state.due_ms or 0) > session.now_ms


def test_of_two_cards_in_their_steps_the_one_just_answered_comes_second() -> None:
    session = graded(sitting(new("a"), new("b")), AGAIN, AGAIN)
    assert asked(session) == "a"
    assert asked(graded(session, AGAIN)) == "b"


def test_a_step_beyond_the_window_is_waited_for() -> None:
    session = graded(sitting(new("a"), learning_steps=(3600,)), GOOD, after_ms=0)
    assert asked(session) == ""
    session = graded(sitting(new("a"), learning_steps=(3600,)), AGAIN, after_ms=0)
    assert session.current is None
    assert session.counts == Counts(learning=1)
    assert session.wait_until_ms == NOW + 40 * MINUTE_MS


def test_time_brings_a_waiting_card_back() -> None:
    session = sitting(learning("a", NOW + 60 * MINUTE_MS))
    assert asked(session) == ""
    assert session.wait_until_ms is not None
    assert asked(session.at(session.wait_until_ms - 1)) == ""
    assert asked(session.at(session.wait_until_ms)) == "a"


def test_time_never_takes_away_the_card_before_the_learner_s_eyes() -> None:
    session = sitting(review("a"), learning("b", NOW + 1))
    later = session.at(NOW + 5 * MINUTE_MS)
    assert asked(later) == "a"
    assert later.futures == session.futures


def test_a_clock_set_back_does_not_turn_the_session_back() -> None:
    assert sitting(review("a")).at(NOW - DAY_MS).now_ms == NOW


def test_a_card_from_the_steps_of_yesterday_is_asked_with_the_queue() -> None:
    overnight = learning("a", 0)
    overnight = replace(overnight, state=replace(overnight.state, due_ms=None, due_day=DAY))
    assert asked(sitting(overnight, review("b"))) == "a"


def test_a_step_that_crosses_the_end_of_the_day_leaves_the_session() -> None:
    session = sitting(new("a"), learning_steps=(20 * 3600,))
    move = acts.grade(session, AGAIN, stamp(session), 0)
    assert (move.events[0].due_day, move.events[0].due_ms) == (DAY + 1, None)
    assert (move.session.current, move.session.counts) == (None, Counts())


def test_the_day_ends_by_the_zone_and_rollover_of_the_options() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    midday = round(datetime(2026, 3, 28, 12, tzinfo=berlin).timestamp() * 1000)
    study = StudyOptions(timezone="Europe/Berlin", rollover=3)
    session = start((), MemoryOptions(), study, day=midday // DAY_MS, now_ms=midday)
    end = datetime.fromtimestamp(session.day_ends_ms / 1000, berlin)
    assert end.isoformat() == "2026-03-29T03:00:00+02:00"


def test_a_sitting_over_the_rollover_keeps_its_day_for_half_an_hour() -> None:
    session = sitting(new("a"), new("b"))
    shortly_after = session.at(session.day_ends_ms + 29 * MINUTE_MS)
    assert shortly_after.day == DAY
    second = graded(shortly_after, EASY)
    (event,) = acts.grade(second, GOOD, stamp(shortly_after, 2000), 0).events
    assert event.due_ms is not None
    next_morning = session.at(session.day_ends_ms + 31 * MINUTE_MS)
    assert (next_morning.day, asked(next_morning)) == (DAY + 1, "a")
    assert next_morning.futures is not None
    assert next_morning.futures.easy.event.day == DAY + 1


def test_a_dropped_card_gives_way_to_the_next() -> None:
    session = sitting(review("a"), review("b"), new("c")).dropped("a")
    assert (asked(session), session.counts) == ("b", Counts(new=1, review=1))
    session = session.dropped("c")
    assert session.counts == Counts(review=1)
    assert asked(graded(session, GOOD)) == ""


def test_dropping_a_card_twice_or_one_from_elsewhere_changes_no_count() -> None:
    session = sitting(review("a"), review("b")).dropped("b").dropped("b").dropped("elsewhere")
    assert session.counts == Counts(review=1)


def test_cramming_asks_missed_cards_again_after_the_round() -> None:
    session = sitting(new("a"), review("b"), new("c"), cram=True)
    seen = []
    for rating in (AGAIN, AGAIN, GOOD, AGAIN, HARD, GOOD):
        seen.append(asked(session))
        session = graded(session, rating)
    assert seen == ["a", "b", "c", "a", "b", "a"]
    assert (session.current, session.counts) == (None, Counts())


def test_cramming_asks_cards_in_their_steps_without_waiting() -> None:
    session = sitting(learning("a", NOW + DAY_MS), cram=True)
    assert asked(session) == "a"
    assert graded(session, GOOD).summary.next_due_ms is None


def test_the_summary_tells_what_was_done_and_when_to_come_back() -> None:
    session = graded(sitting(review("a"), review("b"), relearning_steps=(3600,)), AGAIN, GOOD)
    summary = session.summary
    assert (summary.reviewed, summary.again, summary.took_ms) == (2, 1, 1000)
    assert summary.ratings == {AGAIN: 1, GOOD: 1}
    assert summary.missed == ("a",)
    assert summary.next_due_ms == NOW + 1000 + 60 * MINUTE_MS


def test_the_summary_of_a_sitting_left_early_says_that_cards_are_due_today() -> None:
    assert graded(sitting(review("a"), review("b")), GOOD).summary.next_due_day == DAY


doings = st.lists(
    st.tuples(
        st.sampled_from(
            [*Rating, "undo", "redo", "suspend", "bury", "forget", "flag", "due", "wait"]
        ),
        st.integers(0, 15 * MINUTE_MS),
    ),
    max_size=40,
)


decks = st.lists(
    st.sampled_from([new, review, lambda key: learning(key, NOW + 5 * MINUTE_MS)]), max_size=6
)


def done(session: Session, act: Rating | str, after_ms: int) -> Move:
    """One act of a learner; what cannot be done now is left."""
    mark = stamp(session, after_ms + 1)
    if act in {"undo", "redo"}:
        return undoing.undo(session, mark) if act == "undo" else undoing.redo(session, mark)
    is_new = session.current is not None and session.current.state.phase is Phase.NEW
    if act == "wait" or session.current is None or (act == "due" and is_new):
        return Move(session.at(mark.at_ms), ())
    if isinstance(act, Rating):
        return acts.grade(session, act, mark, 100)
    if act == "flag":
        return acts.flag(session, 1 - session.current.state.flag, mark)
    if act == "due":
        return acts.set_due(session, 3, mark)
    put_away = {"suspend": acts.suspend, "bury": acts.bury, "forget": acts.forget}
    return put_away[act](session, mark)


@pytest.mark.parametrize("cram", [False, True])
@given(deck=decks, doings=doings)
def test_no_card_is_lost_and_the_counts_are_true(
    *, deck: list[Any], doings: list[tuple[Rating | str, int]], cram: bool
) -> None:
    session = sitting(*(make(f"c{n}") for n, make in enumerate(deck)), cram=cram)
    for act, after_ms in doings:
        session = done(session, act, after_ms).session
        left = [*session.pile.left()] + ([session.current] if session.current else [])
        assert len({card.key for card in left}) == len(left)
        counts = session.counts
        assert counts.new + counts.learning + counts.review == len(left)
        # Never stuck: a card is asked, or there is an instant from which one is.
        assert (session.current is None) <= (not left or session.wait_until_ms is not None)


@given(decks, doings)
def test_the_session_shows_each_card_as_its_log_says(
    deck: list[Any], doings: list[tuple[Rating | str, int]]
) -> None:
    session = sitting(*(new(f"c{n}") for n, _ in enumerate(deck)))
    log: dict[str, list[Event]] = defaultdict(list)
    for act, after_ms in doings:
        move = done(session, act, after_ms)
        for event in move.events:
            log[event.card].append(event)
        session = move.session
        if session.current is not None:
            card = session.current
            assert card.state == fold(log[card.key], session.memory)


@given(decks, doings)
def test_whatever_was_done_undo_leads_back_to_the_start(
    deck: list[Any], doings: list[tuple[Rating | str, int]]
) -> None:
    first = sitting(*(make(f"c{n}") for n, make in enumerate(deck)))
    session = first
    log: list[Event] = []
    for act, after_ms in doings:
        if act == "wait":
            continue
        move = done(session, act, after_ms)
        session, log = move.session, [*log, *move.events]
    while session.undo_label:
        move = undoing.undo(session, stamp(session))
        session, log = move.session, [*log, *move.events]
    assert session.counts == first.counts
    assert fold(log, first.memory) == NEW_CARD


@given(decks)
def test_good_answers_finish_every_session(deck: list[Any]) -> None:
    session = sitting(*(make(f"c{n}") for n, make in enumerate(deck)))
    for _ in range(4 * len(deck)):
        session = graded(session, GOOD) if session.current else session.at(session.now_ms + 10**7)
    assert (session.current, session.counts) == (None, Counts())


def test_a_deck_s_own_options_hold_for_its_cards_alone() -> None:
    card = review("a")
    other = replace(review("b"), deck="strict")
    strict = MemoryOptions(fuzz=False, retention=0.97)
    session = start(
        (card, other), MemoryOptions(fuzz=False), STUDY, day=DAY, now_ms=NOW, own={"strict": strict}
    )
    first = session.futures
    second = graded(session, Rating.GOOD).futures
    assert first is not None
    assert second is not None
    assert (second[Rating.GOOD].interval_days or 0) * 2 < (first[Rating.GOOD].interval_days or 0)
