"""The Markdown subset of card text, as blocks of marked spans that a widget can draw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a span of text is set."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    MATH = "math"
    STRIKE = "strike"


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    CODE = "code"
    ITEM = "item"
    MATH = "math"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text under the same marks. Line ends in it are hard breaks."""

    text: str
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a fenced code, one item of a list or a displayed formula.

    ``language`` is that of a fenced code, lower case, often empty; ``depth`` counts
    the lists around an item (1 in an outermost list); ``marker`` is what stands before it
    ("•", "3."), empty for a further paragraph of the same item.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    language: str = ""
    depth: int = 0
    marker: str = ""


def blocks(markdown: str) -> tuple[Block, ...]:
    """The text as blocks to draw, top to bottom. Never raises, whatever the text."""
    raise NotImplementedError


def plain(markdown: str) -> str:
    """The text with its marks stripped, a line for each block."""
    raise NotImplementedError
