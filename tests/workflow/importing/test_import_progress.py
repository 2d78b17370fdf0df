"""Progress comes along once, as rows of the log, and what was learnt here is never undone."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.anki.conftest import Anki
from tests.anki.foreign_packages import BASIC, REVERSED, note, package
from tests.anki.scheduled import answered
from tests.anki.test_read import need_zstd
from tests.workflow.importing.conftest import Import, edited
from trainer.anki.history import card_key
from trainer.config import load
from trainer.memory.days import date_to_day, study_day
from trainer.memory.log import EventKind, Phase, Rating
from trainer.memory.rows import row
from trainer.store.deckfile import read_deck
from trainer.workflow.home import Home
from trainer.workflow.import_plan import ImportPlan
from trainer.workflow.import_reading import Wishes
from trainer.workflow.importing import plan_import

PACKAGES = ("legacy1_sched_media.apkg", "legacy2.colpkg", "latest_sched_media.apkg")


@pytest.fixture
def learnt(anki: Anki, tmp_path: Path) -> Path:
    """A package out of Anki, where one of two cards was answered with Easy."""
    anki.take(package(tmp_path / "new.apkg", note(BASIC, "a", "1"), note(REVERSED, "b", "2")))
    anki.answer(anki.note("a").cards()[0])
    return exported(anki, tmp_path / "learnt.apkg")


@dataclass(frozen=True)
class World:
    """A collection of Anki, and a home that takes from it again and again."""

    anki: Anki
    take: Import
    home: Home

    def again(self, package: Path, deck: Path) -> ImportPlan:
        return self.take(exported(self.anki, package), deck, with_progress=True)


@pytest.fixture
def world(anki: Anki, take: Import, home: Home) -> World:
    return World(anki, take, home)


def today() -> int:
    """The study day on which Anki, whose clock is not frozen, does what a test does in it."""
    return study_day(int(time.time() * 1000), None, 4)


def later(anki: Anki) -> None:
    """Let what was done last have been done some seconds later."""
    database = anki.collection.db
    assert database
    database.execute("UPDATE cards SET mod = (SELECT max(mod) FROM cards) + 10 WHERE type = 2")


def exported(anki: Anki, path: Path) -> Path:
    return anki.give(path, "Lang", with_progress=True)


@pytest.mark.parametrize("name", PACKAGES)
def test_states_of_real_packages_are_those_of_anki(
    shared: Path, take: Import, deck: Path, home: Home, name: str
) -> None:
    need_zstd(name)
    made_in_utc(home)
    folder = shared / "data" / "anki"
    rows = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["rows"]
    plan = take(folder / name, deck, with_progress=True)
    assert plan.reviews == 91
    notes = {found.guid: found for found in plan.placed}
    for told in rows:
        for card in told["cards"]:
            key = card_key(notes[told["guid"]], card["ord"])
            if key:
                compare(home, key, card, complete=told["guid"] != "susp")


def made_in_utc(home: Home) -> None:
    """The packages were made in UTC, with Anki's usual hour at which a day begins."""
    (home.folder / "config.toml").write_text('[study]\ntimezone = "UTC"\n', encoding="utf-8")
    home.configure(load(home.folder, {}))


def compare(home: Home, key: str, card: dict[str, Any], *, complete: bool) -> None:
    """``complete`` tells that the whole history of the card is in the package."""
    state = home.database.state(key)
    if card["type"] == 2:
        assert state.due_day == date_to_day(date.fromisoformat(card["due_date"]))
        assert state.phase is Phase.REVIEW
    assert bool(state.suspended) == (card["queue"] == -1)
    if complete:
        assert (state.reps, state.lapses) == (card["reps"], card["lapses"])
    if complete and card["d"]:
        assert state.difficulty == pytest.approx(card["d"], abs=0.01)


def test_without_being_asked_for_no_progress_comes(
    take: Import, deck: Path, home: Home, learnt: Path
) -> None:
    assert take(learnt, deck).events == ()
    assert home.database.events() == ()


def test_the_same_history_twice_adds_nothing(
    take: Import, deck: Path, home: Home, learnt: Path
) -> None:
    assert take(learnt, deck, with_progress=True).reviews == 1
    logged = home.database.events()
    assert take(learnt, deck, with_progress=True).events == ()
    assert home.database.events() == logged
    assert [event.rating for event in logged] == [Rating.EASY]


def test_progress_can_come_after_the_notes_and_after_they_were_reworded(
    take: Import, deck: Path, home: Home, learnt: Path
) -> None:
    take(learnt, deck)
    edited(deck, "  - q: a\n", "  - q: my own a\n")
    assert take(learnt, deck, with_progress=True).reviews == 1
    (event,) = home.database.events()
    assert event.card == read_deck(deck).notes[0].id


def test_what_was_answered_over_there_since_comes_with_the_next_import(
    take: Import, deck: Path, home: Home, learnt: Path, anki: Anki
) -> None:
    take(learnt, deck, with_progress=True)
    anki.answer(anki.note("b").cards()[1])
    plan = take(exported(anki, learnt), deck, with_progress=True)
    assert (plan.reviews, len(plan.kept)) == (1, 2)
    assert {event.card for event in home.database.events()} == {
        read_deck(deck).notes[0].id,
        f"{read_deck(deck).notes[1].id}#r",
    }


def test_a_card_suspended_and_flagged_in_anki_is_so_here_and_back(
    take: Import, deck: Path, home: Home, learnt: Path, anki: Anki
) -> None:
    card = anki.note("a").cards()[0]
    anki.collection.sched.suspend_cards([card.id])
    anki.collection.set_user_flag_for_cards(2, [card.id])
    take(exported(anki, learnt), deck, with_progress=True)
    key = read_deck(deck).notes[0].id
    state = home.database.state(key)
    assert (state.suspended, state.flag) == (True, 2)
    assert not read_deck(deck).notes[0].suspended


def test_a_card_that_was_put_back_here_stays_back(
    take: Import, deck: Path, home: Home, learnt: Path, anki: Anki
) -> None:
    anki.collection.sched.suspend_cards([anki.note("a").cards()[0].id])
    take(exported(anki, learnt), deck, with_progress=True)
    key = read_deck(deck).notes[0].id
    newest = max(event.at_ms for event in home.database.events())
    stamp = home.database.stamp(newest + 5_000)
    home.database.record([row(EventKind.UNSUSPEND, key, home.today(), stamp)])
    assert take(learnt, deck, with_progress=True).events == ()
    assert home.database.state(key).suspended is False


def moved_in_anki(anki: Anki, days: int) -> None:
    """Give the card that was answered another due date, some seconds later."""
    database = anki.collection.db
    assert database is not None
    database.execute("UPDATE cards SET mod = mod + 10, due = due + ? WHERE type = 2", days)


def test_a_due_date_that_was_moved_over_there_since_comes_along(
    take: Import, deck: Path, home: Home, learnt: Path, anki: Anki
) -> None:
    take(learnt, deck, with_progress=True)
    key = read_deck(deck).notes[0].id
    due = home.database.state(key).due_day
    assert due is not None
    moved_in_anki(anki, 3)
    plan = take(exported(anki, learnt), deck, with_progress=True)
    assert [event.kind for event in plan.events] == [EventKind.DUE]
    assert home.database.state(key).due_day == due + 3
    assert take(learnt, deck, with_progress=True).events == ()


@pytest.mark.parametrize("fsrs", [False, True], ids=["SM-2", "FSRS"])
def test_a_card_forgotten_and_set_due_in_anki_is_a_review_card_here(
    world: World, deck: Path, learnt: Path, *, fsrs: bool
) -> None:
    world.anki.collection.set_config("fsrs", fsrs)
    ids = list(world.anki.note("a").card_ids())
    world.again(learnt, deck)
    world.anki.collection.sched.schedule_cards_as_new(ids)
    world.anki.collection.sched.set_due_date(ids, "5")
    key = read_deck(deck).notes[0].id
    world.again(learnt, deck)
    found, told = world.home.database.state(key), world.anki.note("a").cards()[0]
    assert (found.phase, found.reps, found.lapses) == (Phase.REVIEW, 1, 0)
    assert found.due_day == today() + 5
    assert found.interval_days == max(told.ivl, 1)
    world.anki.collection.sched.set_due_date(ids, "9")
    later(world.anki)
    assert [event.kind for event in world.again(learnt, deck).events] == [EventKind.DUE]
    assert world.home.database.state(key).due_day == today() + 9
    assert world.again(learnt, deck).events == ()


def test_a_card_that_was_only_set_due_in_anki_is_learnt_once(
    world: World, deck: Path, learnt: Path
) -> None:
    database = world.anki.collection.db
    assert database
    for days in (3, 7):
        world.anki.collection.sched.set_due_date(world.anki.note("b").card_ids()[:1], f"{days}!")
        database.execute("DELETE FROM revlog")  # as where it does not come along
        later(world.anki)
        world.again(learnt, deck)
        found = world.home.database.state(read_deck(deck).notes[1].id)
        assert (found.phase, found.reps) == (Phase.REVIEW, 1)
        assert found.due_day == today() + days


def test_a_due_date_that_was_set_here_since_stays(
    take: Import, deck: Path, home: Home, learnt: Path, anki: Anki
) -> None:
    moved_in_anki(anki, 3)
    take(exported(anki, learnt), deck, with_progress=True)
    key = read_deck(deck).notes[0].id
    newest = max(event.at_ms for event in home.database.events())
    moved = row(EventKind.DUE, key, home.today(), home.database.stamp(newest + 60_000))
    home.database.record([replace(moved, due_day=home.today() + 99)])
    assert take(learnt, deck, with_progress=True).events == ()
    assert home.database.state(key).due_day == home.today() + 99


def test_answers_that_were_given_here_are_not_counted_twice(
    take: Import, deck: Path, home: Home, learnt: Path
) -> None:
    (key,) = {event.card for event in take(learnt, deck, with_progress=True).events}
    (theirs,) = home.database.events(key)
    with Home(home.folder.with_name("other"), home.config) as other:
        own = replace(theirs, id="0" * 20, device=other.database.device)
        other.database.record([own])
        assert plan_import(other, [learnt], deck, Wishes(with_progress=True)).reviews == 0


def test_cards_in_every_state_of_anki_are_so_here(world: World, deck: Path, tmp_path: Path) -> None:
    collection = world.anki.collection
    fronts = ["usual", "filtered", "suspended", "flagged", "eased", "learning", "forgotten"]
    world.anki.take(package(tmp_path / "a.apkg", *(note(BASIC, front, "x") for front in fronts)))
    answered(world.anki)
    cards = {front: world.anki.note(front).cards()[0].id for front in fronts}
    collection.sched.suspend_cards([cards["suspended"]])
    collection.set_user_flag_for_cards(3, [cards["flagged"]])
    into_filtered_deck(world.anki, "filtered")
    database = collection.db
    assert database
    database.execute(
        "UPDATE cards SET factor = 1300, ivl = 90, due = 40 WHERE id = ?", cards["eased"]
    )
    database.execute("DELETE FROM revlog WHERE cid = ?", cards["eased"])
    set_back = "UPDATE cards SET type = {}, queue = {}, due = {}, ivl = 0 WHERE id = ?"
    database.execute(set_back.format(0, 0, 7), cards["forgotten"])
    database.execute(set_back.format(3, 1, int(time.time()) + 300), cards["learning"])
    theirs = world.anki.give(tmp_path / "a.apkg", with_progress=True)
    world.take(theirs, deck, with_progress=True)
    made = {one.front: world.home.database.state(one.id) for one in read_deck(deck).notes}
    for front, number in cards.items():
        card, found = collection.get_card(number), made[front]
        assert found.phase is list(Phase)[card.type], front
        assert (bool(found.suspended), found.flag) == (card.queue == -1, card.user_flag())
        if card.type == 2:
            due = (card.odue or card.due) - collection.sched.today
            assert (found.due_day, found.interval_days) == (today() + due, card.ivl), front
    assert world.take(theirs, deck, with_progress=True).events == ()


def into_filtered_deck(anki: Anki, front: str) -> None:
    """Take this card into a filtered deck."""
    from anki.decks import DeckId

    made = anki.collection.sched.get_or_create_filtered_deck(DeckId(0))
    made.config.search_terms[0].search = f"Front:{front}"
    anki.collection.sched.add_or_update_filtered_deck(made)
