"""Archives that unpack to far more than a document needs."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.ingest.builders import archive, epub_members, packed
from trainer.errors import SourceError
from trainer.ingest import archive as reading
from trainer.ingest.archive import opened
from trainer.ingest.read import read

BODY = "<p>It rises.</p>"


def test_a_member_that_swells_two_hundredfold_is_refused(tmp_path: Path) -> None:
    bomb = {**epub_members(BODY), "book/c1.xhtml": b"<p>" + b" " * 30_000_000}
    with pytest.raises(SourceError, match="unpacks to too much"):
        read(archive(tmp_path / "bomb.epub", bomb))


def test_members_together_may_not_swell_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    content = packed({str(number): b"%d" % number * 300 for number in range(9)})
    with opened(content, "EPUB", "x.epub") as found:
        found.left = 1000
        found.read("1")
        found.read("2")
        found.read("3")
        with pytest.raises(SourceError, match="unpacks to too much"):
            found.read("4")


def test_more_members_than_any_book_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_MEMBERS", 3)
    content = packed({str(number): b"" for number in range(4)})
    with pytest.raises(SourceError, match="unpacks to too much"), opened(content, "EPUB", "x"):
        pytest.fail("it was opened")


def test_a_size_that_the_archive_lies_about_is_found_out(tmp_path: Path) -> None:
    content = packed({"a": b"x" * 5000})
    lie = content.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with (
        opened(lie, "EPUB", "x.epub") as found,
        pytest.raises(SourceError, match="a is damaged"),
    ):
        found.read("a")


def test_a_damaged_member_is_named(tmp_path: Path) -> None:
    content = bytearray(packed({"chapter": bytes(range(256)) * 9}))
    content[60:70] = b"0123456789"
    with (
        opened(bytes(content), "EPUB", "x.epub") as found,
        pytest.raises(SourceError, match="broken EPUB: chapter is damaged"),
    ):
        found.read("chapter")


def test_a_member_packed_as_no_document_is_is_refused_before_it_is_unpacked() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("chapter", b"x" * 5000)
    with (
        opened(content.getvalue(), "EPUB", "x.epub") as found,
        pytest.raises(SourceError, match="chapter is encrypted or packed in an unknown way"),
    ):
        found.read("chapter")
