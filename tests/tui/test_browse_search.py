"""Cards found in the browser while one types, in the order that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event as Signal

import pytest

from tests.tui.browser import ALL, kinds, pointed, table
from tests.tui.conftest import LIST, QUESTION, SECOND, TYPED, Desk
from trainer.memory.log import EventKind
from trainer.tui.screens.browse import BrowseScreen
from trainer.tui.widgets.card_table import CardTable


async def test_the_search_answers_while_one_types(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("slash", *"packe")
        assert "1 card" in window.text
        assert "Which layer routes packets?" in pointed(window)
        await window.press(*["backspace"] * 5)
        assert "5 cards" in window.text
        await window.press("q", "enter", "j")
        assert table(window).has_focus


async def test_a_search_that_cannot_be_understood_is_told_and_the_cards_stay(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser("layer") as window:
        await window.press("slash", "space", "o", "r")
        assert "! search:9: a search term is missing here. Add a word" in window.text
        assert "Which layer routes packets?" in pointed(window)
        await window.press("space", *"dek:x")
        assert "there is no filter dek:. Did you mean deck:" in window.text
        await window.press(*["backspace"] * 8)
        assert "! " not in window.text
        assert "2 cards" in window.text


async def test_a_search_from_the_command_line_stands_in_the_field(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser("-layer") as window:
        assert "-layer" in window.text.splitlines()[0]
        assert "3 cards" in window.text


async def test_no_card_found_is_said_and_nothing_can_be_done_to_it(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser("zebra") as window:
        assert "no card is found" in window.text
        await window.press("s", "e", "space", "down", "a", "i", "x", "d")
        assert kinds(desk) == []
        assert isinstance(window.app.screen, BrowseScreen)


async def test_an_answer_that_comes_too_late_is_dropped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.deck(*ALL)
    slow = Signal()
    async with desk.browser() as window:
        screen = window.app.screen
        assert isinstance(screen, BrowseScreen)
        searched: list[str] = []
        find = screen.browsing.find

        def slowly(query: object, order: object) -> Sequence[str]:
            slow.wait(timeout=10)
            searched.append(str(query))
            return find(query, order)  # type: ignore[arg-type]

        monkeypatch.setattr(screen.browsing, "find", slowly)
        await window.pilot.press("slash")
        for letter in "layer":
            await window.pilot.press(letter)
            await window.pilot.pause(0.05)
        slow.set()
        await window.settle()
        await window.until(lambda: "2 cards" in window.text)
        assert len(searched) == 2  # the first was under way, those between were never begun


async def test_cards_are_sorted_by_key_with_a_sign_for_the_direction(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("S", "home")
        assert "question↑" in window.text
        assert "by question ↑" in window.text
        assert "Name the lowest" in pointed(window)
        await window.press("R", "home")
        assert "question↓" in window.text
        assert "Which port" in pointed(window)
        await window.press("S")
        assert "due↑" in window.text


async def test_a_name_typed_in_part_finds_nothing_and_says_how_it_would(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("slash")
        await window.paste("is:new deck:netw")
        assert "no card is found · deck:netw* finds what begins so" in window.text
        await window.paste("*")
        assert "finds what begins so" not in window.text
        assert "no card" not in window.text


async def test_cards_are_sorted_by_a_click_on_a_head(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.pilot.click(CardTable, offset=(6, 0))
        await window.settle()
        assert "question↑" in window.text
        await window.pilot.click(CardTable, offset=(6, 0))
        await window.settle()
        assert "question↓" in window.text


async def test_letters_that_come_together_with_the_slash_are_typed(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        window.burst("slash", "s", "t", "a", "n", "d")
        await window.settle()
        assert window.text.splitlines()[0].strip() == "stand"
        assert "1 card" in window.text
        assert kinds(desk) == []


async def test_a_command_that_comes_together_with_enter_acts_on_nothing_unseen(
    desk: Desk,
) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        window.burst("slash", "l", "a", "y", "e", "r", "enter", "s")
        await window.settle()
        assert "2 cards" in window.text
        assert kinds(desk) == []
        await window.press("s")
        assert kinds(desk) == [EventKind.SUSPEND]
        assert "Which layer" in pointed(window)


async def test_a_deck_that_changed_on_disk_is_read_again_on_a_key(desk: Desk) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        path.write_text(path.read_text("utf-8").replace("routes packets", "is third"), "utf-8")
        await window.press("r")
        assert "Which layer is third?" in window.text
        path.write_text("title: [", encoding="utf-8")
        await window.press("r")
        assert "this bracket is never closed" in window.words
        assert "5 cards" in window.text


async def test_duplicates_are_found_by_question_and_then_by_answer(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND, SECOND.replace("The network layer", "layer 3").lower())
    desk.deck(TYPED, LIST, TYPED.replace("HTTPS", "TLS"), title="Other", name="b.yaml")
    async with desk.browser() as window:
        await window.press("=")
        assert "dupe:question" in window.text
        assert "2 cards" in window.text
        await window.press("=")
        assert "dupe:answer" in window.text
        assert "TLS" in window.text
        assert "2 cards" in window.text
