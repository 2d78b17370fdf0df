"""Real PDF, EPUB and DOCX files, made from a few lines of text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from trainer.cards.document import Block, BlockKind, Document
from trainer.ingest.read import read

PAGE = (595.0, 842.0)
LEADING = 14.0
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf"/></rootfiles></container>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SEA = [
    "The water of the sea rises twice a day along most of the coasts of the",
    "world, and as often it falls again, for the moon pulls at it more on one",
    "side of the earth than on the other.",
]
WALL = [
    "A wall of stone keeps the waves of the open sea out of the harbour. It",
    "was built by the fishermen of the town.",
]


@dataclass(frozen=True)
class Put:
    """A line of a PDF: its words, where they begin, and how they look."""

    text: str
    x: float
    y: float
    size: float = 11
    font: str = "Times-Roman"


def column(lines: Iterable[str], x: float = 72, top: float = 760, size: float = 11) -> list[Put]:
    """Lines below each other; an empty one leaves a gap, a leading blank indents."""
    puts = []
    for number, line in enumerate(lines):
        indent = 14.0 if line.startswith(" ") else 0.0
        if line.strip():
            puts.append(Put(line.strip(), x + indent, top - number * LEADING, size))
    return puts


def pdf(
    path: Path,
    pages: Iterable[Iterable[Put]],
    *,
    password: str | None = None,
    title: str = "",
) -> Path:
    """Write a PDF with these lines on its pages; an empty password forbids changes only."""
    lock = None if password is None else StandardEncryption(password, ownerPassword="captain")
    canvas = Canvas(str(path), pagesize=PAGE, encrypt=lock)
    if title:
        canvas.setTitle(title)
    for page in pages:
        for put in page:
            canvas.setFont(put.font, put.size)
            canvas.drawString(put.x, put.y, put.text)
        canvas.showPage()
    canvas.save()
    return path


def archive(path: Path, members: Mapping[str, str | bytes]) -> Path:
    """Write a ZIP file with these members."""
    path.write_bytes(packed(members))
    return path


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a ZIP file with these members."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def epub_members(*chapters: str, title: str = "The book of tides") -> dict[str, str | bytes]:
    """The members of an EPUB whose chapters have these bodies."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    bodies = {
        f"book/c{n}.xhtml": f"{XHTML}<head><title/></head><body>{body}</body></html>"
        for n, body in zip(numbers, chapters, strict=True)
    }
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": package,
        **bodies,
    }


def docx_members(body: str, **parts: str) -> dict[str, str | bytes]:
    """The members of a DOCX whose ``w:body`` holds these elements."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        "</w:style>"
        for name in ("Title", "heading 1", "heading 2", "Quote", "caption")
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{related}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r2" Type="{related}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r3" Type="{related}/numbering" Target="numbering.xml"/>'
            f'<Relationship Id="r4" Type="{related}/footnotes" Target="footnotes.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": (f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }


def told(document: Document, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks, of some kinds if they are named."""
    return [block.text for block in document.blocks if not kinds or block.kind in kinds]


def marked(block: Block) -> list[tuple[str, bool]]:
    """What the author emphasised, and whether strongly."""
    return [(block.text[mark.start : mark.end], mark.strong) for mark in block.emphasis]


def document(folder: Path, *pages: list[Put]) -> Document:
    """What a PDF of these pages is read as."""
    return read(pdf(folder / "tides.pdf", pages))
