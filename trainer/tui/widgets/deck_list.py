"""The list of decks: what waits in each, in columns that follow the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from trainer.tui import keys
from trainer.tui.offers import Offer
from trainer.tui.outline import Line
from trainer.tui.widgets.cursor_list import CursorList
from trainer.tui.widgets.one_line import NARROW, OneLine, on_one_line

OFFERS = "Decks that come with trainer"


class Row(OneLine):
    """A label on the left and right-aligned columns."""

    def __init__(self, label: str, columns: Sequence[str]) -> None:
        self._label = on_one_line(label)
        self._columns = columns

    def line(self, width: int) -> Content:
        """All figures, and as much of the label as there is room for."""
        column = 6 if width < NARROW else 11
        figures = "".join(figure[: column - 1].rjust(column) for figure in self._columns)
        room = max(width - len(figures), 0)
        label = Content(self._label).truncate(room, ellipsis=True, pad=True)
        return Content.assemble(label, figures)


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
        self.offer([(row, entry is not None) for row, entry in rows], cursor)

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
    figures = tuple(map(_figure, (line.new, line.learning, line.due)))
    return Row("  " * line.depth + line.label, figures)


def _figure(number: int | None) -> str:
    return "" if number is None else str(number or "·")
