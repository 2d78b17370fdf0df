from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.anki.html import items_html, markdown_html, text_html, writable

OURS = {"br", "code", "em", "li", "ol", "p", "pre", "s", "span", "strong", "ul"}
ALIVE = re.compile(r"\{\{|\[(sound:|anki:|\[?type:|/?latex\]|/?\$\$?\])", re.IGNORECASE)

# Pieces that mean something to Markdown, HTML, Anki or TeX, beside any letter at all.
PIECES = (
    st.sampled_from(
        [
            *(
                "{{",
                "}}",
                "{",
                "}",
                "::",
                "{{c1::",
                "{{c2::",
                "[",
                "]",
                "](",
                ")",
                "sound:",
                "$",
                "$$",
            ),
            *(
                "latex]",
                "type:",
                "anki:",
                "\\",
                "\\(",
                "\\)",
                "\\href",
                "<",
                ">",
                "&",
                "&lt;",
                "<b>",
            ),
            *(
                "*",
                "**",
                "_",
                "`",
                "```",
                "~~",
                "\n",
                "\n\n",
                "- ",
                "1. ",
                "    ",
                "\x00",
                "\x1f",
                "\ufdd0",
            ),
            *("0\ufdd2", "\ufdd1", "x", "Wort", " ", "7", "日本", "<script>", "-->", "!["),
        ]
    )
    | st.characters()
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


class Reader(HTMLParser):
    """What a browser would see: the elements, whether they nest well, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"class", "start"}
        self.tags.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


@given(TEXTS)
def test_any_text_becomes_only_our_own_well_nested_tags(text: str) -> None:
    for html in (markdown_html(text), text_html(text)):
        reader = Reader(html)
        assert set(reader.tags) <= OURS
        assert not reader.open


@given(TEXTS)
def test_no_text_brings_a_mark_of_anki_to_life(text: str) -> None:
    assert not ALIVE.search(markdown_html(text))
    assert not ALIVE.search(text_html(text))


@given(TEXTS)
def test_no_text_brings_a_formula_that_trainer_does_not_show_as_one(text: str) -> None:
    assert not re.search(r"\\[()\[\]]", text_html(text))


@given(TEXTS)
def test_plain_text_reads_the_same_in_a_browser(text: str) -> None:
    shown = Reader(text_html(text)).text
    assert writable(shown) == writable(text).replace("\n", "")


@given(TEXTS)
def test_fields_hold_no_character_that_breaks_a_collection(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", markdown_html(text))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("plain words, 5 > 3", "plain words, 5 &gt; 3"),
        ("it's so", "it's so"),
        ("**strong** *em* ~~gone~~", "<strong>strong</strong> <em>em</em> <s>gone</s>"),
        ("***both*** `a<b`", "<strong><em>both</em></strong> <code>a&lt;b</code>"),
        ("one\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("[words](https://example.org)", "words"),
        ("```\na\n  <b\n```", "<pre><code>a\n  &lt;b</code></pre>"),
        ("```py\nx = 1\n```", '<pre><code class="language-py">x = 1</code></pre>'),
        ('```"><b\nx\n```', '<pre><code class="language-b">x</code></pre>'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("R&D &amp; &lt;b&gt;", "R&amp;D &#38;amp; &#38;lt;b&#38;gt;"),
        ("{{Front}} {{{c1::x}}}", "&#123;&#123;Front}} &#123;&#123;{c1::x}}}"),
        ("[sound:a.mp3] [latex]x[/latex]", "&#91;sound:a.mp3] &#91;latex]x&#91;/latex]"),
        ("[$]x[/$] [[type:Back]] [1]", r"[\(]x[/\)] &#91;&#91;type:Back]] [1]"),
        ("$$latex]x$$", r"<p>\[ latex]x\]</p>"),
        ("5. Mai", "5. Mai"),
    ],
)  # fmt: skip
def test_markdown_becomes_this_html(markdown: str, html: str) -> None:
    assert markdown_html(markdown) == html


def test_plain_text_brings_no_latex_to_life() -> None:
    assert text_html("[$]5[/$] [$$]") == "&#91;$]5&#91;/$] &#91;$$]"


def test_a_link_hides_no_mark_of_anki() -> None:
    assert "[sound:" not in markdown_html(r"\[[sound:x.mp3](https://example.org)]")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("$a<b$", r"\(a&lt;b\)"),
        ("$$\nx^2\n$$", r"<p>\[x^2\]</p>"),
        (r"$\begin{matrix}a\\[2pt]b\end{matrix}$", r"\(\begin{matrix}a\\[2pt]b\end{matrix}\)"),
        (r"$\href{javascript:x}{y}$", r"\(\backslash href{javascript:x}{y}\)"),
        ("$x^{{2}}$", r"\(x^&#123;&#123;2}}\)"),
    ],
)
def test_formulas_go_to_mathjax_without_commands_that_act(markdown: str, html: str) -> None:
    assert markdown_html(markdown) == html


def test_what_only_looks_like_a_formula_stays_text() -> None:
    html = text_html(r"the pattern \(x\)")
    assert r"\(" not in html
    assert Reader(html).text == r"the pattern \(x\)"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- a\n  1. b\n- c", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"),
        ("- a\n\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("3) c", "3) c"),
        ("- - a\n  - b", "<ul><li><ul><li>a</li><li>b</li></ul></li></ul>"),
        ("- a\n- - b", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
        ("x\n\n- a\n\ny", "<p>x</p><ul><li>a</li></ul><p>y</p>"),
        ("- a\n\n  b", "<ul><li>a<p>b</p></li></ul>"),
    ],
)
def test_lists_nest_as_written(markdown: str, html: str) -> None:
    assert markdown_html(markdown) == html


def test_the_items_of_a_list_note_are_numbered_only_if_their_order_matters() -> None:
    assert items_html(("a", "*b*"), ordered=True) == "<ol><li>a</li><li><em>b</em></li></ol>"
    assert items_html(("a",), ordered=False) == "<ul><li>a</li></ul>"


def test_long_hostile_texts_take_no_time_to_speak_of() -> None:
    for text in (
        "a < b " * 10_000,
        "{{c1::" * 5_000,
        "[sound:" * 9_000,
        "\\" * 60_000,
        " " * 60_000,
    ):
        markdown_html(text)
        text_html(text)
