"""The furniture of web pages: what HTML itself, or custom, says is not the page's text."""

from __future__ import annotations

import re

from trainer.ingest.draft import collapse
from trainer.ingest.elements import Element, is_within, name_of, names, text_of

_FURNITURE = names("nav footer aside dialog noscript template")
_ROLES = names(
    "navigation banner contentinfo search dialog alertdialog complementary menu menubar"
    " doc-endnotes doc-bibliography doc-toc"
)
_CALLED = re.compile(
    r"(?:nav|navbar|navbox|navheader|navfooter|navigation|breadcrumbs?|footer|cookies?|consent"
    r"|gdpr|newsletter|subscribe|share|sharing|social|comments?|respond|advert"
    r"|advertisement|ads?|promo|popup|headerlink|editsection|mw-editsection|noprint"
    r"|reflist|references|printfooter|catlinks|ambox|hatnote|sphinxsidebar|sphinxfooter"
    r"|skip-?link|mw-jump-link|footnotes?|visually-hidden|sr-only|screen-reader-text"
    r"|byline|pagination|pager|jump-to-nav|cookie-?(?:bar|banner|notice|consent)"
    r"|site-(?:header|footer|nav|navigation)|post-(?:meta|navigation|tags)|author-(?:bio|box)"
    r"|(?:share|social|related|comment|comments|cookie|newsletter|nav|sidebar|footer)"
    r"-(?:bar|box|buttons?|links|list|section|area|banner|form|menu|widget|posts|articles))",
    re.IGNORECASE,
)
_INLINE = names("a abbr b cite code em i small span strong sub sup u")
_LINK = re.compile(r"headerlink|anchor-?(?:link|js-link)|(?:mw-)?editsection|(?:mw-)?skip-?link")
_MAIN = frozenset({"html", "body", "main", "article", "h1"})
_PERHAPS = re.compile(
    r"(?:menu|sidebar|related|recommended|toc|modal|widget|nav-?links|see-?also|index)",
    re.IGNORECASE,
)  # also what a book calls its boxes: furniture only where it is a list of links
_LINKS_SHARE = 0.4
_MOST_SHARE = 0.5
_SHOWN = 160


def prune(root: Element) -> list[str]:
    """Take the furniture out of the tree; what it said, each cut short."""
    whole = max(1, len(text_of(root)))
    gone = []
    for element in list(root.iter()):
        if not name_of(element) or not _is_furniture(element) or not is_within(element, root):
            continue
        words = collapse(" ".join(element.itertext()))
        if len(words) <= _MOST_SHARE * whole and element.find(".//h1") is None:
            gone.append(shown(words))
            element.drop_tree()
    return [words for words in gone if words and len(words) > 1]


def _is_furniture(element: Element) -> bool:
    name = name_of(element)
    if name in _MAIN or element.find(".//math") is not None:
        return False  # a formula is hidden beside its picture, but it is what is said
    called = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if _is_hidden(element):
        return True
    if name in _INLINE:
        return any(_LINK.fullmatch(word) for word in called)
    if name in _FURNITURE or element.get("role") in _ROLES or _is_site_header(element):
        return True
    perhaps = any(_PERHAPS.fullmatch(word) for word in called) and _is_list_of_links(element)
    return perhaps or any(_CALLED.fullmatch(word) for word in called)


def _is_hidden(element: Element) -> bool:
    unseen = re.search(r"display:\s*none", element.get("style") or "")
    return bool(unseen) or "hidden" in element.attrib or element.get("aria-hidden") == "true"


def _is_site_header(element: Element) -> bool:
    """Whether a header is that of the page, not of an article or main part of it."""
    above = (name_of(found) for found in element.iterancestors())
    return name_of(element) == "header" and not {"article", "main"} & set(above)


def _is_list_of_links(element: Element) -> bool:
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    return linked >= _LINKS_SHARE * len(text_of(element))


def shown(text: str) -> str:
    """The words as they are told, cut short where they are many."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
