"""Answers that are typed, and keys that are letters while one types."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, TYPED, Desk
from trainer.memory.log import EventKind, Rating


async def test_a_right_typed_answer_proposes_good(desk: Desk) -> None:
    async with desk.review(desk.study(TYPED, QUESTION)) as window:
        await window.press(*"Four", "space", *"hundred", "enter")
        assert "✓ right" in window.text
        assert "▸3 Good" in window.text
        await window.press("space")
    assert [event.rating for event in desk.reviews()] == [Rating.GOOD]


async def test_a_wrong_typed_answer_proposes_again_but_does_not_force_it(desk: Desk) -> None:
    async with desk.review(desk.study(TYPED, QUESTION)) as window:
        await window.press(*"zzz", "enter")
        assert "✗ not quite  zzz" in window.text
        assert "four hundred" in window.text
        assert "▸1 Again" in window.text
        await window.press("2")
    assert [event.rating for event in desk.reviews()] == [Rating.HARD]


async def test_letters_typed_into_the_field_are_no_commands(desk: Desk) -> None:
    async with desk.review(desk.study(TYPED)) as window:
        await window.press("q", "s", "b", "1")
        assert "qsb1" in window.text
        await window.press("escape", "s")
    assert [event.kind for event in desk.reviews()] == [EventKind.SUSPEND]


async def test_the_field_is_empty_on_the_next_typed_card(desk: Desk) -> None:
    other = TYPED.replace("HTTPS", "SSH")
    async with desk.review(desk.study(TYPED, other)) as window:
        await window.press(*"zzz", "escape", "b")
        assert "Which port does SSH use?" in window.text
        assert "zzz" not in window.text


async def test_undo_and_redo_work_from_within_the_field(desk: Desk) -> None:
    async with desk.review(desk.study(TYPED, TYPED.replace("HTTPS", "SSH"))) as window:
        await window.press("4", "enter", "4")
        assert "Which port does SSH use?" in window.text
        assert "^z undo" in window.text
        await window.press("ctrl+z")
        assert "Which port does HTTPS use?" in window.text
        await window.press("ctrl+y")
        assert "Which port does SSH use?" in window.text


async def test_keys_that_arrive_together_act_in_their_order(desk: Desk) -> None:
    async with desk.review(desk.study(TYPED)) as window:
        await window.press("f")
        window.burst("backspace", "f", "o", "home", "u")
        await window.settle()
        assert "ufo" in window.text


async def test_a_field_that_was_left_is_entered_again_and_its_key_says_so(desk: Desk) -> None:
    async with desk.review(desk.study(TYPED)) as window:
        assert "esc commands" in window.text
        await window.press("f", "escape")
        assert "esc commands" not in window.text
        assert "tab type" in window.text
        await window.press("f")
        assert "flagged" in window.text
        await window.press("tab", "o")
        assert "▊  fo " in window.text
        assert "tab type" not in window.text
