"""What was done in a sitting is taken back, across a restart too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.study.conftest import DECK
from trainer.config import load
from trainer.errors import NothingToDo, UsageError
from trainer.memory.log import NEW_CARD, Event, EventKind, Phase, Rating
from trainer.store.search_orders import IN_FILE_ORDER
from trainer.workflow import backlog, taking_back
from trainer.workflow.browsing import Browsing
from trainer.workflow.home import Home
from trainer.workflow.sitting import Choices


def test_undo_reaches_back_to_the_first_card(home: Home) -> None:
    study = home.study()
    keys = []
    for rating in (Rating.EASY, Rating.AGAIN, Rating.GOOD):
        assert study.session.current is not None
        keys.append(study.session.current.key)
        study.grade(rating, 0)
    while study.undo():
        pass
    assert study.session.current is not None
    assert study.session.current.key == keys[0]
    assert {home.database.state(key).phase for key in keys} == {Phase.NEW}
    assert len(home.database.events()) == 6


def test_undo_works_across_a_restart_and_leaves_the_log_as_if_nothing_had_been(home: Home) -> None:
    study = home.study()
    keys = []
    for rating in (Rating.EASY, Rating.GOOD, Rating.AGAIN):
        card = study.card()
        assert card is not None
        keys.append(card.card.key)
        study.grade(rating, 100)
    study.suspend()
    later = home.study()
    labels = []
    while later.session.undo_label:
        labels.append(later.session.undo_label)
        assert later.undo()
    assert labels == ["suspend", "again", "good", "easy"]
    assert not later.undo()
    card = later.card()
    assert card is not None
    assert card.card.key == keys[0]
    assert all(home.database.state(key) == NEW_CARD for key in keys)
    assert later.redo()
    assert home.database.state(keys[0]).reps == 1


def test_what_was_undone_is_not_offered_again(home: Home) -> None:
    study = home.study()
    study.grade(Rating.GOOD, 100)
    study.undo()
    assert home.study().session.undo_label == ""


def test_a_card_that_is_no_more_is_passed_over(home: Home, tmp_path: Path) -> None:
    study = home.study()
    study.grade(Rating.EASY, 100)
    second = study.card()
    assert second is not None
    study.grade(Rating.GOOD, 100)
    path = tmp_path / "letters.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(lines[:4] + lines[6:]), encoding="utf-8")
    home.refresh()
    later = home.study()
    assert later.session.undo_label == "easy"
    assert later.undo()


def test_a_card_forgotten_or_flagged_before_the_restart_is_what_undo_shows(home: Home) -> None:
    study = home.study()
    key = study.session.current.key if study.session.current else ""
    study.flag()
    study.grade(Rating.GOOD, 100)
    later = home.study()
    assert later.undo()
    assert later.session.current is not None
    assert (later.session.current.key, later.session.current.state.flag) == (key, 1)
    assert later.flag() is False
    later.forget()
    last = home.study()
    labels = []
    while last.session.undo_label:
        labels.append(last.session.undo_label)
        assert last.undo()
        assert last.session.current is not None
        assert last.session.current.state == home.database.state(key)
    assert labels == ["forget", "unflag", "flag"]
    assert home.database.state(key) == NEW_CARD


def test_what_came_from_elsewhere_since_stays_when_an_act_is_taken_back(home: Home) -> None:
    study = home.study()
    key = study.session.current.key if study.session.current else ""
    event = study.grade(Rating.GOOD, 100)
    home.database.record(
        [Event("z" * 20, key, event.at_ms + 1, event.day, EventKind.FLAG, value=3, device="phone")]
    )
    later = home.study()
    assert later.session.undo_label == "good"
    assert later.undo()
    assert later.session.current is not None
    assert later.session.current.state == home.database.state(key)
    assert later.session.current.state.flag == 3


def test_the_last_answer_of_a_day_can_be_taken_back(home: Home) -> None:
    study = home.study()
    keys = []
    while study.session.current is not None:
        keys.append(study.session.current.key)
        study.grade(Rating.EASY, 0)
    again = home.study((), Choices(undo=True))
    assert again.session.current is not None
    assert again.session.current.key == keys[-1]
    assert home.database.state(keys[-1]) == NEW_CARD


def test_with_nothing_done_there_is_nothing_to_take_back(home: Home) -> None:
    with pytest.raises(NothingToDo, match="nothing was done today"):
        home.study((), Choices(undo=True))


def test_acts_at_other_decks_are_not_taken_back(home: Home, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: Other\nnotes:\n  - q: What is red?\n    a: A colour\n")
    home.add(other)
    home.study(["Letters"]).grade(Rating.EASY, 0)
    assert home.study(["Other"]).session.undo_label == ""
    assert home.study(["Letters"]).session.undo_label == "easy"


def test_a_leech_and_its_suspension_are_one_act_across_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T09:00:00+00:00")
    monkeypatch.setenv("TRAINER_CLOCK", "frozen")
    deck = tmp_path / "letters.yaml"
    deck.write_text(DECK, encoding="utf-8")
    options = load(tmp_path / "home", {"TRAINER_MEMORY_LEECH_THRESHOLD": "1"})
    with Home(tmp_path / "home", options) as home:
        home.add(deck)
        study = home.study()
        key = study.session.current.key if study.session.current else ""
        study.grade(Rating.EASY, 0)
        monkeypatch.setenv("TRAINER_NOW", "2027-03-23T09:00:00+00:00")
        study = home.study((), Choices(new=0))
        study.grade(Rating.AGAIN, 0)
        assert home.database.state(key).suspended
        later = home.study()
        assert later.session.undo_label == "again"
        assert later.undo()
        assert not home.database.state(key).suspended
        assert later.session.undo_label == ""


def test_a_spreading_is_taken_back_and_done_again_as_one_act(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = home.study()
    while study.session.current is not None:
        study.grade(Rating.EASY, 0)
    monkeypatch.setenv("TRAINER_NOW", "2027-03-23T09:00:00+00:00")

    def due() -> list[int | None]:
        return [state.due_day for _, state in home.database.folded()]

    before = due()
    assert backlog.spread(home, [], None, 3) == 6
    spread = due()
    later = home.study()
    assert later.session.undo_label == "new due dates"
    card = later.session.current
    assert later.undo()
    assert due() == before
    assert later.session.current == card  # no card of it is asked for that
    assert later.session.undo_label == ""
    assert later.redo()
    assert due() == spread
    assert home.study((), Choices(undo=True)).session.counts.review == 6


def test_a_due_date_that_was_set_can_be_taken_back_after_a_restart(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = home.study()
    with pytest.raises(UsageError, match="no due date"):
        study.set_due(5)
    while study.session.current is not None:
        study.grade(Rating.EASY, 0)
    monkeypatch.setenv("TRAINER_NOW", "2027-03-23T09:00:00+00:00")
    backlog.spread(home, [], None, 1)
    study = home.study()
    key = study.session.current.key if study.session.current else ""
    event = study.set_due(5)
    assert home.database.state(key).due_day == event.due_day == home.today() + 5
    later = home.study()
    assert later.session.undo_label == "set due"
    assert later.undo()
    assert home.database.state(key).due_day == home.today()
    assert later.session.undo_label == "new due dates"  # of the spreading before


def test_a_card_that_was_let_back_in_is_put_away_again_and_not_asked(home: Home) -> None:
    browsing = Browsing(home)
    first = home.study().card()
    assert first is not None
    key = first.card.key
    browsing.suspend([key])
    browsing.suspend([key])
    sitting = home.study()
    assert sitting.session.undo_label == "unsuspend"
    assert sitting.undo()
    assert home.database.state(key).suspended
    asked = sitting.card()
    assert asked is not None
    assert asked.card.key != key
    assert home.study((), Choices(undo=True)).session.current is not None
    assert not home.database.state(key).suspended


def test_what_was_taken_back_is_named_where_nothing_is_left_to_be_asked(home: Home) -> None:
    browsing = Browsing(home)
    keys = browsing.find(browsing.parsed(""), IN_FILE_ORDER)
    browsing.suspend(keys)
    browsing.suspend(keys)
    with pytest.raises(NothingToDo, match="taken back: unsuspend; nothing else is due"):
        home.study((), Choices(undo=True))


def test_the_browser_takes_back_what_was_done_at_a_card_since(home: Home) -> None:
    browsing = Browsing(home)
    study = home.study()
    card = study.card()
    assert card is not None
    browsing.flag([card.card.key])
    study.grade(Rating.EASY, 0)
    assert [taking_back.undo(home) for _ in range(2)] == ["easy", "flagged"]
    assert home.database.state(card.card.key) == NEW_CARD
    with pytest.raises(NothingToDo, match="nothing was done today"):
        taking_back.undo(home)


def test_what_was_taken_back_is_done_again_across_a_restart(home: Home) -> None:
    study = home.study()
    keys = []
    for rating in (Rating.EASY, Rating.GOOD):
        keys.append(study.session.current.key if study.session.current else "")
        study.grade(rating, 100)
    while study.undo():
        pass
    later = home.study()
    assert (later.session.redo_label, later.taken_back) == ("easy", "")
    assert later.redo()
    card = later.card()
    assert card is not None
    assert (card.card.key, later.session.redo_label, later.session.undo_label) == (
        keys[1], "good", "easy",
    )  # fmt: skip
    assert later.redo()
    assert [home.database.state(key).reps for key in keys] == [1, 1]
    assert not later.redo()
    assert later.undo()  # and taken back once more
    assert home.study().session.redo_label == "good"


def test_what_was_done_again_is_not_offered_again_nor_what_something_was_done_after(
    home: Home,
) -> None:
    study = home.study()
    study.grade(Rating.GOOD, 100)
    study.undo()
    study.redo()
    assert home.study().session.redo_label == ""
    study.undo()
    study.grade(Rating.AGAIN, 100)
    assert home.study().session.redo_label == ""


def test_acts_at_other_decks_are_not_done_again(home: Home, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("title: Other\nnotes:\n  - q: What is red?\n    a: A colour\n")
    home.add(other)
    study = home.study(["Letters"])
    study.grade(Rating.EASY, 0)
    study.undo()
    assert home.study(["Other"]).session.redo_label == ""
    assert home.study(["Letters"]).session.redo_label == "easy"


def test_the_last_card_is_answered_again_by_a_redo_after_a_restart(home: Home) -> None:
    study = home.study()
    while study.session.current is not None:
        study.grade(Rating.EASY, 0)
    study.undo()
    later = home.study()
    assert later.redo()
    assert later.session.current is None
    assert later.summary().reviewed == 0  # it was done in the sitting before


def test_the_browser_does_again_what_a_sitting_took_back(home: Home) -> None:
    study = home.study()
    key = study.session.current.key if study.session.current else ""
    study.suspend()
    study.undo()
    browsing = Browsing(home)
    assert browsing.was_undone
    assert browsing.redo() == "suspend"
    assert home.database.state(key).suspended
    with pytest.raises(NothingToDo, match="nothing was taken back"):
        browsing.redo()


def test_the_browser_does_nothing_again_once_something_was_done_in_a_sitting(home: Home) -> None:
    browsing = Browsing(home)
    key = browsing.find(browsing.parsed(""), IN_FILE_ORDER)[0]
    browsing.flag([key])
    browsing.undo()
    home.study().grade(Rating.EASY, 0)
    with pytest.raises(NothingToDo, match="nothing was taken back"):
        browsing.redo()
    assert home.database.state(key).flag == 0
