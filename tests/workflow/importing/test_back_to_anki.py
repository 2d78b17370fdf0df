"""Notes that came from a collection go back into it: as the same notes, of the same types."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from genanki import note as genanki_note

from tests.anki.conftest import Anki
from tests.anki.foreign_packages import (
    BASIC,
    CLOZE,
    OPTIONAL,
    PNG,
    REVERSED,
    TYPED,
    VOCABULARY,
    Shape,
    note,
    package,
)
from tests.workflow.importing.conftest import Import, counts, edited
from trainer.errors import DeckError
from trainer.workflow.export import export
from trainer.workflow.home import Home
from trainer.workflow.raw_notes import raw_path

TYPES = {
    "basic": (BASIC, ("der <b>Hund</b>", "the dog")),
    "reversed": (REVERSED, ("der Hund", "the dog")),
    "optionally reversed": (OPTIONAL, ("der Hund", "the dog", "y")),
    "typed": (TYPED, ("der Hund", "the dog")),
    "cloze": (CLOZE, ("{{c1::der Hund}} is {{c2::the dog}}", "more")),
    "own": (VOCABULARY, ("der Hund", "the dog", "")),
}


@dataclass
class Trip:
    """Notes of a collection that became a deck, and the way back."""

    anki: Anki
    take: Import
    home: Home
    deck: Path

    def start(self, *notes: genanki_note.Note, files: dict[str, bytes] | None = None) -> None:
        theirs = package(self.deck.parents[1] / "theirs.apkg", *notes, files=files)
        self.anki.take(theirs)
        self.take(theirs, self.deck)

    def back(self) -> dict[str, int]:
        package = self.deck.parents[1] / "back.apkg"
        export(self.home, [str(self.deck)], package)
        return self.anki.take(package)


@pytest.fixture
def trip(anki: Anki, take: Import, home: Home, deck: Path) -> Trip:
    return Trip(anki, take, home, deck)


@pytest.mark.parametrize(("shape", "fields"), TYPES.values(), ids=TYPES)
def test_an_edited_note_is_updated_in_the_type_it_came_from(
    trip: Trip, deck: Path, shape: Shape, fields: tuple[str, ...]
) -> None:
    trip.start(note(shape, *fields, guid="g"))
    edited(deck, "the dog", "the hound")
    before = trip.anki.note("g")
    assert trip.back() == {"updated": 1}
    after = trip.anki.note("g")
    assert (after.id, after.mid) == (before.id, before.mid)
    assert after.card_ids() == before.card_ids()
    assert after.cards()[0].render_output().css == ".card {}"
    asked = [field.replace("<b>", "<strong>").replace("</b>", "</strong>") for field in fields]
    assert after.fields == [field.replace("the dog", "the hound") for field in asked]
    assert trip.anki.is_sound()


@pytest.mark.parametrize(("shape", "fields"), TYPES.values(), ids=TYPES)
def test_a_note_that_nobody_edited_stays_in_anki_as_it_is(
    trip: Trip, shape: Shape, fields: tuple[str, ...]
) -> None:
    trip.start(note(shape, *fields, guid="g"))
    assert trip.back() == {"duplicate": 1}
    assert trip.anki.note("g").fields == [*fields]


@pytest.mark.parametrize(("shape", "fields"), TYPES.values(), ids=TYPES)
def test_a_collection_that_has_never_seen_the_note_gets_it_whole(
    trip: Trip, deck: Path, tmp_path: Path, shape: Shape, fields: tuple[str, ...]
) -> None:
    trip.take(package(tmp_path / "theirs.apkg", note(shape, *fields, guid="g")), deck)
    assert trip.back() == {"new": 1}
    new = trip.anki.note("g")
    assert [re.sub("</?(?:b|strong)>", "", field) for field in new.fields] == [
        field.replace("<b>", "").replace("</b>", "") for field in fields
    ]
    assert trip.anki.is_sound()


def test_pictures_and_sounds_stay_in_their_fields_when_the_words_change(
    trip: Trip, deck: Path
) -> None:
    files = {"dog.png": PNG, "house.png": PNG + b"1", "dog.mp3": b"ID3"}
    answer = 'the dog <img src="house.png"> [sound:dog.mp3]'
    trip.start(note(BASIC, '<img src="dog.png">Hund', answer, guid="g"), files=files)
    edited(deck, "the dog", "the hound")
    assert trip.back() == {"updated": 1}
    front, back = trip.anki.note("g").fields
    assert front.count("<img") == 1
    assert "sound:" not in front
    assert back.startswith("the hound")
    assert (back.count("<img"), back.count("[sound:"), "house.png" in back) == (1, 1, False)


def test_a_picture_that_was_added_by_hand_goes_to_the_question(trip: Trip, deck: Path) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"))
    (deck.parent / "dog.png").write_bytes(PNG)
    edited(deck, "the dog", "the dog\n    image: dog.png")
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g").fields[0].startswith("Hund<br><img")


@pytest.mark.parametrize("added", ["hint: it barks", "typed: yes", "accept: [a dog]"])
def test_what_has_no_field_there_is_refused_by_anki_and_nothing_is_lost(
    trip: Trip, deck: Path, added: str
) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"))
    edited(deck, "the dog", f"the dog\n    {added}")
    assert trip.back() == {"conflicting": 1}
    assert trip.anki.note("g").fields == ["Hund", "the dog"]


def test_a_side_with_words_of_the_template_is_no_field(trip: Trip, deck: Path) -> None:
    templates = (("What is {{Word}}?", "{{FrontSide}}<hr id=answer>{{Meaning}}"),)
    trip.start(note((VOCABULARY[0], templates), "Hund", "the dog", "", guid="g"))
    edited(deck, "What is Hund", "Who is Hund")
    assert trip.back() == {"conflicting": 1}


def test_words_that_won_over_those_of_anki_go_out(trip: Trip, deck: Path, tmp_path: Path) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"))
    edited(deck, "the dog", "the hound")
    notes = note(BASIC, "Hund", "the cat", guid="g")
    cat = package(tmp_path / "cat.apkg", notes, stamp=1_790_000_010)
    assert trip.anki.take(cat) == {"updated": 1}
    assert counts(trip.take(cat, deck)) == {"conflicting": 1}
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g")["Back"] == "the hound"


def test_words_that_were_taken_back_go_out_again(trip: Trip, deck: Path) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"))
    edited(deck, "the dog", "the hound")
    trip.back()
    edited(deck, "the hound", "the dog")
    assert counts(trip.take(deck.parents[1] / "theirs.apkg", deck)) == {"kept": 1}
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g")["Back"] == "the dog"


def test_two_types_of_one_id_do_not_meet(trip: Trip, deck: Path, tmp_path: Path) -> None:
    trip.take(package(tmp_path / "one.apkg", note(BASIC, "Hund", "the dog", guid="g")), deck)
    other = deck.with_name("other.yaml")
    trip.take(package(tmp_path / "two.apkg", note(REVERSED, "Haus", "house", guid="h")), other)
    kept = json.loads(raw_path(other).read_text(encoding="utf-8"))
    ((other_id, theirs),) = kept["note_types"].items()
    (one_id,) = json.loads(raw_path(deck).read_text(encoding="utf-8"))["note_types"]
    changed = json.dumps({**kept, "note_types": {one_id: theirs}}).replace(other_id, one_id)
    raw_path(other).write_text(changed, encoding="utf-8")
    export(trip.home, [str(deck), str(other)], tmp_path / "both.apkg")
    assert trip.anki.take(tmp_path / "both.apkg") == {"new": 2}
    assert trip.anki.is_sound()


def test_there_and_back_and_there_again_nothing_changes(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g", tags=["animal"]))
    edited(deck, "the dog", "the hound")
    from anki.collection import ExportAnkiPackageOptions

    trip.back()
    before = deck.read_bytes()
    trip.anki.collection.export_anki_package(
        out_path=str(tmp_path / "again.apkg"),
        options=ExportAnkiPackageOptions(legacy=True),
        limit=None,
    )
    assert counts(trip.take(tmp_path / "again.apkg", deck)) == {"kept": 1}
    assert deck.read_bytes() == before
    assert trip.back() == {"duplicate": 1}


def test_scripts_beside_a_strangers_deck_do_not_go_out(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    question = '<div class="q" onclick="evil()">{{Word}}</div><script>evil()</script><scr'
    shape = (VOCABULARY[0], ((question, '{{FrontSide}}<img src=x onerror="evil()">{{Meaning}}'),))
    fields = ("Hund<script>evil()</script>", "the dog", '<a href="javascript:evil()">x</a>')
    trip.take(package(tmp_path / "theirs.apkg", note(shape, *fields, guid="g")), deck)
    raw_path(deck).write_text(
        raw_path(deck).read_text(encoding="utf-8").replace(".card {}", "@import url(evil)"),
        encoding="utf-8",
    )
    assert trip.back() == {"new": 1}
    new = trip.anki.note("g")
    type_ = new.note_type()
    assert type_
    assert "evil" not in json.dumps([type_, new.fields])
    assert type_["tmpls"][0]["qfmt"] == '<div class="q">{{Word}}</div>&lt;scr'
    assert type_["tmpls"][0]["afmt"] == "{{FrontSide}}{{Meaning}}"


def test_a_type_under_the_id_of_our_own_is_not_believed(
    trip: Trip, deck: Path, tmp_path: Path
) -> None:
    trip.take(package(tmp_path / "theirs.apkg", note(BASIC, "Hund", "the dog", guid="g")), deck)
    kept = json.loads(raw_path(deck).read_text(encoding="utf-8"))
    (theirs,) = kept["note_types"].values()
    kept["note_types"] = {"1795392000001": theirs}
    kept["notes"]["g"]["note_type"] = "1795392000001"
    raw_path(deck).write_text(json.dumps(kept), encoding="utf-8")
    assert trip.back() == {"new": 1}
    assert "Hint" in trip.anki.note("g")


def test_broken_raw_notes_are_an_error_that_names_the_file(trip: Trip, deck: Path) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"))
    raw_path(deck).write_text('{"notes": {"g": 1}, "note_types": {}}', encoding="utf-8")
    with pytest.raises(DeckError, match="raw notes"):
        trip.back()
