"""Writing notes in the form, as stories of an author."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, Desk, Window
from trainer.store.deckfile import read_deck
from trainer.tui.app import TrainerApp
from trainer.tui.screens.note import NoteScreen
from trainer.tui.widgets.choosing import Choice
from trainer.tui.widgets.text_field import TextField
from trainer.tui.writer import Writer


def new_notes(desk: Desk, path: Path) -> Callable[[Writer], NoteScreen]:
    def first(writer: Writer) -> NoteScreen:
        return NoteScreen(desk.home.new_notes(path), writer)

    return first


async def write(window: Window, text: str) -> None:
    """Put text into the field at hand, as a paste does."""
    window.app.post_message(Paste(text))
    await window.settle()


async def test_a_note_for_a_new_deck_makes_the_deck_with_a_title(desk: Desk) -> None:
    path = desk.folder / "my-words.yaml"
    async with desk.window(new_notes(desk, path)) as window:
        assert "New note for My words" in window.text
        await window.press(*"Why", "tab", *"So")
        assert not path.exists()
        await window.press("ctrl+s")
        assert "saved: Why" in window.text
    deck = read_deck(path)
    assert (deck.title, [(note.front, note.back) for note in deck.notes]) == (
        "My words",
        [("Why", "So")],
    )
    assert deck.notes[0].written_id
    assert [entry.path for entry in desk.home.library.decks()] == [path]


async def test_the_next_note_begins_with_the_same_kind_and_tags(desk: Desk) -> None:
    path = desk.deck(QUESTION)
    before = path.read_text(encoding="utf-8")
    async with desk.window(new_notes(desk, path)) as window:
        await window.press("ctrl+t")
        await write(window, "der Hund")
        await window.press("tab")
        await write(window, "the dog")
        await window.press("tab")
        await write(window, "tiere, deutsch")
        await window.press("ctrl+s")
        assert "der Hund" not in window.text.replace("saved: der Hund", "")
        assert "▸pair" in window.text
        assert "tiere, deutsch" in window.text
        await write(window, "die Katze")
        await window.press("tab")
        await write(window, "the cat")
        await window.press("ctrl+s")
    assert path.read_text(encoding="utf-8").startswith(before)
    notes = read_deck(path).notes[1:]
    assert [(note.kind, note.front, note.tags) for note in notes] == [
        ("pair", "der Hund", ("tiere", "deutsch")),
        ("pair", "die Katze", ("tiere", "deutsch")),
    ]


async def test_the_cards_stand_below_as_they_will_be_asked(desk: Desk) -> None:
    async with desk.window(new_notes(desk, desk.folder / "a.yaml"), (80, 40)) as window:
        await window.press("ctrl+t", "ctrl+t")
        await write(window, "The {{c1::SYN::flag}} comes before {{c2::ACK}}.")
        for drawn in ("card 1 of 2", "The [...] comes before ACK.", "hint flag", "card 2 of 2"):
            assert drawn in window.text
        assert "The SYN comes before [...]." in window.text


async def test_a_list_takes_an_item_a_line_and_an_order(desk: Desk) -> None:
    path = desk.folder / "a.yaml"
    async with desk.window(new_notes(desk, path), (80, 40)) as window:
        await window.press("ctrl+t", "ctrl+t", "ctrl+t")
        await write(window, "Which layers?")
        await window.press("tab")
        await write(window, "Physical\n\nData link\nNetwork\n")
        assert "• Data link" in window.text
        await window.press("tab", "tab", "space")
        assert "[x] in this order" in window.text
        assert "2. Data link" in window.text
        await window.press("ctrl+s")
    (note,) = read_deck(path).notes
    assert note.items == ("Physical", "Data link", "Network")
    assert note.ordered


async def test_what_is_seldom_needed_comes_on_a_key(desk: Desk) -> None:
    path = desk.folder / "a.yaml"
    async with desk.window(new_notes(desk, path), (80, 40)) as window:
        assert "hint" not in window.text
        await window.press(*"Q", "tab", *"A", "tab", "ctrl+o", "tab")
        await write(window, "a hint")
        await window.press("tab", *"more", "tab", *"B", "enter", *"C", "tab", "enter", "ctrl+s")
    (note,) = read_deck(path).notes
    assert (note.hint, note.extra, note.accept, note.typed) == ("a hint", "more", ("B", "C"), True)


async def test_what_is_wrong_is_told_while_it_is_written(desk: Desk) -> None:
    async with desk.window(new_notes(desk, desk.folder / "a.yaml"), (80, 40)) as window:
        assert "✗" not in window.text
        await window.press(*"What is it")
        assert "✗ this note has no answer" in window.text
        await window.press("tab", *"b")
        assert "✗ this note has no answer" not in window.text
        assert "! " in window.text or "✗ " in window.text


async def test_a_note_that_a_deck_would_refuse_is_not_saved_and_told(desk: Desk) -> None:
    path = desk.folder / "a.yaml"
    async with desk.window(new_notes(desk, path)) as window:
        await window.press("ctrl+s")
        assert "this note has no" in window.text
        await window.press(*"Why", "ctrl+s")
        assert "! this note has no answer" in window.text
        assert "Why" in window.text
    assert not path.exists()


async def test_a_note_that_the_deck_has_already_is_told(desk: Desk) -> None:
    path = desk.deck(SECOND)
    async with desk.window(new_notes(desk, path)) as window:
        await write(window, "Which layer routes packets?")
        await window.press("tab")
        await write(window, "The network layer")
        await window.press("ctrl+s")
        assert "the deck already has a note" in window.text
    assert len(read_deck(path).notes) == 1


async def test_leaving_asks_only_if_something_is_not_saved(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        await window.press("a")
        assert "New note for Networking" in window.text
        await window.press("escape")
        assert "Networking" in window.text.splitlines()[4]
        await window.press("a", *"Why", "escape")
        assert "not saved" in window.text
        await window.press("n")
        assert "Why" in window.text
        await window.press("escape", "y")
        assert "1 new" in window.text


async def test_home_asks_for_the_deck_where_none_is_marked(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press("a", "enter")
        assert "no deck file is named" in window.text
        await write(window, str(desk.folder / "new.yaml"))
        await window.press("enter", *"Why", "tab", *"So", "ctrl+s", "escape")
        assert "New" in window.text
        assert "1 new" in window.text


async def test_home_tells_why_there_can_be_no_such_deck(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press("a")
        await write(window, str(desk.folder / "no" / "new.yaml"))
        await window.press("enter")
        assert "there is no such folder" in " ".join(window.text.split())


async def test_a_deck_that_changed_meanwhile_keeps_the_change(desk: Desk) -> None:
    path = desk.deck(QUESTION)
    async with desk.window(new_notes(desk, path)) as window:
        await window.press(*"Why", "tab", *"So")
        path.write_text(path.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
        await window.press("ctrl+s")
    assert [note.back for note in read_deck(path).notes][1:] == ["The network layer", "So"]


async def test_edit_changes_the_lines_concerned_and_comes_back_as_it_lay(desk: Desk) -> None:
    study = desk.study(QUESTION + "    # mine\n", SECOND)
    path = desk.folder / "net.yaml"
    async with desk.review(study) as window:
        await window.press("space", "e")
        assert "Edit a note of Networking" in window.text
        await window.press("end", "backspace", *" now?", "ctrl+s")
        assert "What does TCP stand for now?" in window.text
        assert "Transmission Control Protocol" in window.text
        await window.press("4")
    text = path.read_text(encoding="utf-8")
    assert "  - q: What does TCP stand for now?\n" in text
    assert "# mine\n" in text
    assert {event.card for event in desk.reviews()} == {read_deck(path).notes[0].id}


async def test_leaving_the_form_changes_nothing(desk: Desk) -> None:
    study = desk.study(QUESTION)
    before = (desk.folder / "net.yaml").read_bytes()
    async with desk.review(study) as window:
        await window.press("e", "escape")
        assert "space show the answer" in window.text
        await window.press("e", "x", "escape", "y")
        assert "What does TCP stand for?" in window.text
    assert (desk.folder / "net.yaml").read_bytes() == before


async def test_undoing_a_grade_never_undoes_an_edit(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "4", "u", "e", "x", "ctrl+s")
        assert "xWhat does TCP stand for?" in window.text
        await window.press("space", "3", "u")
        assert "xWhat does TCP stand for?" in window.text
    assert read_deck(desk.folder / "net.yaml").notes[0].front == "xWhat does TCP stand for?"


async def test_a_note_keeps_its_kind_when_it_is_edited(desk: Desk) -> None:
    async with desk.review(desk.study(LIST)) as window:
        await window.press("space", "e")
        assert "▸list" in window.text
        assert "pair" not in window.text
        assert "Data link" in window.text
        await window.press("tab", "X", "ctrl+s")
        assert "1. XPhysical" in window.text
        assert "2. " not in window.text  # as many items lie open as before


async def test_a_gap_that_is_edited_away_gives_way_to_the_next_card(desk: Desk) -> None:
    async with desk.review(desk.study(CLOZE, SECOND)) as window:
        await window.press("e", "ctrl+a", "ctrl+k")
        await write(window, "The {{c2::SYN}} opens.")
        await window.press("ctrl+s")
        assert "Which layer routes packets?" in window.text


async def test_a_note_changed_by_another_program_is_not_written_over(desk: Desk) -> None:
    path = desk.folder / "net.yaml"
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("e", "x")
        other = path.read_text(encoding="utf-8").replace("Transmission", "transmission")
        path.write_text(other, encoding="utf-8")
        await window.press("ctrl+s")
        assert "changed by another program" in window.text
        assert "xWhat does TCP" in window.text
    assert path.read_text(encoding="utf-8") == other


async def test_the_editor_is_the_other_way_and_what_it_leaves_stands_in_the_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(words: list[str]) -> None:
        file = Path(words[-1])
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("a: ''", "a: from outside"), encoding="utf-8")

    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())
    monkeypatch.setattr("trainer.workflow.editor.run", edit)
    monkeypatch.setenv("VISUAL", "ed")
    path = desk.folder / "a.yaml"
    async with desk.window(new_notes(desk, path)) as window:
        await window.press(*"Why", "ctrl+e")
        assert "from outside" in window.text
        await window.press("ctrl+s")
    assert read_deck(path).notes[0].back == "from outside"


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)], ids=str)
async def test_the_form_fits(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.window(new_notes(desk, desk.folder / "a.yaml"), size) as window:
        await window.press(*"Why", "tab", *"So")
        for words in ("▸question", "Why", "answer", "So", "^s save"):
            assert words in window.text


async def test_kinds_and_ticks_can_be_clicked_and_chosen_by_arrows(desk: Desk) -> None:
    async with desk.window(new_notes(desk, desk.folder / "a.yaml"), (80, 40)) as window:
        await window.pilot.click(Choice, offset=(32, 0))
        await window.settle()
        assert "▸list" in window.text
        await window.pilot.click("#fields Tick")
        await window.settle()
        assert "[x] in this order" in window.text
        await window.pilot.click(Choice, offset=(32, 0))
        await window.press("right")
        assert "▸question" in window.text
        await window.press("left", "left")
        assert "▸cloze" in window.text
        await window.press("q")
        assert "New note" in window.text


async def test_without_motion_no_cursor_blinks_in_the_form(desk: Desk) -> None:
    desk.configure(TRAINER_LOOK_MOTION="none")
    async with desk.window(new_notes(desk, desk.folder / "a.yaml")) as window:
        assert not any(field.cursor_blink for field in window.app.screen.query(TextField))
