"""How a proposed card and its passage are drawn, in any window and of any text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.conftest import SIZES
from tests.tui.harbour import HARBOUR, TIDE, Harbour, card, signs
from trainer.tui.screens.accept import AcceptScreen


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


async def test_a_hostile_document_is_drawn_as_harmless_text(harbour: Harbour) -> None:
    payload = "\x1b]52;c;aGFja2Vk\x07 \x9b18t [red]spring[/red] [@click=app.exit()]tide[/]"
    harbour.document.write_text(HARBOUR.replace("spring tide", payload), encoding="utf-8")
    async with harbour.window((200, 60)) as window:
        await window.press("e", "escape")
        drawn = window.text
        assert "[red]spring[/red]" in drawn
        assert not {"\x1b", "\x9b", "\x07"} & set(drawn)
        assert await window.click_on("[@click=app.exit()]tide") == 1
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
