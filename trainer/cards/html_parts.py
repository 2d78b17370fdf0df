"""Tags, attributes and comments of HTML, found in one linear pass whatever the text."""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    r"(?P<rest>[^<>\"']*+(?:\"[^\"<]*+\"[^<>\"']*+|'[^'<]*+'[^<>\"']*+)*+)>"
)
MEDIA = re.compile(r"\[sound:[^\[\]]*+\]|<img\b", re.IGNORECASE)
"""Where HTML of Anki shows or plays something."""
SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
SHIFTS = {"sup": ("^", _RAISED), "sub": ("_", _LOWERED)}
LINES = frozenset({"div", "tr", "dt", "dd", "section", "article", "figure", "figcaption", "center"})
PARAGRAPHS = frozenset({"p", "blockquote", "table", "pre", "hr", "dl", "ul", "ol"}) | {
    f"h{level}" for level in range(1, 7)
}
"""Tags around whole lines, and those with an empty line before and after."""
SILENT = frozenset({"script", "style", "title", "head", "template", "noscript"})
"""Tags whose content nobody sees."""


def without_comments(html: str) -> str:
    """The HTML without its comments; one that never ends hides the rest."""
    parts, at = [], 0
    while (start := html.find("<!--", at)) >= 0:
        parts.append(html[at:start])
        end = html.find("-->", start + 4)
        at = len(html) if end < 0 else end + 3
    return "".join([*parts, html[at:]]) if parts else html


def attributes(rest: str) -> dict[str, str]:
    """The attributes of a tag by name, in small letters."""
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(rest)
    }


def web_address(href: str) -> str:
    """An address that may be a link, else nothing."""
    safe = href.lower().startswith(("https://", "http://")) and not re.search(r"[\s<>]", href)
    return href if safe else ""


def language(rest: str) -> str:
    """The language that a tag says its code is in, empty if it says none."""
    found = re.search(r"language-([A-Za-z0-9_+#.-]+)", rest)
    return found[1] if found else ""


def shifted(text: str, way: str) -> str:
    """Raised or lowered words, in the letters for it where there are any."""
    sign, letters = SHIFTS[way]
    if all(ord(letter) in letters for letter in text.strip()):
        return text.translate(letters)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
