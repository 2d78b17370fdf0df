"""A Word document: its styles tell what each paragraph is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.builders import WORD, archive, docx_members, marked
from trainer.cards.document import BlockKind, Document
from trainer.errors import SourceError
from trainer.ingest import docx as reading
from trainer.ingest.read import read

NUMBERING = f"""<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
FOOTNOTES = f"""<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r>
<w:t>Darwin wrote of it.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def paragraph(text: str, style: str = "", *, bold: str = "", inside: str = "") -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    strong = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{bold}</w:t></w:r>" if bold else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{look}</w:pPr>{strong}{run}{inside}</w:p>"


def item(text: str) -> str:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def letter(folder: Path, body: str, **parts: str) -> Document:
    return read(archive(folder / "tides.docx", docx_members(body, **parts)))


def test_styles_become_kinds_and_bold_words_are_marked(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        paragraph("How tides work", "Title")
        + paragraph("Spring tides", "heading1")
        + paragraph(" is a large tide.", bold="A spring tide")
        + paragraph("The sea is calm.", "Quote")
        + paragraph("Figure 1. The bulge", "caption")
        + item("Boil water")
        + item("Add tea")
        + f"<w:tbl>{row('Term', 'Meaning')}{row('Ebb', 'falling tide')}</w:tbl>",
        numbering=NUMBERING,
    )
    assert found.title == "How tides work"
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.HEADING, "Spring tides"),
        (BlockKind.PARAGRAPH, "A spring tide is a large tide."),
        (BlockKind.QUOTE, "The sea is calm."),
        (BlockKind.CAPTION, "Figure 1. The bulge"),
        (BlockKind.ITEM, "Boil water"),
        (BlockKind.ITEM, "Add tea"),
        (BlockKind.ROW, "Term Meaning"),
        (BlockKind.ROW, "Ebb falling tide"),
    ]
    assert marked(found.blocks[1]) == [("A spring tide", True)]
    assert [block.marker for block in found.blocks[4:6]] == ["1.", "2."]


def test_the_number_of_a_footnote_is_no_word_and_its_text_is_no_prose(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> It falls.</w:t></w:r>'
    found = letter(tmp_path, paragraph("It rises.", inside=call), footnotes=FOOTNOTES)
    (block,) = found.blocks
    assert block.text == "It rises.[1] It falls."
    assert block.marks == ((9, 12),)
    assert found.removed_noise == ("Darwin wrote of it.",)


def test_a_long_document_is_read_in_parts_that_nobody_notices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MOST_PARAGRAPHS", 2)
    words = ("Ebb.", "Flood.", "Slack.", "Neap.", "Bore.")
    body = "".join(map(paragraph, words)) + "".join(map(item, words)) + paragraph("Calm.")
    found = letter(tmp_path, body, numbering=NUMBERING)
    numbers = [(block.marker, block.number) for block in found.blocks]
    assert numbers[:5] == [("", 1), ("", 2), ("", 3), ("", 4), ("", 5)]
    assert numbers[5:] == [("1.", 6), ("2.", 6), ("3.", 6), ("4.", 6), ("5.", 6), ("", 7)]


def test_declared_entities_are_refused_before_anything_is_parsed(tmp_path: Path) -> None:
    members = docx_members(paragraph("&a;"))
    bomb = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    members["word/document.xml"] = bomb + str(members["word/document.xml"])
    with pytest.raises(SourceError, match="declares entities"):
        read(archive(tmp_path / "tides.docx", members))


@pytest.mark.parametrize("body", ["", paragraph("  ")])
def test_an_empty_document_has_no_text(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match="there is no text in it"):
        letter(tmp_path, body)


def test_a_broken_document_is_refused_with_a_way_to_mend_it(tmp_path: Path) -> None:
    members = {**docx_members(""), "word/document.xml": "<w:document"}
    with pytest.raises(SourceError, match=r"is a broken DOCX.*save it anew"):
        read(archive(tmp_path / "tides.docx", members))


def test_a_text_file_with_the_ending_of_a_document_is_named_for_what_it_is_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tides.docx"
    path.write_text("The sea rises.")
    with pytest.raises(SourceError, match="is no DOCX, though its name ends like one"):
        read(path)
