"""A value of a setting as text: as ``config.toml`` would have it, and as it is typed."""

from __future__ import annotations

import json

from trainer.config.settings import Setting


def toml_text(setting: Setting, value: object) -> str:
    """A value as ``config.toml`` has it."""
    return _toml(setting.write(value))


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
