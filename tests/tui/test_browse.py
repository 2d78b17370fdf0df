"""The browser: cards found while one types, and changed with everything to be undone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from threading import Event as Signal

import pytest
from textual.events import Key

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, TYPED, Desk, Window
from trainer.memory.log import EventKind
from trainer.tui.app import TrainerApp
from trainer.tui.screens.browse import BrowseScreen
from trainer.tui.widgets.card_table import CardTable
from trainer.workflow.browsing import Browsing
from trainer.workflow.note_changes import Changes

ALL = (QUESTION, SECOND, TYPED, LIST, CLOZE)


def kinds(desk: Desk) -> list[EventKind]:
    return [event.kind for event in desk.reviews()]


def table(window: Window) -> CardTable:
    return window.app.screen.query_one(CardTable)


def pointed(window: Window) -> str:
    """The line on which the cursor stands."""
    return next(line for line in window.text.splitlines() if "▸" in line)


def burst(window: Window, *names: str) -> None:
    """Keys that arrive together, as over a slow connection."""
    for name in names:
        window.app.post_message(Key(name, name if len(name) == 1 else None))


def many(number: int) -> str:
    return "".join(f"  - q: Question {n:04}?\n    a: answer {n}\n" for n in range(number))


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
        await window.press("o", "home")
        assert "question↑" in window.text
        assert "by question ↑" in window.text
        assert "Name the lowest" in pointed(window)
        await window.press("O", "home")
        assert "question↓" in window.text
        assert "Which port" in pointed(window)
        await window.press("o")
        assert "due↑" in window.text


async def test_cards_are_sorted_by_a_click_on_a_head(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.pilot.click(CardTable, offset=(6, 0))
        await window.settle()
        assert "question↑" in window.text
        await window.pilot.click(CardTable, offset=(6, 0))
        await window.settle()
        assert "question↓" in window.text


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


async def test_a_card_that_its_author_put_away_looks_so_in_the_table(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND.rstrip() + "\n    suspended: yes\n")
    async with desk.browser() as window:
        cards = table(window)
        rows = [cards._rows[key] for key in cards.keys]
        assert [cards._look(9, row.card.card.key, row) for row in rows] == ["row", "away"]


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
        burst(window, "s", "f", "down")
        slow_disk.set()
        await window.settle()
        assert kinds(desk) == [EventKind.SUSPEND]
        assert "What does TCP" in pointed(window)


async def test_letters_that_come_together_with_the_slash_are_typed(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        burst(window, "slash", "s", "t", "a", "n", "d")
        await window.settle()
        assert window.text.splitlines()[0].strip() == "stand"
        assert "1 card" in window.text
        assert kinds(desk) == []


async def test_a_command_that_comes_together_with_enter_acts_on_nothing_unseen(
    desk: Desk,
) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        burst(window, "slash", "l", "a", "y", "e", "r", "enter", "s")
        await window.settle()
        assert "2 cards" in window.text
        assert kinds(desk) == []
        await window.press("s")
        assert kinds(desk) == [EventKind.SUSPEND]
        assert "Which layer" in pointed(window)


async def test_words_that_come_together_with_a_dialogs_key_are_no_commands(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        burst(window, "t", "s", "f")
        await window.settle()
        assert kinds(desk) == []
        await window.press("escape", "f")
        assert kinds(desk) == [EventKind.FLAG]


async def test_tags_are_asked_for_and_added_and_taken_off(desk: Desk) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("space", "space", "t", *"osi", "space", *"net", "enter")
        assert "2 notes tagged osi net; undo takes it back" in window.text
        assert path.read_text(encoding="utf-8").count("tags: [osi, net]") == 2
        await window.press("T", *"osi", "enter")
        assert path.read_text(encoding="utf-8").count("tags: [net]") == 2
        await window.press("u", "u")
        assert "tags" not in path.read_text(encoding="utf-8")
        await window.press("t", "escape")
        assert "tags" not in path.read_text(encoding="utf-8")


async def test_a_replacement_is_shown_with_its_count_before_it_is_made(desk: Desk) -> None:
    path = desk.deck(*ALL)
    before = path.read_text(encoding="utf-8")
    async with desk.browser() as window:
        await window.press("a", "x", *"Which", "enter", *"What", "enter")
        assert "2 notes change; Enter writes it" in window.text
        assert "- Which layer routes packets?" in window.text
        assert "+ What layer routes packets?" in window.text
        assert path.read_text(encoding="utf-8") == before
        await window.press("enter")
        assert "2 notes changed; undo takes it back" in window.text
        assert "What layer routes packets?" in window.text
        await window.press("u")
        assert "Which layer routes packets?" in window.text


async def test_a_replacement_that_changed_since_it_was_shown_is_shown_again(desk: Desk) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("a", "x", *"Which", "enter", *"What", "enter", "s")
        assert "notes change" not in window.text
        await window.press("enter")
        assert "+ Whats layer" in window.text
        assert "Whats" not in path.read_text(encoding="utf-8")
        await window.press("escape")
        assert "Whats" not in path.read_text(encoding="utf-8")


async def test_a_replacement_worked_out_for_the_text_before_is_not_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, begun, replacing = Signal(), Signal(), Browsing.replacing

    def slowly(browsing: Browsing, keys: Sequence[str], old: str, new: str) -> Changes:
        begun.set()
        ready.wait(timeout=10)
        return replacing(browsing, keys, old, new)

    monkeypatch.setattr(Browsing, "replacing", slowly)
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("a", "x", *"Which", "enter", *"What")
        await window.pilot.press("enter")
        await window.until(begun.is_set)
        await window.pilot.press("s")
        ready.set()
        await window.settle()
        assert "notes change" not in window.text
        await window.press("enter")
        assert "+ Whats layer" in window.text
    assert "Wha" not in path.read_text(encoding="utf-8").replace("What does", "")


async def test_a_replacement_fits_a_small_window(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser(size=(40, 15)) as window:
        await window.press("a", "x", *"Which", "enter", *"What", "enter")
        assert "2 notes change" in window.text
        assert "- Which layer" in window.text


async def test_a_deck_that_changed_on_disk_is_read_again_on_a_key(desk: Desk) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        path.write_text(path.read_text("utf-8").replace("routes packets", "is third"), "utf-8")
        await window.press("r")
        assert "Which layer is third?" in window.text
        path.write_text("title: [", encoding="utf-8")
        await window.press("r")
        assert "net.yaml" in window.text
        assert "5 cards" in window.text


async def test_a_text_that_is_not_there_is_told_in_the_dialog(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("x", *"zebra", "enter", *"x", "enter")
        assert "stands in none of the notes" in window.text


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


async def test_a_note_is_edited_in_the_learners_editor_and_the_cursor_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "deck = pathlib.Path(sys.argv[-1])\n"
        "text = deck.read_text(encoding='utf-8').replace('routes packets', 'sends packets on')\n"
        "deck.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())
    desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("down", "E")
        assert "Which layer sends packets on?" in pointed(window)


async def test_an_editor_that_is_not_there_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    desk.deck(QUESTION)
    async with desk.browser() as window:
        await window.press("E")
        assert "cannot be started" in window.text


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_a_note_is_edited_in_the_form_and_the_cursor_stays(desk: Desk, key: str) -> None:
    path = desk.deck(*ALL)
    async with desk.browser() as window:
        await window.press("down", key)
        assert "Edit a note of Networking" in window.text
        await window.press("ctrl+a", *"Which one?", "ctrl+s")
        assert "Which one?" in pointed(window)
        assert "q: Which one?" in path.read_text(encoding="utf-8")
        await window.press(key, "escape")
        assert "Which one?" in pointed(window)


async def test_all_about_a_card_is_shown_as_in_a_sitting(desk: Desk) -> None:
    desk.deck(*ALL)
    async with desk.browser() as window:
        before = window.text
        await window.press("down", "i")
        assert "Nothing was done at this card yet." in window.text
        assert "Which layer routes packets?" in window.text
        await window.press("i", "up")
        assert window.text == before


async def test_notes_are_deleted_after_a_question_and_put_back_by_undo(desk: Desk) -> None:
    path = desk.deck(*ALL, "  - front: der Hund\n    back: the dog\n")
    before = path.read_text(encoding="utf-8")
    async with desk.browser() as window:
        await window.press("D", "n")
        assert path.read_text(encoding="utf-8") == before
        await window.press("end", "space", "home", "space", "D")
        assert "Delete 2 notes with their 3 cards?" in window.words
        await window.press("y")
        assert "2 notes deleted; undo takes it back" in window.text
        assert "4 cards" in window.text
        await window.press("u")
        assert "taken back: delete" in window.text
        assert path.read_text(encoding="utf-8") == before
        assert "7 cards" in window.text
        await window.press("U")
        assert "4 cards" in window.text


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


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)], ids=str)
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
        assert all(binding.tooltip and binding.id for binding in bindings)
        assert len({binding.id for binding in bindings}) == len(bindings)
        assert len({binding.key for binding in bindings}) == len(bindings)


async def test_a_note_is_moved_to_a_deck_that_is_chosen(desk: Desk) -> None:
    net, zoo = desk.deck(QUESTION, SECOND), desk.folder / "zoo.yaml"
    zoo.write_text("title: Zoo\nnotes:\n  - q: Which cat roars?\n    a: A lion\n", encoding="utf-8")
    desk.home.add(zoo)
    async with desk.browser() as window:
        await window.press("M")
        assert "The notes of 1 card: move to which deck?" in window.text
        await window.press("escape")
        assert "TCP" in net.read_text(encoding="utf-8")
        await window.press("M", "down", "enter")
        assert "moved to Zoo; undo takes it back" in window.text
        assert "TCP" in zoo.read_text(encoding="utf-8")
        assert "TCP" not in net.read_text(encoding="utf-8")
        await window.press("u")
        assert "taken back: move" in window.text
        assert "TCP" not in zoo.read_text(encoding="utf-8")
