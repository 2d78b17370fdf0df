"""The finding half of the browser: cards searched while one types, sorted, and chosen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import InputEvent, Key
from textual.widgets import Input, Static

from trainer.cards.text import shown
from trainer.errors import TrainerError
from trainer.memory.query_tree import Query
from trainer.store.search_orders import IN_FILE_ORDER, Order
from trainer.tui import keys
from trainer.tui.screens.base import TrainerScreen
from trainer.tui.widgets.card_preview import CardPreview
from trainer.tui.widgets.card_table import CardTable
from trainer.tui.widgets.field import Field
from trainer.tui.widgets.notice import Notice
from trainer.tui.writer import Writer
from trainer.workflow.browse import BrowsedCard
from trainer.workflow.browsing import Browsing
from trainer.workflow.home import Home

PAUSE = 0.03  # a learner who types on asks for nothing meanwhile
_FIRST_ROWS = 120
_HELP = "search: words  deck:  tag:  is:due  prop:lapses>3  rated:7 …"
_NAME_IN_PART = re.compile(r"(?:^|[\s(-])((?:deck|tag):[^\s\"()*]+)(?=$|[\s)])")
_ENDS_TYPING = frozenset({"submit", "leave_field"})
_ALIKE = ("dupe:question", "dupe:answer")


@dataclass(frozen=True)
class _Found:
    """What a search has found, with the rows that are seen first."""

    keys: Sequence[str]
    rows: Mapping[str, BrowsedCard]


class FindScreen(TrainerScreen):
    """All cards of the library, those that a search finds, and a preview of one."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.BROWSE]
    ONE_AT_A_TIME: ClassVar[frozenset[str]] = frozenset({"sort_next", "sort_turn", "duplicates"})
    """Actions after which cards may be others: until they are shown no key is heeded."""

    def __init__(self, home: Home, writer: Writer, query: str = "") -> None:
        super().__init__(writer)
        self.browsing = Browsing(home)
        self._text = query
        self._order = IN_FILE_ORDER
        self._answered = ""  # the search of which the outcome is shown
        self._fault = ""  # why the search cannot be understood
        self._newest = 0  # the number of the latest search: older answers are dropped

    def compose_middle(self) -> ComposeResult:
        """The search, what it found, the cards with a preview."""
        yield Field(self._text, _HELP, id="search", compact=True, select_on_focus=False)
        yield Static(id="found", markup=False)
        with Container(id="cards"):
            yield CardTable()
            yield CardPreview()
        yield Notice()

    def on_mount(self) -> None:
        """Show what the search finds once all has its size, and heed keys from then on."""
        self.table.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.look()
        self.open_gate()

    @property
    def table(self) -> CardTable:
        """The cards."""
        return self.query_one(CardTable)

    @property
    def field(self) -> Input:
        """The search."""
        return self.query_one("#search", Input)

    @property
    def has_cards(self) -> bool:
        """Whether anything is found."""
        return self.is_mounted and bool(self.table.keys)

    # searching

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._text:
            self._text = event.value
            self._look_soon()

    @work(exclusive=True, group="search")
    async def _look_soon(self) -> None:
        await asyncio.sleep(PAUSE)
        await self.look()

    async def look(self) -> None:
        """Search, and show what is found unless another search was asked for meanwhile."""
        self._newest += 1
        text = self._text
        try:
            query = self.browsing.parsed(text)
            ask = partial(self._find, self._newest, query, self._order)
            found = await self.writer.run(ask)
        except TrainerError as error:
            self._fault, self._answered = str(error), text
            self._tell_found()
            return
        self._fault = ""
        if found is not None:
            self._answered = text
            self.table.show(found.keys, self._order, found.rows)
            self.refresh_bindings()

    def _find(self, number: int, query: Query, order: Order) -> _Found | None:
        if number != self._newest:
            return None
        found = self.browsing.find(query, order)
        return _Found(found, self.browsing.rows(found[:_FIRST_ROWS]))

    @on(CardTable.Wanted)
    def _want(self, event: CardTable.Wanted) -> None:
        self._fetch(event.keys)

    @work(exclusive=True, group="rows")
    async def _fetch(self, wanted: Sequence[str]) -> None:
        try:
            self.table.fill(await self.writer.run(partial(self.browsing.rows, wanted)))
        except TrainerError as error:
            self.notice.warn(error)

    @on(CardTable.Pointed)
    def _preview(self) -> None:
        self.query_one(CardPreview).show(self.table.pointed_row)
        self._tell_found()

    def action_preview(self) -> None:
        """Lay the card open below fewer rows; once more, show as many rows as there is room for."""
        self.toggle_class("-preview")

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the preview."""
        self.query_one(CardPreview).scroll_relative(y=lines, animate=False)

    def _tell_found(self) -> None:
        """Above the cards: what is wrong with the search, or else how many it found."""
        line = self.query_one("#found", Static)
        told = _found_words(len(self.table.keys), len(self.table.chosen), self._order)
        if not self.table.keys and (name := _NAME_IN_PART.search(self._text)):
            told += Content(f" · {shown(name[1])}* finds what begins so")
        may_grow = bool(self._fault) or line.has_class("-error")  # else it is one line as before
        line.set_class(bool(self._fault), "-error")
        line.update(Content(f"! {shown(self._fault)}") if self._fault else told, layout=may_grow)

    def action_search(self) -> None:
        """Go to the search field."""
        self.field.focus()

    def action_leave_field(self) -> None:
        """Stop typing, so that keys are commands again."""
        self.table.focus()

    # one key after the other

    def heeds(self, event: InputEvent) -> bool:
        """Whether this key or click may act; what it leads to begins before the next one comes.

        Keys that arrive together would else be commands although they were typed behind the one
        that opens the field, or act on cards that the one before them takes away.
        """
        if not super().heeds(event):
            return False
        active = self.active_bindings.get(event.key) if isinstance(event, Key) else None
        if active is None or not active.enabled:
            return True
        action = active.binding.action
        if action == "search":
            self.set_focus(self.field)
            return False
        if action in _ENDS_TYPING and self.focused is self.field:
            self._end_typing()
            return False
        if action in self.ONE_AT_A_TIME:
            self.shut_gate()
        return True

    def still_heeds(self, event: InputEvent) -> bool:
        """As the key that shuts the gate above must pass itself, this was decided there."""
        del event
        return True

    def _end_typing(self) -> None:
        """Go to the cards; heed keys there once those are shown that the field asks for."""
        self.set_focus(self.table)
        self.shut_gate()
        self.field.call_later(self._catch_up)  # behind the letters that are on their way to it

    @work
    async def _catch_up(self) -> None:
        self._text = self.field.value
        self.workers.cancel_group(self, "search")
        if self._text != self._answered:
            await self.look()
        self.open_gate()

    async def action_duplicates(self) -> None:
        """Find notes with the same question; once more, those with the same answer."""
        is_second = self._text == _ALIKE[0]
        self._text = _ALIKE[is_second]
        self._order = Order("answer" if is_second else "question")
        self.field.value = self._text
        await self.look()
        self.open_gate()

    # sorting

    @on(CardTable.Sorted)
    async def _sort(self, event: CardTable.Sorted) -> None:
        is_same = event.order == self._order.name
        self._order = Order(event.order, is_same and not self._order.descending)
        await self.look()

    async def action_sort_next(self) -> None:
        """Sort by the next column; after the last one as the files have it."""
        names = ("", *self.table.orders)
        at = names.index(self._order.name) if self._order.name in names else 0
        self._order = Order(names[(at + 1) % len(names)])
        await self.look()
        self.open_gate()

    async def action_sort_turn(self) -> None:
        """Turn the order round."""
        name = self._order.name or self.table.orders[0]
        self._order = Order(name, not self._order.descending)
        await self.look()
        self.open_gate()

    # choosing

    def action_select_all(self) -> None:
        """Choose all cards that were found."""
        self.table.choose(set(self.table.keys))

    def action_select_others(self) -> None:
        """Choose the others instead of the chosen ones."""
        self.table.choose(set(self.table.keys) - self.table.chosen)

    def action_select_none(self) -> None:
        """Choose none."""
        self.table.choose(set())


def cards_told(number: int) -> str:
    """So many cards, in words."""
    return "1 card" if number == 1 else f"{number:,} cards"


def _found_words(found: int, chosen: int, order: Order) -> Content:
    """What the line above the cards says."""
    words = [cards_told(found)] if found else ["no card is found"]
    if chosen:
        words.append(f"{chosen:,} chosen ✓")
    if order.name:
        words.append(f"by {order.name} {'↓' if order.descending else '↑'}")
    return Content(" · ".join(words))
