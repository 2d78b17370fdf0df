"""The list of decks: what waits in each, in columns that follow the width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.cards.text import shown
from trainer.tui.outline import Line

NARROW = 60


class Row(Visual):
    """A label on the left and right-aligned columns, always one line high."""

    def __init__(self, label: str, columns: Sequence[str]) -> None:
        self._label = " ".join(shown(label).split())
        self._indent = len(label) - len(label.lstrip())
        self._columns = columns

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The line at this width."""
        del height
        column = 6 if width < NARROW else 11
        figures = "".join(figure[: column - 1].rjust(column) for figure in self._columns)
        label = Content(" " * self._indent + self._label)
        label = label.truncate(max(width - len(figures), 0), ellipsis=True, pad=True)
        return Content.assemble(label, figures).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        del rules, width
        return 1


class DeckList(OptionList):
    """Lines of the deck tree; Enter chooses one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", id="decks.down", show=False, tooltip="One line down"),
        Binding("k", "cursor_up", "up", id="decks.up", show=False, tooltip="One line up"),
        Binding(
            "enter,space", "select", "study", id="decks.study", tooltip="Study the chosen deck"
        ),
    ]

    def show(self, lines: Sequence[Line]) -> None:
        """List these lines; the cursor stays where it was."""
        cursor = self.highlighted or 0
        self.set_options(Option(_row(line)) for line in lines)
        self.highlighted = min(cursor, len(lines) - 1) if lines else None


def header() -> Row:
    """The names of the columns."""
    return Row("deck", ("new", "learning", "due"))


def _row(line: Line) -> Row:
    figures = (str(number) if number else "·" for number in (line.new, line.learning, line.due))
    return Row("  " * line.depth + line.label, tuple(figures))
