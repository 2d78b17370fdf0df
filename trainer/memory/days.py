"""Study days: the learner's calendar, on which everything longer than a step is counted.

A study day is the local date of an instant minus the rollover hours, as the whole
number of days since 1970-01-01. Late evenings belong to the day before, clock
changes make a day of 23 or 25 hours, and a row of the log keeps its number for ever.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_TRAVEL = 1  # days that a calendar goes back by at the date line
_LONGEST_BREAK = 730  # days


def zone(name: str) -> tzinfo | None:
    """The time zone of an option: an IANA name, or ``local`` for the system's own (None).

    Raises:
        zoneinfo.ZoneInfoNotFoundError: no such zone is known.
    """
    if name == "local":
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415  the local zone does without

    return ZoneInfo(name)


def study_day(at_ms: int, timezone: tzinfo | None, rollover_hour: int) -> int:
    """The study day of an instant in milliseconds UTC; None is the system's local zone."""
    local = datetime.fromtimestamp(at_ms // 1000, UTC).astimezone(timezone)
    # On the wall clock: a study day begins at the rollover hour, clock change or not.
    return date_to_day((local.replace(tzinfo=None) - timedelta(hours=rollover_hour)).date())


def day_start_ms(day: int, timezone: tzinfo | None, rollover_hour: int) -> int:
    """The instant in milliseconds UTC at which a study day begins (its first one)."""
    start = datetime.combine(day_to_date(day), datetime.min.time()) + timedelta(hours=rollover_hour)
    local = start.astimezone() if timezone is None else start.replace(tzinfo=timezone)
    return round(local.timestamp()) * 1000


def day_to_date(day: int) -> date:
    """The date that a study day bears."""
    return date.fromordinal(day + _EPOCH_ORDINAL)


def date_to_day(value: date) -> int:
    """The study day that bears a date."""
    return value.toordinal() - _EPOCH_ORDINAL


def present_day(by_clock: int, newest: int | None) -> int:
    """The study day to go on with, by that of the newest row.

    Who flies over the date line to the west would live through a day twice, with its limits and
    its buried cards: the second time it is still the day after.
    """
    if newest is not None and newest - _TRAVEL <= by_clock < newest:
        return newest
    return by_clock


def clock_doubt(today: int, newest: int | None) -> str:
    """What makes the clock doubtful, by the study day of the newest row; empty if nothing does."""
    if newest is None or newest - _TRAVEL <= today <= newest + _LONGEST_BREAK:
        return ""
    says = f"the clock says {day_to_date(today)}, but what was done last bears"
    return f"{says} {day_to_date(newest)}"
