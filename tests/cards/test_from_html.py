"""Fields of other programs told in the Markdown subset: what is meant stays, nothing else acts."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards import cloze
from trainer.cards.from_html import LARGEST_HTML, told
from trainer.cards.marked import Run
from trainer.cards.text import plain

SIGNS = "ab1 *_`~$\\[](){}<>&:-+.#!|='\"é"


def text(html: str) -> str:
    return told(html).text


def gaps(html: str) -> str:
    return told(html, gaps=True).text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("What is 1 &lt; 2?", "What is 1 < 2?"),
        ("<b>True</b> &amp; always<br>second line", "**True** & always\nsecond line"),
        ("<strong>a<em>b</em></strong>c", "**a*b***c"),
        ("pre <b> bold </b>post", "pre **bold** post"),
        ("<span style='font-weight: 700'>x <span>y</span></span> z", "**x y** z"),
        ("use <code>a*b</code> here", "use `a*b` here"),
        ("<s>old</s> new", "~~old~~ new"),
        ("a<div>b</div><div>c</div>d", "a\nb\nc\nd"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ('<ol start="3"><li>c<ul><li>d</li></ul></li><li>e</li></ol>', "3. c\n   - d\n4. e"),
        ("<ul><li>a</li></ul>after", "- a\n\nafter"),
        ('<a href="https://x.org/a_(b)">words</a>', "[words](<https://x.org/a_(b)>)"),
        ('<a href="javascript:alert(1)">words</a>', "words"),
        ("H<sub>2</sub>O, x<sup>n+k</sup>", "H₂O, x^(n+k)"),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "**a** | b"),
        ("<ruby>漢<rt>かん</rt></ruby>", "漢(かん)"),
        ("<h2>Head</h2>body", "**Head**\n\nbody"),
        ("a<!-- hidden -->b", "ab"),
        ("&nbsp;a&nbsp;&nbsp;b ", "a b"),
    ],
)
def test_what_the_subset_knows_is_told(html: str, markdown: str) -> None:
    assert text(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (r"\(e^{i\pi}+1\)", r"$e^{i\pi}+1$"),
        (r"\[ x &lt; y \] ends", "$x < y$ ends"),
        ("[$]x^2[/$] and [$$]y[/$$]", "$x^2$ and $y$"),
        ("[latex]$x_1$[/latex]", "$x_1$"),
        (r"a \( b", r"a \\( b"),
    ],
)
def test_formulas_keep_their_tex(html: str, markdown: str) -> None:
    assert plain(text(html)) == plain(markdown)
    assert text(html).count("$") == markdown.count("$")


def test_code_keeps_its_lines_and_its_language() -> None:
    html = (
        '<pre><code class="language-python">def f(x):\n\n    return x &gt; 1\n</code></pre><p>y</p>'
    )
    assert text(html) == "```python\ndef f(x):\n\n    return x > 1\n```\n\ny"


@pytest.mark.parametrize("literal", ["2 * 3 * 4", "snake_case_name", "$5 or $6", "a [b] c", "C#"])
def test_signs_that_mean_nothing_stay_bare(literal: str) -> None:
    assert text(f"<i>!</i> {literal}") == f"*!* {literal}"


@given(st.text(SIGNS, max_size=16))
def test_literal_text_reads_as_it_was(literal: str) -> None:
    html = escape(literal).replace("\\", "\\<span></span>").replace("[", "&#91;")
    assert plain(text(html)).split() == " ".join(literal.split()).split()


TAGS = ("<b>", "</b>", "<br>", "<ul><li>", "<pre>", "</pre>", "{{c1::", "}}", "<a href=x>")


@given(st.lists(st.sampled_from([*SIGNS, *TAGS])))
def test_no_html_is_too_broken_to_be_read(parts: list[str]) -> None:
    assert told("".join(parts)).lost == ()
    assert isinstance(gaps("".join(parts)), str)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("The {{c1::SYN}} is {{c2::answered::how}}", "The {{c1::SYN}} is {{c2::answered::how}}"),
        ("<b>The {{c1::x &lt; y}} is</b>", "**The** {{c1::**x < y**}} **is**"),
        (r"{{c1::\(\frac{a}{b}\)}}", r"{{c1::$\frac{a}{b}$}}"),
        (r"\(x={{c1::3}}\)", "$x={{c1::3}}$"),
        ("{{c1::a {{c2::b}}}}", "{{c1::a {{c2::b}}}}"),
        ("{{c1,3::both}}", "{{c1::{{c3::both}}}}"),
    ],
)
def test_gaps_stay_gaps(html: str, markdown: str) -> None:
    assert gaps(html) == markdown
    assert not cloze.problems(markdown)


def test_braces_written_as_entities_open_no_gap() -> None:
    made = gaps("{{c1::a}} &#123;&#123;b&#125;&#125;")
    assert cloze.ordinals(made) == (1,)
    assert plain(cloze.filled(cloze.parse(made))) == "a {{b}}"


def test_media_are_asked_for_where_they_stand() -> None:
    seen = []

    def show(kind: str, name: str, alt: str) -> Run | None:
        seen.append((kind, name, alt))
        return Run(alt or name, url=f"media/{name}") if kind == "image" else None

    html = 'see <img alt="A &amp; B" src="a b.png"> [sound:x&amp;y.mp3]!'
    assert told(html, show).text == "see [A & B](<media/a b.png>) !"
    assert seen == [("image", "a b.png", "A & B"), ("audio", "x&y.mp3", "")]


def test_marks_of_anki_written_as_entities_are_text() -> None:
    assert plain(text("&#91;sound:x.mp3]")) == "[sound:x.mp3]"


def test_what_cannot_be_told_is_named() -> None:
    assert told("<script>alert(1)</script>ok").lost == ("a script",)
    assert told("[anki:tts lang=en]x[/anki:tts]ok").lost == ("speech by a machine",)
    assert told("x" * (LARGEST_HTML + 1) + "<b>").text == ""


def test_characters_that_no_deck_file_holds_are_left_out() -> None:
    assert text("a\x00b\x1b[31m\u2028c\ud800") == "ab[31mc"
    assert text("\x07a\ufeff") == "a"


@pytest.mark.parametrize(
    "hostile",
    ["<" * 60_000, "<a " * 20_000, '<a "' * 15_000, "<!--" * 15_000, "\\(" * 30_000,
     "[latex]" * 9_000, "{{c1::" * 10_000, "[sound:" * 9_000, "[anki:tts]" * 6_000,
     "&" * 60_000, "<b>" * 20_000],
)  # fmt: skip
def test_the_largest_hostile_field_is_told(hostile: str) -> None:
    assert told(hostile, gaps=True).lost == ()  # in quadratic time nobody would see it


def test_a_bold_link_with_a_space_before_its_words_stays_a_link() -> None:
    html = 'see<b><a href="https://example.org/"> the sea</a></b>'
    assert "](https://example.org/)" in told(html).text


def test_an_address_with_a_space_is_no_link() -> None:
    assert told('<a href="https://example.org/a b">sea</a>').text == "sea"
