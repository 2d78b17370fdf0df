"""Whether a process that a test started is still there."""

from __future__ import annotations

import os


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
