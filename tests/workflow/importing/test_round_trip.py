"""A deck that went out comes back as the same deck, also by way of Anki."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.anki.conftest import Anki
from tests.workflow.importing.conftest import Import, counts, edited
from trainer.cards.note import Note
from trainer.store.deckfile import read_deck, write_ids
from trainer.workflow.export import export
from trainer.workflow.home import Home

BUNDLED = sorted((Path(__file__).parents[3] / "decks").glob("*.yaml"))


def told(note: Note) -> tuple[Any, ...]:
    """What a learner sees of a note; media are named by their content once they went out."""
    at = note.source and (note.source.at, note.source.quote)
    texts = (note.id, note.kind, note.section, note.front, note.back, note.items, note.hint)
    return (*texts, note.extra, note.typed, note.accept, note.tags, at, bool(note.image))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_bundled_deck_comes_back_word_for_word(
    take: Import, home: Home, deck: Path, tmp_path: Path, path: Path
) -> None:
    export(home, [str(path)], tmp_path / "out.apkg")
    plan = take(tmp_path / "out.apkg", deck)
    assert plan.lost == ()
    before, after = read_deck(path), read_deck(deck)
    assert (after.id, after.title) == (before.id, before.title)
    assert [*map(told, after.notes)] == [*map(told, before.notes)]


@pytest.fixture
def written(deck: Path) -> Path:
    deck.write_text(
        """\
format: 1
title: Words
tags: [net]
sources:
  rfc: {title: RFC 9293, url: 'https://example.org'}
notes:
  - q: Which __port__?
    a: 443
    source: {ref: rfc, at: '¶7 s1', quote: the port 443}
    image: star.png
  - section: Pairs
  - front: der Hund
    back: the dog
    tags: [animal kingdom]
  - section: ''
  - cloze: The {{SYN}} first.
""",
        encoding="utf-8",
    )
    (deck.parent / "star.png").write_bytes(b"\x89PNG")
    return deck


def test_a_deck_without_ids_gets_them(
    take: Import, home: Home, written: Path, tmp_path: Path
) -> None:
    export(home, [str(written)], tmp_path / "out.apkg")
    ids = [note.id for note in read_deck(written).notes]
    assert counts(take(tmp_path / "out.apkg", written)) == {"kept": 3}
    assert [note.written_id for note in read_deck(written).notes] == ids


def test_into_the_deck_it_came_from_nothing_changes(
    take: Import, home: Home, written: Path, tmp_path: Path
) -> None:
    write_ids(written)
    export(home, [str(written)], tmp_path / "out.apkg")
    before = written.read_bytes()
    assert counts(take(tmp_path / "out.apkg", written)) == {"kept": 3}
    assert written.read_bytes() == before
    assert not (written.parent / "media").exists()


def test_what_was_edited_in_anki_comes_back_into_the_deck(
    anki: Anki, take: Import, home: Home, written: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.apkg"
    export(home, [str(written)], out)
    take(out, written)
    anki.take(out)
    ids = [note.id for note in read_deck(written).notes]
    theirs = anki.note(ids[0])
    theirs["Back"] = "443 <b>or</b> 8443"
    anki.collection.update_note(theirs)
    edited(written, "back: the dog", "back: the hound")
    plan = take(anki.give(tmp_path / "back.apkg", "Words"), written)
    assert counts(plan) == {"kept": 1, "changed": 1, "conflicting": 1}
    notes = read_deck(written).notes
    assert [note.id for note in notes] == ids
    assert (notes[0].back, notes[1].back) == ("443 **or** 8443", "the hound")
    assert notes[0].image == "star.png"


def test_tags_of_decks_come_along_where_their_notes_come_into_another(
    take: Import, home: Home, deck: Path, tmp_path: Path
) -> None:
    packages = []
    for name in ("fauna", "flora"):
        notes = f"notes:\n  - {{q: '{name} one?', a: x}}\n  - {{q: '{name} two?', a: x}}\n"
        source = tmp_path / f"{name}.yaml"
        source.write_text(f"title: {name}\ntags: [{name}]\n{notes}", encoding="utf-8")
        packages.append(tmp_path / f"{name}.apkg")
        export(home, [str(source)], packages[-1])
    take(packages, deck)
    assert [note.tags for note in read_deck(deck).notes] == [("fauna",)] * 2 + [("flora",)] * 2
    one = deck.with_name("one.yaml")
    one.write_text("tags: [fauna]\nnotes:\n  - {q: Own?, a: x}\n", encoding="utf-8")
    take(packages[0], one)
    take(packages[1], one)
    assert [note.tags for note in read_deck(one).notes] == [()] * 3 + [("flora",)] * 2


def test_two_decks_that_went_out_together_leave_no_names_of_theirs_in_the_tags(
    take: Import, home: Home, written: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: Other\nnotes:\n  - {q: Own?, a: x}\n", encoding="utf-8")
    export(home, [str(written), str(other)], tmp_path / "out.apkg")
    take(tmp_path / "out.apkg", tmp_path / "both.yaml")
    tags = {tag for note in read_deck(tmp_path / "both.yaml").notes for tag in note.tags}
    assert tags == {"net", "animal_kingdom"}
