"""What Anki will not take back is told by the export; what it can is the note that it was."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

import pytest
from genanki import note as genanki_note

from tests.anki.foreign_packages import BASIC, CLOZE, note, package
from tests.workflow.importing.conftest import Trip, edited
from trainer.store.deckfile import read_deck
from trainer.workflow.export import Outcome, export
from trainer.workflow.raw_notes import raw_path

MASKS = (
    "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}<br>"
    "{{c2::image-occlusion:text:left=.4:top=.1:text=two words:scale=1}}<br>"
)


def drawing() -> bytes:
    """A true picture, for Anki measures it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        sealed = name + content
        return struct.pack(">I", len(content)) + sealed + struct.pack(">I", zlib.crc32(sealed))

    size = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * 4) * 4)
    parts = chunk(b"IHDR", size), chunk(b"IDAT", rows), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def sent(trip: Trip) -> Outcome:
    return export(trip.home, [str(trip.deck)], trip.deck.parents[1] / "back.apkg")


@pytest.fixture
def masked(trip: Trip, tmp_path: Path) -> str:
    """The guid of a picture with masks that came from Anki."""
    picture = tmp_path / "star map.png"
    picture.write_bytes(drawing())
    collection = trip.anki.collection
    collection.add_image_occlusion_notetype()
    kind = collection.models.by_name("Image Occlusion")
    assert kind
    collection.add_image_occlusion_note(
        notetype_id=kind["id"],
        image_path=str(picture),
        occlusions=MASKS,
        header="Stars",
        back_extra="more",
        tags=["sky"],
    )
    trip.take(trip.anki.give(tmp_path / "theirs.apkg"), trip.deck)
    (made,) = read_deck(trip.deck).notes
    return made.guid


def test_a_picture_with_masks_stays_in_anki_as_it_is(trip: Trip, masked: str) -> None:
    before = trip.anki.note(masked).fields
    assert trip.back() == {"duplicate": 1}
    assert trip.anki.note(masked).fields == before


def test_tags_of_a_picture_with_masks_go_out(trip: Trip, deck: Path, masked: str) -> None:
    before = trip.anki.note(masked)
    edited(deck, "tags: [sky]", "tags: [sky, night]")
    assert sent(trip).lost == ()
    assert trip.back() == {"updated": 1}
    after = trip.anki.note(masked)
    assert (after.mid, after.card_ids(), after["Occlusion"]) == (
        before.mid,
        before.card_ids(),
        MASKS,
    )
    assert "night" in after.tags
    assert after["Image"].startswith("<img")
    assert not trip.anki.collection.media.check().missing


def test_a_picture_with_masks_that_was_rewritten_is_told(
    trip: Trip, deck: Path, masked: str
) -> None:
    edited(deck, "q: Stars", "q: Which stars?")
    told = sent(trip)
    assert (len(told.conflicting), told.lost[0].where) == (1, "Which stars?")
    assert "'Image Occlusion'" in told.lost[0].what
    assert trip.back() == {"conflicting": 1}
    assert trip.anki.note(masked)["Occlusion"] == MASKS


def test_masks_that_a_stranger_wrote_do_not_go_out(trip: Trip, deck: Path, masked: str) -> None:
    kept = raw_path(deck).read_text(encoding="utf-8")
    evil = kept.replace("two words", "<script>evil()</script>")
    assert evil != kept
    raw_path(deck).write_text(evil, encoding="utf-8")
    edited(deck, "tags: [sky]", "tags: [sky, night]")
    assert len(sent(trip).conflicting) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a: the dog", "a: the dog\n    hint: it barks"),
        ("q: Hund\n    a: the dog", "front: Hund\n    back: the dog"),
        ("a: the dog", "list: [the dog, the hound]"),
    ],
    ids=["hint", "pair", "list"],
)
def test_a_note_that_its_type_cannot_say_is_told(
    trip: Trip, deck: Path, old: str, new: str
) -> None:
    trip.start(note(BASIC, "Hund", "the dog", guid="g"), note(BASIC, "Haus", "house", guid="h"))
    assert sent(trip).conflicting == ()
    edited(deck, old, new)
    told = sent(trip)
    assert told.conflicting == (read_deck(deck).notes[0].id,)
    assert [lost.where for lost in told.lost] == ["Hund"]
    assert trip.back() == {"duplicate": 1, "conflicting": 1}


@pytest.fixture
def crowd(trip: Trip, tmp_path: Path) -> Path:
    """A deck of CrowdAnki's with two of the notes that the collection has."""
    trip.anki.take(package(tmp_path / "theirs.apkg", *two()))
    models = [trip.anki.note(guid).note_type() for guid in "gh"]
    for model in models:
        assert model
        model["crowdanki_uuid"] = f"uuid of {model.pop('id')}"
    notes = [
        {
            "guid": guid,
            "note_model_uuid": model["crowdanki_uuid"],
            "fields": made.fields,
            "tags": [],
        }
        for guid, model, made in zip("gh", models, two(), strict=True)
        if model
    ]
    told = {"__type__": "Deck", "name": "Lang", "note_models": models, "notes": notes}
    (tmp_path / "Lang.json").write_text(json.dumps(told), encoding="utf-8")
    return tmp_path / "Lang.json"


def two() -> tuple[genanki_note.Note, ...]:
    return note(BASIC, "Hund", "the dog", guid="g"), note(CLOZE, "{{c1::Haus}}", "x", guid="h")


def test_of_crowdankis_notes_it_is_told_why_anki_refuses_them(
    trip: Trip, deck: Path, crowd: Path
) -> None:
    trip.take(crowd, deck)
    told = sent(trip)
    assert {lost.where for lost in told.lost} == {"note type Typ 1", "note type Typ 1_"}
    assert "CrowdAnki" in told.lost[0].what
    assert trip.back() == {"conflicting": 2}


def test_once_they_came_from_anki_too_they_go_back(trip: Trip, deck: Path, crowd: Path) -> None:
    trip.take(crowd, deck)
    trip.take(trip.anki.give(deck.parents[1] / "again.apkg"), deck)
    edited(deck, "the dog", "the hound")
    assert sent(trip).lost == ()
    assert trip.back() == {"updated": 1, "duplicate": 1}
    assert trip.anki.note("g")["Back"] == "the hound"
