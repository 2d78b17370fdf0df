"""The rows that a session writes."""

from __future__ import annotations

from itertools import islice

from trainer.memory.log import Event, EventKind, Rating, Stamp
from trainer.memory.rows import crammed, promised, row, stamps, voids

STAMP = Stamp("e5", 5000, "laptop")
DRAFT = Event("", "card", 2000, 100, EventKind.REVIEW, rating=Rating.GOOD, due_ms=62_000)


def test_a_row_bears_its_stamp() -> None:
    suspend = row(EventKind.SUSPEND, "card", 100, STAMP)
    assert suspend == Event("e5", "card", 5000, 100, EventKind.SUSPEND, "laptop")


def test_a_wait_begins_when_the_answer_is_given() -> None:
    answer = promised(DRAFT, STAMP, 1500)
    assert (answer.id, answer.at_ms, answer.device) == ("e5", 5000, "laptop")
    assert (answer.due_ms, answer.took_ms, answer.day) == (65_000, 1500, 100)


def test_a_cram_tells_rating_and_time_and_promises_nothing() -> None:
    answer = crammed("card", 100, STAMP, Rating.AGAIN, 900)
    assert (answer.kind, answer.rating, answer.took_ms) == (EventKind.CRAM, Rating.AGAIN, 900)
    assert (answer.due_day, answer.due_ms) == (None, None)


def test_the_rows_of_an_act_are_in_order_at_one_instant() -> None:
    ids = [own.id for own in islice(stamps(STAMP), 1_200)]
    assert ids[0] == STAMP.id
    assert ids == sorted(set(ids))
    assert {own.at_ms for own in islice(stamps(STAMP), 3)} == {STAMP.at_ms}


def test_each_row_of_an_act_has_its_void() -> None:
    _, own = islice(stamps(STAMP), 2)
    act = (promised(DRAFT, STAMP, 0), row(EventKind.SUSPEND, "card", 100, own))
    taken_back = voids(act, 100, Stamp("e9", 9000, "phone"))
    assert [void.target for void in taken_back] == ["e5", own.id]
    assert taken_back[0].id < taken_back[1].id
    assert {void.kind for void in taken_back} == {EventKind.VOID}
