"""Whether the document that a deck cites lies at an address, or is a file beside the deck."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme(url: str) -> str:
    """What an address begins with, as ``https``; empty for the name of a file.

    Only the beginning is looked at: a deck may hold addresses that nobody can parse.
    """
    found = _SCHEME.match(url)
    return found[1].lower() if found else ""
