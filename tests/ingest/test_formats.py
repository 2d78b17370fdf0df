from __future__ import annotations

import pytest

from tests.ingest.builders import docx_members, epub_members, packed
from trainer.errors import SourceError
from trainer.ingest.formats import Format, format_of


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7", "x.txt", Format.PDF),
        (b"\n\n%PDF-1.7", "x.pdf", Format.PDF),
        (packed(epub_members("")), "x", Format.EPUB),
        (packed(docx_members("")), "x.epub", Format.DOCX),
        (b"<!DOCTYPE html><p>", "x", Format.HTML),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n<html>', "x.txt", Format.HTML),
        (b"<p>It rises", "x.htm", Format.HTML),
        (b"<p>It rises", "x.txt", Format.TEXT),
        (b"<html> in Markdown", "x.md", Format.MARKDOWN),
        (b"# Tides", "x.MD", Format.MARKDOWN),
        (b"# Tides", "x", Format.TEXT),
    ],
)
def test_content_tells_the_format_before_the_ending_does(
    content: bytes, name: str, expected: Format
) -> None:
    assert format_of(content, name, name) is expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"{\\rtf1", "an RTF document"),
        (packed({"xl/workbook.xml": ""}), "an Excel workbook"),
        (packed({"content.xml": ""}), "an OpenDocument file"),
        (packed({"a.txt": ""}), "a ZIP archive, and no EPUB or DOCX"),
        (b"PK\x03\x04....", "a ZIP archive, and no EPUB or DOCX"),
    ],
)
def test_known_kinds_that_are_no_documents_are_named(content: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        format_of(content, "x", "x")
