"""Real packages of every format, compared with what Anki's own backend says of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from trainer.anki import zstd
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
    assert {note.guid for note in notes} == set(expected)
    for note in notes:
        told = expected[note.guid]
        assert (note.type.name, list(note.fields)) == (told["notetype"], told["fields"])
        if name in WITH_PROGRESS:  # else Anki leaves out the tags leech and marked
            assert sorted(note.tags) == sorted(told["tags"])
        assert len(note.cards) == len(told["cards"])


@pytest.mark.parametrize("name", WITH_PROGRESS)
def test_cards_are_due_when_anki_says_so(
    packages: Path, expected: dict[str, Any], name: str
) -> None:
    need_zstd(name)
    contents = read_contents(packages / name, with_reviews=True)
    assert sum(map(len, contents.reviews.values())) == 91
    for note in contents.notes:
        cards = expected[note.guid]["cards"]
        assert [*map(schedule, note.cards)] == [*map(expected_schedule, cards)]
        homes = [card["odeck"] or card["deck"] for card in cards]
        assert [card.deck for card in note.cards] == homes
        for card, told in zip(note.cards, cards, strict=True):
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
