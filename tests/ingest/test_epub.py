"""A book in an EPUB: its chapters in order, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.builders import XHTML, archive, epub_members, marked, told
from trainer.cards.document import BlockKind, Document
from trainer.errors import SourceError
from trainer.ingest.read import read

EBB = "<h1>Ebb</h1><p>An <strong>ebb</strong> is a falling tide&nbsp;&mdash; it is low.</p>"
FLOOD = "<h1>Flood</h1><dl><dt>Flood</dt><dd>the rising tide</dd></dl><p>It rises.</p>"


def book(folder: Path, members: dict[str, str | bytes]) -> Document:
    return read(archive(folder / "tides.epub", members))


def test_chapters_come_in_the_order_of_the_spine_under_the_title_of_the_book(
    tmp_path: Path,
) -> None:
    members = epub_members(EBB, FLOOD)
    package = str(members["book/package.opf"])
    swapped = '<itemref idref="c2"/><itemref idref="c1"/>'
    members["book/package.opf"] = package.replace(
        '<itemref idref="c1"/><itemref idref="c2"/>', swapped
    )
    found = book(tmp_path, members)
    assert found.title == "The book of tides"
    assert told(found, BlockKind.HEADING) == ["Flood", "Ebb"]
    assert told(found, BlockKind.DEFINITION) == ["Flood the rising tide"]
    assert found.blocks[-1].text == "An ebb is a falling tide — it is low."
    assert marked(found.blocks[-1]) == [("ebb", True)]


def test_paragraphs_are_counted_from_one_in_each_chapter(tmp_path: Path) -> None:
    found = book(tmp_path, epub_members(f"{EBB}<p>It is deep.</p>", FLOOD))
    numbers = [(b.headings, b.number) for b in found.blocks if b.kind is not BlockKind.HEADING]
    assert numbers == [(("Ebb",), 1), (("Ebb",), 2), (("Flood",), 1), (("Flood",), 2)]


def test_contents_notes_and_cover_are_left_out(tmp_path: Path) -> None:
    toc = '<nav epub:type="toc"><ol><li><a href="c2.xhtml">Ebb</a></li></ol></nav>'
    notes = '<section epub:type="endnotes"><p>Darwin wrote of it in 1898.</p></section>'
    call = '<p>It falls<a epub:type="noteref" href="#n1">1</a> at last.</p>'
    links = '<p><a href="c2.xhtml">Chapter two is about the ebb</a></p>'
    found = book(tmp_path, epub_members(toc + links, EBB + call + notes))
    assert told(found) == ["Ebb", "An ebb is a falling tide — it is low.", "It falls1 at last."]
    assert found.blocks[-1].marks == ((8, 9),)
    assert "Darwin wrote of it in 1898." in found.removed_noise


def test_a_chapter_that_is_no_clean_xml_is_read_as_html(tmp_path: Path) -> None:
    members = epub_members(EBB)
    members["book/c1.xhtml"] = "<html><body><p>It rises<br>twice a day.<p>It falls.</body></html>"
    assert told(book(tmp_path, members)) == ["It rises twice a day.", "It falls."]


def test_entities_are_neither_multiplied_nor_looked_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password")
    members = epub_members(EBB)
    declared = (
        f'<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "{"&a;" * 1000}"><!ENTITY c "{"&b;" * 1000}">'
        f'<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    )
    body = "<body><p>It rises. &c; &file;</p></body></html>"
    members["book/c1.xhtml"] = f"{declared}{XHTML}{body}"
    text = book(tmp_path, members).text
    assert text.startswith("It rises.")
    assert "lol" not in text
    assert "password" not in text


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        ("META-INF/container.xml", "is a ZIP archive, and no EPUB"),
        ("book/package.opf", "package.opf is missing"),
        ("book/c1.xhtml", "c1.xhtml is missing"),
    ],
)
def test_a_missing_part_is_named(tmp_path: Path, gone: str, says: str) -> None:
    members = epub_members(EBB)
    del members[gone]
    path = archive(tmp_path / ("x.zip" if "container" in gone else "x.epub"), members)
    with pytest.raises(SourceError, match=says):
        read(path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("META-INF/container.xml", "<container/>", "names no package"),
        ("META-INF/container.xml", "<container", "XML cannot be parsed"),
        ("book/package.opf", "<package/>", "no chapters"),
        ("book/c1.xhtml", "", "there is no text in it"),
        (
            "META-INF/encryption.xml",
            '<encryption><CipherReference URI="book/c1.xhtml"/></encryption>',
            "DRM",
        ),
    ],
)
def test_a_broken_empty_or_protected_book_is_refused(
    tmp_path: Path, name: str, content: str, says: str
) -> None:
    with pytest.raises(SourceError, match=says) as caught:
        book(tmp_path, {**epub_members(EBB), name: content})
    assert caught.value.file.endswith("tides.epub")
    assert caught.value.mend


def test_a_cut_off_file_is_broken(tmp_path: Path) -> None:
    path = archive(tmp_path / "tides.epub", epub_members(EBB))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(SourceError, match="is a broken EPUB"):
        read(path)
