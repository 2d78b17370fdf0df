"""The front of all card text: what other rooms need to read it and to draw it safely."""

from __future__ import annotations

from trainer.cards.markdown import Block, BlockKind, Mark, Span, blocks, legible, plain
from trainer.cards.shown import shown

__all__ = ["Block", "BlockKind", "Mark", "Span", "blocks", "legible", "plain", "shown"]
