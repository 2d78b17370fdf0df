r"""Formulas in HTML, as MathJax and LaTeX mark them: ``\(x\)``, ``\[x\]``, ``[latex]``, ``[$]``.

What stands in them is TeX, in which braces and tags mean something else. So they are taken out
before the HTML is read, and put back as they are.
"""

from __future__ import annotations

import re
from html import unescape

from trainer.cards.html_parts import SPACES, TAG

HOLE = re.compile("\ufdd0([0-9]+)\ufdd1")
"""Stands for the formula with this number; no text holds these characters."""

_OPENING = re.compile(r"\\\(|\\\[|\[latex\]|\[\$\$?\]", re.IGNORECASE)
_CLOSING = {"\\(": "\\)", "\\[": "\\]", "[latex]": "[/latex]", "[$]": "[/$]", "[$$]": "[/$$]"}
_EDGES = re.compile(r"^(?:\$\$?|\\[(\[])|(?:\$\$?|\\[)\]])$")


def without_formulas(html: str, formulas: list[str]) -> str:
    """The HTML with a hole for each formula, which is added to ``formulas``."""
    parts, at = [], 0
    absent: set[str] = set()
    for opening in _OPENING.finditer(html):
        closing = _CLOSING[opening[0].lower()]
        if opening.start() < at or closing in absent:
            continue
        end = html.find(closing, opening.end())
        if end < 0:
            absent.add(closing)  # looked for once, however often it opens
            continue
        parts += [html[at : opening.start()], f"\ufdd0{len(formulas)}\ufdd1"]
        formulas.append(_tex(html[opening.end() : end]))
        at = end + len(closing)
    return "".join([*parts, html[at:]])


def _tex(html: str) -> str:
    """The formula alone, on one line, without tags and marks of its own."""
    words = SPACES.sub(" ", unescape(TAG.sub(" ", html))).strip()
    return _EDGES.sub("", words).strip()
