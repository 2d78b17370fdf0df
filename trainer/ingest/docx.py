"""DOCX: mammoth turns its styles into HTML, which is then read as every other HTML is.

mammoth builds the whole document several times over in memory, so that it is given a few
hundred paragraphs at a time.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from trainer.errors import SourceError
from trainer.ingest.archive import Archive, opened
from trainer.ingest.chapters import pieces_of
from trainer.ingest.draft import Draft, titled
from trainer.ingest.elements import Element, name_of, text_of
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
_MAIN = re.compile(r"word/document\d*\.xml")
_MOST_PARAGRAPHS = 300
_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_docx(content: bytes, file: str) -> Draft:
    """The text of a Word document; notes, contents and pictures are left out.

    Raises SourceError for a broken or swollen archive.
    """
    with opened(content, "DOCX", file) as archive:
        parts = _xml_parts(archive)
        main = next((name for name in sorted(parts) if _MAIN.fullmatch(name)), "")
        if not main:
            raise archive.broken("it has no text")
    removed: list[str] = []
    trees = (tree_of(page, file) for page in _pages(parts, main, file) if page.strip())
    found = pieces_of(_without_notes(tree, removed) for tree in trees if tree is not None)
    draft = titled([piece.block for piece in found])
    return Draft(draft.title, draft.blocks, tuple(dict.fromkeys(removed)))


def _xml_parts(archive: Archive) -> dict[str, bytes]:
    """Every XML part, looked at before mammoth does, which has no limits of its own."""
    parts = {name: archive.read(name) for name in archive.names if _XML.search(name)}
    for name, part in parts.items():
        if _DECLARES.search(part) or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise archive.broken(f"{name} declares entities, which no word processor writes")
    return parts


def _pages(parts: Mapping[str, bytes], main: str, file: str) -> Iterator[str]:
    """The document as HTML, some hundred paragraphs each."""
    with document_library("DOCX", file):
        import mammoth  # noqa: PLC0415  heavy, rarely needed
        from lxml import etree  # noqa: PLC0415, F401
    try:
        for some in _split(parts[main]):
            result = mammoth.convert_to_html(
                BytesIO(_packed({**parts, main: some})),
                style_map=_STYLES,
                include_embedded_style_map=False,
                convert_image=mammoth.images.img_element(_no_image),
            )
            yield str(result.value)
    except Exception as error:  # mammoth raises whatever its XML walk stumbles over
        wrong = "is a broken DOCX: its text cannot be found"
        raise SourceError(wrong, "Open it in a word processor and save it anew", file) from error


def _split(document: bytes) -> Iterator[bytes]:
    """The document as several with the same head; no list is cut in two."""
    from lxml import etree  # noqa: PLC0415  heavy, rarely needed

    shell = body = None
    events = etree.iterparse(
        BytesIO(document), events=("end",), resolve_entities=False, no_network=True
    )
    for _, element in events:
        above = element.getparent()
        if above is None or name_of(above) != "body" or name_of(above.getparent()) != "document":
            continue
        if body is None or (len(body) >= _MOST_PARAGRAPHS and not _is_item(element)):
            if shell is not None:
                yield etree.tostring(shell)
            root = above.getparent()
            shell = etree.Element(root.tag, nsmap=root.nsmap)
            body = etree.SubElement(shell, above.tag)
        body.append(copy.deepcopy(element))
        element.clear()
        while element.getprevious() is not None:
            del above[0]
    if shell is not None:
        yield etree.tostring(shell)


def _is_item(paragraph: Element) -> bool:
    return paragraph.find("{*}pPr/{*}numPr") is not None


def _packed(parts: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _without_notes(root: Element, removed: list[str]) -> Element:
    """The tree without the notes that mammoth puts at its end."""
    for note in list(root.iter("li")):
        if (note.get("id") or "").startswith(("footnote-", "endnote-")):
            removed.append(text_of(note).rstrip(" ↑"))
            note.drop_tree()
    return root


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}
