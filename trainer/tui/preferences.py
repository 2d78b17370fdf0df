"""What ``config.toml`` says about the window, checked before the window opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES

from trainer.config import FILE_NAME, Config
from trainer.config.settings import Value, suggestion
from trainer.errors import ConfigError
from trainer.tui import keys
from trainer.workflow.home import Home

if TYPE_CHECKING:
    from trainer.config.writing import Change


@dataclass(frozen=True)
class Preferences:
    """The name of a theme, empty for the standard one, keys by the ids of their bindings, motion.

    Without ``motion`` nothing moves by itself.
    """

    theme: str = ""
    keymap: Mapping[str, str] = field(default_factory=dict)
    motion: bool = True


STANDARD = Preferences()
THEMES = (("", "standard"), *((name, name) for name in sorted(BUILTIN_THEMES)))


def preferences(home: Home) -> Preferences:
    """The learner's theme and keys.

    Raises:
        ConfigError: there is no such theme, or nothing that such a key could do.
    """
    return written(home.config, home.folder)


def written(config: Config, folder: Path) -> Preferences:
    """What the settings that were read from a home's folder say about the window.

    Raises:
        ConfigError: there is no such theme, or nothing that such a key could do.
    """
    key = "look.theme"
    try:
        theme = _theme(config)
        for name, text in config.keys().items():
            from trainer.tui import keymap  # noqa: PLC0415  (only where there are own keys)

            key = f"keys.{name}"
            keymap.check_written(name, text)
    except ConfigError as slip:
        raise _placed(slip, config.values[key], folder / FILE_NAME) from None
    return Preferences(theme, _keymap(config), config.has_motion())


def take(home: Home, wanted: Change) -> Preferences:
    """Write a change into the learner's settings and go on with it; returns the window's part.

    Raises:
        TrainerError: it cannot be; the file is as it was.
    """
    from trainer.config.writing import change  # noqa: PLC0415  (only for a change)

    changed = change(home.folder, home.config, wanted, lambda then: check(then, wanted.key))
    home.configure(changed)
    return preferences(home)


def keep_theme(home: Home, name: str) -> None:
    """Write down a theme that was chosen in the middle of something: all else goes on as it is.

    Raises:
        TrainerError: it cannot be; the file is as it was.
    """
    from trainer.config.writing import Change, change  # noqa: PLC0415  (only for a change)

    changed = change(home.folder, home.config, Change("look.theme", name or None))
    values = {**home.config.values, "look.theme": changed.values["look.theme"]}
    home.config = replace(home.config, values=values)


def check(config: Config, key: str = "") -> None:
    """Refuse settings before they are written; a key of this full name must not clash either.

    Raises:
        ConfigError: what is wrong with them, without a place.
    """
    _theme(config)
    section, _, name = key.partition(".")
    if section == "keys":
        from trainer.tui import keymap  # noqa: PLC0415  (only for a change)

        own = config.keys()
        keymap.named(name)
        if name in own:
            keymap.check_written(name, own[name])
        keymap.check_clashes(name, own)


def _theme(config: Config) -> str:
    name = config.theme()
    if name and name not in BUILTIN_THEMES:
        mend = suggestion(name, BUILTIN_THEMES, f"Choose one of {', '.join(BUILTIN_THEMES)}")
        raise ConfigError(f"there is no theme {name!r}", mend)
    return name


def _keymap(config: Config) -> dict[str, str]:
    """The learner's keys, which they take from all that had them except from the turn.

    A rating can so share the key that turns the card: it needs it only on the answer side.
    """
    own = config.keys()
    return {"turn": keys.TURN.key, **own} if own else {}


def _placed(slip: ConfigError, value: Value, file: Path) -> ConfigError:
    source, _, place = value.origin.partition(":")
    if source == "file":
        return ConfigError(slip.message, slip.mend, str(file), int(place))
    return ConfigError(f"{place}: {slip.message}", slip.mend)
