"""Anki's review log as rows of the log here: what was answered, promised and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from trainer.anki.history import Clock, card_key, corrections, history
from trainer.anki.read import ForeignCard, ForeignReview
from trainer.cards.note import Kind, Note
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import STANDARD_MEMORY
from trainer.memory.replay import fold
from trainer.store.database import event_id

DAY = 86_400_000
CLOCK = Clock(lambda at_ms: at_ms // DAY, event_id)
NEW = ForeignCard(1, 0, "D", 0, 0, None, None, 0, 0, 0, None, 1)
LEARNT = replace(NEW, type=2, queue=2, due_day=130, interval_days=20, changed_s=110 * 86_400)


def review(day: int, ease: int, interval: int, type_: int = 1, factor: int = 500) -> ForeignReview:
    return ForeignReview(day * DAY + 1000, ease, interval, factor, 4000, type_)


FORGOTTEN = ForeignReview(108 * DAY, 0, 0, 0, 0, 4)
LOG = (review(100, 3, -600, 0), review(101, 3, 5, 0), review(106, 1, -600), review(107, 3, 20, 2))


def rows(card: ForeignCard, reviews: Sequence[ForeignReview] = LOG) -> list[Event]:
    return history("n", card, reviews, CLOCK)


def state(events: Sequence[Event]) -> CardState:
    return fold(events, STANDARD_MEMORY)


def test_answers_keep_their_instant_rating_and_promise() -> None:
    events = rows(LEARNT)
    assert [(e.day, e.rating, e.took_ms) for e in events] == [
        (100, Rating.GOOD, 4000),
        (101, Rating.GOOD, 4000),
        (106, Rating.AGAIN, 4000),
        (107, Rating.GOOD, 4000),
    ]
    assert [e.interval_days for e in events] == [None, 5, None, 20]
    assert events[0].due_ms == 100 * DAY + 1000 + 600_000
    assert [e.phase_after for e in events] == [
        Phase.LEARNING,
        Phase.REVIEW,
        Phase.RELEARNING,
        Phase.REVIEW,
    ]


def test_the_state_is_that_of_the_card() -> None:
    found = state(rows(LEARNT))
    assert (found.phase, found.due_day, found.interval_days) == (Phase.REVIEW, 130, 20)
    assert (found.reps, found.lapses) == (4, 1)


def test_the_same_history_gives_the_same_ids_in_the_order_of_time() -> None:
    ids = [event.id for event in rows(LEARNT)]
    assert ids == sorted(ids) == [event.id for event in rows(LEARNT)]
    assert len(set(ids)) == 4
    assert ids != [event.id for event in history("m", LEARNT, LOG, CLOCK)]


def test_a_card_in_its_steps_is_due_at_the_instant_that_anki_says() -> None:
    card = replace(NEW, type=1, queue=1, due_s=100 * 86_400 + 700)
    found = state(rows(card, LOG[:1]))
    assert (found.phase, found.due_ms) == (Phase.LEARNING, 700_000 + 100 * DAY)


def test_an_answer_in_a_filtered_deck_that_changed_nothing_is_a_cram() -> None:
    events = rows(LEARNT, [review(100, 3, 5, 0), review(101, 1, 0, 3, 0)])
    assert [event.kind for event in events] == [EventKind.REVIEW, EventKind.CRAM]


def test_a_card_forgotten_by_hand_is_new_again() -> None:
    events = rows(NEW, [*LOG, ForeignReview(110 * DAY, 0, 0, 0, 0, 4)])
    assert state(events).phase is Phase.NEW


def test_a_card_that_is_new_after_its_answers_was_forgotten_without_a_word() -> None:
    events = rows(NEW, LOG)
    assert state(events).phase is Phase.NEW
    assert [event.id for event in events] == [event.id for event in rows(NEW, LOG)]
    assert [event.kind for event in rows(NEW, [review(101, 1, 0, 3, 0)])] == [EventKind.CRAM]


def test_a_schedule_set_by_hand_is_no_answer() -> None:
    moved = ForeignReview(110 * DAY, 0, 20, 500, 0, 4)
    assert state(rows(LEARNT, [*LOG, moved])).reps == 4


@pytest.mark.parametrize(
    ("stability", "rating"), [(9.0, Rating.EASY), (1.0, Rating.HARD), (None, Rating.EASY)]
)
def test_a_card_without_its_history_keeps_its_due_date(
    stability: float | None, rating: Rating
) -> None:
    (event,) = rows(replace(LEARNT, stability=stability), [])
    assert (event.rating, event.day, event.took_ms) == (rating, 110, None)
    assert state([event]).due_day == 130


def corrected(card: ForeignCard, known: CardState) -> list[tuple[EventKind, Any]]:
    found = corrections("n", card, known, CLOCK)
    return [(event.kind, event.due_day or event.value) for event in found]


def test_what_was_moved_after_the_last_answer_is_told_by_a_row() -> None:
    moved = replace(LEARNT, due_day=150)
    assert corrected(moved, state(rows(LEARNT))) == [(EventKind.DUE, 150)]
    assert corrected(LEARNT, state(rows(LEARNT))) == []


def test_what_was_answered_after_the_move_stays() -> None:
    moved = replace(LEARNT, due_day=150, changed_s=100 * 86_400)
    assert corrected(moved, state(rows(LEARNT))) == []


def test_suspended_and_flagged_cards_are_so_here_too() -> None:
    away = replace(NEW, queue=-1, flag=3)
    assert corrected(away, CardState()) == [(EventKind.SUSPEND, None), (EventKind.FLAG, 3)]
    assert corrected(away, CardState(suspended=True, flag=3)) == []
    back = corrected(NEW, CardState(suspended=True, flag=3))
    assert back == [(EventKind.UNSUSPEND, None), (EventKind.FLAG, 0)]


def test_cards_are_found_by_their_ordinal() -> None:
    pair, cloze = Note(Kind.PAIR, "a", "b"), Note(Kind.CLOZE, "{{c1::a}} {{c2::b}}")
    question = Note(Kind.QUESTION, "a", "b")
    assert [card_key(pair, ordinal) for ordinal in range(3)] == [pair.id, f"{pair.id}#r", None]
    assert card_key(cloze, 1) == f"{cloze.id}#c2"
    assert card_key(question, 1) is None


def test_answers_within_the_steps_go_on_stay_or_begin_anew() -> None:
    eases = (3, 2, 3, 1, 3)
    log = [review(100 + n, ease, -600, 0) for n, ease in enumerate(eases)]
    card = replace(NEW, type=1, queue=1, due_s=105 * 86_400)
    assert [event.step for event in rows(card, log)] == [1, 1, 2, 0, 1]


def test_an_answer_before_the_card_was_forgotten_keeps_its_own_promise() -> None:
    *_, last, reset = rows(NEW, (*LOG, FORGOTTEN))
    assert (last.due_day, reset.kind) == (127, EventKind.RESET)


def test_a_card_forgotten_and_then_scheduled_by_hand_is_a_review_card_again() -> None:
    by_hand = (review(109, 0, 5, 4), review(112, 0, 20, 4))
    *_, reset, again = rows(LEARNT, (*LOG, FORGOTTEN, *by_hand))
    assert (reset.kind, again.kind, again.took_ms) == (EventKind.RESET, EventKind.REVIEW, None)
    assert (again.at_ms, again.day) == (by_hand[0].at_ms, 109)
    found = state(rows(LEARNT, (*LOG, FORGOTTEN, *by_hand)))
    assert (found.phase, found.due_day, found.interval_days) == (Phase.REVIEW, 130, 20)
    assert (found.reps, found.lapses) == (1, 0)


def test_it_is_so_though_nothing_says_who_scheduled_it() -> None:
    assert state(rows(LEARNT, (*LOG, FORGOTTEN))).due_day == 130


def test_a_card_scheduled_by_hand_was_not_learnt_after_it_was_changed() -> None:
    later = replace(LEARNT, interval_days=1)
    (event,) = rows(later, [])
    assert (event.day, event.at_ms // 1000) == (110, later.changed_s)
    assert (event.due_day, event.interval_days) == (130, 1)


def test_a_card_that_was_crammed_since_keeps_the_promise_of_its_last_answer() -> None:
    events = rows(LEARNT, [*LOG, review(109, 3, 0, 3, 0)])
    assert [event.kind for event in events] == [EventKind.REVIEW] * 4 + [EventKind.CRAM]
    found = state(events)
    assert (found.reps, found.due_day, found.interval_days) == (4, 130, 20)


@pytest.mark.parametrize(("took_ms", "told"), [(-5, 0), (99_000_000, 3_600_000)])
def test_a_time_that_no_answer_takes_is_brought_within_an_hour(took_ms: int, told: int) -> None:
    (event,) = rows(LEARNT, (replace(LOG[0], took_ms=took_ms),))
    assert event.took_ms == told
