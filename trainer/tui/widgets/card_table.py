"""A table of any number of cards, of which only the visible ones are fetched and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from trainer.store.search_orders import IN_FILE_ORDER, Order
from trainer.tui import keys
from trainer.tui.columns import GAP, Place, fitting
from trainer.tui.widgets.heading import FLAG, MARK
from trainer.workflow.browse import BrowsedCard

_MARKS = 4  # cells before the first column: cursor, choice, flag, a blank
_KEPT = 2_000
_WAITED_FOR = "…"


class CardTable(ScrollView, can_focus=True):
    """Keys of cards below column heads; rows are asked for when they come into view."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CARDS]
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card-table--head",
        "card-table--sorted",
        "card-table--row",
        "card-table--away",
        "card-table--chosen",
        "card-table--cursor",
    }
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Wanted(Message):
        """Rows came into view that are not here yet."""

        keys: tuple[str, ...]

    @dataclass
    class Pointed(Message):
        """The cursor stands on another card, or the choice has changed."""

    @dataclass
    class Sorted(Message):
        """The learner clicked on the head of a column."""

        order: str

    def __init__(self) -> None:
        super().__init__()
        self.keys: Sequence[str] = ()
        self.chosen: set[str] = set()
        self.order = IN_FILE_ORDER
        self._rows: dict[str, BrowsedCard] = {}
        self._places: tuple[Place, ...] = ()

    # what is shown

    def show(self, found: Sequence[str], order: Order, rows: Mapping[str, BrowsedCard]) -> None:
        """List other cards; the cursor stays on its card where that is among them."""
        before = self.pointed
        self.keys, self.order = found, order
        self._rows |= rows
        self.chosen &= set(found) if self.chosen else set()
        self.virtual_size = Size(0, len(found) + 1)
        at = found.index(before) if before in found else 0
        self.cursor = at
        self._follow()
        self._tell()

    def fill(self, rows: Mapping[str, BrowsedCard]) -> None:
        """Take in rows that were asked for."""
        if len(self._rows) > _KEPT:
            self._rows = {key: self._rows[key] for key in self.near if key in self._rows}
        self._rows |= rows
        self._tell()

    def renew(self, rows: Mapping[str, BrowsedCard]) -> None:
        """Forget all rows but these: what they said may have changed."""
        self._rows = dict(rows)
        self._tell()

    @property
    def pointed(self) -> str | None:
        """The key of the card on which the cursor stands."""
        return self.keys[self.cursor] if self.cursor < len(self.keys) else None

    @property
    def pointed_row(self) -> BrowsedCard | None:
        """That card, once it is here."""
        return self._rows.get(self.pointed or "")

    @property
    def targets(self) -> tuple[str, ...]:
        """The keys of the chosen cards in their order, or else the one under the cursor."""
        if self.chosen:
            return tuple(key for key in self.keys if key in self.chosen)
        return (self.pointed,) if self.pointed else ()

    @property
    def orders(self) -> tuple[str, ...]:
        """The names of the columns that stand here, as orders."""
        return tuple(place.column.order for place in self._places)

    @property
    def near(self) -> Sequence[str]:
        """The keys in view and a page around it."""
        top, page = self.scroll_offset.y, max(self._page, 1)
        return self.keys[max(top - page, 0) : top + 2 * page]

    @property
    def _page(self) -> int:
        return max(self.size.height - 1, 0)

    def _tell(self) -> None:
        self.refresh()
        self._ask()
        self.post_message(self.Pointed())

    def _ask(self) -> None:
        missing = tuple(key for key in self.near if key not in self._rows)
        if missing:
            self.post_message(self.Wanted(missing))

    # drawing

    def on_resize(self, event: Resize) -> None:
        """Choose the columns that fit beside the scrollbar, whether or not it is there now."""
        del event
        room = self.outer_size.width - self.styles.scrollbar_size_vertical
        self._places = fitting(room - _MARKS)
        self._follow()
        self._ask()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def render_line(self, y: int) -> Strip:
        """The heads, or one card."""
        if y == 0:
            return self._heads()
        at = self.scroll_offset.y + y - 1
        if at >= len(self.keys):
            return Strip.blank(self.size.width, self.rich_style)
        return self._row(at, self.keys[at])

    def _heads(self) -> Strip:
        plain, by = (
            self.get_component_rich_style(f"card-table--{name}") for name in ("head", "sorted")
        )
        pieces = [Segment(" " * _MARKS, plain)]
        for place in self._places:
            is_sorted = place.column.order == self.order.name
            sign = ("↓" if self.order.descending else "↑") if is_sorted else ""
            text = _fitted(f"{place.column.title}{sign}", place)
            pieces += [Segment(text, by if is_sorted else plain), Segment(" " * GAP, plain)]
        return Strip(pieces).adjust_cell_length(self.size.width, plain)

    def _row(self, at: int, key: str) -> Strip:
        row = self._rows.get(key)
        style = self.get_component_rich_style(f"card-table--{self._look(at, key, row)}")
        sign = _sign(row) if row else " "
        marks = f"{'▸' if at == self.cursor else ' '}{'✓' if key in self.chosen else ' '}{sign} "
        cells = (_fitted(place.column.cell(row), place) for place in self._places) if row else ()
        text = marks + ((" " * GAP).join(cells) if row else _WAITED_FOR)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def _look(self, at: int, key: str, row: BrowsedCard | None) -> str:
        if at == self.cursor:
            return "cursor"
        if key in self.chosen:
            return "chosen"
        return "away" if row and row.is_suspended else "row"

    # moving and choosing

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor among the cards."""
        return max(0, min(cursor, len(self.keys) - 1))

    def watch_cursor(self) -> None:
        """Bring the card into view."""
        self._follow()
        self._tell()

    def _follow(self) -> None:
        top = self.scroll_offset.y
        lowest = max(self.cursor - self._page + 1, 0)
        wanted = min(max(top, lowest), self.cursor)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, immediate=True, force=True)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many cards."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move the cursor by so many pages."""
        self.cursor += by * max(self._page - 1, 1)

    def action_first(self) -> None:
        """To the first card."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last card."""
        self.cursor = len(self.keys) - 1

    def action_select(self) -> None:
        """Choose the card, or leave it out, and go on to the next."""
        if self.pointed:
            self.chosen ^= {self.pointed}
            self._tell()
            self.cursor += 1

    def choose(self, chosen: set[str]) -> None:
        """Choose exactly these cards."""
        self.chosen = chosen
        self._tell()

    def on_click(self, event: Click) -> None:
        """A head sorts; a card gets the cursor; its marks, or Ctrl, choose it."""
        event.stop()
        if event.y == 0:
            self._sort_at(event.x - _MARKS)
            return
        at = self.scroll_offset.y + event.y - 1
        if at < len(self.keys):
            self.cursor = at
            if event.x < _MARKS or event.ctrl:
                self.choose(self.chosen ^ {self.keys[at]})

    def _sort_at(self, x: int) -> None:
        for place in self._places:
            if place.start <= x < place.start + place.width + GAP:
                self.post_message(self.Sorted(place.column.order))


def _sign(row: BrowsedCard) -> str:
    """A flag, or else the mark of a wrong card; there is room for one of them."""
    if row.state.flag:
        return FLAG
    return MARK if row.state.marked else " "


def _fitted(text: str, place: Place) -> str:
    """The text in exactly the cells of its column."""
    content = Content(text)
    if place.column.is_number and content.cell_length <= place.width:
        return " " * (place.width - content.cell_length) + text
    return content.truncate(place.width, ellipsis=True, pad=True).plain
