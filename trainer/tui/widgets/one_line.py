"""What a list shows for one of its entries: a line that is cut off rather than wrapped."""

from __future__ import annotations

from abc import abstractmethod

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from trainer.cards.text import shown

NARROW = 60


class OneLine(Visual):
    """Always one line high, and as wide as there is room."""

    @abstractmethod
    def line(self, width: int) -> Content:
        """What stands there at this width."""

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The line at this width."""
        del height
        return self.line(width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        del rules, width
        return 1


def on_one_line(text: str) -> str:
    """A text's words on one line, as far in as they stand."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + " ".join(shown(text).split())
