"""How a term becomes the gap of a cloze card."""

from __future__ import annotations

import re

from trainer.generate.english.openings import without_turn

_COMPOUND = re.compile(r" (?:states?|levels?|rates?|cells?|systems?|numbers?|types?|forms?)\b")


def gapped(text: str, term: str) -> str:
    """The text with its only use of a term as a gap; empty where it has none or several.

    Where the term is a part of a longer one there is no gap. An indefinite article goes
    into the gap, since it would tell how the term begins.
    """
    text = without_turn(text)
    if term.lower() not in text.lower():
        return ""
    uses = list(re.finditer(rf"(?<![\w-])(?:an? )?{re.escape(term)}(?![\w-])", text, re.IGNORECASE))
    if len(uses) != 1:
        return ""
    use = uses[0]
    if _COMPOUND.match(text, use.end()):
        return ""
    return f"{text[: use.start()]}{{{{c1::{use[0]}}}}}{text[use.end() :]}"
