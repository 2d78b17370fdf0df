"""HTML: the words of a page as blocks, and of a web page only those that are its content."""

from __future__ import annotations

import re

from trainer.ingest.draft import Draft, collapse, titled
from trainer.ingest.elements import Element, text_of
from trainer.ingest.extras import document_library

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_SITE = re.compile(r"\s+[|–—·»-]\s+")


def tree_of(text: str, file: str) -> Element:
    """The root element of a page; None where there is no element at all."""
    with document_library("HTML", file):
        from lxml import etree, html  # noqa: PLC0415  heavy, rarely needed
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_DECLARED.sub("", text), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def parse_html(text: str, file: str) -> Draft:
    """The content of a web page, navigation, cookie bars, notes and comments left out.

    The title is the only first-level heading, else the page's own without the site's name.
    """
    from trainer.ingest.webpage import content  # noqa: PLC0415  heavy, rarely needed

    root = tree_of(text, file)
    if root is None:
        return Draft("", ())
    title = _page_title(root)
    blocks, removed = content(root, text, file)
    draft = titled(blocks, title)
    return Draft(draft.title, draft.blocks, removed)


def _page_title(root: Element) -> str:
    found = root.find(".//title")
    whole = text_of(found) if found is not None else ""
    parts = [collapse(part) for part in _SITE.split(whole) if part.strip()]
    tops = {text_of(top).rstrip("¶# ") for top in root.iter("h1")}
    named = [part for part in parts if part in tops]
    return next(iter(named), max(parts[:2], key=len, default=""))
