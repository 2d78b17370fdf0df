"""JSON objects out of whatever a model wrote: alone, in a fence, amid prose, or cut off.

Models that were asked for nothing but JSON still greet first, think aloud, or run into
the limit in the middle of an object; what they finished is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_THOUGHT = re.compile(r"^.*</think(?:ing)?>", re.DOTALL)
_MOST_FAILURES = 200
_DECODER = json.JSONDecoder()


def objects(text: str) -> Iterator[dict[str, Any]]:
    """The outermost whole objects of a text in order; of one that is cut off, those inside."""
    text = _THOUGHT.sub("", text)
    failures = 0
    at = text.find("{")
    while at >= 0 and failures < _MOST_FAILURES:
        found, end = _object(text, at)
        if found is None:
            failures += 1
        else:
            yield found
        at = text.find("{", end)


def _object(text: str, start: int) -> tuple[dict[str, Any] | None, int]:
    """The object that begins there and where it ends; else nothing, and where to look on."""
    try:
        found, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, start + 1
    return found, end
