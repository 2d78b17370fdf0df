"""Which format a document has: told by its content first, then by the ending of its name."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from io import BytesIO
from pathlib import PurePath

from trainer.errors import SourceError


class Format(Enum):
    """The formats that can be read."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    EPUB = "EPUB"
    DOCX = "DOCX"


ENDINGS = {
    ".txt": Format.TEXT, ".text": Format.TEXT,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".mdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".pdf": Format.PDF, ".epub": Format.EPUB, ".docx": Format.DOCX,
}  # fmt: skip
_UNREADABLE = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, or one with a password"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_PDF_WITHIN = 1024
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.DOTALL | re.IGNORECASE,
)
_AS_TEXT = "Save it as plain text or Markdown first"
_WORD = re.compile(r"word/document\d*\.xml")
_OTHER_ARCHIVES = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("collection.anki2", "an Anki package"),
)


def format_of(content: bytes, name: str, file: str) -> Format:
    """The format of these bytes, ``name`` being that of the file they are in.

    Raises SourceError for a known kind that is no document which can be read.
    """
    ending = ENDINGS.get(PurePath(name).suffix.lower())
    if content.startswith(b"%PDF-") or (ending is Format.PDF and b"%PDF-" in content[:_PDF_WITHIN]):
        return Format.PDF
    if content.startswith(b"PK\x03\x04"):
        return _archive(content, ending, file)
    for magic, kind in _UNREADABLE:
        if content.startswith(magic):
            raise SourceError(f"is {kind}", _AS_TEXT, file)
    if ending in {Format.PDF, Format.EPUB, Format.DOCX} and content.strip():
        wrong = f"is no {ending.value}, though its name ends like one"
        raise SourceError(wrong, "Get a whole copy of it, or give it its right ending", file)
    if ending is Format.HTML or (ending is not Format.MARKDOWN and _MARKUP.match(content[:4096])):
        return Format.HTML
    return Format.MARKDOWN if ending is Format.MARKDOWN else Format.TEXT


def _archive(content: bytes, ending: Format | None, file: str) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = set()
    if any(_WORD.fullmatch(name) for name in names):
        return Format.DOCX
    if "META-INF/container.xml" in names:
        return Format.EPUB
    for member, kind in _OTHER_ARCHIVES:
        if member in names:
            raise SourceError(f"is {kind}", "Save it as PDF, DOCX or plain text first", file)
    if ending in {Format.EPUB, Format.DOCX}:
        return ending  # its reader says what is broken
    wrong = "is a ZIP archive, and no EPUB or DOCX"
    raise SourceError(wrong, "Unpack it, and name the documents in it", file)
