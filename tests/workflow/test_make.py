"""Making a deck again changes what has to change, and nothing that a person did."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workflow.conftest import FILLER, TIDES, Make
from trainer.errors import DeckError, StoreError
from trainer.store.deckfile import read_deck
from trainer.store.made import MadeStatus, made
from trainer.store.places import database_path
from trainer.workflow.home import Home
from trainer.workflow.make import Wishes, draft
from trainer.workflow.writing import write

SPRING = "The highest tide of a month is called a spring tide."
KING = "The highest tide of any month is called a king tide."
PARAGRAPHS = TIDES.split("\n\n")


def ids(target: Path) -> list[str]:
    return [note.id for note in read_deck(target).notes]


def asking(target: Path, word: str) -> str:
    """The id of the note whose question or answer has a word."""
    deck = read_deck(target)
    return next(note.id for note in deck.notes if word in f"{note.front} {note.back}")


def test_a_document_that_has_not_changed_changes_nothing(make: Make, target: Path) -> None:
    first = make()
    before = target.read_bytes()
    again = make()
    assert len(first.added) == 3
    assert [note.id for note in again.kept] == [row.note for row in first.added]
    assert (again.added, again.changed, again.stale) == ((), (), ())
    assert target.read_bytes() == before


def test_a_paragraph_that_moved_takes_its_locator_along(make: Make, target: Path) -> None:
    make()
    before = read_deck(target)
    made = make("\n\n".join([PARAGRAPHS[0], PARAGRAPHS[3].strip(), *PARAGRAPHS[1:3]]) + "\n")
    assert {change.fields for change in made.changed} == {("source",)}
    assert (made.added, made.stale, made.kept) == ((), (), ())
    after = read_deck(target)
    assert [note.id for note in after.notes] == [note.id for note in before.notes]
    assert [note.source and note.source.at for note in after.notes] == ["¶2 s1", "¶3 s1", "¶1 s1"]
    again = make()
    assert len(again.kept) == 3


def test_an_edited_sentence_changes_its_note_in_place(make: Make, target: Path) -> None:
    make()
    spring = asking(target, "Spring")
    lines = target.read_text(encoding="utf-8").splitlines()
    made = make(TIDES.replace(SPRING, KING))
    (change,) = made.changed
    assert (change.note.id, change.by_hand) == (spring, False)
    assert set(change.fields) == {"question", "answer", "source"}
    note = next(note for note in read_deck(target).notes if note.id == spring)
    assert note.source
    assert (note.back, note.source.quote) == ("King tide", KING)
    after = target.read_text(encoding="utf-8").splitlines()
    assert sum(one != other for one, other in zip(lines, after, strict=True)) == 4


def test_a_note_that_make_reworded_is_still_its_own(make: Make, target: Path) -> None:
    make()
    make(TIDES.replace(SPRING, KING))
    third = "The highest tide of any year is called a giant tide."
    (change,) = make(TIDES.replace(SPRING, third)).changed
    assert not change.by_hand
    assert "Giant tide" in target.read_text(encoding="utf-8")


def test_the_hash_of_the_document_is_refreshed(make: Make, tides: Path, target: Path) -> None:
    make()
    make(TIDES.replace(FILLER, "Nothing else is told.", 1))
    assert read_deck(target).sources["tides"].sha256 == (
        hashlib.sha256(tides.read_bytes()).hexdigest()
    )


def test_words_changed_by_hand_stay_as_they_are(make: Make, target: Path) -> None:
    make()
    mine = target.read_text(encoding="utf-8").replace("a: Spring tide", "a: The big one # mine")
    target.write_text(mine, encoding="utf-8")
    made = make(TIDES.replace(SPRING, KING))
    (change,) = made.changed
    assert change.by_hand
    assert not made.added
    after = target.read_text(encoding="utf-8")
    assert "a: The big one # mine\n" in after
    assert SPRING in after
    assert "King" not in after


def test_a_deck_from_elsewhere_counts_as_written_by_hand(
    make: Make, target: Path, tmp_path: Path, home: Home
) -> None:
    make()
    home.database.connection.rows("DELETE FROM made")
    made = make(TIDES.replace(SPRING, KING))
    assert [change.by_hand for change in made.changed] == [True]
    assert not made.added


def test_a_vanished_sentence_leaves_its_note_in_the_file_as_stale(make: Make, target: Path) -> None:
    make()
    before = ids(target)
    made = make(TIDES.replace(SPRING, FILLER))
    assert [note.source.quote for note in made.stale if note.source] == [SPRING]
    assert ids(target) == before
    assert make().stale == made.stale


def test_new_facts_come_as_new(make: Make, target: Path) -> None:
    make()
    before = ids(target)
    new = "The outward flow of the tide along a coast is called an ebb."
    made = make(TIDES + f"\n{new} {FILLER} {FILLER}\n")
    assert len(made.added) == 1
    assert ids(target) == [*before, made.added[0].note]


def test_a_note_taken_out_by_hand_stays_out_even_when_its_sentence_is_edited(
    make: Make, target: Path
) -> None:
    make()
    text = target.read_text(encoding="utf-8")
    start, end = text.index("  - q: What is the highest"), text.index("  - q: What is a line")
    target.write_text(text[:start] + text[end:], encoding="utf-8")
    edited = TIDES.replace("The highest tide of a month", "The very highest tide of any month")
    for document in (TIDES, edited):
        made = make(document)
        assert not made.added
        assert any("taken out" in drop.reason for drop in made.dropped)
    assert "Spring tide" not in target.read_text(encoding="utf-8")


def test_a_plan_alone_writes_nothing(planned: Make, make: Make, target: Path, home: Home) -> None:
    assert planned().added
    assert not target.exists()
    make()
    before = target.read_bytes(), made(home.database, read_deck(target).id)
    plan = planned(TIDES.replace(SPRING, KING))
    assert plan.changed
    assert (target.read_bytes(), made(home.database, plan.deck.id)) == before


def test_what_was_made_is_remembered_with_its_document(
    make: Make, home: Home, target: Path
) -> None:
    first = make()
    rows = made(home.database, first.deck.id)
    assert {row.note for row in rows} == set(ids(target))
    assert {row.document for row in rows} == {first.documents[0].sha256}
    assert {(row.status, row.awaits) for row in rows} == {(MadeStatus.WRITTEN, False)}
    second = make(TIDES.replace(SPRING, KING))
    changed = [row for row in made(home.database, first.deck.id) if "King" in row.text.back]
    assert [row.document for row in changed] == [second.documents[0].sha256]


def test_only_so_many_new_notes_are_added(make: Make, target: Path) -> None:
    assert len(make(wishes=Wishes(maximum=1)).added) == 1
    assert len(make(wishes=Wishes(maximum=1)).added) == 1
    assert len(make().added) == 1
    assert len(ids(target)) == 3


def test_what_a_deck_of_the_library_asks_is_left_out_and_named(
    make: Make, home: Home, tmp_path: Path
) -> None:
    other = tmp_path / "sea.yaml"
    other.write_text(
        "title: The sea\nnotes:\n"
        "  - q: What is the highest tide of the month called?\n    a: a spring tide\n"
        "  - q: What is the deepest part of a harbour called?\n    a: the trough\n",
        encoding="utf-8",
    )
    home.add(other)
    result = make()
    assert len(result.added) == 2
    reason = "already in The sea: What is the highest tide of the month called?"
    assert [(d.quote, d.reason) for d in result.dropped if "already" in d.reason] == [
        (SPRING, reason)
    ]


def test_the_deck_itself_may_be_in_the_library(make: Make, home: Home, target: Path) -> None:
    make()
    home.add(target)
    assert len(make().kept) == 3


def test_two_documents_that_tell_the_same_give_one_card(
    home: Home, tides: Path, target: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text(
        TIDES.replace("# How does the sea move?", "# What moves the sea?"), encoding="utf-8"
    )
    plan = draft(home, [tides, copy], target, Wishes())
    assert len(plan.added) == 3
    write(home, plan)


def test_a_deck_file_that_somebody_changed_meanwhile_is_refused(
    make: Make, planned: Make, home: Home, target: Path
) -> None:
    make()
    rows = made(home.database, read_deck(target).id)
    plan = planned(TIDES.replace(SPRING, KING))
    later = target.read_text(encoding="utf-8").replace("a: Spring tide", "a: my own")
    target.write_text(later, encoding="utf-8")
    with pytest.raises(DeckError, match="changed by another program"):
        write(home, plan)
    assert target.read_text(encoding="utf-8") == later
    assert made(home.database, plan.deck.id) == rows


def test_a_file_that_appeared_meanwhile_is_not_overwritten(
    planned: Make, home: Home, target: Path
) -> None:
    plan = planned()
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(DeckError, match="meanwhile"):
        write(home, plan)
    assert target.read_text(encoding="utf-8") == "mine"
    assert made(home.database, plan.deck.id) == ()


def test_a_deck_file_with_errors_is_named_with_its_line(
    make: Make, planned: Make, target: Path
) -> None:
    make()
    broken = target.read_text(encoding="utf-8").replace("    a: Spring", "    b: Spring")
    target.write_text(broken, encoding="utf-8")
    with pytest.raises(DeckError) as caught:
        planned()
    assert (caught.value.file, caught.value.line) == (
        str(target),
        broken.split("b: S")[0].count("\n") + 1,
    )
    assert target.read_text(encoding="utf-8") == broken


def test_a_locked_database_leaves_the_deck_file_alone(
    planned: Make, home: Home, target: Path
) -> None:
    plan = planned()
    home.database.connection.rows("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(database_path(home.folder), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        write(home, plan)
    other.close()
    assert not target.exists()
    write(home, plan)
    assert len(ids(target)) == 3


def test_a_title_given_for_a_new_deck_is_its_own(make: Make, target: Path) -> None:
    make(wishes=Wishes(title="The sea"))
    assert read_deck(target).title == "The sea"
    assert replace(read_deck(target), notes=()).sources["tides"].title == "How does the sea move?"


def test_the_same_fact_in_documents_with_other_names_is_asked_once(
    home: Home, tides: Path, target: Path, tmp_path: Path
) -> None:
    text = TIDES.replace("# How does the sea move?", "# Kell")
    tides.write_text(text, encoding="utf-8")
    copy = tmp_path / "copy.md"
    copy.write_text(text.replace("# Kell", "# Brae"), encoding="utf-8")
    plan = draft(home, [tides, copy], target, Wishes())
    assert len(plan.added) == 3
    assert sum("already in this deck" in drop.reason for drop in plan.dropped) == 3
    write(home, plan)
