"""What a set of memory options is called for ever, so that each promise can be explained.

Options change: another desired retention, parameters that were fitted anew, a deck with steps of
its own. A row of the log names by a number those that promised its interval. The number follows
from the options alone (the first 48 bits of SHA-256 over their canonical JSON), so two devices
give the same options the same number, and joining their logs stays the union of two sets.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any

from trainer.memory.options import MemoryOptions

BEFORE_RECORDED = 1  # stands in rows that were written before options were kept
_BYTES = 6


@lru_cache(maxsize=64)
def version_of(options: MemoryOptions) -> int:
    """The number of a set of options, the same on every device."""
    digest = hashlib.sha256(canonical(options).encode()).digest()
    return int.from_bytes(digest[:_BYTES])


def canonical(options: MemoryOptions) -> str:
    """A set of options as JSON that is the same for equal sets."""
    values = asdict(options)
    values["retention"] = float(options.retention)
    values["parameters"] = [float(number) for number in options.parameters]
    values["easy_days"] = dict(options.easy_days)
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def options_from(text: str) -> MemoryOptions:
    """The inverse of :func:`canonical`; what only a newer trainer knows is passed over."""
    known = {field.name for field in fields(MemoryOptions)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(text).items()
        if name in known
    }
    values["easy_days"] = tuple(sorted(values.get("easy_days", {}).items()))
    return MemoryOptions(**values)
