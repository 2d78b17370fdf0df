"""The one gate between foreign text and a terminal.

A card can hold escape sequences that set the clipboard, retitle the window or make
the terminal answer with keys (which would grade the card by itself), and direction
marks or invisible letters that make text look like what it is not. Every string that
came from a file, the network or a user passes :func:`shown` before it is drawn.
"""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_TAB = "    "
_LONGEST_COMBINING_RUN = 8
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_NEWLINES = (0x85, 0x2028, 0x2029)
_REMOVED = (
    *(0x0D, 0x00AD, 0x061C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x202A, 0x202F),  # direction embeddings and overrides
    *range(0x2060, 0x2070),  # invisible operators, direction isolates, deprecated shaping
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xE0000, 0xE0080),  # tag letters
    *range(0xE0100, 0xE01F0),  # variation selectors that can carry hidden text
)


def _replacements() -> dict[int, str | None]:
    """What each dangerous code point becomes; None where it vanishes."""
    table: dict[int, str | None] = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    table |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
    table |= dict.fromkeys(_REMOVED)
    table |= dict.fromkeys(_NEWLINES, "\n")
    return table | {0x09: _TAB, 0x0A: "\n", 0x7F: "\u2421"}


_TABLE = _replacements()
_SUSPECT = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in _TABLE if code != ord("\n")) + _COMBINING + "]"
)
_LONG_COMBINING_RUN = re.compile(f"([{_COMBINING}]{{{_LONGEST_COMBINING_RUN}}})[{_COMBINING}]+")
_SUBDIVISION_FLAG = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)"
)


def shown(text: str) -> str:
    """``text`` as it may be drawn in a terminal: nothing in it can move, colour or command.

    Control characters become their pictures (``␛``), the second control block and lone
    surrogates ``�``, foreign line separators a newline, a tab four spaces. Direction
    marks, invisible characters and tag letters are removed, and no more than eight
    combining marks follow each other. Joined emoji, flags of regions and text written
    from right to left stay as they are. Idempotent, linear in the length.
    """
    if not _SUSPECT.search(text):
        return text
    pieces = _SUBDIVISION_FLAG.split(text)
    pieces[::2] = [piece.translate(_TABLE) for piece in pieces[::2]]
    return _LONG_COMBINING_RUN.sub(r"\1", "".join(pieces))
