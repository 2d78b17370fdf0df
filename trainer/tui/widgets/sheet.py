"""A sheet of passages: everything a card shows, as one widget.

One widget and not one a passage: turning a card then costs one layout and one drawing,
which is what makes a key feel immediate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from trainer.tui.widgets.prose import LOOKS, Part

LONGEST_CENTRED = 240


@dataclass(frozen=True)
class Passage:
    """Parts that look alike; ``look`` is a component class of :class:`Sheet`."""

    parts: tuple[Part, ...]
    look: str = "sheet--text"

    @property
    def is_centred(self) -> bool:
        """Whether its lines are centred: short plain text is; a list or code keeps its edge."""
        length = sum(len(part.text) for part in self.parts)
        return length <= LONGEST_CENTRED and all(part.is_flow for part in self.parts)

    def spaced(self) -> Iterator[tuple[Part, int]]:
        """Each part with the number of blank lines below it."""
        for part, below in pairwise(self.parts):
            yield part, int(not (part.is_item and below.is_item))
        for last in self.parts[-1:]:
            yield last, 0

    def width(self, room: int) -> int:
        """The cells it takes of the room there is: no more than its longest line."""
        rules = RulesMap()
        longest = (
            len(part.first) + part.text.get_optimal_width(rules, room) for part in self.parts
        )
        return min(max(longest, default=0), room)

    def height(self, width: int) -> int:
        """The lines it takes at this width."""
        rules = RulesMap()
        return sum(
            part.text.get_height(rules, _room(part, width)) + gap for part, gap in self.spaced()
        )

    def fitted(self, room: int) -> Passage:
        """The passage for a view of so many lines; text is as long as it is."""
        del room
        return self

    def strips(self, width: int, style: Style, options: RenderOptions) -> Iterator[Strip]:
        """Its lines, of this width and no wider."""
        for part, gap in self.spaced():
            yield from _part_lines(part, width, style, options)
            if gap:
                yield Strip.blank(width, style.rich_style)


RULE = Passage((Part(Content()),), "sheet--rule")


class SheetVisual(Visual):
    """Passages below each other, each in the middle of the width, blank lines between them.

    Args:
        passages: what is drawn; empty ones take no room.
        above: the blank lines above them.
    """

    def __init__(self, passages: Sequence[Passage], above: int = 0) -> None:
        self._passages = tuple(passage for passage in passages if passage.parts)
        self._above = above

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines at this width."""
        blank = Strip.blank(width, style.rich_style)
        strips = [blank] * self._above
        for passage in self._passages:
            if passage is not self._passages[0]:
                strips.append(blank)
            look = style + options.get_style(f".{passage.look}")
            strips += _passage_lines(passage, width, look, options)
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines at this width."""
        del rules
        heights = [passage.height(passage.width(width)) for passage in self._passages]
        return self._above + sum(heights) + max(len(heights) - 1, 0)


def _passage_lines(
    passage: Passage, width: int, style: Style, options: RenderOptions
) -> Iterator[Strip]:
    if passage is RULE:
        yield from Content("─" * width).render_strips(width, 1, style, options)
        return
    inner = passage.width(width)
    margin = Strip.blank((width - inner) // 2, style.rich_style)
    align = RulesMap(text_align="center" if passage.is_centred else "left")
    options = replace(options, rules=align, selection=None)
    for line in passage.strips(inner, style, options):
        yield Strip.join([margin, line])


def _part_lines(part: Part, width: int, style: Style, options: RenderOptions) -> Iterator[Strip]:
    lines = part.text.render_strips(_room(part, width), None, style, options)
    if not part.first:
        yield from lines
        return
    for number, line in enumerate(lines):
        lead = Content.styled(part.rest if number else part.first, ".prose--lead")
        yield Strip.join([*lead.render_strips(len(part.first), 1, style, options), line])


def _room(part: Part, width: int) -> int:
    return max(width - len(part.first), 1)


class Sheet(Static):
    """Draws passages; everything in it scrolls together."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *LOOKS,
        "sheet--text",
        "sheet--question",
        "sheet--aside",
        "sheet--rule",
        "sheet--label",
        "sheet--quote",
        "sheet--warning",
        "sheet--same",
        "sheet--missing",
        "sheet--extra",
    }

    def __init__(self) -> None:
        super().__init__()
        self._passages: Sequence[Passage] = ()
        self._whole: Sequence[Passage] = ()
        self._above = 0

    def show(self, passages: Sequence[Passage], whole: Sequence[Passage] = ()) -> None:
        """Draw these passages instead of what was there.

        ``whole`` is what they will have become in the end: its first passage gets a place in
        the middle of the room, or so far above it that the rest fits in, and keeps it.
        Without it they begin at the top.
        """
        self._passages, self._whole = passages, whole
        self.update(SheetVisual(passages))

    def lines_before(self, number: int) -> int:
        """The lines above a passage by its number from 0, drawn or not."""
        before = SheetVisual(self._passages[:number], self._above)
        return before.get_height(RulesMap(), self.content_size.width) + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the passages, and those above them."""
        del viewport
        self._passages = [passage.fitted(container.height) for passage in self._passages]
        self._whole = [passage.fitted(container.height) for passage in self._whole]
        self._above = _above(self._whole, container.height, width)
        return SheetVisual(self._passages, self._above).get_height(RulesMap(), width)

    def render(self) -> SheetVisual:
        """The passages at the place that the layout gave them."""
        return SheetVisual(self._passages, self._above)


def _above(whole: Sequence[Passage], room: int, width: int) -> int:
    """The blank lines that bring the first passage to its place."""
    first, complete = (
        SheetVisual(passages).get_height(RulesMap(), width) for passages in (whole[:1], whole)
    )
    lowest = room - complete - 1  # with a line free below
    return max(min((room - first) // 2, lowest), 0) if whole else 0
