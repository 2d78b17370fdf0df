"""What the columns say of a card, and which of them stand side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from trainer.cards.note import Card, Kind, Note
from trainer.memory.log import CardState, Phase
from trainer.store.library import LibraryCard
from trainer.store.search_orders import ORDERS
from trainer.tui import columns
from trainer.tui.columns import COLUMNS, GAP, fitting
from trainer.workflow.browse import BrowsedCard

DAY = 20_780  # 2026-11-23
NOTE = Note(Kind.QUESTION, "What **is**\nit?", "this")
FOUND = LibraryCard(
    Card(NOTE.id, NOTE, 0, NOTE.front, NOTE.back), "d", "Net", "Layers::Low", "net", Path("n"), 1
)
REVIEW = CardState(Phase.REVIEW, 12.3, 5.25, DAY - 3, reps=4, lapses=1, interval_days=45)


def row(state: CardState, recall: float | None = None) -> BrowsedCard:
    return BrowsedCard(FOUND, state, DAY, recall)


def test_question_and_deck_are_one_line_of_plain_text() -> None:
    assert columns.question(row(REVIEW)) == "What is it?"
    assert columns.deck(row(REVIEW)) == "Net › Layers › Low"


@pytest.mark.parametrize(
    ("days", "told"),
    [(-1, "yesterday"), (0, "today"), (1, "tomorrow"), (8, "2026-12-01"), (-23, "2026-10-31")],
)
def test_a_due_date_near_today_is_named(days: int, told: str) -> None:
    assert columns.due(row(replace(REVIEW, due_day=DAY + days))) == told


def test_a_card_in_its_steps_is_due_today_and_a_new_one_never() -> None:
    assert columns.due(row(CardState(Phase.LEARNING, due_ms=1))) == "today"
    assert columns.due(row(CardState())) == ""


def test_what_keeps_a_card_away_goes_before_its_phase() -> None:
    assert columns.state(row(REVIEW)) == "review"
    assert columns.state(row(replace(REVIEW, buried_day=DAY))) == "buried"
    assert columns.state(row(replace(REVIEW, buried_day=DAY - 1))) == "review"
    assert columns.state(row(replace(REVIEW, buried_day=DAY, suspended=True))) == "suspended"
    away = replace(FOUND, card=replace(FOUND.card, note=replace(NOTE, suspended=True)))
    assert columns.state(BrowsedCard(away, CardState(), DAY, None)) == "suspended"
    assert columns.state(BrowsedCard(away, CardState(suspended=False), DAY, None)) == "new"


def test_figures_are_short_and_a_new_card_has_none() -> None:
    cells = {column.order: column.cell(row(REVIEW, 0.914)) for column in COLUMNS}
    assert (cells["interval"], cells["stability"], cells["difficulty"]) == ("1.5mo", "12d", "5.2")
    assert (cells["retrievability"], cells["reps"], cells["lapses"]) == ("91%", "4", "1")
    assert columns.stability(row(replace(REVIEW, stability=0.44))) == "0.4d"
    new = [column.cell(row(CardState())) for column in COLUMNS if column.is_number]
    assert new == [""] * 6


@pytest.mark.parametrize("width", [0, 1, 20, 34, 60, 74, 100, 130, 196])
def test_columns_fill_the_width_side_by_side(width: int) -> None:
    places = fitting(width)
    assert places[0].column.order == "question"
    for left, right in pairwise(places):
        assert right.start == left.start + left.width + GAP
    assert places[-1].start + places[-1].width == max(width, 1)


def test_the_wider_the_window_the_more_columns_and_none_goes_again() -> None:
    before: set[str] = set()
    for width in range(200):
        now = {place.column.order for place in fitting(width)}
        assert before <= now
        before = now
    assert before == {column.order for column in COLUMNS}


def test_every_column_can_be_sorted_by() -> None:
    assert {column.order for column in COLUMNS} <= ORDERS
