"""What the browser finds keeps the order that was chosen."""

from __future__ import annotations

from pathlib import Path

from tests.workflow.browsing.conftest import NET, found
from trainer.store.library import Library
from trainer.store.search_orders import Order
from trainer.workflow.browsing import Browsing

LATER = "eeeeee"


def test_what_is_typed_keeps_the_order_that_was_chosen(browsing: Browsing) -> None:
    order = Order("question", descending=True)
    assert found(browsing, "what is", order)[0] == "aaaaaa"
    whole = found(browsing, "", order)
    assert found(browsing, "a", order) == tuple(k for k in whole if k in found(browsing, "a"))


def test_the_order_follows_what_is_done(browsing: Browsing) -> None:
    order = Order("state", descending=True)
    assert found(browsing, "", order)[:2] == ("dddddd", "dddddd#r")
    browsing.suspend(["aaaaaa"])
    assert found(browsing, "", order)[:3] == ("aaaaaa", "dddddd", "dddddd#r")


def test_a_card_that_came_meanwhile_has_its_place(browsing: Browsing, net: Path) -> None:
    order = Order("question")
    found(browsing, "", order)
    net.write_text(f"{NET}  - q: A first one?\n    a: yes\n    id: {LATER}\n", encoding="utf-8")
    Library(browsing.home.database).refresh()
    assert found(browsing, "", order)[0] == LATER
