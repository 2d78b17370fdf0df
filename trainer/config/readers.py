"""How a value of a setting is read from what TOML gives, and how it is told to be wrong."""

from __future__ import annotations

from collections.abc import Callable

from trainer.memory.options import WEEKDAYS, completed

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_PARAMETERS = 21
_COUNTS = (0, 17, 19, _PARAMETERS)  # older versions of FSRS had fewer
_LONGEST_NUMBER = 9  # digits


class WrongValueError(ValueError):
    """A value that a setting cannot take; the text says what it is."""


def duration(given: object) -> int:
    """Seconds from ``30s``, ``10m``, ``2h`` or ``1d``."""
    if isinstance(given, str) and given[-1:] in _UNITS:
        digits = given[:-1]
        if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER:
            return int(digits) * _UNITS[given[-1]]
    raise WrongValueError(f"{given!r} is not a duration")


def duration_text(seconds: int) -> str:
    """Seconds as :func:`duration` reads them, in the largest unit that leaves no rest."""
    units = ((unit, length) for unit, length in reversed(_UNITS.items()) if length <= seconds)
    unit, length = next(((u, n) for u, n in units if seconds % n == 0), ("s", 1))
    return f"{seconds // length}{unit}"


def number(typed: str) -> int | float | str:
    """The number that a text stands for, else the text."""
    for kind in (int, float):
        try:
            return kind(typed)
        except ValueError:
            continue
    return typed


def text(given: object) -> str:
    """Any text."""
    if isinstance(given, str):
        return given
    raise WrongValueError(f"{given!r} is not text")


def command(given: object) -> str:
    """A program with options, in quotes where they hold blanks."""
    words = text(given).strip()
    if words:
        import shlex  # noqa: PLC0415  few name one

        try:
            shlex.split(words)
        except ValueError:
            raise WrongValueError(f"{words!r} has a quote that is not closed") from None
    return words


def flag(given: object) -> bool:
    """True or false."""
    if isinstance(given, bool):
        return given
    raise WrongValueError(f"{given!r} is neither true nor false")


def whole(low: int, high: int) -> Callable[[object], int]:
    """A whole number within bounds."""

    def read(given: object) -> int:
        if isinstance(given, int) and not isinstance(given, bool) and low <= given <= high:
            return given
        raise WrongValueError(f"{given!r} is not a whole number from {low} to {high}")

    return read


def decimal(low: float, high: float) -> Callable[[object], float]:
    """A number within bounds."""

    def read(given: object) -> float:
        if isinstance(given, int | float) and not isinstance(given, bool) and low <= given <= high:
            return float(given)
        raise WrongValueError(f"{given!r} is not a number from {low} to {high}")

    return read


def one_of(*words: str) -> Callable[[object], str]:
    """One of a few words."""

    def read(given: object) -> str:
        if given in words:
            return str(given)
        raise WrongValueError(f"{given!r} is not one of {', '.join(words)}")

    return read


def steps(given: object) -> tuple[int, ...]:
    """Durations of less than a day, in seconds."""
    if not isinstance(given, list):
        raise WrongValueError(f"{given!r} is not a list of durations")
    read = tuple(duration(step) for step in given)
    if any(not 0 < step < _UNITS["d"] for step in read):
        raise WrongValueError("a step lasts at least a second and less than a day")
    return read


def steps_text(seconds: tuple[int, ...]) -> list[str]:
    """Durations as :func:`steps` reads them."""
    return [duration_text(step) for step in seconds]


def parameters(given: object) -> tuple[float, ...]:
    """The parameters of FSRS-6, or none; those of FSRS-4.5 and FSRS-5 are completed."""
    if not isinstance(given, list) or len(given) not in _COUNTS:
        raise WrongValueError(f"FSRS-6 has {_PARAMETERS} parameters")
    return completed(tuple(decimal(0, 100)(one) for one in given))


def timezone(given: object) -> str:
    """``local`` or the name of a time zone."""
    if given != "local":
        from zoneinfo import ZoneInfo  # noqa: PLC0415  the local zone does without

        try:
            ZoneInfo(text(given))
        except (ValueError, OSError, KeyError):
            raise WrongValueError(f"{given!r} is no time zone") from None
    return str(given)


def easy_days(given: object) -> dict[str, str]:
    """A load for each of some weekdays."""
    if not isinstance(given, dict) or not set(given) <= set(WEEKDAYS):
        raise WrongValueError(f"{given!r} is no table of weekdays ({' '.join(WEEKDAYS)})")
    load = one_of("normal", "reduced", "minimum")
    return {day: load(value) for day, value in given.items()}
