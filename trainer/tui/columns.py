"""The columns of the browser: what each says of a card, and which of them fit.

A frozen table, so that heads, rows and sorting can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trainer.cards.text import legible, shown
from trainer.memory.days import day_to_date
from trainer.memory.intervals import label_of_days
from trainer.memory.log import CardState, Phase
from trainer.workflow.browse import BrowsedCard

GAP = 2
_WHOLE_DAYS_FROM = 10
_NARROW, _WIDE = 20, 32  # cells that a question keeps in narrow and in wide windows
_SOON = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@dataclass(frozen=True, slots=True)
class Column:
    """``order`` is the name by which the store sorts it; ``width`` 0 takes the room that is left.

    The smaller its ``rank``, the narrower the window in which it still stands.
    """

    order: str
    title: str
    width: int
    rank: int
    cell: Callable[[BrowsedCard], str]
    is_number: bool = False


def question(row: BrowsedCard) -> str:
    """What is asked, on one line."""
    return " ".join(shown(legible(row.card.card.question)).split())


def deck(row: BrowsedCard) -> str:
    """The deck with the section, on one line."""
    found = row.card
    title = f"{found.deck_title}::{found.section}" if found.section else found.deck_title
    return " ".join(shown(title.replace("::", " › ")).split())


def state(row: BrowsedCard) -> str:
    """The phase, or what keeps the card away from study."""
    if row.is_suspended:
        return "suspended"
    return "buried" if row.state.buried_day == row.day else str(row.state.phase)


def due(row: BrowsedCard) -> str:
    """The day on which the card is due, by name where it is near."""
    if row.state.phase is Phase.NEW:
        return ""
    if row.state.due_day is None:
        return _SOON[0]
    days = row.state.due_day - row.day
    return _SOON.get(days) or day_to_date(row.state.due_day).isoformat()


def interval(row: BrowsedCard) -> str:
    """The days between the last answer and the due date."""
    days = row.state.interval_days
    return "" if days is None else label_of_days(days)


def stability(row: BrowsedCard) -> str:
    """Days in which recall falls to 90 %."""
    days = row.state.stability
    if days is None:
        return ""
    return f"{days:.1f}d" if days < _WHOLE_DAYS_FROM else label_of_days(round(days))


def difficulty(row: BrowsedCard) -> str:
    """From 1 to 10."""
    return "" if row.state.difficulty is None else f"{row.state.difficulty:.1f}"


def retrievability(row: BrowsedCard) -> str:
    """The chance that the answer is remembered now."""
    return "" if row.retrievability is None else f"{row.retrievability:.0%}"


def _counted(number: Callable[[CardState], int]) -> Callable[[BrowsedCard], str]:
    return lambda row: "" if row.state.phase is Phase.NEW else str(number(row.state))


COLUMNS = (
    Column("question", "question", 0, 0, question),
    Column("deck", "deck", 18, 3, deck),
    Column("due", "due", 10, 2, due),
    Column("interval", "interval", 8, 4, interval, is_number=True),
    Column("state", "state", 10, 1, state),
    Column("reps", "reps", 4, 6, _counted(lambda state: state.reps), is_number=True),
    Column("lapses", "lapses", 6, 5, _counted(lambda state: state.lapses), is_number=True),
    Column("stability", "stability", 9, 7, stability, is_number=True),
    Column("difficulty", "difficulty", 10, 8, difficulty, is_number=True),
    Column("retrievability", "recall", 7, 9, retrievability, is_number=True),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A column with the cells that it takes."""

    column: Column
    start: int
    width: int


def fitting(width: int) -> tuple[Place, ...]:
    """The columns that stand side by side in so many cells, in their order."""
    left = width - max(_NARROW, min(_WIDE, width // 2))
    chosen = {COLUMNS[0]}
    for column in sorted(COLUMNS[1:], key=lambda one: one.rank):
        left -= column.width + GAP
        if left < 0:
            break
        chosen.add(column)
    columns = [column for column in COLUMNS if column in chosen]
    return _placed(columns, width)


def _placed(columns: Sequence[Column], width: int) -> tuple[Place, ...]:
    others = sum(column.width + GAP for column in columns)
    rest = max(width - others + GAP, 1)
    places, start = [], 0
    for column in columns:
        wide = column.width or rest
        places.append(Place(column, start, wide))
        start += wide + GAP
    return tuple(places)
