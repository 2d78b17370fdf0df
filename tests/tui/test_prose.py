"""Card text as parts that are ready to draw, and nothing in them that is not text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.tui.widgets.prose import LONGEST_HIGHLIGHTED, Part, listed, parts


def text(prose: tuple[Part, ...]) -> str:
    return "\n".join(part.text.plain for part in prose)


def test_items_stand_behind_their_markers_deeper_ones_further_in() -> None:
    leads = [(part.first, part.rest, part.is_item) for part in parts("- one\n  - two\n\n3. three")]
    assert leads == [("• ", "  ", True), ("  • ", "    ", True), ("3. ", "   ", True)]


def test_code_stands_behind_a_bar_and_keeps_its_indents() -> None:
    (part,) = parts("```python\nif x:\n    y()\n```")
    assert (part.first, part.rest) == ("│ ", "│ ")
    assert part.text.plain.rstrip() == "if x:\n    y()"


def test_items_of_a_list_note_are_numbered_only_where_order_counts() -> None:
    assert [part.first for part in listed(["a", "b"], ordered=True)] == ["1. ", "2. "]
    assert [part.first for part in listed(["a", "b"], ordered=False)] == ["• ", "• "]


def test_marks_become_styles_and_leave_the_text() -> None:
    (part,) = parts("a **b** `c` *d* ~~e~~")
    assert part.text.plain == "a b c d e"
    assert {str(span.style) for span in part.text.spans} == {
        ".prose--strong", ".prose--code", ".prose--emphasis", ".prose--strike",
    }  # fmt: skip


def test_formulas_are_drawn_in_signs() -> None:
    assert text(parts(r"$\sqrt{\pi}$ is `\sqrt{\pi}`")) == r"√π is \sqrt{\pi}"


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
    for wrapped in (
        markdown,
        f"```c\n{markdown}\n```",
        f"- {markdown}",
        f"&#27;{markdown}",
        f"${markdown}$",
    ):
        for character in text(parts(wrapped)):
            assert character == "\n" or (
                ord(character) >= 0x20 and not 0x7F <= ord(character) < 0xA0
            )
