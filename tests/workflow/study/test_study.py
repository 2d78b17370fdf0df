"""A sitting: each step is on disk before it is seen, and a refusing disk changes nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from trainer.config import load
from trainer.errors import NothingToDo, StoreError, UsageError
from trainer.memory.balance import weekday
from trainer.memory.log import EventKind, Phase, Rating
from trainer.memory.query import parse
from trainer.workflow import backlog
from trainer.workflow.home import Home
from trainer.workflow.numbers import read_number
from trainer.workflow.sitting import Choices
from trainer.workflow.study import LONGEST_ANSWER_MS


def test_a_grade_is_in_the_log_when_the_next_card_is_drawn(home: Home) -> None:
    study = home.study()
    first = study.card()
    assert first is not None
    study.grade(Rating.GOOD, 1_500)
    (event,) = home.database.events()
    assert (event.card, event.kind, event.rating, event.took_ms) == (
        first.card.key,
        EventKind.REVIEW,
        Rating.GOOD,
        1_500,
    )
    assert home.database.state(first.card.key).phase is Phase.LEARNING
    after = study.card()
    assert after is not None
    assert after.card.key != first.card.key


def test_what_the_button_shows_is_what_is_stored(home: Home) -> None:
    study = home.study()
    card = study.session.current
    assert card is not None
    assert study.session.futures is not None
    promised = study.session.futures[Rating.EASY]
    study.grade(Rating.EASY, 0)
    (event,) = home.database.events()
    assert (event.interval_days, event.due_day) == (promised.interval_days, promised.due_day)
    assert home.database.state(card.key) == promised.state


def test_an_interrupted_answer_counts_as_a_minute(home: Home) -> None:
    study = home.study()
    study.grade(Rating.GOOD, 3_600_000)
    assert home.database.events()[0].took_ms == LONGEST_ANSWER_MS


def test_a_log_that_cannot_be_written_leaves_the_card_where_it_is(home: Home) -> None:
    study = home.study()
    before = study.session
    home.database.close()
    with pytest.raises(StoreError):
        study.grade(Rating.GOOD, 0)
    assert study.session is before


def test_the_next_sitting_goes_on_where_this_one_was_left(home: Home) -> None:
    first = home.study()
    for _ in range(2):
        first.grade(Rating.EASY, 0)
    left = first.session.current
    second = home.study()
    assert second.session.current == left
    assert second.session.counts == first.session.counts


def test_a_card_that_was_edited_away_is_passed_over(home: Home, tmp_path: Path) -> None:
    study = home.study()
    gone = study.card()
    assert gone is not None
    path = tmp_path / "letters.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:2] + lines[4:]), encoding="utf-8")
    assert study.refresh_card() == ()
    after = study.card()
    assert after is not None
    assert after.card.key != gone.card.key
    assert after.card.answer == "b"


def test_a_broken_edit_is_returned_and_keeps_the_card(home: Home, tmp_path: Path) -> None:
    study = home.study()
    before = study.card()
    (tmp_path / "letters.yaml").write_text("title: [\n", encoding="utf-8")
    (error,) = study.refresh_card()
    assert "letters.yaml" in error.file
    assert study.card() == before


def test_only_a_search_s_cards_are_asked(home: Home) -> None:
    study = home.study((), Choices(query=parse('"number 3"')))
    assert study.session.counts.new == 1


def test_with_every_card_done_there_is_nothing_to_do(home: Home) -> None:
    study = home.study()
    while study.session.current is not None:
        study.grade(Rating.EASY, 0)
    with pytest.raises(NothingToDo, match="nothing is due"):
        home.study()


def test_an_empty_library_says_how_to_begin(tmp_path: Path) -> None:
    with (
        Home(tmp_path / "other", load(tmp_path / "other", {})) as empty,
        pytest.raises(NothingToDo, match=r"no deck in the library\. Name one"),
    ):
        empty.study()


def test_answers_keep_off_the_easy_days_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T09:00:00+00:00")
    monkeypatch.setenv("TRAINER_CLOCK", "frozen")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text(
        '[study]\nnew = 99\n[memory.easy_days]\nsat = "minimum"\nsun = "minimum"\n'
    )
    deck = tmp_path / "many.yaml"
    deck.write_text(
        "title: Sums\nnotes:\n"
        + "".join(f"  - q: What is {at} and 1?\n    a: {at + 1}\n" for at in range(60))
    )
    with Home(tmp_path / "home", load(tmp_path / "home", {})) as home:
        home.add(deck)
        study = home.study()
        while study.session.current is not None:
            study.grade(Rating.EASY, 0)
        due = Counter(event.due_day for event in home.database.events() if event.due_day)
    days = {weekday(day): cards for day, cards in due.items()}
    assert sum(days.values()) == 60
    assert len(days) >= 3  # load balance is on
    assert days.get("sat", 0) + days.get("sun", 0) <= 3
    assert max(days.values()) < 30


def test_a_backlog_is_spread_within_the_decks_and_the_search_alone(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = home.study()
    while study.session.current is not None:
        study.grade(Rating.EASY, 0)
    monkeypatch.setenv("TRAINER_NOW", "2027-03-23T09:00:00+00:00")
    other = tmp_path / "other.yaml"
    other.write_text("title: Other\nnotes:\n  - q: What is red?\n    a: A colour\n")
    home.add(other)
    assert backlog.spread(home, ["Other"], None, 5) == 0
    assert backlog.spread(home, ["Letters"], parse('"number 3"'), 5) == 1
    assert backlog.spread(home, [], None, 5) == 5  # the sixth is due today by now


def test_a_deck_s_own_options_reach_its_buttons(tmp_path: Path, home: Home) -> None:
    (entry,) = home.library.decks()
    text = f'[deck."{entry.id}".memory]\nlearning_steps = ["7m"]\n'
    (tmp_path / "home" / "config.toml").write_text(text, encoding="utf-8")
    home.config = load(tmp_path / "home", {})
    futures = home.study().session.futures
    assert futures is not None
    event = futures[Rating.AGAIN].event
    assert event.due_ms == event.at_ms + 7 * 60_000


@pytest.mark.parametrize("text", ["", "0", "-3", "soon", "3.5", "9" * 30, "99999"])
def test_what_is_no_number_of_days_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="no number"):
        read_number(text)


def test_a_deck_that_alone_wants_its_load_balanced_gets_it(tmp_path: Path, home: Home) -> None:
    (entry,) = home.library.decks()
    text = f'[memory]\nload_balance = false\n[deck."{entry.id}".memory]\nload_balance = true\n'
    assert home.study().session.load is not None
    (tmp_path / "home" / "config.toml").write_text(text, encoding="utf-8")
    home.config = load(tmp_path / "home", {})
    assert home.study().session.load is not None
    (tmp_path / "home" / "config.toml").write_text("[memory]\nload_balance = false\n")
    home.config = load(tmp_path / "home", {})
    assert home.study().session.load is None


def test_what_was_missed_is_crammed_in_a_sitting_of_its_own(home: Home) -> None:
    study = home.study()
    missed = study.session.current
    assert missed is not None
    study.grade(Rating.AGAIN, took_ms=100)
    study.grade(Rating.EASY, took_ms=100)
    drill = study.missed_again()
    assert drill.session.current is not None
    assert drill.session.current.key == missed.key
    assert drill.grade(Rating.GOOD, took_ms=100).kind is EventKind.CRAM
    assert drill.card() is None
    assert study.summary().missed == (missed.key,)


def test_a_missed_card_that_was_put_away_is_not_crammed(home: Home) -> None:
    study = home.study(choices=Choices(new=1))
    study.grade(Rating.AGAIN, took_ms=100)
    study.tick()
    study.suspend()
    with pytest.raises(NothingToDo, match="no missed card is left"):
        study.missed_again()


def test_reviews_of_tomorrow_are_counted_over_the_library(home: Home) -> None:
    home.configure(load(home.folder, {"TRAINER_MEMORY_MAXIMUM_INTERVAL": "1"}))
    study = home.study()
    assert study.due_tomorrow() == 0
    study.grade(Rating.EASY, took_ms=100)
    assert study.due_tomorrow() == 1
