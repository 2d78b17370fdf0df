"""Real packages of every format, compared with what Anki's own backend says of them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.anki.foreign_packages import BASIC, note, package
from trainer.anki import read, zstd
from trainer.anki.read import ForeignCard, read_contents
from trainer.errors import PackageError
from trainer.memory.days import date_to_day

WITH_PROGRESS = ("legacy1_sched_media.apkg", "legacy2_sched_media.apkg", "latest_sched_media.apkg",
                 "legacy1.colpkg", "legacy2.colpkg", "latest.colpkg")  # fmt: skip
WITHOUT = ("legacy2_nosched.apkg", "latest_nosched.apkg")
BROKEN = ("notzip", "truncated", "nocollection", "futureversion", "zipslip")


@pytest.fixture
def packages(shared: Path) -> Path:
    return shared / "data" / "anki"


@pytest.fixture
def expected(packages: Path) -> dict[str, Any]:
    rows = json.loads((packages / "expected.json").read_text(encoding="utf-8"))["rows"]
    return {row["guid"]: row for row in rows}


def need_zstd(name: str) -> None:
    if name.startswith("latest"):
        pytest.importorskip(zstd.MODULE, reason="Zstandard is not installed")


def schedule(card: ForeignCard) -> tuple[Any, ...]:
    """What says when a card is due: for a new one its position alone."""
    return card.ordinal, card.type, card.queue, card.due_day, card.interval_days


def expected_schedule(card: dict[str, Any]) -> tuple[Any, ...]:
    due = card["due_date"] and date_to_day(date.fromisoformat(card["due_date"]))
    return card["ord"], card["type"], card["queue"], due, card["ivl"]


@pytest.mark.parametrize("name", [*WITH_PROGRESS, *WITHOUT])
def test_notes_are_read_as_anki_has_them(
    packages: Path, expected: dict[str, Any], name: str
) -> None:
    need_zstd(name)
    notes = read_contents(packages / name, with_reviews=False).notes
    assert {found.guid for found in notes} == set(expected)
    for found in notes:
        told = expected[found.guid]
        assert (found.type.name, list(found.fields)) == (told["notetype"], told["fields"])
        if name in WITH_PROGRESS:  # else Anki leaves out the tags leech and marked
            assert sorted(found.tags) == sorted(told["tags"])
        assert len(found.cards) == len(told["cards"])


@pytest.mark.parametrize("name", WITH_PROGRESS)
def test_cards_are_due_when_anki_says_so(
    packages: Path, expected: dict[str, Any], name: str
) -> None:
    need_zstd(name)
    contents = read_contents(packages / name, with_reviews=True)
    assert sum(map(len, contents.reviews.values())) == 91
    for found in contents.notes:
        cards = expected[found.guid]["cards"]
        assert [*map(schedule, found.cards)] == [*map(expected_schedule, cards)]
        homes = [card["odeck"] or card["deck"] for card in cards]
        assert [card.deck for card in found.cards] == homes
        for card, told in zip(found.cards, cards, strict=True):
            assert card.stability == pytest.approx(told["s"], abs=1e-3) if told["s"] else True


@pytest.mark.parametrize("name", WITHOUT)
def test_a_package_without_progress_has_none(packages: Path, name: str) -> None:
    need_zstd(name)
    contents = read_contents(packages / name, with_reviews=True)
    assert contents.reviews == {}
    assert {card.due_day for note in contents.notes for card in note.cards} == {None}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_package_is_refused_with_a_mend(packages: Path, name: str) -> None:
    with pytest.raises(PackageError) as caught:
        read_contents(packages / f"bad_{name}.apkg", with_reviews=True)
    assert caught.value.mend


def rewritten(path: Path, script: str) -> Path:
    """The package with other rows in its database."""
    with ZipFile(path) as whole:
        database = Path(whole.extract("collection.anki2", path.parent))
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(script)
    with ZipFile(path, "w") as whole:
        whole.write(database, database.name)
    return path


def test_a_card_in_its_steps_in_a_filtered_deck_is_due_when_it_says(tmp_path: Path) -> None:
    learning = "UPDATE cards SET type = 1, queue = 1, due = 1790000600, odue = 5, odid = did"
    path = rewritten(package(tmp_path / "a.apkg", note(BASIC, "q", "a")), learning)
    ((card,),) = (found.cards for found in read_contents(path, with_reviews=False).notes)
    assert (card.due_s, card.due_day) == (1_790_000_600, None)


@pytest.mark.parametrize(
    ("hour", "day"),
    [("19:00", 1), ("22:30", 1), ("04:00", 0), ("12:00", 0)],
    ids=["Tokyo", "Kolkata", "Greenwich", "Los Angeles"],
)
def test_an_older_collection_began_at_four_where_it_was_made(
    tmp_path: Path, hour: str, day: int
) -> None:
    """Its settings do not tell where; it was the evening before in Greenwich far in the east."""
    path = rewritten(
        package(tmp_path / "a.apkg", note(BASIC, "q", "a")),
        f"""
        UPDATE cards SET type = 2, queue = 2, due = 100, ivl = 10;
        UPDATE col SET crt = strftime('%s', '2020-01-01 {hour}:00'), conf = '{{}}';
        """,
    )
    ((card,),) = (found.cards for found in read_contents(path, with_reviews=False).notes)
    assert card.due_day == date_to_day(date(2020, 1, 1)) + day + 100


def test_times_that_cannot_be_are_brought_into_our_days(tmp_path: Path) -> None:
    path = rewritten(
        package(tmp_path / "a.apkg", note(BASIC, "q", "a")),
        """
        UPDATE cards SET type = 2, queue = 2, due = 4000000000000, ivl = -5, mod = -1;
        INSERT INTO revlog SELECT 9000000000000000, id, 0, 3, 1, 1, 2500, 1, 1 FROM cards;
        INSERT INTO revlog SELECT 1000, id, 0, 3, 1000000000000, 1, 2500, 1, 1 FROM cards;
        INSERT INTO revlog SELECT 2000, id, 0, 3, 1, 1, 2500, 1, 1 FROM cards;
        """,
    )
    contents = read_contents(path, with_reviews=True)
    ((card,),) = (found.cards for found in contents.notes)
    assert (card.due_day, card.interval_days, card.changed_s) == (73_000, 0, 0)
    assert [[row.at_ms for row in rows] for rows in contents.reviews.values()] == [[2000]]


def test_more_notes_than_a_deck_may_hold_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_NOTES", 1)
    path = package(tmp_path / "a.apkg", note(BASIC, "q", "a"), note(BASIC, "r", "b"))
    with pytest.raises(PackageError, match="more than 1 notes"):
        read_contents(path, with_reviews=False)


def test_a_card_in_a_filtered_deck_is_told_as_in_its_own(tmp_path: Path) -> None:
    path = rewritten(
        package(tmp_path / "a.apkg", note(BASIC, "q", "a"), deck="Home"),
        """
        UPDATE col SET crt = 1577851200, conf = '{"creationOffset": 300}';
        UPDATE cards SET odid = did, odue = 30, did = 1, due = -7, type = 2, queue = 2, flags = 10;
        """,
    )
    ((card,),) = (found.cards for found in read_contents(path, with_reviews=False).notes)
    assert (card.deck, card.flag) == ("Home", 2)
    assert card.due_day == date_to_day(date(2019, 12, 31)) + 30  # 23:00 five hours to the west
