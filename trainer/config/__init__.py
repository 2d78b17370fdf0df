"""Settings: file, environment and flags become one frozen value that knows each origin.

One table (:mod:`trainer.config.settings`) names every setting with its default and how a
value is read; nothing else in the program reads ``config.toml`` or ``TRAINER_…`` settings.
An unknown name or a value of the wrong kind is an error with a suggestion, as a typing
slip that is silently ignored costs a learner weeks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from trainer.config.readers import WrongValueError
from trainer.config.settings import SETTINGS, Value, Written, suggestion
from trainer.errors import ConfigError
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions, StudyOptions

FILE_NAME = "config.toml"
_CHECKED = ("TRAINER_STUDY_", "TRAINER_MEMORY_", "TRAINER_LOOK_")


@dataclass(frozen=True, slots=True)
class Sound:
    """When a card's sound is played, and the program that does it; empty for any."""

    when: str = "on key"
    player: str = ""


@dataclass(frozen=True)
class Config:
    """All settings of one home, and what parts of the deck tree have otherwise.

    ``decks`` are the tables of single decks by id, and of folders and sections by their place in
    the deck tree; which of them hold for a deck, the library tells. Tables are named from the top
    of the tree down: the last that has a setting wins.
    """

    values: Mapping[str, Value]
    decks: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def study(self, *tables: str) -> StudyOptions:
        """The options of a day's study, for the library or as these tables change them."""
        return StudyOptions(**self._section("study", *tables))

    def memory(self, *tables: str) -> MemoryOptions:
        """The options of scheduling, for the library or as these tables change them."""
        chosen = self._section("memory", *tables)
        chosen["parameters"] = chosen["parameters"] or FSRS_6_DEFAULTS
        chosen["easy_days"] = tuple(sorted(chosen["easy_days"].items()))
        return MemoryOptions(**chosen)

    def value(self, key: str, *tables: str) -> Value | None:
        """A setting as it stands for the library or a part; None for a key that was not set."""
        return self._own(*tables).get(key) or self.values.get(key)

    def with_file(self, written: Written) -> Config:
        """The settings when the file says this: what the environment and flags say stays."""
        above = {key: value for key, value in self.values.items() if value.is_above_file}
        return _layered(written, above)

    def keys(self) -> dict[str, str]:
        """Key bindings that the learner has changed: binding id to keys."""
        return {
            value.setting.name: value.value
            for value in self.values.values()
            if value.setting.section == "keys"
        }

    def theme(self) -> str:
        """The name of the window's theme, empty for the standard one."""
        return str(self.values["look.theme"].value)

    def has_motion(self) -> bool:
        """Whether things in the window may move by themselves."""
        return bool(self.values["look.motion"].value == "full")

    def has_timer(self) -> bool:
        """Whether the time spent on a card is shown."""
        return bool(self.values["look.timer"].value)

    def sound(self) -> Sound:
        """How the sounds of cards are played."""
        return Sound(self.values["look.audio"].value, self.values["look.player"].value)

    def model(self) -> dict[str, Any]:
        """Where a model is asked unless the command line says so: url, name and prices."""
        return self._section("model")

    def _own(self, *tables: str) -> dict[str, Value]:
        own = [self.decks.get(table, {}) for table in tables]
        return {key: value for table in own for key, value in table.items()}

    def _section(self, section: str, *tables: str) -> dict[str, Any]:
        own = self._own(*tables)
        return {
            value.setting.name: own.get(key, value).value
            for key, value in self.values.items()
            if value.setting.section == section
        }


def load(home: Path, environ: Mapping[str, str], flags: Mapping[str, Any] | None = None) -> Config:
    """The settings of ``home``: a flag wins over the environment, that over the file.

    Args:
        home: the folder that may hold ``config.toml``.
        environ: where ``TRAINER_STUDY_NEW`` and its like are looked up.
        flags: values given on the command line, by full key (``study.new``).

    Raises:
        ConfigError: a name is unknown or a value of the wrong kind, with file and line.
    """
    above = _from_environment(environ)
    above |= {key: Value(SETTINGS[key], value, "flag") for key, value in (flags or {}).items()}
    return _layered(_written(home), above)


def _layered(written: Written, above: Mapping[str, Value]) -> Config:
    values = {key: Value(setting, setting.default, "default") for key, setting in SETTINGS.items()}
    values |= {value.setting.key: value for value in written.values}
    return Config(values | dict(above), written.decks)


def content(path: Path) -> str | None:
    """The text of a settings file, None where there is none.

    Raises:
        ConfigError: it cannot be read, or not as text.
    """
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        home = str(path.parent)
        raise ConfigError("the home is not a folder", "Choose one with --home", home) from None
    except OSError as error:
        what = f"cannot be read: {(error.strerror or '').lower()}"
        raise ConfigError(what, "Check who may read it", str(path)) from None
    except UnicodeDecodeError:
        raise ConfigError("cannot be read as text", "Save it as UTF-8", str(path)) from None


def _written(home: Path) -> Written:
    text = content(home / FILE_NAME)
    if text is None:
        return Written()
    from trainer.config.toml import read  # noqa: PLC0415  most homes have no file

    return read(home / FILE_NAME, text)


def _from_environment(environ: Mapping[str, str]) -> dict[str, Value]:
    found = {}
    known = {"TRAINER_" + key.replace(".", "_").upper() for key in SETTINGS}
    for name in environ.keys() - known:
        if name.startswith(_CHECKED):
            mend = suggestion(name, known, "trainer config lists the settings")
            raise ConfigError(f"there is no setting {name}", mend)
    for key, setting in SETTINGS.items():
        name = "TRAINER_" + key.replace(".", "_").upper()
        if name in environ:
            try:
                found[key] = Value(setting, setting.read_text(environ[name]), f"env:{name}")
            except WrongValueError as error:
                raise ConfigError(f"{name}: {error}", setting.mend) from None
    return found
