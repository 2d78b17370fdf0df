"""Copies of an open home's database: which there are, a new one, and the way back to one."""

from __future__ import annotations

from pathlib import Path

from trainer import clock
from trainer.store import backup
from trainer.store.backup import Backup
from trainer.workflow.home import Home


def backups(home: Home) -> tuple[Backup, ...]:
    """The sound copies, newest first."""
    return backup.backups(home.folder)


def back_up(home: Home) -> Path:
    """Make a copy now; returns its path.

    Raises:
        StoreError: it cannot be written, or the database is damaged.
    """
    return backup.write_copy(home.database.connection, clock.now_ms())


def restore(home: Home, path: Path) -> Path | None:
    """Go back to a copy and open it; returns the copy that was made of the present state.

    Raises:
        StoreError: the copy is not sound, another trainer has the database open, or
            something cannot be written; the home is open as it was.
    """
    home.close()
    try:
        return backup.restore(home.folder, path, clock.now_ms())
    finally:
        home.reopen()
