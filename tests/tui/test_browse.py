"""The browser's table: what it lists and lays open, in any window."""

from __future__ import annotations

from tests.tui.browser import ALL, many, pointed, table
from tests.tui.conftest import LIST, QUESTION, SECOND, SIZES, Desk
from trainer.tui.screens.browse import BrowseScreen
from trainer.tui.widgets.card_table import CardTable


async def test_all_cards_are_listed_with_the_answer_of_the_one_under_the_cursor(
    desk: Desk,
) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        assert "5 cards" in window.text
        assert "What does TCP stand for?" in pointed(window)
        assert "Transmission Control Protocol" in window.text
        await window.press("down")
        assert "Which layer routes packets?" in pointed(window)
        assert "The network layer" in window.text


async def test_a_card_is_laid_open_with_tags_source_and_figures(desk: Desk) -> None:
    desk.deck(QUESTION.replace("    hint", "    tags: [osi]\n    extra: Since 1974.\n    hint"))
    async with desk.browser(size=(200, 60)) as window:
        for told in ("Since 1974.", "¶7 s1", "the Transmission Control Protocol", "tags osi"):
            assert told in window.text
        assert "deck Networking" in window.text
        assert "state new" in window.text


async def test_a_card_that_its_author_put_away_looks_so_in_the_table(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND.rstrip() + "\n    suspended: yes\n")
    async with desk.browser() as window:
        cards = table(window)
        rows = [cards._rows[key] for key in cards.keys]
        assert [cards._look(9, row.card.card.key, row) for row in rows] == ["row", "away"]


async def test_all_about_a_card_is_shown_as_in_a_sitting(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        before = window.text
        await window.press("down", "i")
        assert "Nothing was done at this card yet." in window.text
        assert "Which layer routes packets?" in window.text
        await window.press("i", "up")
        assert window.text == before


async def test_only_rows_in_view_are_fetched(desk: Desk) -> None:
    desk.deck(many(1_500))
    async with desk.browser() as window:
        assert "1,500 cards" in window.text
        assert len(table(window)._rows) < 200
        await window.press("end")
        assert "Question 1499?" in pointed(window)
        assert "answer 1499" in window.text
        await window.press("pageup")
        assert "Question 1499?" not in pointed(window)
        await window.press("home")
        assert "Question 0000?" in pointed(window)
        assert "     …" not in window.text
        assert len(table(window)._rows) < 400


async def test_the_browser_opens_from_the_library_and_leads_back(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.library() as window:
        await window.press("b", "s", "q")
        assert "4 new" in window.text


async def test_the_browser_is_in_the_command_palette(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.library() as window:
        await window.press("ctrl+p", *"browse")
        await window.until(lambda: "Browse all cards" in window.text)
        await window.press("down", "enter")
        await window.until(lambda: isinstance(window.app.screen, BrowseScreen))


@SIZES
async def test_the_browser_fits(desk: Desk, size: tuple[int, int]) -> None:
    desk.deck(*ALL)
    async with desk.browser(size=size) as window:
        assert "What does TCP stand" in pointed(window)
        assert "5 cards" in window.text
        assert "? help" in window.text
        wide, tall = size[0] >= 200, size[1] >= 20
        assert ("recall" in window.text) == wide
        assert ("Transmission Control Protocol" in window.text) == tall


async def test_columns_and_preview_follow_the_window(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser(size=(200, 60)) as window:
        await window.press("down")
        await window.resize(40, 15)
        assert "recall" not in window.text
        assert "Which layer" in pointed(window)
        await window.resize(200, 60)
        assert "recall" in window.text


async def test_where_there_is_room_for_the_table_alone_a_key_shows_the_card_and_hides_it(
    desk: Desk,
) -> None:
    desk.deck(*ALL)
    async with desk.browser(size=(40, 15)) as window:
        assert "p preview" in window.text
        await window.press("down")
        before = window.text
        assert "The network layer" not in before
        await window.press("p")
        assert "Which layer" in pointed(window)
        assert "The network layer" in window.text
        await window.press("down", "down")
        assert "Name the lowest" in pointed(window)
        assert "1. Physical" in window.text
        await window.press("up", "up", "p")
        assert window.text == before


async def test_where_there_is_room_for_both_no_key_is_needed(desk: Desk) -> None:
    desk.deck(*ALL)
    for size in ((80, 24), (150, 15)):
        async with desk.browser(size=size) as window:
            before = window.text
            assert "Transmission Control Protocol" in before
            assert "p preview" not in before
            await window.press("p")
            assert window.text == before


async def test_the_preview_of_a_long_card_is_scrolled(desk: Desk) -> None:
    desk.deck(LIST.replace("Network]", "Network, Transport, Session, Application]"))
    async with desk.browser() as window:
        assert "1. Physical" in window.text
        assert "6. Application" not in window.text
        await window.press(*["J"] * 8)
        assert "6. Application" in window.text
        await window.press(*["K"] * 8)
        assert "6. Application" not in window.text


async def test_cards_are_drawn_as_text_and_nothing_else(desk: Desk) -> None:
    desk.deck('  - q: "[red]\\u202eA 漢字漢字 [/red]"\n    a: "[b]x"\n    tags: ["[i]\\u202et"]\n')
    async with desk.browser(size=(120, 30)) as window:
        assert "[red]A 漢字漢字 [/red]" in pointed(window)
        assert "[b]x" in window.text
        assert "tags [i]t" in window.text


async def test_every_key_of_the_browser_has_a_tooltip_and_a_name_of_its_own(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.browser() as window:
        bindings = [
            binding
            for kind in (*type(window.app.screen).__mro__, CardTable)
            if kind.__module__.startswith("trainer.")
            for binding in vars(kind).get("BINDINGS", [])
        ]
        assert bindings
        assert all(binding.tooltip and binding.id for binding in bindings)
        assert len({binding.id for binding in bindings}) == len(bindings)
        assert len({binding.key for binding in bindings}) == len(bindings)
