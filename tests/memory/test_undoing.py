"""Taking back and doing again, within the sitting and behind its beginning."""

from __future__ import annotations

from tests.memory.sittings import (
    AGAIN,
    DAY,
    EASY,
    GOOD,
    HARD,
    MINUTE_MS,
    NOW,
    STUDY,
    asked,
    balanced,
    graded,
    learning,
    new,
    review,
    sitting,
    stamp,
)
from trainer.memory import acts, undoing
from trainer.memory.balance import Load
from trainer.memory.history import Earlier
from trainer.memory.log import NEW_CARD, Event, EventKind, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.queue import QueueCard
from trainer.memory.replay import fold
from trainer.memory.session import Counts, Move, start


def test_undo_takes_back_a_leech_s_lapse_and_its_suspension() -> None:
    session = sitting(review("a", lapses=7))
    move = acts.grade(session, AGAIN, stamp(session), 0)
    back = undoing.undo(move.session, stamp(move.session))
    assert [void.target for void in back.events] == [event.id for event in move.events]
    assert len({event.id for event in (*move.events, *back.events)}) == 4
    assert fold([*move.events, *back.events], session.memory) == NEW_CARD
    assert asked(back.session) == "a"


def test_undo_asks_the_same_card_again_as_it_was() -> None:
    before = sitting(new("a"), review("b"))
    after = graded(before, AGAIN)
    assert after.undo_label == "again"
    move = undoing.undo(after, stamp(after))
    assert [event.kind for event in move.events] == [EventKind.VOID]
    assert move.session == before.at(move.session.now_ms)


def test_undo_reaches_back_to_the_first_card() -> None:
    first = sitting(*(new(f"c{n}") for n in range(5)))
    session = graded(first, GOOD, AGAIN, EASY, HARD, GOOD, GOOD, AGAIN)
    while session.undo_label:
        session = undoing.undo(session, stamp(session)).session
    assert session == first.at(session.now_ms)


def test_undo_after_the_last_card_brings_it_back() -> None:
    session = graded(sitting(review("a")), GOOD)
    assert asked(session) == ""
    assert asked(undoing.undo(session, stamp(session)).session) == "a"


def test_undo_with_nothing_done_writes_nothing() -> None:
    session = sitting(review("a"))
    assert undoing.undo(session, stamp(session)) == Move(session, ())


def test_an_undone_card_can_be_answered_otherwise() -> None:
    session = graded(sitting(review("a")), AGAIN)
    session = undoing.undo(session, stamp(session)).session
    assert graded(session, EASY).summary.ratings == {EASY: 1}


def test_a_dropped_card_does_not_come_back_by_undo() -> None:
    session = graded(sitting(review("a"), review("b")), GOOD).dropped("a")
    back = undoing.undo(session, stamp(session)).session
    assert (asked(back), back.counts) == ("b", Counts(review=1))


def test_the_summary_forgets_what_was_undone() -> None:
    session = graded(sitting(review("a"), review("b")), AGAIN)
    summary = undoing.undo(session, stamp(session)).session.summary
    assert (summary.reviewed, summary.missed) == (0, ())


def test_the_queue_is_shared_by_every_moment_of_a_long_sitting() -> None:
    first = sitting(*(new(f"c{n}") for n in range(10_000)))
    last = graded(first, *[EASY] * 300)
    assert last.pile.queue is first.pile.queue
    assert last.done is not None
    assert last.done.before.futures is None


def test_undo_takes_the_card_out_of_the_load() -> None:
    session = balanced(review("a"), review("b"))
    after = graded(session, Rating.GOOD)
    assert undoing.undo(after, stamp(after)).session.load == Load()


def test_redo_does_again_what_was_taken_back() -> None:
    first = sitting(*(new(f"c{n}") for n in range(4)))
    last = graded(first, GOOD, AGAIN, EASY, HARD)
    log: list[Event] = []
    session = last
    for _ in range(3):
        back = undoing.undo(session, stamp(session))
        session, log = back.session, [*log, *back.events]
    assert (session.undo_label, session.redo_label) == ("good", "again")
    while session.redo_label:
        again = undoing.redo(session, stamp(session))
        session, log = again.session, [*log, *again.events]
    assert session == last.at(session.now_ms)
    assert session.undo_label == "hard"
    assert len(log) == 6


def test_what_was_done_again_counts_in_the_log_and_can_be_taken_back_again() -> None:
    session = sitting(review("a"), review("b"))
    rows: list[Event] = []
    for act in ("grade", "undo", "redo", "undo", "redo"):
        now = stamp(session)
        take = {"undo": undoing.undo, "redo": undoing.redo}.get(act)
        move = take(session, now) if take else acts.grade(session, GOOD, now, 500)
        session, rows = move.session, [*rows, *move.events]
    assert asked(session) == "b"
    assert fold([row for row in rows if row.card == "a"], session.memory).reps == 1
    move = undoing.undo(session, stamp(session))
    rows += move.events
    assert asked(move.session) == "a"
    assert fold([row for row in rows if row.card == "a"], session.memory).reps == 0


def test_a_new_act_leaves_nothing_to_do_again() -> None:
    session = graded(sitting(review("a"), review("b")), GOOD)
    back = undoing.undo(session, stamp(session)).session
    other = graded(back, HARD)
    assert other.redo_label == ""
    assert undoing.redo(other, stamp(other)) == Move(other, ())


def done_before(card: QueueCard, rating: Rating, at_ms: int) -> Earlier:
    """An answer of an earlier sitting on the same day."""
    given = Event(f"p{at_ms}", card.key, at_ms, DAY, EventKind.REVIEW, rating=rating)
    return Earlier((given,), rating.name.lower())


def test_undo_goes_back_behind_the_beginning_of_the_sitting() -> None:
    earlier = (done_before(new("x"), GOOD, NOW - 9), done_before(review("y"), AGAIN, NOW - 5))
    first = start((review("a"),), MemoryOptions(), STUDY, day=DAY, now_ms=NOW, earlier=earlier)
    session = graded(first, GOOD)
    session = undoing.undo(session, stamp(session)).session
    assert (asked(session), session.undo_label) == ("a", "again")
    back = undoing.undo(session, stamp(session), review("y"))
    assert [event.target for event in back.events] == [f"p{NOW - 5}"]
    session = back.session
    assert (asked(session), session.undo_label, session.redo_label) == ("y", "good", "again")
    assert session.counts == Counts(review=2)
    session = graded(session, EASY)
    assert asked(session) == "a"  # the card that lay there comes next


def test_a_card_in_its_steps_is_taken_back_out_of_the_pile() -> None:
    waiting = learning("x", NOW + MINUTE_MS)
    earlier = (done_before(new("x"), GOOD, NOW - 9),)
    session = start(
        (waiting, review("a")), MemoryOptions(), STUDY, day=DAY, now_ms=NOW, earlier=earlier
    )
    assert session.counts == Counts(learning=1, review=1)
    session = undoing.undo(session, stamp(session), new("x")).session
    assert asked(session) == "x"
    assert session.counts == Counts(new=1, review=1)
    again = undoing.redo(session, stamp(session)).session
    assert (asked(again), again.counts) == ("a", Counts(learning=1, review=1))


def test_without_its_card_nothing_earlier_is_taken_back() -> None:
    earlier = (done_before(new("x"), GOOD, NOW - 9),)
    session = start((review("a"),), MemoryOptions(), STUDY, day=DAY, now_ms=NOW, earlier=earlier)
    assert undoing.undo(session, stamp(session)) == Move(session, ())
    assert session.without_newest_earlier().undo_label == ""


def test_the_cards_of_a_deleted_note_come_back_and_can_go_again() -> None:
    session = graded(sitting(review("a"), review("b"), review("b#r"), review("c")), GOOD)
    deleted = acts.delete(session, frozenset({"b", "b#r"})).session
    assert deleted.undo_restores == {"b", "b#r"}
    back = undoing.undo(deleted, stamp(deleted))
    assert back.events == ()
    assert asked(back.session) == "b"
    assert back.session.counts == session.counts
    assert back.session.redo_removes == {"b", "b#r"}
    again = undoing.redo(back.session, stamp(back.session))
    assert asked(again.session) == "c"
    assert again.session.undo_restores == {"b", "b#r"}


def test_what_was_done_before_a_deletion_can_be_taken_back_after_it() -> None:
    session = graded(sitting(review("a"), review("b"), review("c")), GOOD)
    deleted = acts.delete(session, frozenset({"b"})).session
    back = undoing.undo(deleted, stamp(deleted)).session
    first = undoing.undo(back, stamp(back)).session
    assert asked(first) == "a"


def test_a_deletion_that_stays_is_passed_over_by_undo() -> None:
    session = graded(sitting(review("a"), review("b"), review("c")), GOOD)
    final = undoing.without_newest(acts.delete(session, frozenset({"b"})).session)
    assert final.undo_label == "good"
    first = undoing.undo(final, stamp(final)).session
    assert asked(first) == "a"
    assert asked(graded(first, GOOD)) == "c"
