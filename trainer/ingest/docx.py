"""DOCX: mammoth turns its styles into HTML, which is then read as every other HTML is."""

from __future__ import annotations

import re
from io import BytesIO

from trainer.errors import SourceError
from trainer.ingest.archive import Archive, opened
from trainer.ingest.dom import pieces
from trainer.ingest.draft import Draft, titled
from trainer.ingest.elements import text_of
from trainer.ingest.extras import document_library
from trainer.ingest.html import tree_of

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='Heading 4'] => h5:fresh
p[style-name='heading 4'] => h5:fresh
p[style-name='Heading 5'] => h6:fresh
p[style-name='heading 5'] => h6:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name^='HTML Preformatted'] => pre:fresh
p[style-name^='toc '] => !
p[style-name^='TOC '] => !
"""
_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_docx(content: bytes, file: str) -> Draft:
    """The text of a Word document; notes, contents and pictures are left out.

    Raises SourceError for a broken or swollen archive.
    """
    with opened(content, "DOCX", file) as archive:
        _refuse_bombs(archive)
    page = _converted(content, file)
    root = tree_of(page, file) if page.strip() else None
    if root is None:
        return Draft("", ())
    removed = []
    for note in list(root.iter("li")):
        if (note.get("id") or "").startswith(("footnote-", "endnote-")):
            removed.append(text_of(note).rstrip(" ↑"))
            note.drop_tree()
    draft = titled([piece.block for piece in pieces(root)])
    return Draft(draft.title, draft.blocks, tuple(dict.fromkeys(removed)))


def _refuse_bombs(archive: Archive) -> None:
    """Look at every XML part before mammoth does, which has no limits of its own."""
    for name in sorted(archive.names):
        if not _XML.search(name):
            continue
        part = archive.read(name)
        if _DECLARES.search(part) or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise archive.broken(f"{name} declares entities, which no word processor writes")


def _converted(content: bytes, file: str) -> str:
    with document_library("DOCX", file):
        import mammoth  # noqa: PLC0415  heavy, rarely needed
    try:
        result = mammoth.convert_to_html(
            BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(_no_image),
        )
    except Exception as error:  # mammoth raises whatever its XML walk stumbles over
        wrong = "is a broken DOCX: its text cannot be found"
        raise SourceError(wrong, "Open it in a word processor and save it anew", file) from error
    return str(result.value)


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}
