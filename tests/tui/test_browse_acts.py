"""What the browser does to the chosen cards, with everything to be undone."""

from __future__ import annotations

from threading import Event as Signal

from tests.tui.browser import ALL, kinds, pointed
from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.memory.log import EventKind
from trainer.tui.widgets.card_table import CardTable


async def test_the_mouse_moves_the_cursor_and_chooses_by_the_marks(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.pilot.click(CardTable, offset=(20, 3))
        await window.settle()
        assert "Which port" in pointed(window)
        await window.pilot.click(CardTable, offset=(1, 2))
        await window.settle()
        assert "1 chosen" in window.text
        assert "▸✓" in pointed(window)


async def test_chosen_cards_are_suspended_together_and_taken_back_with_one_undo(
    desk: Desk,
) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("space", "space")
        assert "2 chosen ✓" in window.text
        await window.press("s")
        assert "2 cards suspended; undo takes it back" in window.text
        assert window.text.count("suspended") == 3
        assert kinds(desk) == [EventKind.SUSPEND] * 2
        await window.press("u")
        assert "taken back: suspended" in window.text
        assert kinds(desk)[2:] == [EventKind.VOID] * 2
        assert window.text.count("suspended") == 1
        await window.press("U")
        assert "done again: suspended" in window.text
        assert window.text.count("suspended") == 3


async def test_all_none_and_the_others_are_chosen(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("a")
        assert "5 chosen" in window.text
        await window.press("n", "space", "v")
        assert "4 chosen" in window.text
        await window.press("f")
        assert len(kinds(desk)) == 4
        assert window.text.count("⚑") == 4


async def test_the_card_under_the_cursor_is_flagged_buried_and_forgotten(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("f", "b", "F")
        assert kinds(desk) == [EventKind.FLAG, EventKind.BURY]
        assert "new card" in window.text
        assert "▸ ⚑" in pointed(window)
        assert "buried" in pointed(window)


async def test_a_new_card_gets_no_due_date(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser("tcp") as window:
        await window.press("d", "5", "enter")
        assert "new card has no due date" in window.text


async def test_what_was_set_by_review_and_here_meets_in_the_table(desk: Desk) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        await window.press("space", "4")
    async with desk.browser("tcp") as window:
        await window.press("d", *"12", "enter")
        assert "due in 12 days; undo takes it back" in window.text
        assert "2026-12-05" in pointed(window)
        await window.press("u")
        assert "2026-12-05" not in window.text
        await window.press("d", *"9-8", "enter")
        assert "are no days" in window.text
        await window.press(*["backspace"] * 3, *"0", "enter")
        assert "due today; undo takes it back" in window.text


async def test_a_failed_write_is_told_and_changes_nothing(desk: Desk, full_disk: None) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("s")
        assert "the disk is full" in window.text
        assert "suspended" not in window.text
        await window.press("down")
        assert "Which layer" in pointed(window)


async def test_keys_that_come_while_a_change_is_written_are_dropped(
    desk: Desk, slow_disk: Signal
) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        window.burst("s", "f", "down")
        slow_disk.set()
        await window.settle()
        assert kinds(desk) == [EventKind.SUSPEND]
        assert "What does TCP" in pointed(window)


async def test_words_that_come_together_with_a_dialogs_key_are_no_commands(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        window.burst("t", "s", "f")
        await window.settle()
        assert kinds(desk) == []
        await window.press("escape", "f")
        assert kinds(desk) == [EventKind.FLAG]


async def test_cards_are_marked_as_wrong_and_bear_a_sign(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("m")
        assert "marked as wrong; undo takes it back" in window.text
        assert "✎" in pointed(window)
        await window.press("m")
        assert "no longer marked as wrong" in window.text
        assert "✎" not in pointed(window)
        assert kinds(desk) == [EventKind.MARK, EventKind.MARK]
