"""One act on many cards is rows of one stamp, which can be taken back together."""

from __future__ import annotations

from collections import Counter

from trainer.memory.card_acts import marked, set_due
from trainer.memory.log import Event, EventKind, Phase, Rating, Stamp
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import fold
from trainer.memory.rows import voids

DAY = 20_454
STAMP = Stamp("a" * 20, 1_000, "dev")
LATER = Stamp("b" * 20, 2_000, "dev")
OPTIONS = MemoryOptions()
ANSWER = Event(
    "0", "x", 500, DAY - 9, EventKind.REVIEW, rating=Rating.GOOD, due_day=DAY + 1,
    phase_after=Phase.REVIEW,
)  # fmt: skip


def test_each_card_gets_a_row_and_no_two_rows_an_id() -> None:
    rows = marked(EventKind.SUSPEND, [f"c{number}" for number in range(1_200)], DAY, STAMP)
    assert [row.card for row in rows] == [f"c{number}" for number in range(1_200)]
    ids = [row.id for row in rows]
    assert ids == sorted(set(ids))
    assert {row.at_ms for row in rows} == {1_000}


def test_a_flag_bears_its_number_and_a_burying_its_day() -> None:
    (flag,) = marked(EventKind.FLAG, ["x"], DAY, STAMP, value=3)
    (away,) = marked(EventKind.BURY, ["x"], DAY, LATER, value=DAY)
    assert fold([flag, away], OPTIONS).flag == 3
    assert fold([flag, away], OPTIONS).buried_day == DAY


def test_cards_are_set_due_as_in_a_sitting() -> None:
    (row,) = set_due(["x"], range(12, 13), DAY, STAMP)
    assert (row.kind, row.due_day, row.interval_days) == (EventKind.DUE, DAY + 12, 12)
    assert fold([ANSWER, row], OPTIONS).due_day == DAY + 12


def test_each_of_several_days_gets_its_share_of_the_cards_by_lot() -> None:
    cards = [f"c{number}" for number in range(10)]
    rows = set_due(cards, range(5, 8), DAY, STAMP)
    assert [row.card for row in rows] == cards
    days = [row.due_day - DAY for row in rows if row.due_day is not None]
    assert sorted(Counter(days).items()) == [(5, 4), (6, 3), (7, 3)]
    assert days != sorted(days)
    assert rows == set_due(cards, range(5, 8), DAY, STAMP)


def test_an_act_is_voided_and_done_again_as_a_whole() -> None:
    rows = set_due(["x", "y"], range(12, 13), DAY, STAMP)
    back = voids(rows, DAY, LATER)
    assert [(row.card, row.target) for row in back] == [(row.card, row.id) for row in rows]
    own = [ANSWER, rows[0], back[0]]
    assert fold(own, OPTIONS).due_day == DAY + 1
    again = voids(back, DAY, Stamp("c" * 20, 3_000, "dev"))
    assert fold([*own, again[0]], OPTIONS).due_day == DAY + 12
