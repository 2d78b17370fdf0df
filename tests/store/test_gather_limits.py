"""A day's candidates within the limits of the deck tree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import NOON, TODAY
from trainer.memory.limits import TOP, Limits
from trainer.memory.log import Phase
from trainer.memory.options import StudyOptions
from trainer.store.database import Database
from trainer.store.gather import candidates
from trainer.store.library import Library

IDS = {"net/tcp.yaml": "tttttt", "net/udp.yaml": "nnnnnn", "zoo.yaml": "zzzzzz"}
DECKS = {
    "net/tcp.yaml": ("aaaaaa", "bbbbbb", "section: Layers", "cccccc", "dddddd"),
    "net/udp.yaml": ("eeeeee", "ffffff", "gggggg"),
    "zoo.yaml": ("hhhhhh", "jjjjjj", "kkkkkk"),
}


@pytest.fixture
def folder(tmp_path: Path, database: Database) -> Path:
    folder = tmp_path / "decks"
    for name, notes in DECKS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        lines = [
            f"  - {one}\n" if ":" in one else f"  - {{q: asked {one}, a: x, id: {one}}}\n"
            for one in notes
        ]
        text = f"title: {Path(name).stem}\nid: {IDS[name]}\nnotes:\n{''.join(lines)}"
        (folder / name).write_text(text, encoding="utf-8")
    Library(database).add(folder)
    return folder


@pytest.fixture
def gathered(database: Database, folder: Path) -> Any:
    """The first letters of the cards that limits by name let through."""

    def gather(
        new: dict[str, int], reviews: dict[str, int] | None = None, *files: str, **options: Any
    ) -> str:
        limits = Limits({TOP: 20} | new, {TOP: 200} | (reviews or {}))
        study = StudyOptions(timezone="UTC", **options)
        paths = [str(folder / name) for name in files] or None
        found = candidates(
            database, day=TODAY, now_ms=NOON, study=study, limits=limits, files=paths
        )
        return "".join(card.key[0] for card in found)

    return gather


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, "abcdefghjk"),
        ({"net": 3}, "abchjk"),
        ({"net": 3, "net::tcp": 1}, "aefhjk"),
        ({"net": 3, "net::tcp": 1, "nnnnnn": 1}, "aehjk"),
        ({"tttttt::layers": 1}, "abcefghjk"),
        ({"net::tcp::layers": 0, "zoo": 1}, "abefgh"),
        ({"net": 3, "net::tcp::layers": 1, TOP: 2}, "abchj"),
        ({"net": 0, TOP: 0}, ""),
    ],
)
def test_a_limit_holds_for_all_below_together(
    gathered: Any, limits: dict[str, int], expected: str
) -> None:
    assert gathered(limits) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, "kjhgfedcba"),
        ({"net": 3}, "kjhgfe"),
        ({"zoo": 1, "net::udp": 1, "net::tcp::layers": 0, "net": 2}, "kgb"),
    ],
)
def test_the_newest_cards_heed_the_limits_too(
    gathered: Any, limits: dict[str, int], expected: str
) -> None:
    assert gathered(limits, new_order="newest") == expected


@pytest.fixture
def read(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The rows that are read one by one."""
    found: list[object] = []
    each = database.connection.each

    def counted(sql: str, values: Any) -> Any:
        for row in each(sql, values):
            found.append(row)
            yield row

    monkeypatch.setattr(database.connection, "each", counted)
    return found


def gathered_of(database: Database, folder: Path, cards: dict[str, int], **options: Any) -> int:
    """How many cards come of decks of so many, of which each may have two."""
    for deck, many in cards.items():
        notes = "".join(f"  - {{q: asked {deck} {n}, a: x}}\n" for n in range(many))
        (folder / f"{deck}.yaml").write_text(f"title: {deck}\nnotes:\n{notes}", "utf-8")
    Library(database).add(folder)
    limits = Limits({TOP: 20} | dict.fromkeys(cards, 2), {TOP: 200})
    study = StudyOptions(**options)
    return len(candidates(database, day=TODAY, now_ms=NOON, study=study, limits=limits))


def test_of_many_decks_with_limits_no_more_is_read_than_there_is_room_for(
    database: Database, tmp_path: Path, read: list[object]
) -> None:
    decks = dict.fromkeys(("one", "two", "three", "four", "five"), 50)
    assert gathered_of(database, tmp_path, decks) == 10
    assert len(read) == 10


def test_a_long_deck_that_is_done_is_left_out_of_those_drawn_by_lot(
    database: Database, tmp_path: Path, read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.store.gather._PATIENCE", 3)
    found = gathered_of(database, tmp_path, {"long": 90, "short": 3}, new_order="random")
    assert found == 4
    assert len(read) < 20


def test_a_limit_of_a_folder_holds_for_a_deck_that_is_studied_alone(
    gathered: Any, log: Any
) -> None:
    log("eeeeee", phase_before=Phase.NEW)
    assert gathered({"net": 3}, None, "net/tcp.yaml") == "ab"
    assert gathered({}, None, "net/tcp.yaml") == "abcd"
    assert gathered({TOP: 3}, None, "net/tcp.yaml") == "abc"


def test_reviews_come_in_their_order_from_all_decks_below_a_limit(gathered: Any, log: Any) -> None:
    for late, letter in enumerate("aehbfj"):
        log(letter * 6, day=TODAY - 30, due_day=TODAY - late)
    assert gathered({TOP: 0}, {"net": 2}) == "jfbh"  # the latest of both decks, and all of the zoo
    assert gathered({TOP: 0}, {"net": 2, "net::udp": 0}) == "jbha"
    assert gathered({TOP: 0}, {"net": 1, TOP: 1}) == "jf"


def test_new_cards_at_random_heed_the_limits(gathered: Any) -> None:
    found = gathered({"net": 2, "zoo": 1}, new_order="random")
    assert Counter(letter in "hjk" for letter in found) == {False: 2, True: 1}


def test_siblings_may_be_buried_in_some_decks_alone(database: Database, folder: Path) -> None:
    for name in ("net/tcp.yaml", "zoo.yaml"):
        deck = IDS[name]
        text = f"title: {deck}\nid: {deck}\nnotes:\n  - {{front: x, back: {deck}, id: {deck}}}\n"
        (folder / name).write_text(text, encoding="utf-8")
    Library(database).refresh()
    study = StudyOptions(timezone="UTC", bury_siblings=False)
    found = candidates(
        database, day=TODAY, now_ms=NOON, study=study, burying={"zzzzzz": True, "tttttt": False}
    )
    assert [card.key for card in found if card.key[0] in "tz"] == ["tttttt", "tttttt#r", "zzzzzz"]
