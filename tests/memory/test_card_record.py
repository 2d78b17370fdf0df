"""What is told of one card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.memory.sittings import AGAIN, DAY, GOOD, NOW, graded, new, review, sitting, stamp
from trainer.memory import acts, undoing
from trainer.memory.card_record import curve, promise, told
from trainer.memory.fsrs import retrievability
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import FSRS_6_DEFAULTS

REVIEWED = CardState(
    Phase.REVIEW, 10.0, 5.0, last_day=DAY - 4, last_ms=NOW, reps=1, due_day=DAY + 6
)


def row(id_: str, kind: EventKind = EventKind.REVIEW, **fields: object) -> Event:
    return Event(id_, "a", NOW, DAY, kind, **fields)  # type: ignore[arg-type]


def test_the_history_is_told_newest_first_without_what_was_taken_back() -> None:
    session = sitting(review("a"))
    first = acts.grade(session, AGAIN, stamp(session), 0)
    back = undoing.undo(first.session, stamp(first.session))
    second = acts.grade(back.session, GOOD, stamp(back.session), 900)
    rows = [*second.events, *first.events, *back.events]
    assert [event.rating for event in told(rows)] == [GOOD]
    redone = undoing.redo(back.session, stamp(back.session)).events
    assert [event.rating for event in told([*first.events, *back.events, *redone])] == [AGAIN]


def test_crams_resets_and_set_dues_are_told_and_signs_are_not() -> None:
    kinds = [EventKind.CRAM, EventKind.RESET, EventKind.DUE, EventKind.FLAG, EventKind.SUSPEND]
    rows = [row(str(number), kind) for number, kind in enumerate(kinds)]
    assert [event.kind for event in told([*rows, rows[0]])] == kinds[2::-1]


@pytest.mark.parametrize(
    ("event", "label"),
    [
        (row("a", interval_days=8, due_day=DAY + 8), "8d"),
        (row("a", step=0, due_ms=NOW + 600_000), "10m"),
        (row("a", step=0, due_day=DAY + 1), "1d"),
        (row("a", EventKind.RESET), ""),
    ],
)
def test_a_row_tells_the_time_that_it_gave(event: Event, label: str) -> None:
    assert promise(event) == label


def test_the_button_s_label_is_what_the_history_tells() -> None:
    from trainer.memory.intervals import label

    session = sitting(new("a"))
    assert session.futures is not None
    for rating in Rating:
        (event,) = acts.grade(session, rating, stamp(session), 0).events
        assert promise(event) == label(session.futures[rating])


def test_the_curve_falls_from_the_review_to_beyond_today_and_due() -> None:
    found = curve(REVIEWED, DAY, FSRS_6_DEFAULTS)
    assert found is not None
    assert (found.reviewed_day, found.today, found.due_day) == (DAY - 4, DAY, DAY + 6)
    assert found.last_day == DAY + 8
    assert found.at(found.reviewed_day) == 1
    assert found.at(DAY + 6) == pytest.approx(0.9)
    assert found.at(DAY) == pytest.approx(retrievability(REVIEWED, DAY, FSRS_6_DEFAULTS))
    assert found.at(DAY + 0.5) < found.at(DAY)


def test_the_curve_of_an_overdue_card_reaches_today() -> None:
    found = curve(REVIEWED, DAY + 90, FSRS_6_DEFAULTS)
    assert found is not None
    assert found.last_day > DAY + 90


def test_the_curve_of_a_card_in_its_steps_has_a_length() -> None:
    learning = graded(sitting(new("a")), GOOD).current
    assert learning is not None
    found = curve(learning.state, DAY, FSRS_6_DEFAULTS)
    assert found is not None
    assert found.days == 1


def test_a_card_that_was_never_answered_has_no_curve() -> None:
    assert curve(NEW_CARD, DAY, FSRS_6_DEFAULTS) is None


def test_a_clock_set_back_does_not_turn_the_curve_round() -> None:
    found = curve(replace(REVIEWED, due_day=None), DAY - 9, FSRS_6_DEFAULTS)
    assert found is not None
    assert found.today == found.reviewed_day
    assert found.at(DAY - 9) == 1
