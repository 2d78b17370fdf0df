"""What lies beside a deck may come from anyone: an export takes no harm from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.anki.foreign_packages import BASIC, VOCABULARY, note, package
from tests.workflow.importing.conftest import Trip
from trainer.errors import DeckError
from trainer.workflow.raw_notes import raw_path


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
