"""Card text as blocks that are ready to draw: the Markdown subset, as ``Content`` with leads.

Card text is foreign. It never passes through Textual's markup: it becomes
``Content`` with spans, and each string goes through ``shown()`` last of all, after
Markdown has decoded its entities. Looks are component classes of the stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from trainer.cards.text import Block, BlockKind, Mark, Span, blocks, shown

LONGEST_HIGHLIGHTED = 4_000
LOOKS = frozenset({"prose--lead", *(f"prose--{mark}" for mark in Mark)})
_INDENT = 2


@dataclass(frozen=True)
class Part:
    """A block ready to draw: ``first`` stands before its first line, ``rest`` before the others.

    Items stand close together; all else has a blank line around it.
    """

    text: Content
    first: str = ""
    rest: str = ""
    is_item: bool = False

    @property
    def is_flow(self) -> bool:
        """Whether it is a plain paragraph, which may be centred."""
        return not self.first


@lru_cache(maxsize=64)
def parts(markdown: str) -> tuple[Part, ...]:
    """The blocks of a card's text, top to bottom."""
    return tuple(_part(block) for block in blocks(markdown))


def listed(items: Sequence[str], *, ordered: bool) -> tuple[Part, ...]:
    """The items of a list note, each behind its number or bullet."""
    markers = (f"{number}. " if ordered else "• " for number in range(1, len(items) + 1))
    return tuple(
        Part(inline(item), marker, " " * len(marker), is_item=True)
        for item, marker in zip(items, markers, strict=True)
    )


def inline(markdown: str) -> Content:
    """A text's blocks as lines of one piece."""
    return Content("\n").join(part.text for part in parts(markdown))


def _part(block: Block) -> Part:
    if block.kind is BlockKind.CODE:
        return Part(_code(block), "│ ", "│ ")
    if block.kind is BlockKind.ITEM:
        marker = f"{shown(block.marker)} " if block.marker else ""
        indent = " " * (_INDENT * max(block.depth - 1, 0))
        rest = indent + " " * max(len(marker), _INDENT)
        first = (indent + marker).ljust(len(rest))
        return Part(_content(block.spans), first, rest, is_item=True)
    return Part(_content(block.spans))


def _content(spans: Iterable[Span]) -> Content:
    text = Content()
    for span in spans:
        piece = Content(shown(span.drawn))
        for mark in span.marks:
            piece = piece.stylize(f".prose--{mark}")
        text += piece
    return text


def _code(block: Block) -> Content:
    code = shown("".join(span.text for span in block.spans)).rstrip("\n")
    if not block.language or len(code) > LONGEST_HIGHLIGHTED:
        return Content(code)
    from textual.highlight import highlight  # noqa: PLC0415  (the lexers take 90 ms to load)

    return highlight(code, language=block.language)
