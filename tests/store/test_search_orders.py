"""What a search finds comes in the order that was chosen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store.conftest import NOON, TODAY
from trainer.memory.log import EventKind, Phase
from trainer.store.database import Database
from trainer.store.search import find
from trainer.store.search_orders import ORDERS, Order, ordered, values


def sorted_keys(database: Database, order: Order) -> tuple[str, ...]:
    keys = find(database, None, day=TODAY, now_ms=NOON)
    by = values(database.connection, order.name, TODAY)
    return ordered(keys, by, descending=order.descending)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order("question"), "c c#r d b#c1 b#c2 a"),
        (Order("deck", descending=True), "d a b#c1 b#c2 c c#r"),
        (Order("due"), "d a b#c2 b#c1 c c#r"),
        (Order("due", descending=True), "b#c2 a d b#c1 c c#r"),
        (Order("interval"), "a d b#c1 b#c2 c c#r"),
        (Order("state"), "b#c1 b#c2 a d c c#r"),
        (Order("state", descending=True), "c c#r d a b#c1 b#c2"),
        (Order("reps", descending=True), "a b#c2 d b#c1 c c#r"),
        (Order("lapses"), "a b#c2 d b#c1 c c#r"),
        (Order("retrievability"), "d a b#c1 b#c2 c c#r"),
    ],
)
def test_what_is_found_comes_in_the_order_that_was_chosen(
    found: Any, database: Database, log: Any, order: Order, expected: str
) -> None:
    log("aaaaaa", day=TODAY - 10, due_day=TODAY + 2, interval_days=12)
    log("dddddd", day=TODAY - 90, due_day=TODAY - 2, interval_days=88)
    if order.name in {"due", "reps", "lapses"}:
        log("bbbbbb#c2", phase_after=Phase.LEARNING, interval_days=None, due_day=TODAY + 9)
    if order.name == "state":
        log("dddddd", EventKind.BURY)
    keys = sorted_keys(database, order)
    assert " ".join(key[0] + key[6:] for key in keys) == expected


def test_every_order_can_be_asked_for(found: Any, database: Database) -> None:
    for name in ORDERS:
        assert len(sorted_keys(database, Order(name))) == 6
