"""Card text on the screen: the Markdown subset, wrapped, with hanging indents.

Card text is foreign. It never passes through Textual's markup: it becomes
``Content`` with spans, and each string goes through ``shown()`` last of all, after
Markdown has decoded its entities. Looks are component classes of the stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from trainer.cards.text import Block, BlockKind, Mark, Span, blocks, shown

LONGEST_HIGHLIGHTED = 4_000
LONGEST_CENTRED = 240
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
        piece = Content(shown(span.text))
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


class ProseVisual(Visual):
    """Parts below each other, as one block in the middle of the width."""

    def __init__(self, prose: Sequence[Part]) -> None:
        self._parts = tuple(prose)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines at this width."""
        inner = min(self.get_optimal_width(options.rules, width), width)
        margin = Strip.blank((width - inner) // 2, style.rich_style)
        strips: list[Strip] = []
        for part, gap in self._spaced():
            strips += (Strip.join([margin, line]) for line in _lines(part, inner, style, options))
            strips += [Strip.blank(width, style.rich_style)] * gap
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width at which nothing wraps."""
        return max(
            (
                len(part.first) + part.text.get_optimal_width(rules, container_width)
                for part in self._parts
            ),
            default=0,
        )

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines at this width."""
        return sum(
            part.text.get_height(rules, _room(part, width)) + gap for part, gap in self._spaced()
        )

    def _spaced(self) -> Iterator[tuple[Part, int]]:
        """Each part with the number of blank lines below it."""
        for part, below in pairwise(self._parts):
            yield part, int(not (part.is_item and below.is_item))
        for last in self._parts[-1:]:
            yield last, 0


def _room(part: Part, width: int) -> int:
    return max(width - len(part.first), 1)


def _lines(part: Part, width: int, style: Style, options: RenderOptions) -> Iterator[Strip]:
    lines = part.text.render_strips(_room(part, width), None, style, options)
    if not part.first:
        yield from lines
        return
    for number, line in enumerate(lines):
        lead = Content.styled(part.rest if number else part.first, ".prose--marker")
        yield Strip.join([*lead.render_strips(len(part.first), 1, style, options), line])


class Prose(Static):
    """A text of a card; it takes no room while it has nothing to say."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prose--marker",
        *(f"prose--{mark}" for mark in Mark),
    }

    def show(self, prose: Sequence[Part]) -> None:
        """Draw these parts instead of what was there; short plain text is centred."""
        self.display = bool(prose)
        length = sum(len(part.text) for part in prose)
        centred = length <= LONGEST_CENTRED and all(part.is_flow for part in prose)
        self.set_class(not centred, "-flow")
        self.update(ProseVisual(prose))
