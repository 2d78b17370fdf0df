"""The text of a foreign file, and the errors that name a place in it."""

from __future__ import annotations

import re
from pathlib import Path

from trainer.errors import SourceError

LARGEST_FILE = 64 << 20  # bytes
MOST_NOTES = 200_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def read_text(path: Path) -> str:
    """The text with LF line ends: UTF-8, or UTF-16 with a byte order mark.

    Raises:
        SourceError: it cannot be read, is too large, or is no text in these encodings.
    """
    file = str(path)
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)  # pipes and devices tell no size
        if len(content) > LARGEST_FILE:
            message = f"the file has more than {LARGEST_FILE >> 20} MiB"
            raise SourceError(message, "Split it into several", file)
    except FileNotFoundError:
        raise SourceError("there is no such file", "Check the spelling", file) from None
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or '').lower()}"
        raise SourceError(message, "Check what it is and who may read it", file) from error
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        line, col = place(before, len(before))
        message = f"byte 0x{content[error.start]:02X} is no UTF-8"
        mend = "Save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"
        raise SourceError(message, mend, file, line, col) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _UNREADABLE.search(text):
        line, col = place(text, found.start())
        message = f"the control character U+{ord(found[0]):04X} stands in the file"
        raise SourceError(message, "Delete it; an editor may not show it", file, line, col)
    return text.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")


def place(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
