"""Notes that came from a collection go back into it: as the same notes, of the same types."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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
from tests.workflow.importing.conftest import Trip, counts, edited
from trainer.store.deckfile import read_deck
from trainer.workflow.export import export
from trainer.workflow.raw_notes import raw_path

TYPES = {
    "basic": (BASIC, ("der <b>Hund</b>", "the dog")),
    "reversed": (REVERSED, ("der Hund", "the dog")),
    "optionally reversed": (OPTIONAL, ("der Hund", "the dog", "y")),
    "typed": (TYPED, ("der Hund", "the dog")),
    "cloze": (CLOZE, ("{{c1::der Hund}} is {{c2::the dog}}", "more")),
    "own": (VOCABULARY, ("der Hund", "the dog", "")),
}


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


def test_a_picture_that_was_moved_within_its_side_is_no_word(trip: Trip, deck: Path) -> None:
    answer = 'the dog <img src="house.png">'
    trip.start(note(BASIC, "Hund", answer, guid="g"), files={"house.png": PNG})
    link = "[house.png](media/house.png)"
    edited(deck, f"the dog {link}", f"see {link} the hound")
    assert trip.back() == {"updated": 1}
    back = trip.anki.note("g")["Back"]
    assert re.fullmatch("see +the hound<br><img src=[^<>]+>", back)
    assert "house.png" not in back


def test_media_that_fill_a_gap_stay_in_it(trip: Trip, deck: Path, tmp_path: Path) -> None:
    text = 'The {{c1::<img src="sp ace.png">}} says {{c2::[sound:dog.mp3]::how}} today'
    files = {"sp ace.png": PNG, "dog.mp3": b"ID3"}
    trip.start(note(CLOZE, text, "", guid="g"), files=files)
    (made,) = read_deck(deck).notes
    assert made.front == (
        "The {{c1::[sp ace.png](<media/sp ace.png>)}} says "
        "{{c2::[dog.mp3](media/dog.mp3)::how}} today"
    )
    assert trip.back() == {"duplicate": 1}
    edited(deck, "today", "now")
    assert trip.back() == {"updated": 1}
    form = r"The {{c1::<img src=[^<>]+>}} says {{c2::\[sound:trainer-[^\]]+\]::how}} now"
    assert re.fullmatch(form, trip.anki.note("g")["Text"])
    before = deck.read_bytes()
    assert counts(trip.take(trip.anki.give(tmp_path / "again.apkg"), deck)) == {"kept": 1}
    assert deck.read_bytes() == before


def test_another_picture_is_left_to_anki(trip: Trip, deck: Path) -> None:
    files = {"dog.png": PNG}
    trip.start(note(BASIC, '<img src="dog.png">Hund', "the dog", guid="g"), files=files)
    (deck.parent / "cat.png").write_bytes(PNG + b"cat")
    edited(deck, "media/dog.png", "cat.png")
    assert trip.back() == {"conflicting": 1}


def test_a_question_that_became_a_pair_is_left_to_anki(trip: Trip, deck: Path) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"))
    edited(deck, "q: Hund\n    a: the dog", "front: Hund\n    back: the dog")
    assert trip.back() == {"conflicting": 1}


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


def test_a_side_of_several_fields_changes_in_the_one_that_differs(trip: Trip, deck: Path) -> None:
    trip.start(note(VOCABULARY, "Hund", "the dog", "Der Hund bellt.", guid="g"))
    edited(deck, "the dog", "the hound")
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g").fields == ["Hund", "the hound", "Der Hund bellt."]
    edited(deck, "bellt.", "bellt laut.")
    edited(deck, "the hound", "the dog")
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g").fields == ["Hund", "the dog", "Der Hund bellt laut."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the dog\n\n      Der Hund bellt.", "the hound\n\n      Der Hund bellt laut."),
        ("the dog\n", "the dog\n\n      or the other\n"),
    ],
    ids=["both", "between"],
)
def test_a_side_of_which_several_fields_may_differ_is_left_to_anki(
    trip: Trip, deck: Path, old: str, new: str
) -> None:
    trip.start(note(VOCABULARY, "Hund", "the dog", "Der Hund bellt.", guid="g"))
    edited(deck, old, new)
    assert trip.back() == {"conflicting": 1}


def test_words_that_stand_in_several_fields_do_not_mislead(trip: Trip, deck: Path) -> None:
    trip.start(note(VOCABULARY, "Hund", "dog", "The dog barks.", guid="g"))
    edited(deck, "barks", "is barking")
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g").fields == ["Hund", "dog", "The dog is barking."]


@pytest.mark.parametrize("words", ["so so", "so Hund", "Hund so"])
def test_a_template_that_lost_its_words_takes_none_of_the_fields(
    trip: Trip, deck: Path, words: str
) -> None:
    templates = (("so {{Word}} so", "{{FrontSide}}<hr id=answer>{{Meaning}}"),)
    trip.start(note((VOCABULARY[0], templates), "Hund", "the dog", "", guid="g"))
    edited(deck, "so Hund so", words)
    assert trip.back() == {"conflicting": 1}


def test_words_of_the_template_stay_out_of_the_field(trip: Trip, deck: Path) -> None:
    templates = (("What is {{Word}}?", "{{FrontSide}}<hr id=answer>{{Meaning}}"),)
    trip.start(note((VOCABULARY[0], templates), "Hund", "the dog", "", guid="g"))
    edited(deck, "What is Hund?", "What is der Hund?")
    assert trip.back() == {"updated": 1}
    assert trip.anki.note("g")["Word"] == "der Hund"
    edited(deck, "What is", "Who is")
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


def test_a_type_that_lost_a_field_in_the_kept_file_is_none_to_go_out_in(
    trip: Trip, deck: Path
) -> None:
    trip.start(note(BASIC, "der Hund", "the dog", guid="g"))
    edited(deck, "the dog", "the hound")
    kept = raw_path(deck)
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace('"Back"', '"Bakc"', 1), encoding="utf-8")
    trip.back()
    assert trip.anki.note("g").fields == ["der Hund", "the dog"]
    assert trip.anki.is_sound()


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
    trip.back()
    before = deck.read_bytes()
    assert counts(trip.take(trip.anki.give(tmp_path / "again.apkg"), deck)) == {"kept": 1}
    assert deck.read_bytes() == before
    assert trip.back() == {"duplicate": 1}
