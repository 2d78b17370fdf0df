"""Where things lie in a home, so that no two modules spell a file name."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

BACKUP_NAME = re.compile(r"trainer-(\d{8}-\d{6})(-before-\w+)?\.db")
_TIME = "%Y%m%d-%H%M%S"


def database_path(home: Path) -> Path:
    """The learner's log: the one file that matters."""
    return home / "trainer.db"


def cache_path(home: Path) -> Path:
    """The parsed decks: may be deleted at any time."""
    return home / "cache.db"


def replies_folder(home: Path) -> Path:
    """What models answered: may be deleted at any time."""
    return home / "cache" / "model"


def backup_folder(home: Path) -> Path:
    """Copies of the log."""
    return home / "backups"


def backup_paths(home: Path) -> list[Path]:
    """All copies, newest first by the time in their names."""
    folder = backup_folder(home)
    found = [path for path in folder.glob("trainer-*.db") if BACKUP_NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name[:23], reverse=True)


def free_backup_path(home: Path, now_ms: int, reason: str = "") -> Path:
    """A name for a new copy; with a ``reason`` (``before-restore``) it is never thinned out."""
    seconds = now_ms // 1000
    while True:
        time = datetime.fromtimestamp(seconds, UTC).strftime(_TIME)
        path = backup_folder(home) / f"trainer-{time}{'-' if reason else ''}{reason}.db"
        if not path.exists():
            return path
        seconds += 1


def backup_time(path: Path) -> datetime:
    """When a copy was made, as its name says (UTC)."""
    match = BACKUP_NAME.fullmatch(path.name)
    if match is None:
        raise ValueError(path.name)
    return datetime.fromisoformat(match[1]).replace(tzinfo=UTC)
