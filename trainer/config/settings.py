"""The table of settings: name, default, what a value may be, and a line that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from trainer.memory.options import NEW_ORDERS, ORDERS, WEEKDAYS

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_PARAMETERS = 21


class WrongValueError(ValueError):
    """A value that a setting cannot take; the text says what it is."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: ``read`` makes its value from what TOML gives, ``read_text`` from text.

    ``in_effect`` is False for a name that the format reserves and this version does not use.
    """

    section: str
    name: str
    default: Any
    read: Callable[[Any], Any]
    mend: str
    in_effect: bool = True

    @property
    def key(self) -> str:
        """The full name, as ``trainer config`` prints it."""
        return f"{self.section}.{self.name}"

    def read_text(self, text: str) -> Any:
        """The value that an environment variable's text stands for."""
        if isinstance(self.default, bool):
            return self.read(
                {"true": True, "yes": True, "false": False, "no": False}.get(text, text)
            )
        if isinstance(self.default, tuple):
            return self.read([_number(part.strip()) for part in text.split(",") if part.strip()])
        return self.read(text if isinstance(self.default, str) else _number(text))

    @classmethod
    def key_binding(cls, name: str) -> Setting:
        """A key binding by its id; the window knows which ids there are."""
        return cls("keys", name, "", _text, 'Write the keys as text, as in "3,space"')


@dataclass(frozen=True, slots=True)
class Value:
    """One setting as it stands.

    ``origin`` is ``default``, ``file:LINE``, ``deck``, ``env:NAME`` or ``flag``.
    """

    setting: Setting
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a settings file says: values of the library, and of single decks by id and key."""

    values: tuple[Value, ...] = ()
    decks: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)


def suggestion(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """``Did you mean …?`` where a known name is near, else the other words."""
    from difflib import get_close_matches  # noqa: PLC0415  only a slip needs it

    near = get_close_matches(wrong, known, 1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def duration(given: object) -> int:
    """Seconds from ``30s``, ``10m``, ``2h`` or ``1d``."""
    if isinstance(given, str) and given[-1:] in _UNITS and given[:-1].isdigit():
        return int(given[:-1]) * _UNITS[given[-1]]
    raise WrongValueError(f"{given!r} is not a duration")


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _text(given: object) -> str:
    if isinstance(given, str):
        return given
    raise WrongValueError(f"{given!r} is not text")


def _flag(given: object) -> bool:
    if isinstance(given, bool):
        return given
    raise WrongValueError(f"{given!r} is neither true nor false")


def _whole(low: int, high: int) -> Callable[[object], int]:
    def read(given: object) -> int:
        if isinstance(given, int) and not isinstance(given, bool) and low <= given <= high:
            return given
        raise WrongValueError(f"{given!r} is not a whole number from {low} to {high}")

    return read


def _decimal(low: float, high: float) -> Callable[[object], float]:
    def read(given: object) -> float:
        if isinstance(given, int | float) and not isinstance(given, bool) and low <= given <= high:
            return float(given)
        raise WrongValueError(f"{given!r} is not a number from {low} to {high}")

    return read


def _one_of(*words: str) -> Callable[[object], str]:
    def read(given: object) -> str:
        if given in words:
            return str(given)
        raise WrongValueError(f"{given!r} is not one of {', '.join(words)}")

    return read


def _steps(given: object) -> tuple[int, ...]:
    if not isinstance(given, list):
        raise WrongValueError(f"{given!r} is not a list of durations")
    steps = tuple(duration(step) for step in given)
    if any(not 0 < step < _UNITS["d"] for step in steps):
        raise WrongValueError("a step lasts at least a second and less than a day")
    return steps


def _parameters(given: object) -> tuple[float, ...]:
    if not isinstance(given, list) or len(given) not in (0, _PARAMETERS):
        raise WrongValueError(f"FSRS-6 has {_PARAMETERS} parameters")
    return tuple(_decimal(0, 100)(number) for number in given)


def _timezone(given: object) -> str:
    if given != "local":
        from zoneinfo import ZoneInfo  # noqa: PLC0415  the local zone does without

        try:
            ZoneInfo(_text(given))
        except (ValueError, OSError, KeyError):
            raise WrongValueError(f"{given!r} is no time zone") from None
    return str(given)


def _easy_days(given: object) -> dict[str, str]:
    if not isinstance(given, dict) or not set(given) <= set(WEEKDAYS):
        raise WrongValueError(f"{given!r} is no table of weekdays ({' '.join(WEEKDAYS)})")
    load = _one_of("normal", "reduced", "minimum")
    return {day: load(value) for day, value in given.items()}


_PRICE_MEND = "Write the price of a million tokens"
_STEPS_MEND = 'Write the steps as in ["1m", "10m"]'
_TABLE = (
    Setting("study", "new", 20, _whole(0, 9999), "Write the new cards a day, as in new = 20"),
    Setting("study", "reviews", 200, _whole(0, 99999), "Write the reviews a day as a number"),
    Setting("study", "rollover", 4, _whole(0, 23), "Write the hour at which a study day begins"),
    Setting("study", "timezone", "local", _timezone, 'Write "local" or a name like "Europe/Rome"'),
    Setting("study", "learn_ahead", 20 * 60, duration, 'Write a duration as in "20m"'),
    Setting(
        "study", "order", "due", _one_of(*ORDERS), "Choose one of these",
    ),
    Setting("study", "new_order", "file", _one_of(*NEW_ORDERS), "Choose one of these"),
    Setting(
        "study", "mix", "mixed", _one_of("mixed", "reviews-first", "new-first"),
        "Choose one of these",
    ),
    Setting("study", "bury_siblings", True, _flag, "Write true or false"),
    Setting("memory", "retention", 0.90, _decimal(0.7, 0.99), "Write the share to be remembered"),
    Setting("memory", "learning_steps", (60, 600), _steps, _STEPS_MEND),
    Setting("memory", "relearning_steps", (600,), _steps, _STEPS_MEND),
    Setting("memory", "maximum_interval", 36500, _whole(1, 36500), "Write a number of days"),
    Setting("memory", "fuzz", True, _flag, "Write true or false"),
    Setting("memory", "load_balance", True, _flag, "Write true or false"),
    Setting("memory", "easy_days", {}, _easy_days, 'Write them as in {sun = "reduced"}'),
    Setting("memory", "leech_threshold", 8, _whole(1, 9999), "Write a number of lapses"),
    Setting("memory", "leech_action", "suspend", _one_of("suspend", "tag"), "Choose one of these"),
    Setting("memory", "parameters", (), _parameters, "Leave it out to use the standard ones"),
    Setting("look", "theme", "", _text, 'Write a theme\'s name, as in "nord"'),
    Setting("look", "motion", "", _text, "Leave it out", in_effect=False),
    Setting("look", "audio", "on key", _text, "Leave it out", in_effect=False),
    Setting("model", "url", "", _text, 'Write an address as in "http://localhost:11434/v1"'),
    Setting("model", "name", "", _text, "Write the model's name as the server knows it"),
    Setting("model", "price_in", 0.0, _decimal(0, 1e6), _PRICE_MEND),
    Setting("model", "price_out", 0.0, _decimal(0, 1e6), _PRICE_MEND),
)  # fmt: skip
SETTINGS = {setting.key: setting for setting in _TABLE}
SECTIONS = ("study", "memory", "keys", "look", "model")
