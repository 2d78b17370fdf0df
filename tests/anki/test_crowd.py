"""Decks of the add-on CrowdAnki are read as packages are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.anki.foreign_packages import BASIC, CLOZE, OPTIONAL, PNG, Shape
from trainer.anki.arrive import arrive, media_source
from trainer.anki.crowd import MediaFolder, is_crowdanki, read_crowdanki
from trainer.cards.note import Kind
from trainer.errors import PackageError


def model(shape: Shape, uuid: str) -> dict[str, Any]:
    fields, templates = shape
    return {
        "__type__": "NoteModel",
        "crowdanki_uuid": uuid,
        "name": uuid,
        "css": "",
        "type": int("cloze:" in templates[0][0]),
        "flds": [{"name": name, "ord": n} for n, name in enumerate(fields)],
        "tmpls": [
            {"name": f"Card {n}", "qfmt": question, "afmt": answer, "ord": n}
            for n, (question, answer) in enumerate(templates)
        ],
    }


def note(uuid: str, *fields: str) -> dict[str, Any]:
    about = {"guid": f"g-{fields[0]}", "tags": ["t"]}
    return {"__type__": "Note", "note_model_uuid": uuid, "fields": fields, **about}


def deck(name: str, *notes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"__type__": "Deck", "name": name, "notes": notes, "children": [], **more}


WHOLE = deck(
    "Geo",
    note("basic", '<img src="a.png">Where?', "There"),
    note("both", "Haus", "house", "y"),
    note("both", "Baum", "tree", ""),
    children=[deck("Europe", note("cloze", "{{c1::Bern}}", ""))],
    note_models=[model(BASIC, "basic"), model(OPTIONAL, "both"), model(CLOZE, "cloze")],
    media_files=["a.png"],
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.png").write_bytes(PNG)
    (tmp_path / "deck.json").write_text(json.dumps(WHOLE), encoding="utf-8")
    return tmp_path / "deck.json"


def test_a_deck_arrives_with_the_decks_within_it(path: Path, tmp_path: Path) -> None:
    assert is_crowdanki(path)
    incoming = arrive(path, tmp_path / "here", {}, with_progress=False).incoming
    assert (incoming.title, incoming.lost) == ("Geo", ())
    assert [(one.kind, one.front, one.section, one.guid[:2]) for one in incoming.notes] == [
        (Kind.QUESTION, "Where?", "", "g-"),
        (Kind.PAIR, "Haus", "", "g-"),
        (Kind.QUESTION, "Baum", "", "g-"),
        (Kind.CLOZE, "{{c1::Bern}}", "Europe", "g-"),
    ]
    assert incoming.notes[0].image == "media/a.png"


def test_its_media_lie_in_the_folder_beside_it(path: Path) -> None:
    (path.parent / "secret.png").write_bytes(PNG)
    with media_source(path) as source:
        assert source.medium("a.png", 100) == PNG
        assert source.medium("a.png", 3) is None
        assert source.medium("../secret.png", 100) is None
    assert MediaFolder(path.parent / "none").medium("a.png", 100) is None


def test_other_json_is_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"q": "a", "a": "b"}]', encoding="utf-8")
    assert not is_crowdanki(tmp_path / "a.json")
    assert not is_crowdanki(tmp_path / "missing.json")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"__type__": "Deck"', "this is no JSON"),
        ('{"__type__": "Deck"}', "no deck of CrowdAnki"),
        (json.dumps(deck("x", note("unknown", "a"))), "no deck of CrowdAnki"),
        (json.dumps(deck("x", 7)), "no deck of CrowdAnki"),  # type: ignore[arg-type]
    ],
)
def test_a_broken_deck_is_refused(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        read_crowdanki(tmp_path / "a.json")
    assert told in caught.value.message


def test_note_types_of_two_files_are_kept_apart(tmp_path: Path) -> None:
    kept = []
    for name, shape in (("one", BASIC), ("two", CLOZE)):
        (tmp_path / "a.json").write_text(
            json.dumps(deck(name, note(name, "{{c1::x}}", "y"), note_models=[model(shape, name)])),
            encoding="utf-8",
        )
        arrival = arrive(tmp_path / "a.json", tmp_path, {}, with_progress=False)
        kept += arrival.raw["note_types"]
    assert len(set(kept)) == 2


def test_a_deck_within_may_be_named_with_those_around_it(tmp_path: Path) -> None:
    inner = [deck(name, note("basic", name, "x")) for name in ("Geo::Asia", "Africa")]
    whole = deck("Geo", children=inner, note_models=[model(BASIC, "basic")])
    (tmp_path / "deck.json").write_text(json.dumps(whole), encoding="utf-8")
    incoming = arrive(tmp_path / "deck.json", tmp_path, {}, with_progress=False).incoming
    assert {one.front: one.section for one in incoming.notes} == {
        "Geo::Asia": "Asia",
        "Africa": "Africa",
    }
