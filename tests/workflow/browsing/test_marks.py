"""Cards are marked in the browser, and it is taken back."""

from __future__ import annotations

import pytest

from tests.workflow.browsing.conftest import answer, found
from trainer.errors import StoreError, UsageError
from trainer.memory.log import Phase
from trainer.workflow.browsing import Browsing
from trainer.workflow.deeds import MOST
from trainer.workflow.home import Home


def test_cards_are_suspended_and_taken_back_by_the_state_of_the_first(browsing: Browsing) -> None:
    assert browsing.suspend(["aaaaaa", "dddddd"]) == "suspended; undo takes it back"
    assert found(browsing, "is:suspended") == ("aaaaaa", "dddddd", "dddddd#r")
    told = browsing.suspend(["dddddd", "aaaaaa", "cccccc"])
    assert told == "2 cards unsuspended; undo takes it back"
    assert found(browsing, "is:suspended") == ("dddddd#r",)


def test_cards_are_buried_until_tomorrow_and_dug_out_again(browsing: Browsing) -> None:
    assert browsing.bury(["aaaaaa", "cccccc"]).startswith("2 cards buried until tomorrow")
    assert found(browsing, "is:buried") == ("aaaaaa", "cccccc")
    assert browsing.bury(["cccccc", "bbbbbb#c1"]).startswith("no longer buried")
    assert found(browsing, "is:buried") == ("aaaaaa",)


def test_cards_are_flagged_and_their_flags_taken_off(browsing: Browsing) -> None:
    browsing.flag(["aaaaaa", "cccccc"])
    assert found(browsing, "flag:1") == ("aaaaaa", "cccccc")
    browsing.flag(["cccccc", "dddddd"])
    assert found(browsing, "flag:1") == ("aaaaaa",)


def test_only_cards_that_were_answered_are_forgotten_or_set_due(
    browsing: Browsing, home: Home
) -> None:
    answer(home, "aaaaaa")
    told = browsing.set_due(["aaaaaa", "cccccc"], range(9, 10))
    assert told == "due in 9 days; 1 new one stays new; undo takes it back"
    assert found(browsing, "prop:due=9") == ("aaaaaa",)
    browsing.forget(["aaaaaa", "cccccc"])
    assert home.database.state("aaaaaa").phase is Phase.NEW
    with pytest.raises(UsageError, match="new card"):
        browsing.forget(["cccccc"])
    with pytest.raises(UsageError, match="new card"):
        browsing.set_due(["cccccc"], range(3, 4))
    assert len(browsing.deeds.done) == 2


def test_cards_may_be_due_today_or_on_some_day_of_several(browsing: Browsing, home: Home) -> None:
    keys = ["aaaaaa", "cccccc"]
    answer(home, *keys)
    assert browsing.set_due(keys, range(60, 62)).startswith("2 cards due in 60-61 days")
    assert [len(found(browsing, f"prop:due={days}")) for days in (60, 61)] == [1, 1]
    assert browsing.set_due(["aaaaaa"], range(1)).startswith("due today")
    assert found(browsing, "is:due") == ("aaaaaa",)
    browsing.undo()
    assert found(browsing, "is:due") == ()


def test_everything_is_taken_back_and_done_again_in_order(browsing: Browsing, home: Home) -> None:
    answer(home, "aaaaaa")
    browsing.suspend(["aaaaaa", "cccccc"])
    browsing.set_due(["aaaaaa"], range(40, 41))
    browsing.tag(["aaaaaa"], "new", add=True)
    assert [browsing.undo() for _ in range(3)] == ["tagged new", "set due", "suspended"]
    assert not browsing.deeds.done
    assert found(browsing, "is:suspended or tag:new or prop:due=40") == ("dddddd", "dddddd#r")
    assert [browsing.redo() for _ in range(3)] == ["suspended", "set due", "tagged new"]
    assert found(browsing, "is:suspended tag:new prop:due=40") == ("aaaaaa",)
    browsing.undo()
    browsing.flag(["cccccc"])
    assert not browsing.deeds.undone


def test_what_cannot_be_written_leaves_nothing_to_undo(
    browsing: Browsing, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_events: object) -> None:
        raise StoreError("the disk is full", "Make room")

    browsing.flag(["aaaaaa"])
    monkeypatch.setattr(home.database, "record", refuse)
    with pytest.raises(StoreError):
        browsing.suspend(["aaaaaa"])
    with pytest.raises(StoreError):
        browsing.undo()
    monkeypatch.undo()
    assert [deed.label for deed in browsing.deeds.done] == ["flagged"]
    assert not browsing.deeds.undone


def test_of_very_many_deeds_the_oldest_are_forgotten(browsing: Browsing) -> None:
    for _ in range(MOST + 3):
        browsing.flag(["aaaaaa"])
    assert len(browsing.deeds.done) == MOST
    assert browsing.undo() == "flagged"
