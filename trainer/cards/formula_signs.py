"""The signs of formulas: commands as the characters that they stand for.

The tables are those of unicodeit, loaded with the first formula; here stands what they lack
and which of the signs have spaces around them.
"""

from __future__ import annotations

from functools import cache

FUNCTIONS = frozenset((
    "\\arccos", "\\arcsin", "\\arctan", "\\arg", "\\bmod", "\\cos", "\\cosh", "\\cot", "\\coth",
    "\\csc", "\\deg", "\\det", "\\dim", "\\exp", "\\gcd", "\\hom", "\\inf", "\\ker", "\\lg",
    "\\lim", "\\liminf", "\\limsup", "\\ln", "\\log", "\\max", "\\min", "\\mod", "\\Pr",
    "\\sec", "\\sin", "\\sinh", "\\sup", "\\tan", "\\tanh",
))  # fmt: skip
RELATIONS = frozenset("≤≥≠≈≡∼≃≅∝∈∉∋⊂⊆⊃⊇→←↔⇒⇐⇔⟹⟺⟸↦⟶⟵≪≫∣∧∨")
OF_LOWER_RANK = RELATIONS | frozenset("+-−±∓=<>/, ")
WORDS = (
    "\\text", "\\textrm", "\\textbf", "\\textit", "\\mbox", "\\operatorname", "\\mathrm",
    "\\mathbf", "\\mathit", "\\mathsf", "\\mathtt", "\\mathnormal", "\\boldsymbol", "\\bm",
)  # fmt: skip
ALPHABETS = {
    "\\mathbb": "\\mathbb",
    "\\mathcal": "\\mathcal",
    "\\mathscr": "\\mathcal",
    "\\mathfrak": "\\mathfrak",
}
_OVER_EACH = ("\\overline", "\\bar", "\\underline")
ACCENTS = (
    *_OVER_EACH,
    *("\\hat", "\\tilde", "\\vec", "\\dot", "\\ddot", "\\acute", "\\grave", "\\breve"),
    *("\\widehat", "\\widetilde", "\\overrightarrow"),
)
_SAME_ACCENT = {"\\widehat": "\\hat", "\\widetilde": "\\tilde", "\\overrightarrow": "\\vec"}
_RAISED_SIGNS = {"^∘": "°", "^′": "′", "^'": "′"}
_SPACES = ("\\,", "\\;", "\\:", "\\ ", "\\>", "\\quad", "\\qquad", "~")
_UNSEEN = (
    "\\!", "\\big", "\\Big", "\\bigg", "\\Bigg", "\\bigl", "\\bigr", "\\Bigl", "\\Bigr",
    "\\biggl", "\\biggr", "\\displaystyle", "\\textstyle", "\\limits", "\\nolimits", "\\hline",
)  # fmt: skip
_OWN = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_UNSEEN, ""),
    "\\dots": "…",
    "\\lvert": "|",
    "\\rvert": "|",
    "\\lVert": "‖",
    "\\rVert": "‖",
    "\\iff": "⇔",
    "\\implies": "⇒",
    "\\colon": ":",
    "-": "-",
}


def sign(token: str) -> str | None:
    """What a token stands for; None for a command that is not known."""
    found = _table().get(token)
    if found is None and not token[1:].isalpha():
        return token[-1:]
    return found


def letter(alphabet: str, one: str) -> str:
    """A letter of another alphabet, itself where that has none."""
    return _table().get(f"{ALPHABETS[alphabet]}{{{one}}}", one)


def small(text: str, place: str) -> str:
    """A text raised (``^``) or lowered (``_``); empty where a character of it cannot be."""
    found = [_RAISED_SIGNS.get(place + one) or _scripts().get(place + one, "") for one in text]
    return "".join(found) if all(found) else ""


def accented(name: str, text: str) -> str:
    """A text under an accent; a line goes over all of it, another stands at its end."""
    accent = _accents()[_SAME_ACCENT.get(name, name)]
    return "".join(one + accent for one in text) if name in _OVER_EACH else text + accent


@cache
def _table() -> dict[str, str]:
    from unicodeit.data import REPLACEMENTS  # noqa: PLC0415  (only where there are formulas)

    return {**dict(REPLACEMENTS), **_OWN}


@cache
def _scripts() -> dict[str, str]:
    from unicodeit.data import SUBSUPERSCRIPTS  # noqa: PLC0415  (only where there are formulas)

    return dict(SUBSUPERSCRIPTS)


@cache
def _accents() -> dict[str, str]:
    from unicodeit.data import COMBININGMARKS  # noqa: PLC0415  (only where there are formulas)

    return dict(COMBININGMARKS)
