from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.builders import docx_members, epub_members, packed
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
        (b"%PDF-1.7 and so on", "broken PDF", "whole copy"),
        (b"PK\x03\x04....", "ZIP", "Unpack"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "plain text"),
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


@pytest.mark.parametrize(
    ("content", "name", "library"),
    [
        (b"<!doctype html><p>The sea rises.", "x.html", "lxml"),
        (b"%PDF-1.7", "x.pdf", "pdfminer"),
        (packed(epub_members("<p>It rises.</p>")), "x.epub", "lxml"),
        (packed(docx_members("")), "x.docx", "mammoth"),
    ],
)
def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, library: str
) -> None:
    for module in [loaded for loaded in sys.modules if loaded.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SourceError, match=f"needs {library}") as caught:
        document(tmp_path, content, name)
    assert "pip install 'flashcard-trainer[documents]'" in caught.value.mend


def test_importing_the_reader_loads_no_library_for_documents() -> None:
    heavy = ("lxml", "trafilatura", "pdfminer", "mammoth", "markdown_it", "ssl")
    program = f"import sys, trainer.ingest.read\nprint([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_block_begins_where_its_offset_says(tmp_path: Path) -> None:
    found = document(
        tmp_path, "# Sea\n\nOne.\n\n1. Boil\n2. Pour\n\n## Ebb\n\n| a | b |\n|--|--|\n| c | d |"
    )
    for block in found.blocks:
        assert found.text[block.offset :].startswith(block.verbatim)
    assert len(found.blocks) > 5


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
