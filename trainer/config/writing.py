"""What the program itself writes into ``config.toml``: one value at a time.

All that a learner wrote there stays, comments and order too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.config import FILE_NAME, Config, content
from trainer.config.readers import WrongValueError
from trainer.config.settings import SETTINGS, Setting, suggestion
from trainer.config.toml import read
from trainer.errors import ConfigError
from trainer.store.deck_io import replace_bytes


@dataclass(frozen=True, slots=True)
class Change:
    """A setting that is to have this text for its value, for all decks or one deck by its id.

    Without a text it has no value of its own any more.
    """

    key: str
    text: str | None
    deck: str = ""


def named(key: str) -> Setting:
    """The setting of this full name.

    Raises:
        ConfigError: there is none, with the likely one.
    """
    section, _, name = key.partition(".")
    if section == "keys" and name:
        return Setting.key_binding(name)
    if key not in SETTINGS:
        mend = suggestion(key, SETTINGS, "trainer config lists the settings")
        raise ConfigError(f"there is no setting {key!r}", mend)
    return SETTINGS[key]


def change(
    home: Path, config: Config, wanted: Change, check: Callable[[Config], None] | None = None
) -> Config:
    """Write a change into a home's ``config.toml``; returns the settings as they are then.

    ``check`` is shown these before anything is written and may raise.

    Raises:
        ConfigError: no such setting, a wrong value, one that is set in the environment or
            cannot be a single deck's, or the file holds a mistake.
        DeckError: the file cannot be written. In every case it is as it was.
    """
    setting = named(wanted.key)
    check_place(config, setting, wanted.deck)
    value = None if wanted.text is None else _value(setting, wanted.text)
    table = ("deck", wanted.deck, setting.section) if wanted.deck else (setting.section,)
    given = None if value is None else setting.write(value)
    path = home / FILE_NAME
    before = content(path)
    after = _changed(path, before, table, setting.name, given)
    changed = config.with_file(read(path, after))
    if setting.name == "parameters":
        from trainer.memory.fsrs import check_parameters  # noqa: PLC0415  slow to load

        check_parameters(changed.memory().parameters)
    if check is not None:
        check(changed)
    _write(path, before, after)
    return changed


def write_parameters(path: Path, parameters: tuple[float, ...]) -> None:
    """Set ``memory.parameters`` in a settings file, which is made where there is none.

    Raises:
        ConfigError: the file holds a mistake.
        DeckError: it cannot be written; what was there is untouched.
    """
    before = content(path)
    _write(path, before, _changed(path, before, ("memory",), "parameters", list(parameters)))


def _changed(
    path: Path, before: str | None, table: tuple[str, ...], name: str, given: object | None
) -> str:
    text = before or ""
    read(path, text)  # a mistake in it is told with its line
    after = _edited(text, table, name, given)
    if after is None:
        mend = f"Write {'.'.join((*table, name))} into it yourself"
        message = "the file cannot be changed without harm to the rest of it"
        raise ConfigError(message, mend, str(path))
    return after


def _write(path: Path, before: str | None, after: str) -> None:
    if after == before:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_bytes(path, after.encode(), None if before is None else before.encode())


def _edited(text: str, table: tuple[str, ...], name: str, given: object | None) -> str | None:
    """The text with one value set, or taken out; None where more than that would change."""
    import tomlkit  # noqa: PLC0415  70 ms that only a change costs
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    text += "\n" * bool(text and not text.endswith("\n"))
    wanted, tree = tomllib.loads(text), tomlkit.parse(text)
    if given is None and not _holds(wanted, (*table, name)):
        return text
    try:
        for whole, new, put in ((wanted, dict, dict.__setitem__), (tree, tomlkit.table, _put)):
            place = _table(whole, table, new)
            if given is not None:
                put(place, name, given)
            else:
                place.pop(name, None)
        changed = tomlkit.dumps(tree).rstrip("\n") + "\n"
        if "\r\n" in text:
            changed = changed.replace("\r\n", "\n").replace("\n", "\r\n")
        return changed if _filled(tomllib.loads(changed)) == _filled(wanted) else None
    except (TOMLKitError, ValueError):  # tomlkit cannot, or what it made is no TOML
        return None


def _filled(tree: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says: a table without anything in it says nothing."""
    parts = {name: _filled(part) if isinstance(part, dict) else part for name, part in tree.items()}
    return {name: part for name, part in parts.items() if part != {}}


def _table(tree: Any, names: tuple[str, ...], new: Callable[[], Any]) -> Any:
    for name in names:
        if name not in tree:
            tree[name] = new()
        tree = tree[name]
    return tree


def _holds(tree: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    for name in names:
        if name not in tree:
            return False
        tree = tree[name]
    return True


def _put(table: Any, name: str, given: object) -> None:
    """Set a value in a table of tomlkit's."""
    from tomlkit import inline_table  # noqa: PLC0415  loaded by now
    from tomlkit.items import Table  # noqa: PLC0415

    if isinstance(given, dict):
        pairs, given = given, inline_table()
        given.update(pairs)
    if name in table or not isinstance(table, Table):
        table[name] = given
        return
    # The blank lines and comments at the end of a table mostly belong to the next one.
    body = table.value.body
    end = next((at for at in range(len(body), 0, -1) if body[at - 1][0] is not None), 0)
    remarks = body[end:]
    del body[end:]
    table.append(name, given)
    body.extend(remarks)


def check_place(config: Config, setting: Setting, deck: str = "") -> None:
    """Refuse to change what the file does not decide.

    Raises:
        ConfigError: the environment or the command line does, or it is no single deck's.
    """
    if deck and not setting.is_of_deck:
        raise ConfigError(f"{setting.key} holds for all decks", "Set it without a deck")
    value = config.values.get(setting.key)
    if value is not None and value.is_above_file and not deck:
        kind, _, variable = value.origin.partition(":")
        place = f"by {variable} in the environment" if kind == "env" else "on the command line"
        raise ConfigError(f"{setting.key} is set {place}", "Change it there")


def _value(setting: Setting, text: str) -> Any:
    try:
        return setting.read_text(text.strip())
    except WrongValueError as error:
        raise ConfigError(f"{setting.key}: {error}", setting.mend) from None
