"""The list of decks: what waits in each, in columns that follow the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.cards.text import shown
from trainer.tui import keys
from trainer.tui.offers import Offer
from trainer.tui.outline import Line
from trainer.tui.widgets.cursor_list import CursorList

NARROW = 60
OFFERS = "Decks that come with trainer"


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


class DeckList(CursorList):
    """Lines of the deck tree; Enter chooses one."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DECKS]

    @dataclass
    class Chosen(Message):
        """The learner chose a line of the library, or a deck to be added to it."""

        entry: Line | Offer

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Line | Offer | None] = []

    def show(self, lines: Sequence[Line], offers: Sequence[Offer]) -> None:
        """List the library, and below it what could be added; the cursor stays where it was."""
        cursor = self.highlighted or 0
        rows: list[tuple[Row, Line | Offer | None]] = [(_row(line), line) for line in lines]
        if offers:
            rows += [(Row("", ()), None)] if lines else []
            rows += [(Row(OFFERS, ()), None)]
            rows += [(Row(offer.title, ()), offer) for offer in offers]
        self._entries = [entry for _row, entry in rows]
        self.set_options(Option(row, disabled=entry is None) for row, entry in rows)
        choosable = [place for place, entry in enumerate(self._entries) if entry]
        self.highlighted = min(choosable, key=lambda place: abs(place - cursor), default=None)

    def point(self, deck: str) -> None:
        """Put the cursor on the line of a deck, by its path, where it is listed."""
        for place, entry in enumerate(self._entries):
            if isinstance(entry, Line) and entry.decks == (deck,):
                self.highlighted = place

    @property
    def pointed(self) -> Line | None:
        """The line of the library on which the cursor stands."""
        entry = self._entries[self.highlighted] if self.highlighted is not None else None
        return entry if isinstance(entry, Line) else None

    @on(OptionList.OptionSelected)
    def _tell(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        entry = self._entries[event.option_index]
        if entry:
            self.post_message(self.Chosen(entry))


def header() -> Row:
    """The names of the columns."""
    return Row("deck", ("new", "learning", "due"))


def _row(line: Line) -> Row:
    figures = (str(number) if number else "·" for number in (line.new, line.learning, line.due))
    return Row("  " * line.depth + line.label, tuple(figures))
