"""The command ``config``: settings with their origin, one of them changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer.cli import opening
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.config import Config
    from trainer.config.settings import Value
    from trainer.workflow.deck_tree import Part

Row = tuple[str, "Value"]


def config(arguments: argparse.Namespace) -> int:
    """``trainer config``: every setting with its origin, or one; with a value it is set."""
    settings = opening.settings(arguments)
    part = _part(arguments) if arguments.deck else None
    if arguments.value is not None or arguments.reset:
        settings = _changed(arguments, settings, part.name if part else "")
        part = _part(arguments) if arguments.deck else None
    else:
        _refuse_unknown(arguments, settings)
    rows = [_row(settings, arguments.key, part)] if arguments.key else list(_rows(settings, part))
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(
            [{"key": key, "value": value.value, "origin": value.origin} for key, value in rows]
        )
        return 0
    opening.say(f"# {opening.folder(arguments) / 'config.toml'}")
    for key, value in rows:
        _tell(key, value)
    return 0


def _refuse_unknown(arguments: argparse.Namespace, settings: Config) -> None:
    """Let the window judge what only it knows: loaded where the learner set any of that."""
    own = (key for key, value in settings.values.items() if value.origin != "default")
    if any(key.startswith(("keys.", "look.theme")) for key in own):
        from trainer.tui import preferences

        preferences.written(settings, opening.folder(arguments))


def _part(arguments: argparse.Namespace) -> Part:
    """The deck, folder or section that is named, with what now holds for it."""
    from trainer.workflow import deck_tree

    with opening.home(arguments) as home:
        part = deck_tree.part(home.config, home.database, home.library, arguments.deck)
    deck_tree.check_setting(part, arguments.key)
    return part


def _changed(arguments: argparse.Namespace, settings: Config, deck: str) -> Config:
    from trainer.config.writing import Change, change

    if not arguments.key:
        raise UsageError("no setting is named", "Write it as in trainer config study.new --reset")
    if arguments.reset and arguments.value is not None:
        raise UsageError("a value and --reset are given", "Leave one of them out")
    wanted = Change(arguments.key, arguments.value, deck)
    return change(
        opening.folder(arguments), settings, wanted, lambda then: _check(then, wanted.key)
    )


def _check(settings: Config, key: str) -> None:
    """Let the window judge what it alone knows: themes and keys."""
    if key.startswith(("keys.", "look.")):
        from trainer.tui import preferences

        preferences.check(settings, key)


def _row(settings: Config, key: str, part: Part | None) -> Row:
    """One setting, also a key binding that the file does not name."""
    from trainer.config.settings import Value
    from trainer.config.writing import named

    setting, found = named(key), settings.value(key, *(part.tables if part else ()))
    if found is None:
        from trainer.tui import keymap

        found = Value(setting, keymap.named(setting.name).standard, "default")
    return key, found


def _rows(settings: Config, part: Part | None) -> Iterator[Row]:
    """All settings: those of the library and of its parts, or how they are for one of these."""
    if part:
        for key, value in settings.values.items():
            if part.may_have(value.setting):
                yield key, settings.value(key, *part.tables) or value
        return
    from trainer.config.showing import bare_or_quoted

    yield from settings.values.items()
    for name, own in settings.decks.items():
        for key, value in own.items():
            yield f"deck.{bare_or_quoted(name)}.{key}", value


def _tell(key: str, value: Value) -> None:
    from trainer.config.showing import toml_text

    if value.setting.about:
        opening.say(f"# {value.setting.about}")
    opening.say(f"{key} = {toml_text(value.setting, value.value)}  # {value.origin}")
