"""What a sitting came to."""

from __future__ import annotations

from typing import Any

from trainer.memory.log import Event, EventKind, Rating
from trainer.memory.summary import summarize


def answer(card: str, rating: Rating, **others: Any) -> Event:
    kind = others.pop("kind", EventKind.REVIEW)
    return Event("id", card, 0, 100, kind, rating=rating, took_ms=1000, **others)


def test_an_empty_sitting_came_to_nothing() -> None:
    summary = summarize([], [], [])
    assert (summary.reviewed, summary.again, summary.took_ms) == (0, 0, 0)
    assert (summary.next_due_ms, summary.next_due_day) == (None, None)


def test_answers_are_counted_by_rating_with_their_time() -> None:
    rows = [answer("a", Rating.GOOD), answer("b", Rating.AGAIN), answer("b", Rating.GOOD)]
    summary = summarize(rows, [], [])
    assert (summary.reviewed, summary.again, summary.took_ms) == (3, 1, 3000)
    assert summary.ratings == {Rating.AGAIN: 1, Rating.GOOD: 2}


def test_missed_cards_stand_once_in_the_order_of_their_first_again() -> None:
    rows = [answer(card, Rating.AGAIN) for card in "bab"]
    assert summarize(rows, [], []).missed == ("b", "a")


def test_the_next_time_is_the_earliest_of_what_was_promised_last() -> None:
    rows = [
        answer("a", Rating.AGAIN, due_ms=5000),
        answer("a", Rating.GOOD, due_day=104),
        answer("b", Rating.GOOD, due_day=102),
        answer("c", Rating.GOOD, due_ms=9000),
    ]
    summary = summarize(rows, [], [])
    assert (summary.next_due_ms, summary.next_due_day) == (9000, 102)


def test_cards_still_to_be_asked_count_for_the_next_time() -> None:
    summary = summarize([answer("a", Rating.GOOD, due_day=104)], [7000], [100])
    assert (summary.next_due_ms, summary.next_due_day) == (7000, 100)


def test_a_card_put_away_promises_nothing() -> None:
    rows = [
        answer("a", Rating.AGAIN, due_ms=5000),
        Event("id", "a", 0, 100, EventKind.SUSPEND),
    ]
    assert summarize(rows, [], []).next_due_ms is None


def test_crammed_answers_count_but_promise_nothing() -> None:
    rows = [
        answer("a", Rating.GOOD, due_day=104),
        answer("a", Rating.AGAIN, kind=EventKind.CRAM),
    ]
    summary = summarize(rows, [], [])
    assert (summary.reviewed, summary.missed, summary.next_due_day) == (2, ("a",), 104)
