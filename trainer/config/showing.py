"""A value of a setting as text: as ``config.toml`` would have it, and as it is typed."""

from __future__ import annotations

import json

from trainer.config.settings import Setting


def toml_text(setting: Setting, value: object) -> str:
    """A value as ``config.toml`` has it."""
    return _toml(setting.write(value))


def bare_or_quoted(name: str) -> str:
    """A name as it stands in a key of ``config.toml``."""
    bare = name.isascii() and name.replace("-", "_").replace("_", "a").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def typed_text(setting: Setting, value: object) -> str:
    """A value as a learner types it; :meth:`Setting.read_text` reads it."""
    given = setting.write(value)
    if isinstance(given, list):
        return ", ".join(str(part) for part in given)
    if isinstance(given, dict):
        return ", ".join(f"{name} = {text}" for name, text in given.items())
    return given if isinstance(given, str) else _toml(given)


def _toml(given: object) -> str:
    if isinstance(given, dict):
        return "{" + ", ".join(f"{name} = {_toml(part)}" for name, part in given.items()) + "}"
    if isinstance(given, list):
        return "[" + ", ".join(_toml(part) for part in given) + "]"
    if isinstance(given, bool):
        return str(given).lower()
    return json.dumps(given, ensure_ascii=False) if isinstance(given, str) else str(given)
