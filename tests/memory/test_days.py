"""Study days over zones, clock changes and the rollover hour."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.days import clock_doubt, date_to_day, day_start_ms, day_to_date, study_day, zone

BERLIN, CHICAGO = ZoneInfo("Europe/Berlin"), ZoneInfo("America/Chicago")
ZONES = [UTC, BERLIN, CHICAGO, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Pacific/Kiritimati")]


def ms(text: str, timezone: tzinfo) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=timezone).timestamp() * 1000)


def day_of(text: str, timezone: tzinfo, rollover: int = 4) -> str:
    return day_to_date(study_day(ms(text, timezone), timezone, rollover)).isoformat()


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_first_study_day_is_the_first_of_january_1970() -> None:
    assert study_day(ms("1970-01-01T12:00", UTC), UTC, 4) == 0
    assert day_to_date(0) == date(1970, 1, 1)


def test_the_hours_before_the_rollover_belong_to_the_day_before() -> None:
    assert day_of("2026-11-23T03:59:59", BERLIN) == "2026-11-22"
    assert day_of("2026-11-23T04:00", BERLIN) == "2026-11-23"


def test_with_rollover_at_midnight_the_study_day_is_the_date() -> None:
    assert day_of("2026-11-23T00:00", BERLIN, 0) == "2026-11-23"
    assert day_of("2026-11-22T23:59:59", BERLIN, 0) == "2026-11-22"


def test_one_instant_is_on_different_study_days_in_different_zones() -> None:
    at_ms = ms("2026-11-23T08:00", UTC)
    assert study_day(at_ms, CHICAGO, 4) == study_day(at_ms, BERLIN, 4) - 1


@pytest.mark.parametrize("changed_on", ["2026-03-29", "2026-10-25"])
def test_the_rollover_keeps_its_hour_on_the_wall_when_clocks_change(changed_on: str) -> None:
    before = date_to_day(date.fromisoformat(changed_on)) - 1
    assert study_day(ms(f"{changed_on}T03:59", BERLIN), BERLIN, 4) == before
    assert study_day(ms(f"{changed_on}T04:00", BERLIN), BERLIN, 4) == before + 1


def test_a_day_of_a_clock_change_has_23_or_25_hours() -> None:
    spring, autumn = (date_to_day(date(2026, *day)) for day in ((3, 28), (10, 24)))
    hours = [
        (day_start_ms(day + 1, BERLIN, 4) - day_start_ms(day, BERLIN, 4)) / 3_600_000
        for day in (spring, autumn, 0)
    ]
    assert hours == [23, 25, 24]


def test_a_day_whose_rollover_hour_is_skipped_still_starts() -> None:
    day = date_to_day(date(2026, 3, 29))
    start = day_start_ms(day, BERLIN, 2)
    assert study_day(start, BERLIN, 2) == day
    assert study_day(start - 1000, BERLIN, 2) == day - 1


@given(st.integers(150_000_000, 3_800_000_000), st.sampled_from(ZONES), st.integers(0, 12))
def test_every_instant_lies_within_its_study_day(
    at_s: int, timezone: tzinfo, rollover: int
) -> None:
    day = study_day(at_s * 1000, timezone, rollover)
    start, end = (day_start_ms(number, timezone, rollover) for number in (day, day + 1))
    assert start <= at_s * 1000 < end


@given(st.dates(date(1900, 1, 1), date(2500, 1, 1)))
def test_dates_and_days_are_two_names_of_one_thing(value: date) -> None:
    assert day_to_date(date_to_day(value)) == value


@pytest.mark.usefixtures("in_tokyo")
def test_without_a_zone_the_system_s_own_counts() -> None:
    at_ms = ms("2026-11-23T20:00", UTC)
    tokyo = ZoneInfo("Asia/Tokyo")
    assert study_day(at_ms, zone("local"), 4) == study_day(at_ms, tokyo, 4)
    assert day_start_ms(20_000, zone("local"), 4) == day_start_ms(20_000, tokyo, 4)


def test_a_zone_is_named_as_in_the_settings() -> None:
    assert zone("local") is None
    assert zone("Europe/Berlin") == BERLIN
    with pytest.raises(ZoneInfoNotFoundError):
        zone("Mars/Olympus")


def test_the_known_day_numbers_come_out(vectors: dict[str, Any]) -> None:
    for case in vectors["day_numbering"]["cases"]:
        days = []
        for side in ("from_local", "to_local"):
            moment = datetime.fromisoformat(case[side])
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            at_ms = round(moment.timestamp() * 1000)
            days.append(study_day(at_ms, moment.tzinfo, case["rollover"]))
        assert days[1] - days[0] == case["days"], case


@pytest.mark.parametrize("today", [20_000, 20_001, 19_999, 20_100, 20_730])
def test_a_clock_that_goes_on_or_crosses_the_date_line_is_believed(today: int) -> None:
    assert clock_doubt(today, 20_000) == clock_doubt(today, None) == ""


def test_a_clock_before_what_was_done_last_or_years_after_it_is_doubted() -> None:
    told = "the clock says 2024-10-02, but what was done last bears 2024-10-04"
    assert clock_doubt(19_998, 20_000) == told
    assert clock_doubt(20_731, 20_000)
