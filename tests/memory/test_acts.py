"""What a learner does at a card: the rows it writes, and what follows."""

from __future__ import annotations

import pytest

from tests.memory.sittings import (
    AGAIN,
    DAY,
    GOOD,
    MINUTE_MS,
    NOW,
    asked,
    balanced,
    graded,
    new,
    review,
    sitting,
    stamp,
)
from trainer.memory import acts, undoing
from trainer.memory.balance import AHEAD
from trainer.memory.log import NEW_CARD, EventKind, Phase, Rating, Stamp
from trainer.memory.replay import fold
from trainer.memory.session import Counts
from trainer.memory.versions import version_of


def test_a_grade_writes_what_the_button_promised() -> None:
    session = sitting(review("a"))
    assert session.futures is not None
    promised = session.futures.good
    (event,) = acts.grade(session, GOOD, Stamp("id", NOW + 4000, "laptop"), 3500).events
    assert (event.id, event.card, event.device) == ("id", "a", "laptop")
    assert (event.kind, event.rating, event.took_ms) == (EventKind.REVIEW, GOOD, 3500)
    assert (event.due_day, event.interval_days) == (promised.due_day, promised.interval_days)
    assert (event.phase_before, event.phase_after) == (Phase.REVIEW, Phase.REVIEW)
    assert (event.at_ms, event.day) == (NOW + 4000, DAY)
    assert event.options_version == version_of(session.memory)


def test_a_step_is_waited_for_from_the_answer_on() -> None:
    session = sitting(new("a"))
    (event,) = acts.grade(session, AGAIN, Stamp("id", NOW + 45_000, ""), 45_000).events
    assert event.due_ms == NOW + 45_000 + MINUTE_MS


def test_nothing_can_be_graded_when_nothing_is_asked() -> None:
    session = sitting()
    mark = Stamp("id", NOW, "")
    for act in (acts.suspend, acts.bury, acts.forget):
        with pytest.raises(LookupError, match="no card"):
            act(session, mark)
    with pytest.raises(LookupError, match="no card"):
        acts.grade(session, GOOD, mark, 0)
    with pytest.raises(LookupError, match="no card"):
        acts.set_due(session, 3, mark)
    with pytest.raises(LookupError, match="no card"):
        acts.flag(session, 1, mark)
    with pytest.raises(LookupError, match="no card"):
        acts.delete(session, frozenset())


def test_suspend_and_bury_put_the_card_away() -> None:
    session = sitting(review("a"), review("b"), review("c"))
    move = acts.suspend(session, stamp(session))
    assert [event.kind for event in move.events] == [EventKind.SUSPEND]
    assert (asked(move.session), move.session.undo_label) == ("b", "suspend")
    move = acts.bury(move.session, stamp(move.session))
    assert [(event.kind, event.value) for event in move.events] == [(EventKind.BURY, DAY)]
    assert (asked(move.session), move.session.undo_label) == ("c", "bury")
    assert move.session.counts == Counts(review=1)


def test_a_lapse_that_makes_a_leech_suspends_the_card() -> None:
    session = sitting(review("a", lapses=7), leech_threshold=8)
    move = acts.grade(session, AGAIN, stamp(session), 0)
    assert [event.kind for event in move.events] == [EventKind.REVIEW, EventKind.SUSPEND]
    assert move.events[0].id < move.events[1].id
    assert asked(move.session) == ""
    assert move.session.counts == Counts()


def test_a_leech_is_left_in_the_session_where_it_is_only_tagged() -> None:
    session = sitting(review("a", lapses=7), leech_action="tag")
    assert asked(graded(session, AGAIN)) == "a"


def test_cramming_promises_nothing_and_writes_rows_that_count_for_nothing() -> None:
    session = sitting(review("a"), cram=True)
    assert session.futures is None
    (event,) = acts.grade(session, GOOD, stamp(session), 700).events
    assert (event.kind, event.rating, event.took_ms) == (EventKind.CRAM, GOOD, 700)
    assert fold([event], session.memory) == NEW_CARD


def test_each_answer_adds_to_the_load_that_the_next_card_is_balanced_against() -> None:
    session = balanced(*(review(f"c{number}") for number in range(60)))
    while session.current is not None:
        session = graded(session, Rating.GOOD)
    assert session.load is not None
    counts = [session.load.cards_on(day) for day in range(DAY + 1, DAY + 1 + AHEAD)]
    assert sum(counts) == 60
    assert max(counts) < 2.5 * 60 / sum(count > 0 for count in counts)


def test_a_flag_leaves_the_card_where_it_is_and_can_be_taken_back() -> None:
    session = sitting(review("a"), review("b"))
    move = acts.flag(session, 3, stamp(session))
    assert [(event.kind, event.value) for event in move.events] == [(EventKind.FLAG, 3)]
    flagged = move.session
    assert asked(flagged) == "a"
    assert flagged.counts == session.counts
    assert flagged.current is not None
    assert flagged.current.state.flag == 3
    assert flagged.futures is not None
    assert [future.due_day for future in flagged.futures] == [
        future.due_day for future in session.futures or ()
    ]
    assert flagged.undo_label == "flag"
    assert undoing.undo(flagged, stamp(flagged)).session == session.at(flagged.now_ms + 1000)
    assert acts.flag(flagged, 0, stamp(flagged)).session.undo_label == "unflag"


def test_a_forgotten_card_is_new_again_and_leaves_the_sitting() -> None:
    session = sitting(review("a"), review("b"))
    move = acts.forget(session, stamp(session))
    assert [event.kind for event in move.events] == [EventKind.RESET]
    assert (asked(move.session), move.session.undo_label) == ("b", "forget")
    assert move.session.counts == Counts(review=1)


def test_a_card_is_set_due_and_undo_puts_it_back() -> None:
    session = sitting(review("a"), review("b"))
    move = acts.set_due(session, 12, stamp(session))
    (event,) = move.events
    assert (event.kind, event.due_day, event.interval_days) == (EventKind.DUE, DAY + 12, 12)
    assert (asked(move.session), move.session.undo_label) == ("b", "set due")
    assert move.session.counts.review == 1
    back = undoing.undo(move.session, stamp(move.session)).session
    assert (asked(back), back.counts.review) == ("a", 2)


def test_a_new_card_has_no_due_date_to_set() -> None:
    session = sitting(new("a"))
    with pytest.raises(LookupError):
        acts.set_due(session, 3, stamp(session))


@pytest.mark.parametrize("action", ["suspend", "tag"])
def test_a_new_leech_is_told_until_the_next_act(action: str) -> None:
    session = sitting(review("a", lapses=7), review("b"), leech_action=action)
    lapsed = graded(session, Rating.AGAIN)
    assert lapsed.leech is not None
    assert (lapsed.leech.lapses, bool(lapsed.leech.suspended)) == (8, action == "suspend")
    assert graded(lapsed, Rating.GOOD).leech is None


def test_a_mark_is_put_on_a_card_and_taken_off_and_the_card_stays() -> None:
    session = sitting(review("a"), review("b"))
    marked = acts.mark(session, stamp(session), wrong=True)
    (event,) = marked.events
    assert (event.kind, event.card, event.value) == (EventKind.MARK, "a", 1)
    assert asked(marked.session) == "a"
    assert marked.session.current is not None
    assert marked.session.current.state.marked
    assert marked.session.undo_label == "mark"
    off = acts.mark(marked.session, stamp(marked.session), wrong=False)
    assert off.session.undo_label == "unmark"
    assert fold([event, *off.events], session.memory) == NEW_CARD


def test_a_deleted_note_takes_its_cards_along_and_writes_nothing() -> None:
    session = sitting(review("a"), review("b"), review("a#r"), review("c"))
    move = acts.delete(session, frozenset({"a", "a#r"}))
    assert move.events == ()
    assert asked(move.session) == "b"
    assert move.session.counts == Counts(0, 0, 2)
    assert asked(graded(move.session, GOOD)) == "c"
    assert move.session.summary.reviewed == 0


def test_after_the_last_card_was_deleted_nothing_is_asked() -> None:
    move = acts.delete(sitting(new("a")), frozenset({"a"}))
    assert asked(move.session) == ""
    assert move.session.undo_label == "delete"
