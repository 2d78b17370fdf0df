"""What is imported again changes nothing, whatever a package leaves out of what it told before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki.foreign_packages import BASIC, PNG, note, package
from tests.workflow.importing.conftest import Import, Trip, counts, edited
from trainer.store.deckfile import read_deck


def two_pictures(folder: Path, *, media: bool, text: str = "see") -> Path:
    """A question with a picture of its own and one that is named in its words."""
    front = f'{text} <img src="sp ace.png"> two <img src="a.png"> more [sound:ü.mp3]'
    files = {"sp ace.png": PNG, "a.png": PNG + b"1", "ü.mp3": b"ID3"} if media else {}
    return package(folder / "theirs.apkg", note(BASIC, front, "x", guid="g"), files=files)


def test_a_package_without_its_media_leaves_the_pictures_of_the_deck(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    take(two_pictures(tmp_path, media=True), deck)
    before = deck.read_bytes()
    plan = take(two_pictures(tmp_path, media=False), deck)
    assert counts(plan) == {"kept": 1}
    assert not any("not in the package" in lost.what for lost in plan.lost)
    assert deck.read_bytes() == before
    assert counts(take(two_pictures(tmp_path, media=False, text="look at"), deck)) == {"changed": 1}
    (made,) = read_deck(deck).notes
    assert (made.image, made.audio) == ("media/sp ace.png", "media/ü.mp3")
    assert "(media/a.png)" in made.front


def test_a_picture_that_was_renamed_for_another_of_its_name_is_still_known(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    take(two_pictures(tmp_path, media=True), deck)
    (deck.parent / "media" / "a.png").rename(deck.parent / "media" / "a-0123abcd.png")
    edited(deck, "(media/a.png)", "(media/a-0123abcd.png)")
    plan = take(two_pictures(tmp_path, media=False), deck)
    assert counts(plan) == {"kept": 1}


def test_which_of_several_pictures_is_meant_is_not_guessed(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    take(two_pictures(tmp_path, media=True), deck)
    (deck.parent / "media" / "a-0123abcd.png").write_bytes(PNG)
    plan = take(two_pictures(tmp_path, media=False), deck)
    assert "a.png: the file is not in the package" in {lost.what for lost in plan.lost}


def test_there_and_back_pictures_that_are_named_in_words_are_the_same(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    trip.take(two_pictures(tmp_path, media=True), deck)
    assert trip.back() == {"new": 1}
    before = deck.read_bytes()
    assert counts(trip.take(trip.anki.give(tmp_path / "again.apkg"), deck)) == {"kept": 1}
    assert deck.read_bytes() == before


@pytest.mark.parametrize("mark", ["marked", "leech"])
def test_a_mark_of_ankis_own_stays_though_a_package_without_progress_has_none(
    trip: Trip, deck: Path, tmp_path: Path, mark: str
) -> None:
    marked = note(BASIC, "Hund", "the dog", guid="g", tags=[mark, "animal"])
    trip.take(package(tmp_path / "theirs.apkg", marked), deck)
    assert trip.back() == {"new": 1}
    plan = trip.take(trip.anki.give(tmp_path / "again.apkg"), deck)
    assert counts(plan) == {"kept": 1}
    assert read_deck(deck).notes[0].tags == (mark, "animal")
