"""Deciding on proposed cards beside the passages that they come from."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key

from tests.tui.conftest import Desk, Window
from tests.tui.harbour import HARBOUR, HAWSER, LADDER, SAIL, TIDE, Harbour, card, signs
from trainer.cards.note import Kind
from trainer.config import load
from trainer.errors import StoreError
from trainer.store.deckfile import read_deck
from trainer.tui.app import TrainerApp
from trainer.tui.screens.accept import AcceptScreen
from trainer.tui.widgets.proposal import Proposal

SIZES = pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)], ids=str)


@pytest.fixture
def harbour(desk: Desk) -> Harbour:
    return Harbour(desk)


def flat(window: Window) -> str:
    return " ".join(window.text.split())


async def test_a_card_lies_beside_its_passage_with_its_place(harbour: Harbour) -> None:
    async with harbour.window() as window:
        assert TIDE in card(window)
        assert card(window).endswith("Spring tide")
        right = (line.partition("│")[2] for line in window.text.splitlines())
        source = " ".join(" ".join(right).split())
        assert source.startswith("At sea harbour: §At sea ¶1 s1 The highest tide of a month is")
        assert "A line that holds a ship to a quay" in source


async def test_the_quote_stands_out_by_more_than_its_colour(harbour: Harbour) -> None:
    async with harbour.window((200, 60)) as window:
        strips = window.app.screen._compositor.render_strips()
        underlined = "".join(
            segment.text
            for strip in strips
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        )
    assert " ".join(underlined.split()) == "The highest tide of a month is called a spring tide."


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
        assert "2 accepted, 1 left open for their warnings" in flat(window)
        assert LADDER in card(window)
        await window.press("A")
        assert "every open card has a warning" in window.text
        await window.press("u")
        assert signs(window) == ["✗", "·", "·", "·"]


async def test_a_card_becomes_a_cloze_or_a_card_for_each_item(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("c", "end", "s", "q")
    notes = read_deck(harbour.target).notes
    assert notes[0].kind is Kind.CLOZE
    assert [note.back for note in notes[1:]] == ["the foot", "the luff", "the leech"]


async def test_what_cannot_be_done_is_told_and_decides_nothing(harbour: Harbour) -> None:
    async with harbour.window() as window:
        await window.press("s")
        assert "! its answer does not list several things" in flat(window)
        await window.press("d", "d", "d", "m")
        assert "! no open card below it comes from the same passage" in flat(window)
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


async def test_what_is_no_card_is_told_in_the_form_and_nothing_typed_is_lost(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        await window.press("e", "ctrl+s")
        assert "! nothing was changed" in window.text
        await window.press(*" Really?", "tab", "ctrl+u", "ctrl+s")
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


async def test_the_editor_is_the_other_way_to_word_a_card(
    harbour: Harbour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[-1])\n"
        "p.write_text(p.read_text('utf-8').replace('Spring tide', 'A big tide'), 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())
    async with harbour.window() as window:
        await window.press("e")
        assert "^e editor" in window.text
        await window.press("ctrl+e", "q")
    assert harbour.answers == ["A big tide"]


async def test_a_decision_that_cannot_be_kept_is_no_decision(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_rows: object) -> None:
        raise StoreError("the disk is full", "Make room and try again")

    async with harbour.window() as window:
        with monkeypatch.context() as broken:
            broken.setattr("trainer.workflow.accepting.recording", refuse)
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
        assert "your decisions are kept for the next time" in flat(window)
        await window.press("q")
        assert not window.app.is_running
    assert harbour.making.failure
    assert harbour.target.read_text(encoding="utf-8") == "somebody was faster"
    harbour.target.unlink()
    harbour.again()
    async with harbour.window() as window:
        await window.press("q")
    assert harbour.answers == ["Spring tide"]


@SIZES
async def test_card_source_and_list_are_there_in_any_size(
    harbour: Harbour, size: tuple[int, int]
) -> None:
    async with harbour.window(size) as window:
        assert "Spring tide" in window.text
        assert "At sea" in window.text
        assert signs(window)[0] == "·"
        assert "? help" in window.text
        await window.press(*["J"] * 12)
        assert "spring tide" in window.text
        await window.press("e", "escape", "a")
        assert signs(window)[0] == "✓"


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_every_theme_draws_card_form_and_help(harbour: Harbour, theme: str) -> None:
    async with harbour.window() as window:
        window.app.theme = theme
        await window.settle()
        await window.press("e", "escape", "question_mark")
        for told in ("Merge the card", "Split the card", "Drop the card for good"):
            assert told in window.text


async def test_keys_can_be_changed(harbour: Harbour) -> None:
    home = harbour.desk.home
    (home.folder / "config.toml").write_text('[keys]\naccept = "y"\n', encoding="utf-8")
    home.config = load(home.folder, {})
    async with harbour.window((200, 60)) as window:
        assert "y accept" in window.text
        await window.press("a")
        assert signs(window)[0] == "·"
        await window.press("y")
        assert signs(window)[0] == "✓"


async def test_a_hostile_document_is_drawn_as_harmless_text(harbour: Harbour) -> None:
    payload = "\x1b]52;c;aGFja2Vk\x07 \x9b18t [red]spring[/red] [@click=app.exit()]tide[/]"
    harbour.document.write_text(HARBOUR.replace("spring tide", payload), encoding="utf-8")
    async with harbour.window((200, 60)) as window:
        await window.press("e", "escape")
        drawn = window.text
        assert "[red]spring[/red]" in drawn
        assert not {"\x1b", "\x9b", "\x07"} & set(drawn)
        await window.pilot.click(Proposal, offset=(90, 5))
        await window.settle()
        assert window.app.is_running


async def test_hostile_fields_of_a_card_command_nothing(harbour: Harbour) -> None:
    making = harbour.making
    review = making.begin(making.plan())
    evil = "\x1b]2;PWNED\x07 [red]x[/red]"
    proposal = review._draft.offered[0]
    source = replace(proposal.note.source, ref=evil, at=evil, quote=evil)  # type: ignore[type-var]
    note = replace(proposal.note, front=evil, back=evil, hint=evil, section=evil, source=source)
    offered = (replace(proposal, note=note), *review._draft.offered[1:])
    making.begin(replace(review._draft, offered=offered))
    screen = AcceptScreen
    async with harbour.desk.window(lambda writer: screen(making, writer), (200, 60)) as window:
        assert window.text.count("[red]x[/red]") >= 6
        assert not {"\x1b", "\x07"} & set(window.text)
        await window.press("e")
        assert not {"\x1b", "\x07"} & set(window.text)


async def test_a_long_passage_is_scrolled_to_its_quote(harbour: Harbour) -> None:
    calm = "It was the one of the days that they have in which the sea is calm. " * 4
    text = f"# Sea\n\n{calm}The deepest part of a harbour is called a basin. {calm}\n"
    harbour.document.write_text(text, encoding="utf-8")
    async with harbour.window((60, 20)) as window:
        right = " ".join(line.partition("│")[2].strip() for line in window.text.splitlines())
        assert "The deepest part of a harbour is called a basin." in " ".join(right.split())


async def test_a_key_typed_right_behind_an_arrow_never_meets_the_card_before(
    harbour: Harbour,
) -> None:
    async with harbour.window() as window:
        for key in ("down", "d"):
            window.app.post_message(Key(key, key if len(key) == 1 else None))
        await window.settle()
        assert signs(window)[0] == "·"
