"""The Markdown subset: what is read as a mark, and that everything else stays."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards import markdown
from trainer.cards.text import Block, BlockKind, Mark, Span, blocks, plain

SIGNS = st.sampled_from([*"*_`~$[]()!<>\\-+1.# \n", "a", "word", "![", "](", "```", "$$"])
SCRAPS = st.lists(SIGNS, max_size=60).map("".join)


def only(text: str) -> Block:
    (block,) = blocks(text)
    return block


def marked(text: str, *marks: Mark) -> Span:
    return Span(text, frozenset(marks))


@pytest.mark.parametrize(
    ("text", "words", "mark"),
    [
        ("*slow*", "slow", Mark.EMPHASIS),
        ("__firm__", "firm", Mark.STRONG),
        ("~~gone~~", "gone", Mark.STRIKE),
        ("`x = 1`", "x = 1", Mark.CODE),
        ("$x^2$", "x^2", Mark.MATH),
        ("$$x^2$$ here", "x^2", Mark.MATH),
    ],
)
def test_each_mark_is_read(text: str, words: str, mark: Mark) -> None:
    assert blocks(text)[0].spans[0] == marked(words, mark)


def test_marks_nest() -> None:
    assert only("**a *b* c**").spans == (
        marked("a ", Mark.STRONG),
        marked("b", Mark.STRONG, Mark.EMPHASIS),
        marked(" c", Mark.STRONG),
    )


def test_paragraphs_are_blocks_and_line_ends_stay() -> None:
    assert [block.text for block in blocks("one\ntwo\n\nthree")] == ["one\ntwo", "three"]
    assert [block.text for block in blocks("*one*\ntwo\n\nthree")] == ["one\ntwo", "three"]


@given(SCRAPS.map(lambda text: text.replace("\n", " ")))
def test_a_line_says_the_same_alone_as_in_a_longer_text(line: str) -> None:
    alone = blocks(line)
    assert blocks(f"*above*\n\n{line}")[1:] == alone


def test_a_hard_break_is_one_line_end() -> None:
    assert plain("*a*  \nb\\\nc") == "a\nb\nc"


def test_a_fenced_code_keeps_lines_and_names_its_language() -> None:
    block = only("```Python title=x\nif x:\n\n    y = '*z*'\n```")
    assert (block.kind, block.language) == (BlockKind.CODE, "python")
    assert block.spans == (marked("if x:\n\n    y = '*z*'", Mark.CODE),)


def test_a_displayed_formula_is_a_block() -> None:
    block = only("$$\na + b\n$$")
    assert (block.kind, block.text) == (BlockKind.MATH, "a + b")


def test_lists_nest_with_their_markers() -> None:
    found = [
        (block.kind, block.depth, block.marker, block.text)
        for block in blocks("- sun\n- planets\n  1. earth\n  2. mars\n\n     red\n- moons")
    ]
    item = BlockKind.ITEM
    assert found == [
        (item, 1, "•", "sun"),
        (item, 1, "•", "planets"),
        (item, 2, "1.", "earth"),
        (item, 2, "2.", "mars"),
        (item, 2, "", "red"),
        (item, 1, "•", "moons"),
    ]


def test_code_within_an_item_carries_the_marker() -> None:
    (block,) = blocks("- ```\n  x\n  ```")
    assert (block.kind, block.depth, block.marker) == (BlockKind.CODE, 1, "•")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [the page](https://example.org)", "see the page"),
        ("see ![a star](media/star.png)", "see a star"),
        ("<https://example.org>", "https://example.org"),
        ("**b** *i* `c` $m$", "b i c m"),
        (r"\*no mark\*", "*no mark*"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("- one\n  - two", "• one\n  • two"),
    ],
)
def test_plain_text_has_no_marks(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[x] done",
        "a[i] = b[/i]",
        "regex [a-z]+[/]",
        "[bold]not markup[/bold]",
        "[@click=app.quit]press[/]",
        "<b>not bold</b> &amp; <script>alert(1)</script>",
        "# include <stdio.h>",
        "> quoted",
        "---",
        "Title\n=====",
        "a | b\n--|--\n1 | 2",
        "$5 and $6",
        "2 * 3 * 4",
        "snake_case_name",
        "~ 5 km",
        "[ref]: not a definition",
        "-",
        "+",
        "*",
        "1914.",
        "-5 °C",
        "3.14",
        "~~~~ around",
        "```",
    ],
)
def test_what_is_not_in_the_subset_is_literal(text: str) -> None:
    assert plain(text) == text


def test_the_asked_gap_of_a_cloze_is_never_a_link() -> None:
    assert plain("f[...](x) and *this*") == "f[...](x) and this"


def test_an_image_in_the_name_of_an_image_needs_no_recursion() -> None:
    assert plain("![" * 2_000 + "x" + "](y)" * 2_000)


@pytest.mark.parametrize("scrap", ["*a_", "[a](", "![", "`", "$a", "\\", "\n- a", "$$\n", "**a"])
def test_hostile_repetition_is_read(scrap: str) -> None:
    assert blocks(scrap * 1_000)


@given(st.text(st.characters(codec=None, categories=None)))
def test_no_text_raises(text: str) -> None:
    plain(text)


@given(SCRAPS)
def test_no_mixture_of_signs_raises_or_yields_an_unknown_block(text: str) -> None:
    for block in blocks(text):
        assert (block.depth > 0) == (block.kind is BlockKind.ITEM) or block.kind in {
            BlockKind.CODE,
            BlockKind.MATH,
        }


@given(st.text("ab .,:;!?()[]{}|^&%#@=/\"'\n\té→", max_size=80))
def test_text_without_marks_is_read_alike_with_and_without_the_parser(text: str) -> None:
    fast = plain(text)
    slow = plain(f"{text}\n\n**mark**")
    assert slow == (f"{fast}\nmark" if fast else "mark")


def test_the_parser_is_not_loaded_for_text_without_marks() -> None:
    program = (
        "import sys; from trainer.cards.text import plain, shown;"
        "assert plain('What is [...] in a/b (c)?') == 'What is [...] in a/b (c)?';"
        "sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_language_may_be_absent() -> None:
    assert only("```\nx\n```").language == ""
    assert markdown.blocks("") == ()
