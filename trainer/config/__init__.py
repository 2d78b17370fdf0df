"""Settings: file, environment and flags become one frozen value that knows each origin.

One table (:mod:`trainer.config.settings`) names every setting with its default and how a value
is read; nothing else in the program reads ``config.toml`` or ``TRAINER_…`` settings.
An unknown name or a value of the wrong kind is an error with a suggestion, as a typing
slip that is silently ignored costs a learner weeks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from trainer.config.settings import SECTIONS, SETTINGS, Setting, WrongValueError
from trainer.errors import ConfigError
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions, StudyOptions

FILE_NAME = "config.toml"
_CHECKED = ("TRAINER_STUDY_", "TRAINER_MEMORY_", "TRAINER_LOOK_")


@dataclass(frozen=True, slots=True)
class Value:
    """One setting as it stands.

    ``origin`` is ``default``, ``file:LINE``, ``deck``, ``env:NAME`` or ``flag``.
    """

    setting: Setting
    value: Any
    origin: str


@dataclass(frozen=True)
class Config:
    """All settings of one home, and what single decks have otherwise."""

    values: Mapping[str, Value]
    decks: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def study(self, deck: str | None = None) -> StudyOptions:
        """The options of a day's study, for the library or for one deck by its id."""
        return StudyOptions(**self._section("study", deck))

    def memory(self) -> MemoryOptions:
        """The options of scheduling."""
        chosen = self._section("memory", None)
        chosen["parameters"] = chosen["parameters"] or FSRS_6_DEFAULTS
        return MemoryOptions(**chosen)

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

    def _section(self, section: str, deck: str | None) -> dict[str, Any]:
        own = self.decks.get(deck, {}) if deck else {}
        return {
            value.setting.name: own.get(key, value).value
            for key, value in self.values.items()
            if value.setting.section == section and value.setting.in_effect
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
    config = Config({key: Value(s, s.default, "default") for key, s in SETTINGS.items()})
    config = _with_file(config, home)
    values = {**config.values, **_from_environment(environ)}
    values |= {key: Value(SETTINGS[key], value, "flag") for key, value in (flags or {}).items()}
    return replace(config, values=values)


def _with_file(config: Config, home: Path) -> Config:
    path = home / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
        tree = tomllib.loads(text)
    except FileNotFoundError:
        return config
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, error) from None
    except NotADirectoryError:
        raise ConfigError("the home is not a folder", "Choose one with --home", str(home)) from None
    except OSError as error:
        what = f"cannot be read: {(error.strerror or '').lower()}"
        raise ConfigError(what, "Check who may read it", str(path)) from None
    except UnicodeDecodeError:
        raise ConfigError("cannot be read as text", "Save it as UTF-8", str(path)) from None
    reader = _FileReader(path, text)
    decks = tree.pop("deck", {})
    values = {value.setting.key: value for value in reader.values(tree, ())}
    overrides = {
        deck: {value.setting.key: replace(value, origin="deck") for value in deck_values}
        for deck, deck_values in (
            (deck, list(reader.values(own, ("deck", deck)))) for deck, own in decks.items()
        )
    }
    return Config({**config.values, **values}, overrides)


@dataclass(frozen=True)
class _FileReader:
    """Reads settings out of the parsed TOML; the text is kept to tell lines."""

    path: Path
    text: str

    def values(self, tree: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[Value]:
        for section, settings in tree.items():
            table = (*above, section)
            if section not in SECTIONS or not isinstance(settings, dict):
                raise self.error(f"there is no section [{section}]", table, "", section, SECTIONS)
            for name, given in settings.items():
                yield self.value(table, section, name, given)

    def value(self, table: tuple[str, ...], section: str, name: str, given: object) -> Value:
        key = f"{section}.{name}"
        setting = SETTINGS.get(key) or _keymap_setting(section, name)
        if setting is None:
            known = [other.name for other in SETTINGS.values() if other.section == section]
            raise self.error(f"[{section}] has no setting {name!r}", table, name, name, known)
        line = self.line(table, name)
        try:
            return Value(setting, setting.read(given), f"file:{line}")
        except WrongValueError as error:
            raise ConfigError(
                f"{key}: {error}", setting.mend, file=str(self.path), line=line
            ) from None

    def error(
        self, message: str, table: tuple[str, ...], name: str, wrong: str, known: Iterable[str]
    ) -> ConfigError:
        names = sorted(known)
        mend = _suggestion(wrong, names, f"Known are: {', '.join(names)}")
        return ConfigError(message, mend, file=str(self.path), line=self.line(table, name))

    def line(self, table: tuple[str, ...], name: str) -> int:
        """The line on which a key of a table stands; the TOML parser does not say."""
        inside = False
        header = 1
        for number, line in enumerate(self.text.splitlines(), 1):
            bare = line.split("#")[0].strip()
            if bare.startswith("["):
                inside = _header(bare) == table
                header = number if inside else header
            elif inside and name and bare.split("=")[0].strip().strip("\"'") == name:
                return number
        return header


def _suggestion(wrong: str, known: Iterable[str], otherwise: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only a slip needs it

    near = get_close_matches(wrong, known, 1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def _header(line: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in line.strip("[]").split("."))


def _keymap_setting(section: str, name: str) -> Setting | None:
    return Setting.key_binding(name) if section == "keys" else None


def _from_environment(environ: Mapping[str, str]) -> dict[str, Value]:
    found = {}
    known = {"TRAINER_" + key.replace(".", "_").upper() for key in SETTINGS}
    for name in environ.keys() - known:
        if name.startswith(_CHECKED):
            mend = _suggestion(name, known, "trainer config lists the settings")
            raise ConfigError(f"there is no setting {name}", mend)
    for key, setting in SETTINGS.items():
        name = "TRAINER_" + key.replace(".", "_").upper()
        if name in environ:
            try:
                found[key] = Value(setting, setting.read_text(environ[name]), f"env:{name}")
            except WrongValueError as error:
                raise ConfigError(f"{name}: {error}", setting.mend) from None
    return found


def _syntax_error(path: Path, error: tomllib.TOMLDecodeError) -> ConfigError:
    message, _, place = str(error).partition(" (at ")
    numbers = [
        int(word) for word in place.replace(",", " ").replace(")", " ").split() if word.isdigit()
    ]
    line, col = numbers if len(numbers) == 2 else (None, None)  # noqa: PLR2004
    return ConfigError(
        message[:1].lower() + message[1:], "Mend the line as TOML", str(path), line, col
    )
