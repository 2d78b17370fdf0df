"""Several trees of HTML as one document: paragraphs and lists are counted on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trainer.ingest.dom import Piece, pieces
from trainer.ingest.elements import Element


def pieces_of(chapters: Iterable[Element]) -> list[Piece]:
    """The pieces of all chapters, their numbers those of the whole.

    They no longer hold their elements, so that a chapter's tree can go when it is done.
    """
    found: list[Piece] = []
    number = group = 0
    for chapter in chapters:
        here = pieces(chapter)
        for piece in here:
            block = piece.block
            listed = block.group + group if block.group else 0
            counted = replace(block, number=block.number + number, group=listed)
            found.append(replace(piece, block=counted, element=None))
        number += max((piece.block.number for piece in here), default=0)
        group += max((piece.block.group for piece in here), default=0)
    return found
