from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from trainer.cards.document import BlockKind, Document
from trainer.errors import SourceError
from trainer.ingest import read as reading
from trainer.ingest.read import read


def write(folder: Path, content: str | bytes, name: str = "tides.md") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def document(folder: Path, content: str | bytes, name: str = "tides.md") -> Document:
    return read(write(folder, content, name))


@pytest.mark.parametrize(
    ("content", "says", "mends"),
    [
        (b"", "empty", "prose"),
        (b"  \n\n ", "empty", "prose"),
        (b"%PDF-1.7 and so on", "PDF", "plain text"),
        (b"PK\x03\x04....", "ZIP", "plain text"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "plain text"),
        (b"\xff\xfet\x00e\x00x\x00t\x00", "UTF-16", "UTF-8"),
        (b"text with \x00 in it", "binary", "plain text"),
        (bytes(range(1, 9)) * 40, "binary", "plain text"),
    ],
)
def test_what_is_no_prose_is_refused_with_a_way_to_mend_it(
    tmp_path: Path, content: bytes, says: str, mends: str
) -> None:
    with pytest.raises(SourceError) as caught:
        document(tmp_path, content)
    assert says in caught.value.message
    assert mends in caught.value.mend
    assert caught.value.file.endswith("tides.md")
    assert caught.value.exit_code == 2


def test_a_byte_that_is_not_utf8_is_named_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        document(tmp_path, "The first line.\nThe café ".encode() + b"caf\xe9 here.")
    assert (caught.value.line, caught.value.col) == (2, 13)
    assert "0xE9" in caught.value.message


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)


def test_a_file_that_is_too_large_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2**20)
    with pytest.raises(SourceError, match="larger than 1 MiB"):
        document(tmp_path, "word " * 300_000)


def test_a_document_of_nothing_but_furniture_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no text"):
        document(tmp_path, "Subscribe now!\n\nAdvertisement\n", "page.txt")


def test_the_hash_is_over_the_bytes_and_the_words_are_counted(tmp_path: Path) -> None:
    content = "# Tides\n\nThe sea rises and falls.\n"
    found = document(tmp_path, content)
    assert found.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert found.words == 5
    assert (found.title, found.name, found.ref) == ("Tides", "tides", "tides")


def test_a_byte_order_mark_and_windows_line_ends_leave_no_trace(tmp_path: Path) -> None:
    plain = "# Tides\n\nThe sea rises\nand falls.\n"
    marked = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    assert document(tmp_path, marked).blocks == document(tmp_path, plain).blocks


def test_text_is_composed_and_without_invisible_letters(tmp_path: Path) -> None:
    found = document(tmp_path, "A cafe\u0301 is no hy\u00adphen and no sp\u200bace.")
    assert found.text == "A café is no hyphen and no space."


def test_a_file_without_a_title_is_called_by_its_name(tmp_path: Path) -> None:
    assert (
        document(tmp_path, "The sea rises and falls.", "on_the-tides.txt").title == "on the tides"
    )


def test_blocks_know_their_headings_and_count_from_one_under_each(tmp_path: Path) -> None:
    found = document(
        tmp_path,
        "# Sea\n\nOne.\n\nTwo.\n\n## Tides\n\nThree.\n\n### Neap\n\nFour.\n\n## Waves\n\nFive.\n",
    )
    prose = [block for block in found.blocks if block.kind is BlockKind.PARAGRAPH]
    assert [(block.text, block.headings, block.number) for block in prose] == [
        ("One.", (), 1),
        ("Two.", (), 2),
        ("Three.", ("Tides",), 1),
        ("Four.", ("Tides", "Neap"), 1),
        ("Five.", ("Waves",), 1),
    ]
