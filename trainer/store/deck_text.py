"""From a deck file's bytes to text that the YAML parser may see.

What would derail a parser, or make two parsers disagree, is refused here with its place:
bytes that are no UTF-8, half-merged files, control characters, and the Unicode line breaks
with which a harmless-looking line could smuggle in a key.
"""

from __future__ import annotations

import re
from typing import NoReturn

from trainer.errors import DeckError

LARGEST_FILE = 64 << 20  # bytes

BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_REFUSED = re.compile(
    "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LINE_BREAKS = "\x85\u2028\u2029"
_INNER_BOM = "\ufeff"


def decode(content: bytes, name: str) -> str:
    """The text of a deck file, without a byte order mark.

    Raises:
        DeckError: the file is too large, no UTF-8, half merged, or holds invisible
            characters that a deck may not have.
    """
    if len(content) > LARGEST_FILE:
        message = f"the file has {len(content) >> 20} MiB and a deck at most {LARGEST_FILE >> 20}"
        raise DeckError(message, "Split it into several decks", name)
    text = _utf8(content.removeprefix(BOM), name)
    if conflict := _CONFLICT.search(text):
        message = f"a git conflict marker ({conflict[0]}) stands in the file"
        _refuse(text, conflict.start(), name, message, "Finish the merge, then try again")
    if not text.replace("\n", "").isprintable() and (refused := _REFUSED.search(text)):
        message = f"{_described(refused[0])} stands in the file"
        _refuse(text, refused.start(), name, message, "Delete it; an editor may not show it")
    return text


def _utf8(content: bytes, name: str) -> str:
    for mark, encoding in _OTHER_ENCODINGS.items():
        if content.startswith(mark):
            raise DeckError(f"the file is in {encoding}", "Save it as UTF-8", name, 1, 1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, col = place_of(before, len(before))
        message = f"byte 0x{content[error.start]:02x} is no UTF-8"
        raise DeckError(message, "Save the file as UTF-8", name, line, col) from None


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character; line ends are LF, CRLF or CR."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _described(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character in _LINE_BREAKS:
        return f"the unusual line break {code}"
    if character == _INNER_BOM:
        return f"a byte order mark ({code}) that is not at the start"
    return f"the control character {code}"


def _refuse(text: str, index: int, name: str, message: str, mend: str) -> NoReturn:
    line, col = place_of(text, index)
    raise DeckError(message, mend, name, line, col)
