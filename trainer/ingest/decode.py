"""From bytes to text: UTF-8 first, else what the document declares or what its bytes look like.

What cannot be told with confidence is not guessed: the byte is named, with a way to mend it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from trainer.errors import SourceError
from trainer.ingest.inline import composed

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SHARE_OF_CONTROLS = 0.01
_LOOKED_AT = 65_536
_AS_TEXT = "Save it as plain text or Markdown first"
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]{0,80}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?([\w.:-]+)"""
)
_DECLARED_WITHIN = 4096
_LIKELY = (("cp1252", "latin_1"), ("cp1251", "koi8_r"))  # the western ones first: see _detected


def decode(data: bytes, file: str, charset: str = "") -> str:
    """The text in NFC with LF line ends, invisible letters dropped.

    UTF-8 and UTF-16 with a byte order mark are decoded as such, UTF-8 without one where
    every byte fits it; then ``charset`` is believed (what a server or a page declares),
    then what the bytes look like, if a detector is installed.

    Raises SourceError when the bytes are empty, of no text or in no encoding that can be
    told, then with the line and column of the first byte that is not UTF-8.
    """
    text = _decoded(data, file, charset)
    if not text.strip():
        raise SourceError("is empty", "Choose a document with prose", file)
    text = re.sub(r"\r\n?|[\u0085\u2028]", "\n", text)
    text = re.sub(r"[\f\v\u2029]", "\n\n", text)
    return composed(text)


def declared_charset(data: bytes) -> str:
    """The encoding that a page of HTML or XML says it has, empty where it says nothing."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN].lower())
    return found[1].decode() if found else ""


def _decoded(data: bytes, file: str, charset: str) -> str:
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    _refuse_binary(data, file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        for text in (*_as_declared(data, charset), *_detected(data)):
            return text
        line, col = _place(error.object, error.start)
        wrong = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        mend = "Save it with the encoding UTF-8"
        raise SourceError(wrong, mend, file, line, col) from None


def _as_declared(data: bytes, charset: str) -> Iterator[str]:
    try:
        name = codecs.lookup(charset).name
        # Browsers read what declares Latin-1 as Windows-1252, and so pages are written.
        yield data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, ValueError):
        return


def _detected(data: bytes) -> Iterator[str]:
    """What a detector is sure of; nothing where most of the text is UTF-8 but for some damage."""
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415  comes with an extra
    except ImportError:
        return
    lossy = data.decode("utf-8", errors="replace")
    if sum(letter > "\x7f" and letter != "\ufffd" for letter in lossy) > lossy.count("\ufffd"):
        return
    start = data[:_LOOKED_AT]
    for names in _LIKELY:
        best = from_bytes(start, cp_isolation=list(names)).best()
        if best:
            yield data.decode(best.encoding, errors="replace")


def _refuse_binary(data: bytes, file: str) -> None:
    start = data[:_LOOKED_AT]
    if b"\0" in start or len(_CONTROL.findall(start)) > _SHARE_OF_CONTROLS * len(start):
        raise SourceError("is binary, not text", _AS_TEXT, file)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte; what stands before it is UTF-8."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8-sig")) + 1
