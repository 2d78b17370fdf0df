"""What waits in each deck is held against what is left of the limits above it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import NOON, TODAY
from trainer.memory.limits import TOP, Limits
from trainer.memory.log import EventKind, Phase
from trainer.memory.options import StudyOptions
from trainer.store.database import Database
from trainer.store.deck_counts import DeckCounts, waiting
from trainer.store.library import Library

STUDY = StudyOptions(timezone="UTC")
SECTIONS = "".join(
    f"  - section: {section}\n  - {{q: one {letter}?, a: x, id: {letter * 6}}}\n"
    f"  - {{q: two {letter}?, a: x, id: {letter * 7}}}\n"
    for section, letter in (("Layers", "a"), ("Layers::Lower", "b"), ("Ports", "c"))
)


@pytest.fixture
def counted(database: Database, write_deck: Any, tmp_path: Path) -> Any:
    """Counts the cards of three decks by place, of two and of all, within limits by name."""
    write_deck("net/tcp.yaml", notes=SECTIONS)
    write_deck("net/udp.yaml", *(f"question {n}" for n in range(9)))
    write_deck("zoo.yaml", *(f"beast {n}" for n in range(9)))
    library = Library(database)
    library.add(tmp_path / "decks")

    def count(new: dict[str, int], reviews: dict[str, int] | None = None) -> dict[str, DeckCounts]:
        limits = Limits({TOP: 20} | new, {TOP: 200} | (reviews or {}))
        found = waiting(database, TODAY, NOON, STUDY, limits)
        decks = {deck.tree: [deck.path] for deck in library.decks()}
        decks["net"] = decks["net::tcp"] + decks["net::udp"]
        decks["all"] = [deck.path for deck in library.decks()]
        return {place: found.together(files) for place, files in decks.items()}

    return count


def new(found: dict[str, DeckCounts]) -> dict[str, int]:
    """The new cards of the decks alone, without what they come to together."""
    return {place: own.new for place, own in found.items() if place not in ("net", "all")}


def keys(database: Database, name: str) -> list[str]:
    deck = Library(database).find(name)
    rows = database.connection.rows(
        "SELECT c.key FROM cache.card c JOIN cache.file f ON f.id = c.file"
        " WHERE f.path = ? ORDER BY c.position",
        (str(deck.path),),
    )
    return [row[0] for row in rows]


def test_counts_are_held_against_what_is_left_of_todays_limits(
    counted: Any, database: Database, log: Any
) -> None:
    first, second, third, fourth, fifth, *_ = keys(database, "zoo")
    log(first, day=TODAY - 9, due_day=TODAY - 1)
    log(second, day=TODAY - 9, due_day=TODAY)
    log(third, day=TODAY - 9, due_day=TODAY + 1)
    log(fourth, phase_after=Phase.LEARNING, step=0, due_day=None, due_ms=NOON, interval_days=None)
    log(fifth, EventKind.SUSPEND)
    assert counted({})["zoo"] == DeckCounts(4, 1, 2)
    assert counted({TOP: 3}, {TOP: 1})["zoo"] == DeckCounts(2, 1, 1)
    assert counted({"zoo": 3}, {"zoo": 1})["zoo"] == DeckCounts(2, 1, 1)


def test_a_limit_of_a_folder_holds_for_each_deck_below(counted: Any) -> None:
    assert new(counted({})) == {"net::tcp": 6, "net::udp": 9, "zoo": 9}
    assert new(counted({"net": 4})) == {"net::tcp": 4, "net::udp": 4, "zoo": 9}
    assert new(counted({"net": 4, "net::udp": 1})) == {"net::tcp": 4, "net::udp": 1, "zoo": 9}


def test_decks_that_are_studied_together_share_the_limits_above_them(
    counted: Any, database: Database, log: Any
) -> None:
    def together(limits: dict[str, int]) -> tuple[int, int]:
        found = counted(limits)
        return found["net"].new, found["all"].new

    assert together({}) == (15, 20)
    assert together({TOP: 4}) == (4, 4)
    assert together({"net": 4}) == (4, 4 + 9)
    assert together({"net": 8, "net::udp": 5, "zoo": 1}) == (8, 8 + 1)
    assert together({"net::udp": 5, TOP: 3}) == (5 + 3, 5 + 3)
    log(keys(database, "udp")[0])
    assert together({"net": 4}) == (3, 3 + 9)
    assert together({TOP: 4}) == (3, 3)


def test_what_was_done_in_one_deck_counts_for_its_folder(
    counted: Any, database: Database, log: Any
) -> None:
    counted({})
    log(keys(database, "udp")[0])
    assert new(counted({"net": 4})) == {"net::tcp": 3, "net::udp": 3, "zoo": 9}
    assert new(counted({TOP: 4})) == {"net::tcp": 4, "net::udp": 3, "zoo": 4}


def test_sections_have_limits_of_their_own(counted: Any) -> None:
    assert new(counted({"net::tcp::layers": 1}))["net::tcp"] == 3
    assert new(counted({"net::tcp::layers": 3}))["net::tcp"] == 5
    assert new(counted({"net::tcp::layers": 3, "net::tcp::layers::lower": 0}))["net::tcp"] == 4
    assert new(counted({"net::tcp::layers": 3, "net": 2}))["net::tcp"] == 2


def test_reviews_have_limits_by_section_too(counted: Any, database: Database, log: Any) -> None:
    counted({})
    for letter in "abc":
        log(letter * 6, day=TODAY - 9, due_day=TODAY)
    assert counted({}, {"net::tcp::layers": 1})["net::tcp"].due == 2
