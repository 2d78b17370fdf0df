"""Packages as people really have them: nothing is lost unless it is listed, and all goes back."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from genanki import note as genanki_note

from tests.anki.foreign_packages import BASIC, CLOZE, PNG, REVERSED, Shape, note, package
from tests.anki.scheduled import answered
from tests.workflow.importing.conftest import Import, Trip, counts
from trainer.cards.note import Kind
from trainer.store.deckfile import read_deck
from trainer.workflow.home import Home

ANSWER = "{{FrontSide}}<hr id=answer>"
TWELVE: Shape = (
    tuple(f"F{number}" for number in range(12)),
    tuple(
        (
            f"{{{{#F{number}}}}}ask {{{{F{number}}}}}{{{{/F{number}}}}}",
            f"{ANSWER}{{{{F{(number + 1) % 12}}}}}",
        )
        for number in range(12)
    ),
)
STATIC: Shape = (("A",), (("hello", "world"),))


def of_twelve(guid: str, **fields: str) -> genanki_note.Note:
    return note(TWELVE, *(fields.get(f"F{n}", "") for n in range(12)), guid=guid)


def there_and_back(trip: Trip, deck: Path, folder: Path) -> None:
    """What goes out unchanged changes nothing in Anki, nor does the way back change the deck."""
    before = deck.read_bytes()
    held = len(read_deck(deck).notes)
    assert trip.back() == {"duplicate": held}
    assert counts(trip.take(trip.anki.give(folder / "again.apkg"), deck)) == {"kept": held}
    assert deck.read_bytes() == before


def test_a_note_of_twelve_cards_is_asked_by_the_first_that_it_has(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    whole = {f"F{number}": f"v{number}" for number in range(12)}
    trip.start(of_twelve("all", **whole), of_twelve("sixth", F6="x", F7="y"))
    made = {one.guid: one for one in read_deck(deck).notes}
    assert (made["all"].front, made["all"].back) == ("ask v0", "v1")
    assert (made["sixth"].front, made["sixth"].back) == ("ask x", "y")
    there_and_back(trip, deck, tmp_path)


def test_the_progress_of_that_card_is_the_questions(
    trip: Trip, deck: Path, tmp_path: Path, home: Home
) -> None:
    trip.anki.take(package(tmp_path / "new.apkg", of_twelve("sixth", F6="x", F7="y")))
    answered(trip.anki)
    plan = trip.take(
        trip.anki.give(tmp_path / "learnt.apkg", with_progress=True), deck, with_progress=True
    )
    assert plan.reviews > 0
    (made,) = read_deck(deck).notes
    assert home.database.state(made.id).reps > 1


def test_a_pair_with_one_side_is_a_question(trip: Trip, deck: Path, tmp_path: Path) -> None:
    trip.start(note(REVERSED, "", "the dog", guid="g"))
    (made,) = read_deck(deck).notes
    assert (made.kind, made.front) == (Kind.QUESTION, "the dog")
    there_and_back(trip, deck, tmp_path)
    assert trip.anki.note("g").fields == ["", "the dog"]


def test_a_note_without_a_card_of_its_own_has_the_one_that_anki_gives_it(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    trip.start(note(STATIC, "x", guid="g"))
    assert read_deck(deck).notes[0].front == "hello"
    there_and_back(trip, deck, tmp_path)


GAPS = {
    "numbers left out": "{{c1::a}} and {{c3::b}} and {{c7::c}}",
    "within each other": "{{c2::Paris::city}} is in {{c5::France {{c2::x}}}}",
    "in a list": "<ul><li>{{c1::one}}</li><li>{{c2::two}}</li></ul>",
    "a formula": r"{{c1::\(x^{2}\)}} grows",
    "two in one": "{{c1::x}}{{c1::y}}",
    "with marks": "{{c1::<b>bold</b>::<i>hint</i>}}",
}


@pytest.mark.parametrize("text", GAPS.values(), ids=GAPS)
def test_gaps_come_and_go(trip: Trip, deck: Path, tmp_path: Path, text: str) -> None:
    trip.start(note(CLOZE, text, "", guid="g"))
    before = [card.ord for card in trip.anki.note("g").cards()]
    there_and_back(trip, deck, tmp_path)
    assert [card.ord for card in trip.anki.note("g").cards()] == before


@pytest.mark.parametrize(
    "text", ["{{c::x}} lacks its number", "no gap", "{{c1::open", "{{c1::}} empty", "{{c0::zero}}"]
)
def test_a_cloze_that_asks_nothing_is_listed(take: Import, deck: Path, text: str) -> None:
    folder = deck.parents[1]
    notes = note(CLOZE, text, "", guid="g"), note(BASIC, "q", "a")
    plan = take(package(folder / "a.apkg", *notes), deck)
    assert counts(plan) == {"added": 1}
    (lost,) = plan.lost
    assert lost.what.startswith("a cloze: ")


NAMES = (
    unicodedata.normalize("NFD", "übung é.png"), "sp ace.png", "per%20cent.png", "quo'te.png",
    "amp&.png", "paren(1).png", "UPPER.PNG", "hash#1.png", "_under.png", "plus+.png", "日本.png",
    "semi;colon.png",
)  # fmt: skip


def test_media_of_odd_names_come_and_stay(trip: Trip, deck: Path, tmp_path: Path) -> None:
    files = {name: PNG + bytes([number]) for number, name in enumerate(NAMES)}
    notes = (
        note(BASIC, f'{number} <img src="{name.replace("&", "&amp;")}">', "x", guid=f"g{number}")
        for number, name in enumerate(NAMES)
    )
    theirs = package(tmp_path / "theirs.apkg", *notes, files=files)
    trip.anki.take(theirs)
    plan = trip.take(theirs, deck)
    assert plan.lost == ()
    for number, made in enumerate(read_deck(deck).notes):
        assert (deck.parent / made.image).read_bytes() == PNG + bytes([number])
    there_and_back(trip, deck, tmp_path)


def test_decks_that_differ_in_case_are_one_where_they_go(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    decks = {"LANG::German": [note(BASIC, "b", "2")], "lang::german::Sub": [note(BASIC, "c", "3")]}
    theirs = package(
        tmp_path / "theirs.apkg", note(BASIC, "a", "1"), more={**decks, "Empty::Deck": []}
    )
    assert counts(trip.take(theirs, deck)) == {"added": 3}
    assert trip.back() == {"new": 3}
    names = [one.name for one in trip.anki.collection.decks.all_names_and_ids()]
    assert len({name.casefold() for name in names}) == len(names)
    assert trip.anki.is_sound()


def test_a_picture_on_the_web_stays_a_link(trip: Trip, deck: Path, tmp_path: Path) -> None:
    trip.take(
        package(
            tmp_path / "theirs.apkg",
            note(BASIC, '<img src="http://example.org/a.png"> far', "x", guid="g"),
        ),
        deck,
    )
    assert trip.back() == {"new": 1}
    assert counts(trip.take(trip.anki.give(tmp_path / "again.apkg"), deck)) == {"kept": 1}
    assert "http://example.org/a.png" in read_deck(deck).notes[0].front
