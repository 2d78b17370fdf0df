"""A sitting over new cards: each decision is kept at once, the file is written at the end."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.workflow.conftest import FILLER, TIDES, Make
from trainer.cards.note import Kind, Note
from trainer.errors import DeckError, StoreError, UsageError
from trainer.generate.engine import generate
from trainer.store.deckfile import read_deck
from trainer.store.made import MadeStatus, made
from trainer.store.places import database_path
from trainer.workflow.accepting import Review
from trainer.workflow.home import Home
from trainer.workflow.make import Wishes
from trainer.workflow.offer import IN_DOUBT

SPRING = "The highest tide of a month is called a spring tide."


@pytest.fixture
def review(home: Home, planned: Make) -> Review:
    return Review(home, planned())


def offered(review: Review) -> Note:
    assert review.current
    return review.current.note


def statuses(home: Home, deck: str) -> dict[str, tuple[MadeStatus, bool]]:
    return {row.note: (row.status, row.awaits) for row in made(home.database, deck)}


def test_a_card_is_offered_beside_its_passage(review: Review) -> None:
    offer = review.current
    assert offer
    assert (offer.number, offer.total) == (1, 3)
    assert offer.passage.quote == SPRING
    assert offer.passage.after.startswith(f" {FILLER}")


def test_what_is_accepted_is_remembered_before_it_is_in_the_file(
    review: Review, home: Home, target: Path, planned: Make
) -> None:
    deck = planned().deck.id
    note = offered(review)
    review.accept()
    assert statuses(home, deck) == {note.id: (MadeStatus.ACCEPTED, True)}
    assert not target.exists()
    review.leave()
    assert [n.id for n in read_deck(target).notes] == [note.id]
    assert statuses(home, deck) == {note.id: (MadeStatus.ACCEPTED, False)}


def test_what_is_left_open_is_offered_the_next_time(
    review: Review, home: Home, planned: Make, target: Path
) -> None:
    review.accept()
    second = offered(review)
    review.drop()
    third = offered(review)
    assert review.counts == {"accepted": 1, "edited": 0, "dropped": 1, "left": 1}
    review.leave()
    again = Review(home, planned())
    assert offered(again) == third
    assert again.current
    assert again.current.total == 1
    again.accept()
    again.leave()
    notes = read_deck(target).notes
    assert len(notes) == 2
    assert second.id not in {note.id for note in notes}


def test_a_dropped_card_never_comes_back(
    review: Review, home: Home, planned: Make, make: Make, target: Path
) -> None:
    review.drop()
    review.leave()
    assert not target.exists()
    edited = TIDES.replace("The highest tide of a month", "The very highest tide of any month")
    for text in (TIDES, edited):
        assert all("tide" not in p.note.front for p in planned(text).offered)
    make()
    assert "pring tide" not in target.read_text(encoding="utf-8").replace(SPRING, "")


def test_the_last_decisions_can_be_taken_back(review: Review, home: Home, planned: Make) -> None:
    deck = planned().deck.id
    first = offered(review)
    review.accept()
    second = offered(review)
    review.drop()
    assert review.undo()
    assert offered(review) == second
    assert review.undo()
    assert offered(review) == first
    assert statuses(home, deck) == {}
    assert not review.undo()


def test_an_edited_card_counts_as_written_by_hand(review: Review, make: Make, target: Path) -> None:
    mine = replace(offered(review), back="A very high one")
    review.edit([mine])
    review.leave()
    assert [note.back for note in read_deck(target).notes] == ["A very high one"]
    changed = TIDES.replace("The highest tide of a month", "The highest tide of any month")
    plan = make(changed)
    assert [(change.by_hand, change.note.back) for change in plan.changed] == [
        (True, "A very high one")
    ]
    assert all("tide" not in row.text.front for row in plan.added)


def test_a_card_can_become_a_cloze_or_several_cards(review: Review, target: Path) -> None:
    review.make_cloze()
    asked = offered(review)
    review.edit([replace(asked, back="one"), replace(asked, back="two")])
    review.leave()
    notes = read_deck(target).notes
    assert [note.kind for note in notes] == [Kind.CLOZE, Kind.QUESTION, Kind.QUESTION]
    assert notes[0].front == "The highest tide of a month is called a {{c1::spring tide}}."
    assert {note.source for note in notes[1:]} == {asked.source}


def test_what_cannot_be_split_is_told_and_nothing_is_decided(review: Review) -> None:
    first = offered(review)
    with pytest.raises(UsageError, match="several"):
        review.split()
    assert offered(review) == first


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"back": " "}, "empty"),
        ({"kind": Kind.LIST, "items": (), "back": ""}, "empty"),
        ({"kind": Kind.CLOZE, "front": "No gap", "back": ""}, "gap"),
        ({}, "nothing was changed"),
    ],
)
def test_an_edit_that_makes_no_note_is_refused(
    review: Review, fields: dict[str, object], message: str
) -> None:
    note = offered(review)
    with pytest.raises(UsageError, match=message):
        review.edit([replace(note, **fields)])  # type: ignore[arg-type]
    assert offered(review) == note


def test_an_edit_to_what_the_deck_has_is_refused(review: Review) -> None:
    first = offered(review)
    review.accept()
    with pytest.raises(UsageError, match="already"):
        review.edit([first])


def test_all_the_rest_is_one_decision_and_takes_only_what_is_clean(
    review: Review, home: Home, planned: Make
) -> None:
    rows = review.accept_rest()
    assert {row.status for row in rows} == {MadeStatus.ACCEPTED}
    assert all(row.score >= 0.8 for row in rows)
    assert rows
    assert review.undo()
    assert review.counts["left"] == 3
    assert statuses(home, planned().deck.id) == {}


def test_what_was_accepted_before_a_crash_is_in_the_next_plan(
    review: Review, home: Home, planned: Make, make: Make, target: Path
) -> None:
    note = offered(review)
    review.accept()  # and the process dies here
    plan = planned()
    assert plan.added[0].note == note.id
    assert note not in [p.note for p in plan.offered]
    make()
    assert [n.id for n in read_deck(target).notes].count(note.id) == 1
    assert {awaits for _, awaits in statuses(home, plan.deck.id).values()} == {False}


def test_a_crash_between_the_file_and_the_database_adds_nothing_twice(
    review: Review, home: Home, make: Make, planned: Make, target: Path
) -> None:
    note = offered(review)
    review.accept()
    review.leave()
    home.database.connection.rows("UPDATE made SET awaits = 1")
    plan = make()
    assert note.id not in {row.note for row in plan.added}
    assert {awaits for _, awaits in statuses(home, plan.deck.id).values()} == {False}


def test_a_note_that_awaits_a_document_of_another_day_brings_its_source(
    review: Review, home: Home, tides: Path, target: Path
) -> None:
    from trainer.workflow.make import Wishes, draft
    from trainer.workflow.writing import write

    review.accept()
    other = tides.with_name("other.md")
    other.write_text(f"# Tides\n\nThe outward flow of a tide is called an ebb. {FILLER}\n")
    write(home, draft(home, [other], target, Wishes(title="How does the sea move?")))
    assert set(read_deck(target).sources) == {"tides", "other"}


def test_a_decision_that_cannot_be_kept_is_no_decision(review: Review, home: Home) -> None:
    home.database.connection.rows("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(database_path(home.folder), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    first = offered(review)
    with pytest.raises(StoreError, match="locked"):
        review.accept()
    other.close()
    assert offered(review) == first
    review.accept()
    assert offered(review) != first


def test_decisions_outlive_a_deck_file_that_cannot_be_written(
    review: Review, home: Home, planned: Make, target: Path
) -> None:
    note = offered(review)
    review.accept()
    target.write_text("somebody was faster", encoding="utf-8")
    with pytest.raises(DeckError, match="your decisions are kept"):
        review.leave()
    assert target.read_text(encoding="utf-8") == "somebody was faster"
    target.unlink()
    assert planned().added[0].note == note.id


def test_notes_put_into_the_file_during_the_sitting_stay(
    make: Make, planned: Make, home: Home, target: Path
) -> None:
    make()
    new = "The outward flow of the tide along a coast is called an ebb."
    review = Review(home, planned(TIDES + f"\n{new} {FILLER} {FILLER}\n"))
    review.accept()
    mine = "  - q: Mine?\n    a: yes, mine\n"
    target.write_text(target.read_text(encoding="utf-8") + mine, encoding="utf-8")
    review.leave()
    assert [note.front for note in read_deck(target).notes][3] == "Mine?"
    assert len(read_deck(target).notes) == 5


def test_any_card_can_be_decided_on_and_the_next_open_one_is_found(review: Review) -> None:
    review.drop(2)
    assert [bool(review.rows(number)) for number in (1, 2, 3)] == [False, True, False]
    assert review.next_open(1) == 3
    assert review.next_open(3) == 1
    review.accept(3)
    assert review.next_open(3) == 1
    review.accept(1)
    assert review.next_open(1) is None


def test_a_new_decision_takes_the_place_of_the_one_before_until_it_is_undone(
    review: Review, home: Home, planned: Make
) -> None:
    deck = planned().deck.id
    note = offered(review)
    review.drop(1)
    review.accept(1)
    assert review.counts == {"accepted": 1, "edited": 0, "dropped": 0, "left": 2}
    mine = replace(note, front="Mine?")
    review.edit([mine], 1)
    assert statuses(home, deck) == {mine.id: (MadeStatus.EDITED, True)}
    review.undo()
    assert statuses(home, deck) == {note.id: (MadeStatus.ACCEPTED, True)}
    review.undo()
    assert statuses(home, deck) == {note.id: (MadeStatus.DROPPED, False)}
    assert review.undo() == 1
    assert statuses(home, deck) == {}
    assert not review.can_undo


def test_an_edit_that_leaves_no_card_is_refused(review: Review) -> None:
    with pytest.raises(UsageError, match="no card is left"):
        review.edit([])
    assert review.counts["left"] == 3


def test_a_card_in_doubt_says_so_and_is_not_accepted_unseen(home: Home, planned: Make) -> None:
    doubtful = partial(generate, doubtful=True)
    text = f"The sloop Argo carried four guns for twelve years.\n\n{SPRING}\n\n"
    review = Review(home, planned(text + f"{FILLER}\n\n" * 150, Wishes(writer=doubtful)))
    doubts = [n for n in range(1, review.total + 1) if IN_DOUBT in review.findings(n)]
    assert 0 < len(doubts) < review.total
    review.accept_rest(least_score=0)
    assert [n for n in range(1, review.total + 1) if not review.rows(n)] == doubts
