"""The last step of reading: every block learns its place: headings, number, offset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trainer.cards.document import Block, BlockKind
from trainer.ingest.draft import Draft


def lay_out(draft: Draft) -> tuple[Block, ...]:
    """The draft's blocks with headings, number and offset set, blocks without text dropped.

    On pages the number stays as it is: the reader has counted within the page.
    """
    return tuple(_placed(_numbered(draft.blocks)))


def _placed(blocks: Iterator[Block]) -> Iterator[Block]:
    offset = 0
    for block in blocks:
        yield replace(block, offset=offset)
        offset += len(block.verbatim) + 1


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
        number = block.number if block.page else block.number - before
        yield replace(block, headings=headings, number=number)
