"""The one place where the time is read.

``TRAINER_NOW`` (ISO 8601 with an offset) sets where the clock starts, from which it
runs on; ``TRAINER_CLOCK=frozen`` holds it there. Tests and outside checks live by this.
"""

from __future__ import annotations

import os
import time
from datetime import datetime

from trainer.errors import ConfigError

_LAST_YEAR = 2999  # dates end with 9999, and intervals may be long
_started = time.monotonic_ns()


def now_ms() -> int:
    """The present in milliseconds since 1970-01-01 UTC.

    Raises:
        ConfigError: ``TRAINER_NOW`` is not an instant with an offset that can be scheduled from.
    """
    start = os.environ.get("TRAINER_NOW")
    if not start:
        return time.time_ns() // 1_000_000
    passed = 0 if os.environ.get("TRAINER_CLOCK") == "frozen" else time.monotonic_ns() - _started
    return _instant(start) + passed // 1_000_000


def _instant(text: str) -> int:
    mend = "Write it like 2026-11-23T09:00:00+01:00"
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"TRAINER_NOW is not a time: {text!r}", mend) from None
    if instant.tzinfo is None:
        raise ConfigError(f"TRAINER_NOW has no offset from UTC: {text!r}", mend)
    now = round(instant.timestamp() * 1000)
    if now < 0 or instant.year > _LAST_YEAR:
        raise ConfigError(f"TRAINER_NOW is not between 1970 and {_LAST_YEAR}: {text!r}", mend)
    return now
