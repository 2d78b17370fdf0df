"""What a format's parser hands on: a title, if any, and blocks not yet numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.cards.document import Block, BlockKind

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """Blocks in reading order; a heading's level (1 is the highest) stands in ``depth``.

    ``number`` counts what blank lines separate through the whole document, headings left
    out; a heading has the number of the paragraph before it. ``spam`` are those of
    ``removed`` that were cut out of paragraphs.
    """

    title: str
    blocks: tuple[Block, ...]
    removed: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()


def collapse(text: str) -> str:
    """The text with every run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def heading(text: str, level: int, line: int) -> Block:
    """A heading of a level, 1 being the highest."""
    return Block(BlockKind.HEADING, collapse(text), depth=level, line=line)


def titled(blocks: Iterable[Block], otherwise: str = "") -> Draft:
    """The only first-level heading becomes the title if it opens the text, else ``otherwise``."""
    blocks = tuple(blocks)
    tops = [block for block in blocks if block.kind is BlockKind.HEADING and block.depth == 1]
    if len(tops) != 1:
        return Draft(otherwise, blocks)
    title = tops[0]
    return Draft(title.text, tuple(block for block in blocks if block is not title))
