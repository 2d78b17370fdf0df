"""make, from every kind of document there is, and from what is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.ingest.builders import archive, column, docx_members, epub_members, pdf

SENTENCES = [
    "It was as calm as it can be on such a day.",
    "A spring tide is a very large tide that comes at new moon.",
]
PAGE = "<!doctype html><html><body><nav><a href='/'>Home</a></nav><main><h1>Tides</h1>" + "".join(
    f"<p>{sentence}</p>" for sentence in SENTENCES
)
PARAGRAPHS = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in SENTENCES)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    (folder / "notes.txt").write_text("\n\n".join(SENTENCES))
    pdf(folder / "print.pdf", [column([SENTENCES[0], "", SENTENCES[1]])])
    archive(folder / "book.epub", epub_members("".join(f"<p>{text}</p>" for text in SENTENCES)))
    archive(folder / "letter.docx", docx_members(PARAGRAPHS))
    return folder


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("page.html", "¶2 s1"),
        ("notes.txt", "¶2 s1"),
        ("print.pdf", "p. 1 ¶2 s1"),
        ("book.epub", "¶2 s1"),
        ("letter.docx", "¶2 s1"),
    ],
)
def test_each_format_gives_cards_with_quote_and_place(
    run: Run, documents: Path, tmp_path: Path, name: str, at: str
) -> None:
    made = run("make", documents / name, "-o", tmp_path / "tides.yaml", "--json").json()
    sources = [card["source"] for card in made["cards"]]
    assert (SENTENCES[1], at) in {(source["quote"], source["at"]) for source in sources}
    assert {source["quote"] for source in sources} <= set(SENTENCES)


def test_a_folder_is_all_its_documents(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    (folder / "two").mkdir(parents=True)
    (folder / "one.txt").write_text("A neap tide is the smallest tide of a month.")
    archive(
        folder / "two" / "sea.epub", epub_members("<p>A bore is a wave that runs up a river.</p>")
    )
    made = run("make", folder, "-o", tmp_path / "all.yaml", "--json").json()
    assert {card["source"]["ref"] for card in made["cards"]} == {"one", "sea"}


def test_what_was_removed_is_listed_on_demand(run: Run, documents: Path, tmp_path: Path) -> None:
    told = run("make", documents / "page.html", "-o", tmp_path / "x.yaml", "--verbose")
    assert "removed noise: Home" in told.out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", os.urandom(4000).replace(b"%PDF", b""), "is binary, not text"),
        ("a.pdf", b"%PDF-1.7\nnothing", "is a broken PDF"),
        ("a.pdf", b"The sea rises.", "is no PDF, though its name ends like one"),
        ("a.epub", b"PK\x03\x04 and so on", "is a broken EPUB"),
        ("a.docx", b"PK\x03\x04 and so on", "is a broken DOCX"),
        ("a.html", b"<html><body><script>go()</script></body></html>", "there is no text in it"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is a PNG image"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_leaves_no_file(
    run: Run, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    told = run("make", tmp_path / name, "-o", tmp_path / "x.yaml")
    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith(f"trainer: {tmp_path / name}: {says}")
    assert told.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [name]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://example.org/tides", "is no https address. Use https://example.org/tides"),
        ("https://127.0.0.1/tides", "127.0.0.1 is an address inside a private network"),
        ("https://[::1]:8000/", "::1 is an address inside a private network"),
    ],
)
def test_addresses_that_are_not_public_are_refused(
    run: Run, tmp_path: Path, url: str, says: str
) -> None:
    told = run("make", url, "-o", tmp_path / "x.yaml")
    assert told.code == 2
    assert told.err.startswith(f"trainer: {url}: {says}")


def test_one_document_that_cannot_be_read_stops_the_whole_before_anything_is_written(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    (documents / "z.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert run("make", documents, "-o", tmp_path / "x.yaml").code == 2
    assert not (tmp_path / "x.yaml").exists()
