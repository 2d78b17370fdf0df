"""Copies of the database (signatures)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainer.store.database import Database


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: ``at_ms`` is when it was made (UTC), ``events`` the length of its log."""

    path: Path
    at_ms: int
    events: int


def backup(database: Database, now_ms: int) -> Path:
    """Write a copy of the database beside the others and thin these out."""
    raise NotImplementedError


def daily(database: Database, now_ms: int, day: int) -> Path | None:
    """Write a copy unless this study day already has one or the log is empty."""
    raise NotImplementedError


def backups(home: Path) -> tuple[Backup, ...]:
    """The copies of a home, newest first; damaged ones are left out."""
    raise NotImplementedError


def restore(home: Path, path: Path, now_ms: int) -> Path | None:
    """Put a copy in the place of the database; returns where the present one was kept."""
    raise NotImplementedError
