"""What ``config.toml`` says, with the line of each value; loaded only where there is a file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.config.readers import WrongValueError
from trainer.config.settings import (
    SECTIONS,
    SECTIONS_OF_A_DECK,
    SETTINGS,
    Setting,
    Value,
    Written,
    suggestion,
)
from trainer.errors import ConfigError

_OF_ALL_DECKS = "memory.parameters"  # what is known of a card must not hang on where it lies


def read(path: Path, text: str) -> Written:
    """The values of a settings file, and those of single decks.

    Raises:
        ConfigError: it is no TOML, a name is unknown or a value of the wrong kind.
    """
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, error) from None
    reader = _Reader(path, text)
    decks = {
        deck: {
            value.setting.key: replace(value, origin="deck")
            for value in reader.values(
                reader.table(own, ("deck", deck)), ("deck", deck), SECTIONS_OF_A_DECK
            )
        }
        for deck, own in reader.table(tree.pop("deck", {}), ("deck",)).items()
    }
    # A deck whose table is empty has nothing of its own: it shares the library's limits.
    own = {deck: values for deck, values in decks.items() if values}
    return Written(tuple(reader.values(tree, (), SECTIONS)), own)


@dataclass(frozen=True)
class _Reader:
    """Reads settings out of the parsed TOML; the text is kept to tell lines."""

    path: Path
    text: str

    def values(
        self, tree: Mapping[str, Any], above: tuple[str, ...], sections: tuple[str, ...]
    ) -> Iterator[Value]:
        for section, settings in tree.items():
            table = (*above, section)
            if section not in sections:
                shown = ".".join(table)
                raise self.error(f"there is no section [{shown}]", table, "", section, sections)
            for name, given in self.table(settings, table).items():
                yield self.value(table, section, name, given)

    def value(self, table: tuple[str, ...], section: str, name: str, given: object) -> Value:
        key = f"{section}.{name}"
        setting = SETTINGS.get(key) or (Setting.key_binding(name) if section == "keys" else None)
        if key == _OF_ALL_DECKS and table[0] == "deck":
            mend = "Write them into [memory], for all decks"
            where = self.line(table, name)
            raise ConfigError("a deck has no parameters of its own", mend, str(self.path), where)
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

    def table(self, given: object, table: tuple[str, ...]) -> dict[str, Any]:
        if isinstance(given, dict):
            return given
        message = f"{'.'.join(table)} is no section"
        raise ConfigError(message, f"Write [{'.'.join(table)}]", str(self.path))

    def error(
        self, message: str, table: tuple[str, ...], name: str, wrong: str, known: Iterable[str]
    ) -> ConfigError:
        names = sorted(known)
        mend = suggestion(wrong, names, f"Known are: {', '.join(names)}")
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


def _header(line: str) -> tuple[str, ...]:
    """The names in the head of a table, of which a quoted one may hold dots."""
    names: list[str] = []
    try:
        tree: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:  # a list that begins on a line of its own
        return ()
    while isinstance(tree, dict) and tree:
        name, tree = next(iter(tree.items()))
        names.append(name)
    return tuple(names)


def _syntax_error(path: Path, error: tomllib.TOMLDecodeError) -> ConfigError:
    message, _, place = str(error).partition(" (at ")
    numbers = [
        int(word) for word in place.replace(",", " ").replace(")", " ").split() if word.isdigit()
    ]
    line, col = numbers if len(numbers) == 2 else (None, None)  # noqa: PLR2004
    return ConfigError(
        message[:1].lower() + message[1:], "Mend the line as TOML", str(path), line, col
    )
