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

from trainer.memory.balance import Load
from trainer.memory.history import Earlier
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating, Stamp
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.queue import QueueCard
from trainer.memory.replay import fold
from trainer.memory.session import Counts, Move, Session, start

MINUTE_MS, DAY_MS = 60_000, 86_400_000
DAY = 20_000
NOW = DAY * DAY_MS + 36_000_000  # ten in the morning, UTC
STUDY = StudyOptions(timezone="UTC")
AGAIN, HARD, GOOD, EASY = Rating


def new(key: str) -> QueueCard:
    return QueueCard(key, key, "deck", 0, NEW_CARD)


def review(key: str, lapses: int = 0) -> QueueCard:
    state = CardState(Phase.REVIEW, 10.0, 5.0, DAY - 10, NOW - 9, 3, lapses, due_day=DAY)
    return QueueCard(key, key, "deck", 0, state)


def learning(key: str, due_ms: int) -> QueueCard:
    state = CardState(Phase.LEARNING, 1.0, 5.0, DAY, NOW - 9, 1, step=0, due_ms=due_ms)
    return QueueCard(key, key, "deck", 0, state)


def balanced(*cards: QueueCard) -> Session:
    """A sitting whose cards are spread over the days to come, of which none holds any yet."""
    return start(cards, MemoryOptions(), STUDY, day=DAY, now_ms=NOW, load=Load())


def sitting(*cards: QueueCard, cram: bool = False, **options: Any) -> Session:
    memory = MemoryOptions(fuzz=False, **options)
    return start(cards, memory, STUDY, day=DAY, now_ms=NOW, cram=cram)


def stamp(session: Session, after_ms: int = 1000) -> Stamp:
    at_ms = session.now_ms + after_ms
    return Stamp(f"e{at_ms:016}", at_ms, "laptop")


def graded(session: Session, *ratings: Rating, after_ms: int = 1000) -> Session:
    for rating in ratings:
        session = session.grade(rating, stamp(session, after_ms), 500).session
    return session


def asked(session: Session) -> str:
    return session.current.key if session.current else ""


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


def test_a_grade_writes_what_the_button_promised() -> None:
    session = sitting(review("a"))
    assert session.futures is not None
    promised = session.futures.good
    (event,) = session.grade(GOOD, Stamp("id", NOW + 4000, "laptop"), 3500).events
    assert (event.id, event.card, event.device) == ("id", "a", "laptop")
    assert (event.kind, event.rating, event.took_ms) == (EventKind.REVIEW, GOOD, 3500)
    assert (event.due_day, event.interval_days) == (promised.due_day, promised.interval_days)
    assert (event.phase_before, event.phase_after) == (Phase.REVIEW, Phase.REVIEW)
    assert (event.at_ms, event.day, event.options_version) == (NOW + 4000, DAY, 1)


def test_a_step_is_waited_for_from_the_answer_on() -> None:
    session = sitting(new("a"))
    (event,) = session.grade(AGAIN, Stamp("id", NOW + 45_000, ""), 45_000).events
    assert event.due_ms == NOW + 45_000 + MINUTE_MS


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
    move = session.grade(AGAIN, stamp(session), 0)
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
    (event,) = graded(shortly_after, EASY).grade(GOOD, stamp(shortly_after, 2000), 0).events
    assert event.due_ms is not None
    next_morning = session.at(session.day_ends_ms + 31 * MINUTE_MS)
    assert (next_morning.day, asked(next_morning)) == (DAY + 1, "a")
    assert next_morning.futures is not None
    assert next_morning.futures.easy.event.day == DAY + 1


def test_nothing_can_be_graded_when_nothing_is_asked() -> None:
    session = sitting()
    for act in (session.suspend, session.bury, lambda mark: session.grade(GOOD, mark, 0)):
        with pytest.raises(LookupError, match="no card"):
            act(Stamp("id", NOW, ""))


def test_suspend_and_bury_put_the_card_away() -> None:
    session = sitting(review("a"), review("b"), review("c"))
    move = session.suspend(stamp(session))
    assert [event.kind for event in move.events] == [EventKind.SUSPEND]
    assert (asked(move.session), move.session.undo_label) == ("b", "suspend")
    move = move.session.bury(stamp(move.session))
    assert [(event.kind, event.value) for event in move.events] == [(EventKind.BURY, DAY)]
    assert (asked(move.session), move.session.undo_label) == ("c", "bury")
    assert move.session.counts == Counts(review=1)


def test_a_lapse_that_makes_a_leech_suspends_the_card() -> None:
    session = sitting(review("a", lapses=7), leech_threshold=8)
    move = session.grade(AGAIN, stamp(session), 0)
    assert [event.kind for event in move.events] == [EventKind.REVIEW, EventKind.SUSPEND]
    assert move.events[0].id < move.events[1].id
    assert asked(move.session) == ""
    assert move.session.counts == Counts()


def test_undo_takes_back_a_leech_s_lapse_and_its_suspension() -> None:
    session = sitting(review("a", lapses=7))
    move = session.grade(AGAIN, stamp(session), 0)
    back = move.session.undo(stamp(move.session))
    assert [void.target for void in back.events] == [event.id for event in move.events]
    assert len({event.id for event in (*move.events, *back.events)}) == 4
    assert fold([*move.events, *back.events], session.memory) == NEW_CARD
    assert asked(back.session) == "a"


def test_a_leech_is_left_in_the_session_where_it_is_only_tagged() -> None:
    session = sitting(review("a", lapses=7), leech_action="tag")
    assert asked(graded(session, AGAIN)) == "a"


def test_undo_asks_the_same_card_again_as_it_was() -> None:
    before = sitting(new("a"), review("b"))
    after = graded(before, AGAIN)
    assert after.undo_label == "again"
    move = after.undo(stamp(after))
    assert [event.kind for event in move.events] == [EventKind.VOID]
    assert move.session == before.at(move.session.now_ms)


def test_undo_reaches_back_to_the_first_card() -> None:
    first = sitting(*(new(f"c{n}") for n in range(5)))
    session = graded(first, GOOD, AGAIN, EASY, HARD, GOOD, GOOD, AGAIN)
    while session.undo_label:
        session = session.undo(stamp(session)).session
    assert session == first.at(session.now_ms)


def test_undo_after_the_last_card_brings_it_back() -> None:
    session = graded(sitting(review("a")), GOOD)
    assert asked(session) == ""
    assert asked(session.undo(stamp(session)).session) == "a"


def test_undo_with_nothing_done_writes_nothing() -> None:
    session = sitting(review("a"))
    assert session.undo(stamp(session)) == Move(session, ())


def test_an_undone_card_can_be_answered_otherwise() -> None:
    session = graded(sitting(review("a")), AGAIN)
    session = session.undo(stamp(session)).session
    assert graded(session, EASY).summary.ratings == {EASY: 1}


def test_a_dropped_card_gives_way_to_the_next() -> None:
    session = sitting(review("a"), review("b"), new("c")).dropped("a")
    assert (asked(session), session.counts) == ("b", Counts(new=1, review=1))
    session = session.dropped("c")
    assert session.counts == Counts(review=1)
    assert asked(graded(session, GOOD)) == ""


def test_a_dropped_card_does_not_come_back_by_undo() -> None:
    session = graded(sitting(review("a"), review("b")), GOOD).dropped("a")
    back = session.undo(stamp(session)).session
    assert (asked(back), back.counts) == ("b", Counts(review=1))


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


def test_cramming_promises_nothing_and_writes_rows_that_count_for_nothing() -> None:
    session = sitting(review("a"), cram=True)
    assert session.futures is None
    (event,) = session.grade(GOOD, stamp(session), 700).events
    assert (event.kind, event.rating, event.took_ms) == (EventKind.CRAM, GOOD, 700)
    assert fold([event], session.memory) == NEW_CARD


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


def test_the_summary_forgets_what_was_undone() -> None:
    session = graded(sitting(review("a"), review("b")), AGAIN)
    summary = session.undo(stamp(session)).session.summary
    assert (summary.reviewed, summary.missed) == (0, ())


def test_the_queue_is_shared_by_every_moment_of_a_long_sitting() -> None:
    first = sitting(*(new(f"c{n}") for n in range(10_000)))
    last = graded(first, *[EASY] * 300)
    assert last.pile.queue is first.pile.queue
    assert last.done is not None
    assert last.done.before.futures is None


acts = st.lists(
    st.tuples(
        st.sampled_from([*Rating, "undo", "suspend", "bury", "wait"]),
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
    if act == "undo":
        return session.undo(mark)
    if act == "wait" or session.current is None:
        return Move(session.at(mark.at_ms), ())
    if act == "suspend":
        return session.suspend(mark)
    if isinstance(act, Rating):
        return session.grade(act, mark, 100)
    return session.bury(mark)


@pytest.mark.parametrize("cram", [False, True])
@given(deck=decks, acts=acts)
def test_no_card_is_lost_and_the_counts_are_true(
    *, deck: list[Any], acts: list[tuple[Rating | str, int]], cram: bool
) -> None:
    session = sitting(*(make(f"c{n}") for n, make in enumerate(deck)), cram=cram)
    for act, after_ms in acts:
        session = done(session, act, after_ms).session
        left = [*session.pile.left()] + ([session.current] if session.current else [])
        assert len({card.key for card in left}) == len(left)
        counts = session.counts
        assert counts.new + counts.learning + counts.review == len(left)
        # Never stuck: a card is asked, or there is an instant from which one is.
        assert (session.current is None) <= (not left or session.wait_until_ms is not None)


@given(decks, acts)
def test_the_session_shows_each_card_as_its_log_says(
    deck: list[Any], acts: list[tuple[Rating | str, int]]
) -> None:
    session = sitting(*(new(f"c{n}") for n, _ in enumerate(deck)))
    log: dict[str, list[Event]] = defaultdict(list)
    for act, after_ms in acts:
        move = done(session, act, after_ms)
        for event in move.events:
            log[event.card].append(event)
        session = move.session
        if session.current is not None:
            card = session.current
            assert card.state == fold(log[card.key], session.memory)


@given(decks, acts)
def test_whatever_was_done_undo_leads_back_to_the_start(
    deck: list[Any], acts: list[tuple[Rating | str, int]]
) -> None:
    first = sitting(*(make(f"c{n}") for n, make in enumerate(deck)))
    session = first
    log: list[Event] = []
    for act, after_ms in acts:
        if act == "wait":
            continue
        move = done(session, act, after_ms)
        session, log = move.session, [*log, *move.events]
    while session.undo_label:
        move = session.undo(stamp(session))
        session, log = move.session, [*log, *move.events]
    assert session.counts == first.counts
    assert fold(log, first.memory) == NEW_CARD


@given(decks)
def test_good_answers_finish_every_session(deck: list[Any]) -> None:
    session = sitting(*(make(f"c{n}") for n, make in enumerate(deck)))
    for _ in range(4 * len(deck)):
        session = graded(session, GOOD) if session.current else session.at(session.now_ms + 10**7)
    assert (session.current, session.counts) == (None, Counts())


def test_each_answer_adds_to_the_load_that_the_next_card_is_balanced_against() -> None:
    session = balanced(*(review(f"c{number}") for number in range(60)))
    while session.current is not None:
        session = graded(session, Rating.GOOD)
    assert session.load is not None
    assert sum(session.load.due.values()) == 60
    assert max(session.load.due.values()) < 2.5 * 60 / len(session.load.due)


def test_undo_takes_the_card_out_of_the_load() -> None:
    session = balanced(review("a"), review("b"))
    after = graded(session, Rating.GOOD)
    assert after.undo(stamp(after)).session.load == Load()


def test_redo_does_again_what_was_taken_back() -> None:
    first = sitting(*(new(f"c{n}") for n in range(4)))
    last = graded(first, GOOD, AGAIN, EASY, HARD)
    log: list[Event] = []
    session = last
    for _ in range(3):
        back = session.undo(stamp(session))
        session, log = back.session, [*log, *back.events]
    assert (session.undo_label, session.redo_label) == ("good", "again")
    while session.redo_label:
        again = session.redo(stamp(session))
        session, log = again.session, [*log, *again.events]
    assert session == last.at(session.now_ms)
    assert session.undo_label == "hard"
    assert len(log) == 6


def test_what_was_done_again_counts_in_the_log_and_can_be_taken_back_again() -> None:
    session = sitting(review("a"), review("b"))
    rows: list[Event] = []
    for act in ("grade", "undo", "redo", "undo", "redo"):
        now = stamp(session)
        move = session.grade(GOOD, now, 500) if act == "grade" else getattr(session, act)(now)
        session, rows = move.session, [*rows, *move.events]
    assert asked(session) == "b"
    assert fold([row for row in rows if row.card == "a"], session.memory).reps == 1
    move = session.undo(stamp(session))
    rows += move.events
    assert asked(move.session) == "a"
    assert fold([row for row in rows if row.card == "a"], session.memory).reps == 0


def test_a_new_act_leaves_nothing_to_do_again() -> None:
    session = graded(sitting(review("a"), review("b")), GOOD)
    back = session.undo(stamp(session)).session
    other = graded(back, HARD)
    assert other.redo_label == ""
    assert other.redo(stamp(other)) == Move(other, ())


def done_before(card: QueueCard, rating: Rating, at_ms: int) -> Earlier:
    """An answer of an earlier sitting on the same day."""
    given = Event(f"p{at_ms}", card.key, at_ms, DAY, EventKind.REVIEW, rating=rating)
    return Earlier((given,), rating.name.lower())


def test_undo_goes_back_behind_the_beginning_of_the_sitting() -> None:
    earlier = (done_before(new("x"), GOOD, NOW - 9), done_before(review("y"), AGAIN, NOW - 5))
    first = start((review("a"),), MemoryOptions(), STUDY, day=DAY, now_ms=NOW, earlier=earlier)
    session = graded(first, GOOD)
    session = session.undo(stamp(session)).session
    assert (asked(session), session.undo_label) == ("a", "again")
    back = session.undo(stamp(session), review("y"))
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
    session = session.undo(stamp(session), new("x")).session
    assert asked(session) == "x"
    assert session.counts == Counts(new=1, review=1)
    again = session.redo(stamp(session)).session
    assert (asked(again), again.counts) == ("a", Counts(learning=1, review=1))


def test_without_its_card_nothing_earlier_is_taken_back() -> None:
    earlier = (done_before(new("x"), GOOD, NOW - 9),)
    session = start((review("a"),), MemoryOptions(), STUDY, day=DAY, now_ms=NOW, earlier=earlier)
    assert session.undo(stamp(session)) == Move(session, ())
    assert session.without_newest_earlier().undo_label == ""


def test_a_flag_leaves_the_card_where_it_is_and_can_be_taken_back() -> None:
    session = sitting(review("a"), review("b"))
    move = session.flag(3, stamp(session))
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
    assert flagged.undo(stamp(flagged)).session == session.at(flagged.now_ms + 1000)
    assert flagged.flag(0, stamp(flagged)).session.undo_label == "unflag"


def test_a_forgotten_card_is_new_again_and_leaves_the_sitting() -> None:
    session = sitting(review("a"), review("b"))
    move = session.forget(stamp(session))
    assert [event.kind for event in move.events] == [EventKind.RESET]
    assert (asked(move.session), move.session.undo_label) == ("b", "forget")
    assert move.session.counts == Counts(review=1)


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


def test_a_card_is_set_due_and_undo_puts_it_back() -> None:
    session = sitting(review("a"), review("b"))
    move = session.set_due(12, stamp(session))
    (event,) = move.events
    assert (event.kind, event.due_day, event.interval_days) == (EventKind.DUE, DAY + 12, 12)
    assert (asked(move.session), move.session.undo_label) == ("b", "set due")
    assert move.session.counts.review == 1
    back = move.session.undo(stamp(move.session)).session
    assert (asked(back), back.counts.review) == ("a", 2)


def test_a_new_card_has_no_due_date_to_set() -> None:
    session = sitting(new("a"))
    with pytest.raises(LookupError):
        session.set_due(3, stamp(session))


@pytest.mark.parametrize("action", ["suspend", "tag"])
def test_a_new_leech_is_told_until_the_next_act(action: str) -> None:
    session = sitting(review("a", lapses=7), review("b"), leech_action=action)
    lapsed = graded(session, Rating.AGAIN)
    assert lapsed.leech is not None
    assert (lapsed.leech.lapses, bool(lapsed.leech.suspended)) == (8, action == "suspend")
    assert graded(lapsed, Rating.GOOD).leech is None
