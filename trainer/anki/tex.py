r"""Formulas on their way to MathJax, which Anki runs inside a page that can act.

A few commands of TeX link, load, style or redefine instead of setting mathematics
(``\href{javascript:…}``). They lose their power and stay visible as their own name.
"""

from __future__ import annotations

import re

_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_LINKING = {"href", "url", "class", "cssId", "style", "data", "bbox", "mmlToken", "html"} | {
    f"html{name}" for name in ("Class", "Data", "Id", "Style")
}
_LOADING = {
    "require",
    "unicode",
    "input",
    "include",
    "includegraphics",
    "usepackage",
    "special",
} | {*("openin", "openout", "read", "write", "immediate")}
_REDEFINING = {"catcode", "csname", "def", "edef", "gdef", "xdef", "let", "futurelet"} | {
    f"{verb}{name}" for verb in ("new", "renew", "provide") for name in ("command", "environment")
}
_ACTING = _LINKING | _LOADING | _REDEFINING


def harmless(formula: str) -> str:
    r"""The formula with ``\backslash`` before the name of every command that acts."""
    return _COMMAND.sub(_named, formula)


def _named(command: re.Match[str]) -> str:
    return rf"\backslash {command[1]}" if command[1] in _ACTING else command[0]
