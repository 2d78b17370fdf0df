"""The last step of reading: every block learns its heading path and its number under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trainer.cards.document import Block, BlockKind
from trainer.ingest.draft import Draft


def lay_out(draft: Draft) -> tuple[Block, ...]:
    """The draft's blocks with ``headings`` and ``number`` set, blocks without text dropped."""
    return tuple(_numbered(draft.blocks))


def _numbered(blocks: tuple[Block, ...]) -> Iterator[Block]:
    path: list[tuple[int, str]] = []
    before = 0
    for block in blocks:
        if not block.text:
            continue
        if block.kind is BlockKind.HEADING:
            path = [step for step in path if step[0] < block.depth]
            path.append((block.depth, block.text))
            before = block.number
        headings = tuple(text for _, text in path)
        yield replace(block, headings=headings, number=block.number - before)
