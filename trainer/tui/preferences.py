"""What ``config.toml`` says about the window, checked before the window opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.theme import BUILTIN_THEMES

from trainer.config import FILE_NAME
from trainer.config.settings import Value, suggestion
from trainer.errors import ConfigError
from trainer.tui import keys
from trainer.workflow.home import Home


@dataclass(frozen=True)
class Preferences:
    """The name of a theme, empty for the standard one, and keys by the ids of their bindings."""

    theme: str = ""
    keymap: Mapping[str, str] = field(default_factory=dict)


STANDARD = Preferences()


def preferences(home: Home) -> Preferences:
    """The learner's theme and keys.

    Raises:
        ConfigError: there is no such theme, or nothing that such a key could do.
    """
    return Preferences(_theme(home), _keymap(home))


def _theme(home: Home) -> str:
    name = home.config.theme()
    if name and name not in BUILTIN_THEMES:
        mend = f"Choose one of {', '.join(BUILTIN_THEMES)}"
        raise _wrong(home, "look.theme", f"there is no theme {name!r}", mend)
    return name


def _keymap(home: Home) -> dict[str, str]:
    """The learner's keys, which they take from all that had them except from the turn.

    A rating can so share the key that turns the card: it needs it only on the answer side.
    """
    own = home.config.keys()
    for name in own.keys() - keys.IDS:
        mend = suggestion(name, keys.IDS, f"Known are: {', '.join(sorted(keys.IDS))}")
        raise _wrong(home, f"keys.{name}", f"[keys] has no setting {name!r}", mend)
    return {"turn": keys.TURN.key, **own} if own else {}


def _wrong(home: Home, key: str, message: str, mend: str) -> ConfigError:
    value: Value = home.config.values[key]
    source, _, place = value.origin.partition(":")
    if source == "file":
        return ConfigError(message, mend, str(home.folder / FILE_NAME), int(place))
    return ConfigError(f"{place}: {message}", mend)
