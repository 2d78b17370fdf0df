"""From bytes to text: what is not UTF-8 prose is named, with a way to mend it."""

from __future__ import annotations

import re
import unicodedata

from trainer.errors import SourceError

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (perhaps DOCX, EPUB or ODT)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SHARE_OF_CONTROLS = 0.01
_LOOKED_AT = 65_536
_AS_TEXT = "Save it as plain text or Markdown first"
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def decode(data: bytes, file: str) -> str:
    """UTF-8 (with or without a mark) as NFC text with LF line ends, invisible letters dropped.

    Raises SourceError when the bytes are empty, of a binary kind or not UTF-8, then
    with the line and column of the first byte that is not.
    """
    _refuse_binary(data, file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, col = _place(error.object, error.start)
        wrong = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        mend = "Save it with the encoding UTF-8"
        raise SourceError(wrong, mend, file, line, col) from None
    if not text.strip():
        raise SourceError("is empty", "Choose a document with prose", file)
    text = re.sub(r"\r\n?|[\u0085\u2028]", "\n", text)
    text = re.sub(r"[\f\v\u2029]", "\n\n", text)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _refuse_binary(data: bytes, file: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"is {kind}", _AS_TEXT, file)
    if data.startswith(_UTF16):
        raise SourceError("is UTF-16", "Save it with the encoding UTF-8", file)
    start = data[:_LOOKED_AT]
    if b"\0" in start or len(_CONTROL.findall(start)) > _SHARE_OF_CONTROLS * len(start):
        raise SourceError("is binary, not text", _AS_TEXT, file)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte; what stands before it is UTF-8."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8-sig")) + 1
