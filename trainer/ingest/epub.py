"""EPUB: the chapters of a book in reading order, each read as a page of HTML."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from trainer.cards.advance import Advance, silent
from trainer.cards.document import BlockKind
from trainer.ingest.archive import Archive, opened
from trainer.ingest.chapters import pieces_of
from trainer.ingest.decode import decode
from trainer.ingest.dom import Piece
from trainer.ingest.draft import Draft, titled
from trainer.ingest.elements import Element, name_of, names, text_of
from trainer.ingest.extras import document_library
from trainer.ingest.furniture import shown
from trainer.ingest.html import tree_of

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL)
_APART = names(
    "toc landmarks page-list index bibliography endnotes footnotes rearnotes footnote rearnote"
    " endnote loi lot copyright-page cover titlepage pagebreak noteref-list"
)
_MOSTLY_LINKS = 0.6


def parse_epub(content: bytes, file: str, advance: Advance = silent) -> Draft:
    """The chapters in the order of the spine; contents, notes, index and cover are left out.

    Raises SourceError for a broken, protected or swollen archive.
    """
    with opened(content, "EPUB", file) as archive:
        place = _package_place(archive)
        package = _xml(archive.read(place), archive)
        _refuse_protected(archive)
        removed: list[str] = []
        chapters = _chapters(archive, package, posixpath.dirname(place), advance)
        found = pieces_of(_pruned(chapter, removed) for chapter in chapters)
    linked = [piece.block.text for piece in found if _is_link_list(piece)]
    blocks = [piece.block for piece in found if not _is_link_list(piece)]
    title = _title(package)
    draft = Draft(title, tuple(blocks)) if title else titled(blocks)
    told = tuple(dict.fromkeys(text for text in (*removed, *linked) if text))
    return Draft(draft.title, draft.blocks, told)


def _is_link_list(piece: Piece) -> bool:
    return piece.linked > _MOSTLY_LINKS and piece.block.kind is not BlockKind.HEADING


def _xml(content: bytes, archive: Archive) -> Element:
    """The root of an XML member; entities are never replaced, nothing is fetched."""
    with document_library("EPUB", archive.file):
        from lxml import etree  # noqa: PLC0415  heavy, rarely needed
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise archive.broken("its XML cannot be parsed") from error


def _package_place(archive: Archive) -> str:
    container = _xml(archive.read(_CONTAINER), archive)
    for rootfile in container.iter("{*}rootfile"):
        return unquote(rootfile.get("full-path") or "")
    raise archive.broken("it names no package")


def _refuse_protected(archive: Archive) -> None:
    """Fonts may be obfuscated; where chapters are encrypted, nobody but its shop can read them."""
    if _ENCRYPTION not in archive.names:
        return
    for reference in _xml(archive.read(_ENCRYPTION), archive).iter("{*}CipherReference"):
        if (reference.get("URI") or "").lower().endswith((".html", ".xhtml", ".htm", ".xml")):
            error = archive.broken("")
            error.message = "is protected against copying (DRM)"
            error.mend = "Use a copy without protection"
            raise error


def _chapters(
    archive: Archive, package: Element, folder: str, advance: Advance
) -> Iterator[Element]:
    items = {item.get("id"): item for item in package.iter("{*}item")}
    spine = [items.get(ref.get("idref")) for ref in package.iter("{*}itemref")]
    if not any(item is not None for item in spine):
        raise archive.broken("it has no chapters")
    for number, item in enumerate(spine, 1):
        advance(number, len(spine))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        if "html" not in (item.get("media-type") or "html"):
            continue
        place = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        chapter = _chapter(archive, place)
        if chapter is not None:
            yield chapter


def _chapter(archive: Archive, place: str) -> Element:
    content = archive.read(place)
    if not content.strip():
        return None
    text = decode(content, archive.file)
    named = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    from lxml import etree  # noqa: PLC0415  heavy, rarely needed

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(named.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = tree_of(_SUBSET.sub("", named), archive.file)
    if root is None:
        return None
    body = root.find("{*}body")
    return root if body is None else body


def _pruned(chapter: Element, removed: list[str]) -> Element:
    """The chapter without what is no text of it by the book's own word."""
    for element in list(chapter.iter()):
        said = {
            word for key, value in element.items() if name_of(element) and key.endswith("type")
            for word in value.split()
        }  # fmt: skip
        if not (said & _APART):
            continue
        removed.append(shown(text_of(element)))
        parent = element.getparent()
        if element is chapter or parent is None:
            element.clear()
        else:
            _drop(element, parent)
    return chapter


def _drop(element: Element, parent: Element) -> None:
    """Take an element out and leave what follows it in its place."""
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _title(package: Element) -> str:
    for title in package.iter("{*}title"):
        return text_of(title)
    return ""
