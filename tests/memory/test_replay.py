"""The fold of a card's log, over hand-written and over random histories."""

from __future__ import annotations

import csv
import json
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.days import study_day
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions
from trainer.memory.replay import apply, fold

STANDARD = MemoryOptions()
DAY_MS = 86_400_000


def row(at: int, kind: EventKind = EventKind.REVIEW, day: int = 0, **others: Any) -> Event:
    return Event(f"e{at:04}", "card", at * 1000, day, kind, **others)


def review(at: int, day: int, rating: Rating = Rating.GOOD, **others: Any) -> Event:
    promise: dict[str, Any] = {
        "due_day": day + 5,
        "interval_days": 5,
        "phase_after": Phase.REVIEW,
    } | others
    return row(at, day=day, rating=rating, **promise)


def void(at: int, target: Event) -> Event:
    return row(at, EventKind.VOID, target=target.id)


def folded(*events: Event) -> CardState:
    return fold(events, STANDARD)


LEARNT = (
    review(
        1, 100, due_day=None, interval_days=None, due_ms=9000, step=1, phase_after=Phase.LEARNING
    ),
    review(2, 100),
    review(3, 105),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """A card's log in order: reviews, decisions of the learner, voids and voids of voids."""
    kinds = draw(st.lists(st.sampled_from(EventKind), min_size=1, max_size=14))
    log: list[Event] = []
    day = 100
    for at, kind in enumerate(kinds):
        day += draw(st.integers(-3, 40))
        event = row(at, kind, day, value=draw(st.none() | st.integers(0, 7)))
        if kind in {EventKind.REVIEW, EventKind.CRAM}:
            event = replace(event, rating=draw(st.sampled_from(Rating)), due_day=day + 3)
        elif kind is EventKind.DUE:
            event = replace(event, due_day=day + 9)
        elif kind is EventKind.VOID:
            event = replace(event, target=draw(st.sampled_from(log)).id if log else "unknown")
        log.append(event)
    return log


def test_an_empty_log_is_a_new_card() -> None:
    assert folded() == NEW_CARD


def test_the_promise_of_the_last_review_is_when_the_card_is_due() -> None:
    state = folded(*LEARNT)
    assert (state.phase, state.due_day, state.interval_days) == (Phase.REVIEW, 110, 5)
    assert (state.reps, state.lapses, state.last_day, state.last_ms) == (3, 0, 105, 3000)


def test_a_card_in_its_steps_is_due_at_an_instant() -> None:
    state = folded(LEARNT[0])
    assert (state.phase, state.step, state.due_ms) == (Phase.LEARNING, 1, 9000)
    assert state.due_day is None


def test_other_parameters_change_the_memory_but_never_the_due_date() -> None:
    other = MemoryOptions(parameters=(1.0, *FSRS_6_DEFAULTS[1:3], 20.0, *FSRS_6_DEFAULTS[4:]))
    log = [review(1, 100, Rating.EASY), review(2, 108, Rating.EASY)]
    ours, theirs = fold(log, STANDARD), fold(log, other)
    assert ours.stability != theirs.stability
    assert (ours.due_day, ours.interval_days) == (theirs.due_day, theirs.interval_days)


def test_a_lapse_is_an_again_in_the_review_phase_only() -> None:
    lapse = review(4, 110, Rating.AGAIN, due_day=None, due_ms=1, phase_after=Phase.RELEARNING)
    again = replace(lapse, id="e0005", at_ms=5000)
    assert folded(*LEARNT, lapse).lapses == 1
    assert folded(*LEARNT, lapse, again).lapses == 1


def test_a_cram_counts_for_nothing() -> None:
    cram = row(4, EventKind.CRAM, day=107, rating=Rating.AGAIN)
    assert folded(*LEARNT, cram) == folded(*LEARNT)


def test_a_reset_forgets_the_memory_but_not_the_learner_s_marks() -> None:
    flag, reset = row(4, EventKind.FLAG, value=3), row(5, EventKind.RESET)
    assert folded(*LEARNT, flag, reset) == CardState(flag=3)
    assert folded(*LEARNT, reset, review(6, 120)).reps == 1


def test_a_due_event_moves_the_due_date_and_nothing_of_the_memory() -> None:
    moved = folded(*LEARNT, row(4, EventKind.DUE, due_day=150))
    last_day = folded(*LEARNT).last_day
    assert last_day is not None
    assert moved == replace(folded(*LEARNT), due_day=150, interval_days=150 - last_day)


def test_a_due_event_takes_a_card_out_of_its_steps() -> None:
    moved = folded(LEARNT[0], row(4, EventKind.DUE, due_day=150))
    assert (moved.phase, moved.step, moved.due_ms, moved.due_day) == (Phase.REVIEW, None, None, 150)
    assert moved.interval_days == 150 - LEARNT[0].day


def test_a_card_made_due_at_once_has_an_interval_all_the_same() -> None:
    assert folded(*LEARNT, row(4, EventKind.DUE, due_day=LEARNT[-1].day)).interval_days == 1


def test_a_card_never_answered_has_no_due_date_to_move() -> None:
    assert folded(row(1, EventKind.DUE, due_day=150)) == NEW_CARD


def test_suspend_and_unsuspend_take_turns() -> None:
    suspend, unsuspend = row(4, EventKind.SUSPEND), row(5, EventKind.UNSUSPEND)
    assert folded().suspended is None
    assert folded(suspend).suspended is True
    assert folded(suspend, unsuspend).suspended is False


def test_a_card_is_buried_on_a_day_until_it_is_dug_out() -> None:
    bury = row(4, EventKind.BURY, day=107, value=107)
    assert folded(bury).buried_day == 107
    assert folded(replace(bury, value=None)).buried_day == 107
    assert folded(bury, row(5, EventKind.UNBURY)).buried_day is None


def test_flag_and_mark_hold_their_last_value() -> None:
    state = folded(row(1, EventKind.FLAG, value=2), row(2, EventKind.MARK, value=1))
    assert (state.flag, state.marked) == (2, True)
    state = folded(row(1, EventKind.FLAG, value=2), row(2, EventKind.FLAG, value=0))
    assert (state.flag, state.marked) == (0, False)


def test_a_void_is_as_if_its_row_had_never_been() -> None:
    assert folded(*LEARNT, void(4, LEARNT[2])) == folded(*LEARNT[:2])


def test_time_orders_rows_and_the_id_only_those_of_one_instant() -> None:
    newest = review(2, day=2)
    from_afar = replace(review(9, day=1), at_ms=1000)
    assert folded(newest, from_afar).due_day == newest.due_day
    twin = replace(review(3, day=2, due_day=30), at_ms=newest.at_ms)
    assert folded(twin, newest).due_day == 30


def test_a_void_may_take_back_a_row_from_the_middle() -> None:
    assert folded(*LEARNT, void(4, LEARNT[1])) == folded(LEARNT[0], LEARNT[2])


def test_the_void_of_a_void_is_a_redo() -> None:
    undo = void(4, LEARNT[2])
    redo = void(5, undo)
    assert folded(*LEARNT, undo, redo) == folded(*LEARNT)
    assert folded(*LEARNT, undo, redo, void(6, redo)) == folded(*LEARNT[:2])


def test_a_void_of_a_row_that_is_not_there_changes_nothing() -> None:
    assert folded(*LEARNT, row(4, EventKind.VOID, target="elsewhere")) == folded(*LEARNT)


def test_a_clock_set_back_counts_as_the_day_of_the_last_review() -> None:
    back = folded(*LEARNT, review(4, 60))
    assert back.last_day == 105
    assert back.stability == folded(*LEARNT, review(4, 105)).stability


def test_the_recorded_day_counts_whatever_the_clock_of_another_zone_says() -> None:
    hour = 3_600_000
    early = folded(review(0, 100), review(2 * hour, 101))  # over the rollover within two hours
    late = folded(review(0, 100), review(40 * hour, 101))  # or by a flight to the west
    assert (early.stability, early.last_day) == (late.stability, late.last_day)
    assert early.stability != folded(review(0, 100), review(2 * hour, 100)).stability


def test_a_review_without_a_promise_leaves_the_card_due_at_once() -> None:
    bare = row(1, day=100, rating=Rating.GOOD)
    state = folded(bare)
    assert (state.phase, state.due_day, state.interval_days) == (Phase.REVIEW, 100, None)


def test_a_review_without_a_rating_is_passed_over() -> None:
    assert folded(row(1, day=100)) == NEW_CARD


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_does_not_matter(
    log: list[Event], chance: random.Random
) -> None:
    shuffled = [*log]
    chance.shuffle(shuffled)
    assert fold(shuffled, STANDARD) == fold(log, STANDARD)


@given(histories(), st.data())
def test_the_same_row_twice_counts_once(log: list[Event], data: st.DataObject) -> None:
    twice = log + data.draw(st.lists(st.sampled_from(log)))
    assert fold(twice, STANDARD) == fold(log, STANDARD)


@given(histories())
def test_one_more_row_is_one_more_step_of_the_fold(log: list[Event]) -> None:
    *before, newest = log
    if newest.kind is not EventKind.VOID:
        assert fold(log, STANDARD) == apply(fold(before, STANDARD), newest, STANDARD)


@given(histories())
def test_undo_of_the_newest_row_is_as_if_it_had_never_been(log: list[Event]) -> None:
    *before, newest = log
    assert fold([*log, void(99, newest)], STANDARD) == fold(before, STANDARD)


@given(histories())
def test_undo_and_redo_bring_the_state_back(log: list[Event]) -> None:
    undo = void(98, log[-1])
    assert fold([*log, undo, void(99, undo)], STANDARD) == fold(log, STANDARD)


def test_the_known_logs_keep_what_counts(vectors: dict[str, Any]) -> None:
    """L, V, R are answers; F a cram; M a due date set; X a reset; the number is days ago."""
    kinds = {"F": EventKind.CRAM, "M": EventKind.DUE, "X": EventKind.RESET}
    for case in vectors["revlog_filter"]["cases"]:
        log = []
        for at, word in enumerate(case["log"].split()):
            day = 100 - int(word[1:])
            kind = kinds.get(word[0], EventKind.REVIEW)
            log.append(row(at, kind, day, rating=Rating.GOOD, due_day=day + 3))
        if "state" not in case and case["train"] is None:
            continue  # says what may be fitted, which is not the fold's affair but test_evidence's
        alone, day = [], 0
        for at, gap in enumerate((case["state"] or ()) if "state" in case else case["train"][-1]):
            day += gap
            alone.append(row(at, day=day, rating=Rating.GOOD))
        ours, theirs = folded(*log), folded(*alone)
        assert (ours.stability, ours.difficulty) == (theirs.stability, theirs.difficulty), case


def test_every_card_of_a_real_log_is_as_anki_remembers_it(shared: Path) -> None:
    chicago, logs = ZoneInfo("America/Chicago"), defaultdict(list)
    with (shared / "data/reviews/josh.csv").open(newline="") as file:
        for at, line in enumerate(csv.DictReader(file)):
            at_ms, rating = int(line["review_time"]), Rating(int(line["rating"]))
            day = study_day(at_ms, chicago, 4)
            event = Event(f"{at:06}", line["card_id"], at_ms, day, EventKind.REVIEW, rating=rating)
            logs[line["card_id"]].append(event)
    theirs = json.loads((shared / "data/reviews/anki_states_josh.json").read_text())
    assert len(theirs) == 1205
    for card, (stability, difficulty) in theirs.items():
        state = fold(logs[card], STANDARD)
        assert state.stability == pytest.approx(stability, rel=1e-3), card
        assert state.difficulty == pytest.approx(difficulty, rel=1e-3), card
