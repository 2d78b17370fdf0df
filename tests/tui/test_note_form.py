"""Writing new notes in the form, as stories of an author."""

from __future__ import annotations

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk
from tests.tui.editor import Editor
from trainer.store.deckfile import read_deck
from trainer.tui.widgets.choosing import Choice
from trainer.tui.widgets.text_field import TextField


async def test_an_empty_field_says_what_is_written_there(desk: Desk) -> None:
    async with desk.form(desk.folder / "words.yaml", (100, 40)) as window:
        assert "a whole sentence" in window.text
        await window.press("ctrl+o")
        assert "other right answers, one a line" in window.text
        await window.press("ctrl+t", "ctrl+t")
        assert "a {{c1::gap}} in a sentence" in window.text
        await window.press("x")
        assert "in a sentence" not in window.text


async def test_a_picture_and_a_sound_are_named_beside_the_deck(desk: Desk) -> None:
    path = desk.folder / "words.yaml"
    async with desk.form(path, (100, 40)) as window:
        await window.press("ctrl+o", *"Which?", "tab", *"This", *["tab"] * 5)
        await window.paste("a.exe")
        assert "✗" in window.text
        await window.press("ctrl+u")
        await window.paste("media/a.png")
        await window.press("tab")
        await window.paste("media/a.mp3")
        assert "audio media/a.mp3" in window.text
        await window.press("ctrl+s")
        assert "saved: Which?" in window.text
    (note,) = read_deck(path).notes
    assert (note.image, note.audio) == ("media/a.png", "media/a.mp3")


async def test_a_note_for_a_new_deck_makes_the_deck_with_a_title(desk: Desk) -> None:
    path = desk.folder / "my-words.yaml"
    async with desk.form(path) as window:
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
    async with desk.form(path) as window:
        await window.press("ctrl+t")
        await window.paste("der Hund")
        await window.press("tab")
        await window.paste("the dog")
        await window.press("tab")
        await window.paste("tiere, deutsch")
        await window.press("ctrl+s")
        assert "der Hund" not in window.text.replace("saved: der Hund", "")
        assert "▸pair" in window.text
        assert "tiere, deutsch" in window.text
        await window.paste("die Katze")
        await window.press("tab")
        await window.paste("the cat")
        await window.press("ctrl+s")
    assert path.read_text(encoding="utf-8").startswith(before)
    notes = read_deck(path).notes[1:]
    assert [(note.kind, note.front, note.tags) for note in notes] == [
        ("pair", "der Hund", ("tiere", "deutsch")),
        ("pair", "die Katze", ("tiere", "deutsch")),
    ]


async def test_the_cards_stand_below_as_they_will_be_asked(desk: Desk) -> None:
    async with desk.form(desk.folder / "a.yaml", (80, 40)) as window:
        await window.press("ctrl+t", "ctrl+t")
        await window.paste("The {{c1::SYN::flag}} comes before {{c2::ACK}}.")
        for drawn in ("card 1 of 2", "The [...] comes before ACK.", "hint flag", "card 2 of 2"):
            assert drawn in window.text
        assert "The SYN comes before [...]." in window.text


async def test_a_list_takes_an_item_a_line_and_an_order(desk: Desk) -> None:
    path = desk.folder / "a.yaml"
    async with desk.form(path, (80, 40)) as window:
        await window.press("ctrl+t", "ctrl+t", "ctrl+t")
        await window.paste("Which layers?")
        await window.press("tab")
        await window.paste("Physical\n\nData link\nNetwork\n")
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
    async with desk.form(path, (80, 40)) as window:
        assert "hint" not in window.text
        await window.press(*"Q", "tab", *"A", "tab", "ctrl+o", "tab")
        await window.paste("a hint")
        await window.press("tab", *"more", "tab", *"B", "enter", *"C")
        await window.press(*["tab"] * 3, "enter", "ctrl+s")
    (note,) = read_deck(path).notes
    assert (note.hint, note.extra, note.accept, note.typed) == ("a hint", "more", ("B", "C"), True)


async def test_what_is_wrong_is_told_while_it_is_written(desk: Desk) -> None:
    async with desk.form(desk.folder / "a.yaml", (80, 40)) as window:
        assert "✗" not in window.text
        await window.press(*"What is it")
        assert "✗ this note has no answer" in window.text
        await window.press("tab", *"b")
        assert "✗ this note has no answer" not in window.text
        assert "✗ dangling-reference" in window.text


async def test_a_note_that_a_deck_would_refuse_is_not_saved_and_told(desk: Desk) -> None:
    path = desk.folder / "a.yaml"
    async with desk.form(path) as window:
        await window.press("ctrl+s")
        assert "this note has no" in window.text
        await window.press(*"Why", "ctrl+s")
        assert "! this note has no answer" in window.text
        assert "Why" in window.text
    assert not path.exists()


async def test_a_note_that_the_deck_has_already_is_told(desk: Desk) -> None:
    path = desk.deck(SECOND)
    async with desk.form(path) as window:
        await window.paste("Which layer routes packets?")
        await window.press("tab")
        await window.paste("The network layer")
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
        await window.paste(str(desk.folder / "new.yaml"))
        await window.press("enter", *"Why", "tab", *"So", "ctrl+s", "escape")
        assert "New" in window.text
        assert "1 new" in window.text


async def test_home_tells_why_there_can_be_no_such_deck(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press("a")
        await window.paste(str(desk.folder / "no" / "new.yaml"))
        await window.press("enter")
        assert "there is no such folder" in window.words


async def test_a_deck_that_changed_meanwhile_keeps_the_change(desk: Desk) -> None:
    path = desk.deck(QUESTION)
    async with desk.form(path) as window:
        await window.press(*"Why", "tab", *"So")
        path.write_text(path.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
        await window.press("ctrl+s")
    assert [note.back for note in read_deck(path).notes][1:] == ["The network layer", "So"]


async def test_the_editor_is_the_other_way_and_what_it_leaves_stands_in_the_form(
    desk: Desk, editor: Editor
) -> None:
    editor.will_replace("a: ''", "a: from outside")
    path = desk.folder / "a.yaml"
    async with desk.form(path) as window:
        await window.press(*"Why", "ctrl+e")
        assert "from outside" in window.text
        await window.press("ctrl+s")
    assert read_deck(path).notes[0].back == "from outside"


@SIZES
async def test_the_form_fits(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.form(desk.folder / "a.yaml", size) as window:
        await window.press(*"Why", "tab", *"So")
        for words in ("▸question", "Why", "answer", "So", "^s save"):
            assert words in window.text


async def test_kinds_and_ticks_can_be_clicked_and_chosen_by_arrows(desk: Desk) -> None:
    async with desk.form(desk.folder / "a.yaml", (80, 40)) as window:
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
    async with desk.form(desk.folder / "a.yaml") as window:
        assert not any(field.cursor_blink for field in window.app.screen.query(TextField))
