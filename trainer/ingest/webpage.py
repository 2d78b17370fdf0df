"""What a web page is about, apart from what the site puts around it.

The judge is trafilatura, which finds the main text. Its own output loses structure, so
that it only points: what it found is looked up in the page, and everything of substance
in that part is taken from there, with its emphasis, lists, tables and definitions.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from trainer.cards.document import Block, BlockKind
from trainer.ingest.dom import Piece, pieces
from trainer.ingest.elements import Element, is_within, name_of
from trainer.ingest.extras import document_library
from trainer.ingest.furniture import prune, shown

_STRUCTURE = frozenset({BlockKind.DEFINITION, BlockKind.ROW, BlockKind.CODE, BlockKind.QUOTE})
_MOSTLY_LINKS = 0.6
_FEWEST_WORDS, _MANY_WORDS = 2, 12
_SHORT = 25
_FEWEST_MATCHED = 0.5


def content(root: Element, text: str, file: str) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a page's main text, and what was left out, each once."""
    removed = prune(root)
    body = root.find("body") if root.find("body") is not None else root
    found = pieces(body)
    kept, dropped = _chosen(found, _main_text(text, file))
    told = dict.fromkeys([*removed, *(shown(piece.block.text) for piece in dropped)])
    return _renumbered(kept), tuple(told)


def _main_text(text: str, file: str) -> list[str]:
    """The lines that trafilatura takes for the main text, folded; empty where it finds none."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with document_library("HTML", file):
        import trafilatura  # noqa: PLC0415  heavy, rarely needed
    try:
        found = trafilatura.extract(text, include_comments=False, favor_recall=True)
    except Exception:  # noqa: BLE001  a guess that fails is no guess; the page is read without
        found = None
    return [line for line in map(_folded, (found or "").split("\n")) if line]


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _chosen(found: Sequence[Piece], lines: Sequence[str]) -> tuple[list[Piece], list[Piece]]:
    known = _known(found, lines)
    places = [index for index, hit in enumerate(known) if hit]
    if not places:
        return [], list(found)
    first, last = _region(found, places)
    kept: list[Piece] = []
    dropped: list[Piece] = []
    for index, piece in enumerate(found):
        inside = first <= index <= last
        keeps = inside and (known[index] or _has_substance(piece))
        (kept if keeps else dropped).append(piece)
    return kept, dropped


def _region(found: Sequence[Piece], places: Sequence[int]) -> tuple[int, int]:
    """First and last piece of the main text: what its own element holds belongs to it."""
    first, last = places[0], places[-1]
    home = _home(found[first].element, found[last].element)
    if home is not None and name_of(home) not in {"body", "html"}:
        inside = [i for i, piece in enumerate(found) if is_within(piece.element, home)]
        first, last = inside[0], inside[-1]
    for index in reversed(range(first)):
        if found[index].block.kind is BlockKind.HEADING and found[index].block.depth == 1:
            return index, last
    return first, last


def _home(one: Element, other: Element) -> Element:
    """The innermost element that holds both."""
    above = {one, *one.iterancestors()}
    return next((e for e in (other, *other.iterancestors()) if e in above), None)


def _known(found: Sequence[Piece], lines: Sequence[str]) -> list[bool]:
    """Which pieces trafilatura's lines hold; where it found other text, which are sentences."""
    whole, single = "".join(lines), frozenset(lines)
    folded = [_folded(piece.block.text) for piece in found]
    known = [
        piece.linked <= _MOSTLY_LINKS
        and bool(words)
        and (words in single if len(words) < _SHORT else words in whole)
        for piece, words in zip(found, folded, strict=True)
    ]
    matched = sum(len(words) for words, hit in zip(folded, known, strict=True) if hit)
    if matched < _FEWEST_MATCHED * len(whole) or not matched:
        return [_is_sentence(piece) for piece in found]
    return known


def _has_substance(piece: Piece) -> bool:
    """Whether a part of the page that trafilatura left out says something all the same."""
    if piece.linked > _MOSTLY_LINKS:
        return False
    kind = piece.block.kind
    if kind in _STRUCTURE or kind in {BlockKind.HEADING, BlockKind.CAPTION, BlockKind.ITEM}:
        return True
    return _is_sentence(piece)


def _is_sentence(piece: Piece) -> bool:
    text, words = piece.block.text, len(piece.block.text.split())
    ends = text.rstrip("\"”’')]").endswith((".", "!", "?", ":", "…"))
    return words >= (_FEWEST_WORDS if ends else _MANY_WORDS) and piece.linked <= _MOSTLY_LINKS


def _renumbered(kept: Sequence[Piece]) -> list[Block]:
    """The blocks counted anew: what is no part of the text is not counted."""
    blocks, number, before = [], 0, 0
    for piece in kept:
        block = piece.block
        if block.kind is not BlockKind.HEADING and block.number != before:
            number, before = number + 1, block.number
        blocks.append(replace(block, number=number))
    return blocks
