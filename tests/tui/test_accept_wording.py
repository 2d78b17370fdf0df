"""Proposed cards worded anew, merged and split before they are accepted."""

from __future__ import annotations

from tests.tui.conftest import SIZES
from tests.tui.editor import Editor
from tests.tui.harbour import Harbour, card, signs
from trainer.cards.note import Kind
from trainer.store.deckfile import read_deck


async def test_a_card_becomes_a_cloze_or_a_card_for_each_item(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("c", "end", "s", "q")
    notes = read_deck(harbour.target).notes
    assert notes[0].kind is Kind.CLOZE
    assert [note.back for note in notes[1:]] == ["the foot", "the luff", "the leech"]


async def test_what_cannot_be_done_is_told_and_decides_nothing(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("s")
        assert "! its answer does not list several things" in window.words
        await window.press("d", "d", "d", "m")
        assert "! no open card below it comes from the same passage" in window.words
        assert signs(window) == ["✗", "✗", "✗", "·"]


async def test_a_card_is_worded_anew_in_a_form(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("e", "tab", *["backspace"] * 11, *"A big one", "ctrl+s")
        assert signs(window) == ["~", "·", "·", "·"]
        await window.press("up")
        assert "A big one" in card(window)
        await window.press("q")
    assert harbour.answers == ["A big one"]


async def test_a_form_that_is_left_leaves_the_card_as_it_was(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("e", *"nonsense", "escape")
        assert signs(window) == ["·"] * 4
        assert "nonsense" not in window.text


async def test_a_form_says_what_speaks_against_the_card_as_it_is_typed(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("e", "ctrl+u", *"Is it high?")
        assert "✗ yes-no-question" in window.text


async def test_a_card_left_as_it_is_in_the_form_is_accepted(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("e", "ctrl+s")
        assert signs(window) == ["✓", "·", "·", "·"]


async def test_a_card_taken_back_to_its_first_words_is_accepted(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("e", *" Really", "ctrl+s", "up")
        assert signs(window)[0] == "~"
        await window.press("e", *["backspace"] * 7, "ctrl+s")
        assert signs(window)[0] == "✓"


async def test_what_is_no_card_is_told_in_the_form_and_nothing_typed_is_lost(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        await window.press("e", *" Really?", "tab", "ctrl+u", "ctrl+s")
        assert "! a side of the note is empty" in window.text
        assert "Really?" in window.text
        await window.press("escape")
        assert signs(window) == ["·"] * 4


async def test_two_cards_of_a_passage_become_one(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("m")
        assert "Spring tide" in window.text
        assert "Hawser" in window.text
        await window.press("ctrl+s")
        assert signs(window) == ["~", "✗", "·", "·"]
        await window.press("u")
        assert signs(window) == ["·"] * 4
        await window.press("m", "ctrl+s", "q")
    (note,) = read_deck(harbour.target).notes
    assert note.back == "Spring tide\nHawser"
    assert note.source
    assert note.source.at == "§At sea ¶1 s1–2"


async def test_a_list_is_edited_line_by_line(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("end", "e", "tab", "enter", *"the head", "ctrl+s", "q")
    assert harbour.answers == ["the foot, the luff, the leech, the head"]


@SIZES
async def test_the_form_says_which_card_it_is_about(
    harbour: Harbour, size: tuple[int, int]
) -> None:
    async with harbour.window(size) as window:
        await window.press("e")
        assert "Card 1 of 4" in window.text
        await window.press("escape", "m")
        assert "Cards 1 and 2 as one" in window.text


async def test_what_speaks_against_a_card_is_scrolled_where_there_is_little_room(
    harbour: Harbour,
) -> None:
    async with harbour.window((40, 12)) as window:
        await window.press("e", "f7", *"Is it", "tab", "tab")
        assert "question-too-short" in window.text
        assert "Name the thing" not in window.words
        await window.press("end")
        assert "Name the thing" in window.words
        await window.press("tab", "!")
        assert "Is it!" in window.text


async def test_tab_leads_to_fields_only_where_all_that_speaks_against_a_card_is_seen(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        await window.press("e", "f7", *"Is it", "tab", "tab", "!")
        assert "Is it!" in window.text


async def test_the_editor_is_the_other_way_to_word_a_card(harbour: Harbour, editor: Editor) -> None:
    editor.will_replace("Spring tide", "A big tide")
    async with harbour.window() as window:
        await window.press("e")
        assert "^e editor" in window.text
        await window.press("ctrl+e", "q")
    assert harbour.answers == ["A big tide"]


async def test_who_leaves_the_editor_without_a_change_has_accepted_nothing(
    harbour: Harbour, editor: Editor
) -> None:
    editor.will_replace("nothing of this", "card")
    async with harbour.window() as window:
        await window.press("e", "ctrl+e")
        assert "! nothing was changed. Accept it here as it is, or go on" in window.text
        await window.press("escape")
        assert signs(window) == ["·"] * 4
