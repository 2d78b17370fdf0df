"""The home screen: the library, and a welcome where it is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.memory.log import EventKind, Rating
from trainer.store.deck_counts import DeckCounts
from trainer.store.deckfile import read_deck
from trainer.workflow.home import DeckTree, Home


async def test_decks_are_listed_with_what_waits_in_each(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        assert "2 new · 0 learning · 0 due" in window.text
        row = next(line for line in window.text.splitlines() if "Networking" in line)
        assert row.split() == ["Networking", "2", "·", "·"]


async def test_enter_studies_the_chosen_deck(desk: Desk) -> None:
    desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    async with desk.library() as window:
        await window.press("down", "enter")
        assert "Which layer routes packets?" in window.text
        assert "▸1 new" in window.text


async def test_the_whole_library_can_be_studied(desk: Desk) -> None:
    desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    async with desk.library() as window:
        await window.press("A")
        assert "▸2 new" in window.text


async def test_leaving_a_sitting_returns_to_the_library_with_new_counts(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "q")
        assert "1 new · 0 learning · 0 due" in window.text


async def test_the_summary_returns_to_the_library(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "enter")
        assert "0 new · 0 learning · 0 due" in window.text
        assert window.app.is_running


async def test_a_deck_with_nothing_due_says_so(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "enter", "enter")
        assert "nothing is due" in window.text
        assert "Networking" in window.text


async def test_a_broken_deck_is_told_with_its_line_and_the_others_stay(desk: Desk) -> None:
    desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    (desk.folder / "beta.yaml").write_text("notes: [\n", encoding="utf-8")
    async with desk.library((200, 60)) as window:
        assert "beta.yaml:" in window.text
        assert "Alpha" in window.text


async def test_refreshing_shows_what_was_written_meanwhile(desk: Desk) -> None:
    path = desk.deck(QUESTION)
    async with desk.library() as window:
        assert "1 new" in window.text
        path.write_text(path.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
        await window.press("r")
        assert "2 new" in window.text


async def test_an_empty_library_welcomes_and_starts_a_bundled_deck(desk: Desk) -> None:
    async with desk.library() as window:
        assert "Welcome. Your library is empty" in window.text
        assert "Welcome to trainer" in window.text
        await window.press("enter")
        assert "Which key shows the answer to a card?" in window.text


async def test_a_library_offers_the_bundled_decks_that_it_does_not_hold(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        assert "Decks that come with trainer" in window.text
        await window.press("end", "up")
        await window.press("enter")
        assert "Which key shows the answer to a card?" in window.text
        await window.press("q")
        assert "Welcome to trainer" in window.text.split("Decks that come")[0]


async def test_a_bundled_deck_is_studied_from_a_copy_in_the_home(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press("enter")
        assert "Which key shows the answer to a card?" in window.text
        await window.press("D", "y", "q")
    (entry,) = desk.home.decks()
    (bundled,) = (path for path in desk.home.bundled() if path.name == Path(entry.path).name)
    assert Path(entry.path).is_relative_to(desk.home.folder)
    left, whole = read_deck(Path(entry.path)), read_deck(bundled)
    assert len(left.notes) == len(whole.notes) - 1


async def test_a_library_that_holds_all_bundled_decks_offers_nothing(desk: Desk) -> None:
    for path in desk.home.bundled():
        desk.home.add(path)
    async with desk.library() as window:
        assert "Decks that come" not in window.text


async def test_what_was_told_is_not_told_again_behind_another_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    desk.home.library.remove(str(desk.deck(QUESTION)))
    async with desk.library() as window:
        await window.press("plus", *"net", "full_stop", *"yaml", "enter")
        assert "added Networking" in window.text
        await window.press("t", "q")
        assert "added Networking" not in window.text


async def test_an_empty_library_does_not_offer_to_study_it(desk: Desk) -> None:
    async with desk.library((200, 60)) as window:  # where there is room for the key
        assert "study all" not in window.text
        await window.press("A")
        assert "Welcome. Your library is empty" in window.text


async def test_two_thousand_decks_are_listed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.deck(QUESTION)
    row = desk.home.decks()[0]
    many = tuple(
        type(row)(f"id{n}", f"Deck {n:04}", f"Deck {n:04}", "x", 1, n % 7, 0, 0)
        for n in range(2_000)
    )
    tree = DeckTree(many, {"": DeckCounts(6_000, 0, 0)})
    monkeypatch.setattr(Home, "tree", lambda _home: tree)
    async with desk.library() as window:
        assert "Deck 0000" in window.text
        await window.press("end", *["up"] * len(desk.home.bundled()))
        assert "Deck 1999" in window.text


async def test_a_hostile_title_is_drawn_as_text(desk: Desk) -> None:
    hostile = "'[red]not[/red] [/x] markup'"
    desk.deck(QUESTION, title=hostile)
    async with desk.library() as window:
        assert "[red]not[/red] [/x] markup" in window.text


def test_the_bundled_decks_lie_where_the_home_screen_looks(desk: Desk) -> None:
    assert all(Path(path).is_file() for path in desk.home.bundled())


async def test_the_last_answer_can_be_taken_back_from_the_library(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "enter")
        assert "0 new · 0 learning · 0 due" in window.text
        await window.press("u")
        assert "What does TCP stand for?" in window.text
        await window.press("q", "u")
        assert "nothing was done today that could be taken back" in window.text


@pytest.mark.parametrize("key", ["n", "v", "c", "x"])
async def test_what_is_for_a_chosen_deck_needs_one_of_the_library(desk: Desk, key: str) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("end", key)
        assert "choose a deck of the library first" in window.text


async def test_more_new_cards_can_be_had_for_today(desk: Desk) -> None:
    desk.configure(TRAINER_STUDY_NEW="1")
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "enter", "enter")
        assert "nothing is due" in window.text
        await window.press("n")
        assert "How many more new cards today?" in window.text
        await window.press("escape", "n", "5", "enter")
        assert "Which layer routes packets?" in window.text


async def test_more_reviews_can_be_had_for_today(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press("enter", "space", "4", "space", "4", "enter")
    monkeypatch.setenv("TRAINER_NOW", "2027-11-23T12:00:00+00:00")
    desk.configure(TRAINER_STUDY_REVIEWS="1")
    async with desk.library() as window:
        await window.press("enter", "space", "4", "enter", "v", "1", "enter")
        assert "▸1 due" in window.text


async def test_the_minutes_and_the_streak_are_told_at_every_width(desk: Desk) -> None:
    study = desk.study(QUESTION, SECOND)
    study.grade(Rating.EASY, took_ms=40_000)
    async with desk.library() as window:
        top = window.text.splitlines()[1]
        assert top.strip() == "trainer  1 new · 0 learning · 0 due · about 1 min · 1-day streak"
        await window.resize(56, 24)
        found = [line.strip() for line in window.text.splitlines()[1:4]]
        lines = ["trainer  1 new · 0 learning · 0 due", "about 1 min · 1-day streak", ""]
        assert found == lines
        await window.resize(40, 15)
        assert [line.strip() for line in window.text.splitlines()[:3]] == lines


async def test_where_nothing_waits_no_minutes_are_told(desk: Desk) -> None:
    desk.study(QUESTION).grade(Rating.EASY, took_ms=4_000)
    async with desk.library() as window:
        assert "0 due · 1-day streak" in window.text


@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=str)
async def test_the_keys_that_are_wanted_most_are_in_sight(
    desk: Desk, size: tuple[int, int]
) -> None:
    desk.deck(QUESTION)
    async with desk.library(size) as window:
        shown = window.text.splitlines()[-1]
        assert all(word in shown for word in ("help", "leave", "study", "browse"))
        if size == (80, 24):
            assert all(word in shown for word in ("stats", "make", "new note", "settings"))


async def test_a_deck_with_nothing_due_is_drilled_all_the_same(desk: Desk) -> None:
    study = desk.study(QUESTION)
    study.grade(Rating.EASY, took_ms=4_000)
    async with desk.library() as window:
        await window.press("enter")
        assert "nothing is due; n for more new cards, c to drill the deck anyway" in window.words
        assert "--" not in window.text
        await window.press("c")
        assert "What does TCP stand for?" in window.text
        await window.press("space", "3")
        assert "reviewed    1" in window.text
    assert [event.kind for event in desk.reviews()] == [EventKind.REVIEW, EventKind.CRAM]


async def test_the_cursor_stays_in_sight_when_the_window_shrinks(desk: Desk) -> None:
    for number in range(18):
        desk.deck(QUESTION, title=f"Deck {number:02}", name=f"{number:02}.yaml")
    async with desk.library() as window:
        await window.press("end")
        assert "Deck 17" in window.text
        await window.resize(40, 15)
        assert "Deck 17" in window.text


async def test_what_was_told_is_gone_behind_another_screen(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("x", "enter", "?", "escape")
        assert "In Anki: File, Import" in window.words
        await window.press("t", "q")
        assert "In Anki" not in window.words


async def test_in_the_smallest_window_too_the_welcome_and_the_key_line_name_making(
    desk: Desk,
) -> None:
    async with desk.library((40, 15)) as window:
        assert "press m" in window.words
        assert "m make" in window.text.splitlines()[-1]
