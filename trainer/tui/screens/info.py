"""Card info: where a card comes from, how well it is known, and what was done at it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize

from trainer.cards.text import legible, shown
from trainer.memory.card_record import promise
from trainer.memory.days import day_to_date
from trainer.memory.intervals import label_of_days, label_of_wait
from trainer.memory.log import CardState, Event, EventKind
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.curve import drawn
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage, Sheet
from trainer.workflow.card_info import CardInfo

_NAME_WIDTH = 15
_BLANK = Part(Content(), " ", " ", is_item=True)
_KINDS = {EventKind.RESET: "forgotten", EventKind.DUE: "due set"}


class InfoScreen(Dialog[None]):
    """Shows one card's figures over the screen below, until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.INFO]

    def __init__(self, info: CardInfo) -> None:
        super().__init__()
        self._info = info

    def compose_middle(self) -> ComposeResult:
        """One scrolling column."""
        with Vertical(id="info", classes="dialog"):
            with VerticalScroll():
                yield Sheet()
            yield KeyLine()

    def on_resize(self, event: Resize) -> None:
        """Draw at the width there is."""
        del event
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.show(passages(self._info, sheet.content_size.width))


def passages(info: CardInfo, width: int) -> list[Passage]:
    """The card's question, its place, its figures, its curve and its history."""
    question = Content(shown(" ".join(legible(info.card.card.question).split())))
    curve = drawn(info.curve, width) if info.curve else ()
    groups = (_named(_place(info)), _named(_figures(info)), curve, tuple(_history(info)))
    # One passage, so that all of it begins at the same edge.
    lines = tuple(part for group in groups if group for part in (*group, _BLANK))[:-1]
    return [Passage((Part(question),), "sheet--question"), Passage(lines)]


def _named(figures: Iterator[tuple[str, str]]) -> tuple[Part, ...]:
    """A line a figure, its name before it; what has no figure is left out."""
    rest = " " * (_NAME_WIDTH + 1)
    return tuple(
        Part(Content(shown(figure)), f" {name.ljust(_NAME_WIDTH)}", rest, is_item=True)
        for name, figure in figures
        if figure
    )


def _place(info: CardInfo) -> Iterator[tuple[str, str]]:
    card, note = info.card, info.card.card.note
    yield "deck", " › ".join(part for part in (card.deck_title, card.section) if part)
    yield "kind", str(note.kind)
    yield "file", f"{card.file}:{card.line}"
    yield "tags", ", ".join(note.tags)


def _figures(info: CardInfo) -> Iterator[tuple[str, str]]:
    state, recall = info.state, info.retrievability
    yield "phase", ", ".join([str(state.phase), *_signs(info)])
    yield "due", _due(info)
    yield "interval", "" if state.interval_days is None else label_of_days(state.interval_days)
    if state.stability is not None and state.difficulty is not None:
        yield "stability", f"{state.stability:,.1f} days"
        yield "difficulty", f"{state.difficulty:.1f} of 10"
    yield "retrievability", "" if recall is None else f"{recall:.0%} now"
    yield "reviews", f"{state.reps:,}"
    yield "lapses", f"{state.lapses:,}"


def _signs(info: CardInfo) -> Iterator[str]:
    """What else is said of the card: put away, flagged, marked."""
    state = info.state
    if state.is_suspended(by_author=info.card.card.note.suspended):
        yield "suspended"
    if state.buried_day == info.today:
        yield "buried until tomorrow"
    if state.flag:
        yield f"flag {state.flag}"
    if state.marked:
        yield "marked as wrong"


def _due(info: CardInfo) -> str:
    state: CardState = info.state
    if state.due_ms is not None:
        left_s = (state.due_ms - info.now_ms) // 1000
        return f"in {label_of_wait(left_s)}" if left_s > 0 else "now"
    if state.due_day is None:
        return ""
    date, left = day_to_date(state.due_day).isoformat(), state.due_day - info.today
    when = f"{label_of_days(-left)} ago" if left < 0 else f"in {label_of_days(left)}"
    return f"{date}, {when if left else 'today'}"


def _history(info: CardInfo) -> Iterator[Part]:
    """A line an event, newest first: its day, what was done, the time it gave, the time it took.

    Below it stand the options of memory that it was the first to be answered under.
    """
    if not info.history:
        yield Part(Content("Nothing was done at this card yet."), " ", " ", is_item=True)
        return
    for event in info.history:
        day = f" {day_to_date(event.day).isoformat()}  "
        rest = " " * len(day)
        yield Part(Content(_line(event)), day, rest, is_item=True)
        if event.id in info.options:
            yield Part(Content(info.options[event.id]), rest, rest, is_item=True)


def _line(event: Event) -> str:
    took = "" if event.took_ms is None else f"{event.took_ms / 1000:,.0f} s"
    done = _KINDS.get(event.kind, event.kind.value)
    if event.rating is not None:
        done = event.rating.name.capitalize()
    if event.kind is EventKind.CRAM:
        done += ", crammed"
    return f"{done:<9} {promise(event):>6}  {took:>5}".rstrip()
