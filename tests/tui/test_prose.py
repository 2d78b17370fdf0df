"""Card text as lines: wrapping, hanging indents, and nothing that is not text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from trainer.tui.widgets.prose import LONGEST_HIGHLIGHTED, Part, Prose, listed, parts


async def drawn(prose: tuple[Part, ...], width: int = 30) -> list[str]:
    """The lines of a text in a window of this width."""

    class Page(App[None]):
        CSS = "Prose { height: auto; width: 1fr; }"

        def compose(self) -> ComposeResult:
            yield Prose()

    async with (page := Page()).run_test(size=(width, 40)) as pilot:
        page.query_one(Prose).show(prose)
        await pilot.pause()
        lines = [strip.text.rstrip() for strip in page.screen._compositor.render_strips()]
    return "\n".join(lines).rstrip().split("\n")


def text(prose: tuple[Part, ...]) -> str:
    return "\n".join(part.text.plain for part in prose)


async def test_items_hang_behind_their_markers() -> None:
    lines = await drawn(parts("- one item that is wrapped at the width\n- two"), 24)
    assert lines == ["• one item that is", "  wrapped at the width", "• two"]


async def test_paragraphs_have_a_blank_line_between_them() -> None:
    lines = await drawn(parts("one\n\ntwo"))
    assert [line.strip() for line in lines] == ["one", "", "two"]


async def test_code_stands_behind_a_bar_and_keeps_its_indents() -> None:
    lines = await drawn(parts("```python\nif x:\n    y()\n```"), 14)
    assert [line.strip() for line in lines] == ["│ if x:", "│     y()"]


async def test_a_block_that_is_narrow_stands_in_the_middle() -> None:
    assert await drawn(parts("- a\n- bcd"), 15) == ["     • a", "     • bcd"]


def test_items_of_a_list_note_are_numbered_only_where_order_counts() -> None:
    assert [part.first for part in listed(["a", "b"], ordered=True)] == ["1. ", "2. "]
    assert [part.first for part in listed(["a", "b"], ordered=False)] == ["• ", "• "]


def test_marks_become_styles_and_leave_the_text() -> None:
    (part,) = parts("a **b** `c` *d* ~~e~~")
    assert part.text.plain == "a b c d e"
    assert {str(span.style) for span in part.text.spans} == {
        ".prose--strong", ".prose--code", ".prose--emphasis", ".prose--strike",
    }  # fmt: skip


def test_markup_in_a_card_is_text() -> None:
    hostile = "[red]a[/red] [@click=app.exit()]b[/] [/c] a[i] = 1"
    assert text(parts(hostile)) == hostile


def test_an_unknown_language_is_drawn_plainly() -> None:
    assert text(parts("```nosuchlanguage\nx y\n```")).strip() == "x y"


def test_code_too_long_to_highlight_quickly_is_drawn_plainly() -> None:
    code = "x = 1\n" * LONGEST_HIGHLIGHTED
    (part,) = parts(f"```python\n{code}```")
    assert part.text.spans == []


@given(st.text())
def test_no_control_character_ever_reaches_the_screen(markdown: str) -> None:
    for wrapped in (markdown, f"```c\n{markdown}\n```", f"- {markdown}", f"&#27;{markdown}"):
        for character in text(parts(wrapped)):
            assert character == "\n" or (
                ord(character) >= 0x20 and not 0x7F <= ord(character) < 0xA0
            )
