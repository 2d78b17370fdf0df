"""Which language a document is in, as far as the rules need to know: English or another."""

from __future__ import annotations

from trainer.cards.document import BlockKind, Document
from trainer.generate.english.tokens import tokens
from trainer.generate.english.words import words

_ENGLISH = words(
    "the of and to in is that it for as are with was be by on not this which or an from at have"
    " has can were their its they but"
)
_SHARE = 0.13
_LOOKED_AT = 2000
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.DEFINITION})


def is_english(document: Document) -> bool:
    """Whether enough of the first two thousand words of prose are English function words."""
    found: list[str] = []
    for block in document.blocks:
        if block.kind in _PROSE:
            found.extend(token.low for token in tokens(block.text) if token.text[0].isalpha())
        if len(found) >= _LOOKED_AT:
            break
    common = sum(word in _ENGLISH for word in found)
    return bool(found) and common >= _SHARE * len(found)
