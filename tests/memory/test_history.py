"""Of what was done long ago in a sitting the rows alone are kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.memory.sittings import AGAIN, GOOD, asked, graded, new, review, sitting, stamp
from trainer.memory import acts, undoing
from trainer.memory.history import Undone, chain, past, shortened, taken_back
from trainer.memory.log import Event
from trainer.memory.session import Session


def labels(session: Session) -> list[str]:
    return [act.label for act in reversed([*past(session.done)])]


def test_a_long_past_becomes_rows_and_the_sitting_comes_to_the_same() -> None:
    long = graded(sitting(*map(review, "abcdefgh")), GOOD, AGAIN, GOOD, GOOD, GOOD, AGAIN)
    short = shortened(long, 3)
    assert labels(short) == ["good", "good", "again"]
    assert [act.label for act in short.earlier] == ["good", "again", "good"]
    assert short.summary == long.summary
    assert short.summary.missed == ("b", "f")
    assert (short.pile, short.counts, short.current) == (long.pile, long.counts, long.current)


def test_a_past_that_is_not_long_yet_is_kept() -> None:
    session = graded(sitting(*map(review, "abcdefgh")), GOOD, GOOD, GOOD, GOOD, GOOD)
    assert shortened(session, 3) is session


def test_undo_goes_through_both_parts_of_the_past() -> None:
    session = shortened(graded(sitting(*map(new, "abcdefgh")), *[GOOD] * 6), 3)
    for key in "fed":
        session = undoing.undo(session, stamp(session)).session
        assert asked(session) == key
    assert session.done is None
    assert session.undo_label == "good"
    session = undoing.undo(session, stamp(session), new("c")).session
    assert asked(session) == "c"
    assert session.summary.reviewed == 2
    session = undoing.redo(session, stamp(session)).session
    assert asked(session) == "d"
    assert session.summary.reviewed == 3


def test_what_was_done_before_the_sitting_is_none_of_it() -> None:
    session = shortened(graded(sitting(*map(new, "abcdefgh")), *[GOOD] * 6), 3)
    assert session.here == 3
    for key in ("f", "e", "d", "c", "b", "a"):
        session = undoing.undo(session, stamp(session), new(key)).session
    assert session.here == 0
    assert session.summary.reviewed == 0
    assert session.without_newest_earlier().here == 0


def test_a_deletion_and_what_was_done_since_are_kept_as_they_were() -> None:
    session = graded(sitting(*map(review, "abcdefghijk")), GOOD, GOOD)
    session = acts.delete(session, frozenset({"c"})).session
    session = shortened(graded(session, *[GOOD] * 5), 3)
    assert labels(session) == ["delete", *["good"] * 5]
    assert len(session.earlier) == 2


def test_while_cramming_all_is_kept() -> None:
    session = graded(sitting(*map(review, "abcdefgh"), cram=True), *[GOOD] * 6)
    assert shortened(session, 3) is session


def to_do_again(undone: Undone | None, *, in_sitting: bool) -> list[str]:
    """The rows by which what was taken back is known, the one that comes first in front."""
    found = []
    while undone is not None:
        found.append(undone.events[0].id)
        undone = undone.after.undone if in_sitting and undone.after else undone.before
    return found


@given(st.lists(st.sampled_from(["good", "suspend", "undo", "undo", "redo"]), max_size=14))
def test_the_rows_alone_tell_what_the_sitting_can_do_again(done: list[str]) -> None:
    session = sitting(*map(new, "abcdefghijklmn"))
    rows: list[Event] = []
    for act in done:
        if act == "good":
            move = acts.grade(session, GOOD, stamp(session), 1000)
        elif act == "suspend":
            move = acts.suspend(session, stamp(session))
        elif act in {"undo", "redo"}:
            move = (undoing.undo if act == "undo" else undoing.redo)(session, stamp(session))
        rows += move.events
        session = move.session
    found = chain(taken_back(rows))
    assert to_do_again(found, in_sitting=False) == to_do_again(session.undone, in_sitting=True)
