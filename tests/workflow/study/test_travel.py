"""The calendar of a learner who travels, or whose clock is wrong."""

from __future__ import annotations

import pytest

from trainer.config import load
from trainer.errors import UsageError
from trainer.memory.log import Rating
from trainer.workflow.home import Home
from trainer.workflow.sitting import Choices


def fly(home: Home, zone: str) -> None:
    """Land in another time zone; the clock runs on as it did."""
    home.configure(load(home.folder, {"TRAINER_STUDY_TIMEZONE": zone, "TRAINER_STUDY_NEW": "2"}))


def new_left(home: Home) -> int:
    return sum(row.new for row in home.decks())


def test_a_day_that_is_lived_twice_has_its_limits_once(home: Home) -> None:
    fly(home, "Pacific/Auckland")  # it is the 23rd there at ten in the evening, 13 hours ahead
    study = home.study()
    for _ in range(2):
        study.grade(Rating.EASY, 1_000)
    day = home.today()
    assert new_left(home) == 0
    fly(home, "Pacific/Honolulu")  # and here the evening of the 22nd
    assert home.today() == day
    assert new_left(home) == 0
    assert home.refresh() == ()
    undone = home.study(choices=Choices(undo=True))
    assert undone.session.day == day
    undone.grade(Rating.GOOD, 1_000)
    assert {event.day for event in home.database.events()} == {day}


def test_the_day_goes_on_when_the_calendar_does(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    fly(home, "Pacific/Auckland")
    home.study().grade(Rating.EASY, 1_000)
    day = home.today()
    fly(home, "Pacific/Honolulu")
    monkeypatch.setenv("TRAINER_NOW", "2026-11-25T00:00:00+00:00")
    assert home.today() == day + 1


@pytest.mark.parametrize("wrong", ["2026-10-23T09:00:00+00:00", "2031-11-23T09:00:00+00:00"])
def test_a_clock_that_travel_does_not_explain_is_told_of_and_pins_no_day(
    home: Home, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    home.study().grade(Rating.EASY, 1_000)
    day = home.today()
    monkeypatch.setenv("TRAINER_NOW", wrong)
    (told,) = home.refresh()
    assert isinstance(told, UsageError)
    assert told.message.startswith(f"the clock says {wrong[:10]}")
    assert home.today() != day
