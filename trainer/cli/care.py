"""The commands that look after a home: config and doctor."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.config.settings import Value
    from trainer.store.backup import Backup
    from trainer.store.doctor import DoctorCheck

FINDINGS = 1


def config(arguments: argparse.Namespace) -> int:
    """``trainer config``: every setting with its origin."""
    settings = opening.settings(arguments)
    rows = [(key, value) for key, value in settings.values.items()]
    rows += [
        (f"deck.{deck}.{key}", value)
        for deck, own in settings.decks.items()
        for key, value in own.items()
    ]
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(
            [{"key": key, "value": value.value, "origin": value.origin} for key, value in rows]
        )
        return 0
    opening.say(f"# {opening.folder(arguments) / 'config.toml'}")
    for key, value in rows:
        if value.setting.in_effect or value.origin != "default":
            opening.say(f"{key} = {_toml(value)}  # {_told(value)}")
    return 0


def doctor(arguments: argparse.Namespace) -> int:
    """``trainer doctor``: checks, backups, and the way back to one."""
    from trainer import clock
    from trainer.store import backup
    from trainer.store.doctor import check_home
    from trainer.workflow.home import Home

    folder, settings = opening.folder(arguments), opening.settings(arguments)
    if arguments.restore:
        kept = backup.restore(folder, arguments.restore, clock.now_ms())
        if not arguments.json:
            opening.say(f"restored {arguments.restore}")
            opening.say(
                f"what was there before is kept as {kept}" if kept else "there was nothing before"
            )
    if arguments.backup:
        with Home(folder, settings) as home:
            made = backup.write_copy(home.database.connection, clock.now_ms())
        if not arguments.json:
            opening.say(f"backup written to {made}")
    checks = check_home(folder, settings.memory(), clock.now_ms())
    found = backup.backups(folder)
    ok = all(check.ok for check in checks)
    if arguments.json:
        _print_json(checks, found)
    else:
        for check in checks:
            opening.say(f"{'ok     ' if check.ok else 'PROBLEM'} {check.name}: {check.message}")
        for copy in found:
            opening.say(f"backup  {copy.path} ({copy.events} events)")
    return 0 if ok else FINDINGS


def _print_json(checks: tuple[DoctorCheck, ...], backups: tuple[Backup, ...]) -> None:
    from trainer.cli import shapes

    shapes.dump(
        {
            "ok": all(check.ok for check in checks),
            "checks": [{"name": c.name, "ok": c.ok, "message": c.message} for c in checks],
            "backups": [
                {"path": str(b.path), "at": shapes.instant(b.at_ms), "events": b.events}
                for b in backups
            ],
        }
    )


def _toml(value: Value) -> str:
    """A value as config.toml would have it."""
    given: object = value.value
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, dict):
        return "{" + ", ".join(f'{name} = "{text}"' for name, text in given.items()) + "}"
    if isinstance(given, tuple):
        return "[" + ", ".join(_duration(part) for part in given) + "]"
    if value.setting.name == "learn_ahead" and isinstance(given, int):
        return _duration(given)
    return f'"{given}"' if isinstance(given, str) else str(given)


def _duration(part: object) -> str:
    if not isinstance(part, int):
        return str(part)
    for unit, seconds in (("d", 86400), ("h", 3600), ("m", 60)):
        if part and part % seconds == 0:
            return f'"{part // seconds}{unit}"'
    return f'"{part}s"'


def _told(value: Value) -> str:
    return value.origin if value.setting.in_effect else f"{value.origin}; no effect in this version"
