"""What the home screen tells of the log, without reading all of it: streak and pace."""

from __future__ import annotations

import json

from trainer.store import sql
from trainer.store.connection import Connection
from trainer.store.database import Database

_LATEST = 1_000


def current_streak(database: Database, day: int) -> int:
    """Study days in a row with a review, up to this one or the one before.

    Raises:
        StoreError: the database cannot be read.
    """
    taken_back = voided(database.connection)
    for last in (day, day - 1):
        values: dict[str, object] = {"day": last, "voided": taken_back}
        days: int = database.connection.value(sql.STREAK, values)
        if days:
            return days
    return 0


def latest_times(database: Database) -> list[int]:
    """What each card took on a day in milliseconds, of the learner's latest reviews.

    Raises:
        StoreError: the database cannot be read.
    """
    values: dict[str, object] = {"voided": voided(database.connection), "latest": _LATEST}
    return [row[0] for row in database.connection.rows(sql.LATEST_TIMES, values)]


def voided(connection: Connection) -> str:
    """Ids of the events that were taken back, as JSON; the newest void is judged first."""
    found: set[str] = set()
    for id_, target in connection.rows(sql.VOIDS):
        if id_ not in found:
            found.add(target)
    return json.dumps(sorted(found))
