"""Where the value of a setting comes from, in a word and in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from trainer.config import FILE_NAME, Config
from trainer.config.settings import Setting, Value
from trainer.config.showing import toml_text
from trainer.tui import keymap

_TODAY_ONLY = {"study.new": "more_new", "study.reviews": "more_reviews"}


def short(config: Config, key: str, deck: str = "") -> str:
    """The origin as it stands in a column."""
    if deck:
        return "this deck" if key in config.decks.get(deck, {}) else "inherited"
    found = config.value(key)
    kind, _, place = (found.origin if found else "default").partition(":")
    return {"file": f"line {place}", "env": "environment"}.get(kind, kind)


def told(config: Config, key: str, deck: str = "", tables: Sequence[str] = ()) -> str:
    """The origin as a sentence; ``tables`` are those that hold for the deck."""
    found = config.values[key]
    place = next((table for table in reversed(tables) if key in config.decks[table]), "")
    if place:
        library = toml_text(found.setting, found.value)
        whose = "This deck's own" if place == deck else f"Inherited from {place}"
        return f"{whose}; the library has {library}."
    kind, _, place = found.origin.partition(":")
    where = {
        "default": "The default",
        "file": f"Line {place} of {FILE_NAME}; the default is {_default(found)}",
        "env": f"Set by {place} in the environment and to be changed there",
    }.get(kind, "Given on the command line")
    return f"Inherited from the library: {where[:1].lower()}{where[1:]}." if deck else f"{where}."


def _default(value: Value) -> str:
    return toml_text(value.setting, value.setting.default)


def today_only(setting: Setting, own_keys: Mapping[str, str]) -> str:
    """How to have more for today alone, of the two limits."""
    action = _TODAY_ONLY.get(setting.key)
    if action is None:
        return ""
    key = own_keys.get(action, keymap.named(action).standard)
    return f"For today alone press {key} in the library."
