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
_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_LONGEST_COMBINING_RUN = 8
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_NEWLINES = "\x85\u2028\u2029"
# Ranges as of a regular expression: read in one go, they cost nothing at the start.
_REMOVED = (
    "\r\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u3164\ufeff\uffa0"
    "\u202a-\u202e"  # direction embeddings and overrides
    "\u2060-\u206f"  # invisible operators, direction isolates, deprecated shaping
    "\ufff9-\ufffb"  # interlinear annotation
    "\U000e0000-\U000e007f"  # tag letters
    "\U000e0100-\U000e01ef"  # variation selectors that can carry hidden text
)
_DANGEROUS = rf"{_REMOVED}{_NEWLINES}\x00-\t\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_SUSPECT = re.compile(f"[{_DANGEROUS}{_COMBINING}]")
_DANGER = re.compile(f"[{_DANGEROUS}]")
_IS_REMOVED = re.compile(f"[{_REMOVED}]")
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
    pieces[::2] = [_DANGER.sub(_harmless, piece) for piece in pieces[::2]]
    return _LONG_COMBINING_RUN.sub(r"\1", "".join(pieces))


def _harmless(match: re.Match[str]) -> str:
    """What one dangerous character becomes; nothing where it vanishes."""
    letter = match[0]
    if _IS_REMOVED.match(letter):
        return ""
    if letter in _NEWLINES:
        return "\n"
    if letter == "\t":
        return _TAB
    if letter < " ":
        return chr(_PICTURES + ord(letter))
    return _DELETE_PICTURE if letter == "\x7f" else _REPLACEMENT
