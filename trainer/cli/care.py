"""The command that looks after a home: doctor."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.store.backup import Backup
    from trainer.store.doctor import DoctorCheck

FINDINGS = 1


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
