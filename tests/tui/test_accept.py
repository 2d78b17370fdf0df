"""Deciding on proposed cards: accepted, dropped, left open, and taken back."""

from __future__ import annotations

import pytest

from tests.tui.harbour import HAWSER, LADDER, SAIL, TIDE, Harbour, card, signs
from trainer.errors import StoreError


async def test_each_decision_has_a_key_and_a_sign_and_is_counted(harbour: Harbour) -> None:
    async with harbour.window() as window:
        assert signs(window) == ["·"] * 4
        await window.press("a", "d")
        assert signs(window) == ["✓", "✗", "·", "·"]
        assert "✓ 1 accepted  ~ 0 edited  ✗ 1 dropped  · 2 open" in window.text
        assert LADDER in card(window)


async def test_a_sitting_is_left_and_taken_up_at_the_first_open_card(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("a", "d", "q")
        assert not window.app.is_running
    assert harbour.answers == ["Spring tide"]
    assert harbour.making.told == "harbour.yaml: 1 accepted, 0 edited, 1 dropped, 2 open"
    harbour.again()
    async with harbour.window() as window:
        assert LADDER in card(window)
        assert "in the deck: 1 kept, 0 changed, 0 stale" in window.text
        await window.press("a", "a")
        assert "all are decided; q writes the deck" in window.text
        await window.press("q")
    assert harbour.answers[0] == "Spring tide"
    assert harbour.answers[2] == "the foot, the luff, the leech"
    harbour.again()
    async with harbour.window() as window:
        assert not window.app.is_running
    assert harbour.making.told == "harbour.yaml: nothing new to decide on"


async def test_a_decision_is_on_disk_before_the_next_card_and_outlives_a_kill(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        await window.press("a", "d")
        await window.press("ctrl+c")
    assert not harbour.target.exists()
    harbour.again()
    async with harbour.window() as window:
        assert LADDER in card(window)
        await window.press("q")
    assert harbour.answers == ["Spring tide"]


async def test_warnings_are_spelled_out_and_marked_in_the_list(harbour: Harbour) -> None:
    async with harbour.window() as window:
        row = next(line for line in window.text.splitlines() if f"3. {LADDER}" in line)
        assert row.split()[-2:] == ["!", "1"]
        await window.press("down", "down")
        told = "! first-or-second-person: 'you' speaks to a reader. Ask about the matter"
        assert told in card(window)


async def test_a_card_can_be_chosen_in_the_list_and_decided_on_there(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("j", "j", "d")
        assert signs(window) == ["·", "·", "✗", "·"]
        assert SAIL in card(window)
        await window.press("n")
        assert TIDE in card(window)


async def test_another_decision_takes_the_place_of_the_first(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("d", "up", "a", "q")
    assert harbour.answers == ["Spring tide"]


async def test_decisions_are_taken_back_one_by_one(harbour: Harbour) -> None:
    async with harbour.window() as window:
        assert "undo" not in window.text
        await window.press("a", "d", "u")
        assert "taken back: the decision on card 2" in window.text
        assert HAWSER in card(window)
        assert signs(window) == ["✓", "·", "·", "·"]
        await window.press("u", "u")
        assert signs(window) == ["·"] * 4
        assert TIDE in card(window)


async def test_all_without_warnings_are_accepted_at_once(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("d", "A")
        assert signs(window) == ["✗", "✓", "·", "✓"]
        assert "2 accepted, 1 left open for their warnings" in window.words
        assert LADDER in card(window)
        await window.press("A")
        assert "every open card has a warning" in window.text
        await window.press("u")
        assert signs(window) == ["✗", "·", "·", "·"]


async def test_a_decision_that_cannot_be_kept_is_no_decision(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_rows: object) -> None:
        raise StoreError("the disk is full", "Make room and try again")

    async with harbour.window() as window:
        with monkeypatch.context() as broken:
            broken.setattr("trainer.workflow.accepting.record_made", refuse)
            await window.press("a")
            assert "! the disk is full. Make room and try again" in window.text
            assert signs(window) == ["·"] * 4
        await window.press("a")
        assert signs(window) == ["✓", "·", "·", "·"]


async def test_a_deck_that_cannot_be_written_is_told_and_left_the_second_time(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        await window.press("a")
        harbour.target.write_text("somebody was faster", encoding="utf-8")
        await window.press("q")
        assert "your decisions are kept for the next time" in window.words
        await window.press("q")
        assert not window.app.is_running
    assert harbour.making.failure
    assert harbour.target.read_text(encoding="utf-8") == "somebody was faster"
    harbour.target.unlink()
    harbour.again()
    async with harbour.window() as window:
        await window.press("q")
    assert harbour.answers == ["Spring tide"]


async def test_keys_can_be_changed(harbour: Harbour) -> None:
    harbour.desk.write_settings('[keys]\naccept = "y"\n')
    async with harbour.window((200, 60)) as window:
        assert "y accept" in window.text
        await window.press("a")
        assert signs(window)[0] == "·"
        await window.press("y")
        assert signs(window)[0] == "✓"


async def test_a_key_typed_right_behind_an_arrow_never_meets_the_card_before(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        window.burst("down", "d")
        await window.settle()
        assert signs(window)[0] == "·"
