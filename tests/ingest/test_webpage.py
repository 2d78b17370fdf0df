"""What of a web page is its text, and what the site puts around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.builders import told
from trainer.cards.document import BlockKind, Document
from trainer.errors import SourceError
from trainer.ingest.read import read

PROSE = [
    "A spring tide is a very large tide that comes at new moon and at full moon, twice a month.",
    "The neap tide is small, for sun and moon pull in different directions when it comes.",
    "Sailors once wrote down the hours of high water for every harbour that they knew.",
]
ARTICLE = f"""<h1>How tides work</h1><p class="byline">By Ada Example</p>
<p>{PROSE[0]}</p><h2>Terms</h2><dl><dt>Ebb</dt><dd>the falling tide</dd></dl>
<p>{PROSE[1]}</p><ul><li>Moon</li><li>Sun</li></ul>
<table><tr><th>Port</th><th>Height</th></tr><tr><td>Avonmouth</td><td>12 m</td></tr></table>
<p>{PROSE[2]}</p>"""
NEWS = f"""<!doctype html><html><head><title>How tides work | The Sea Post</title></head><body>
<header class="site-header"><a href="/">The Sea Post</a></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div id="cookie-banner"><p>We store cookies on your machine to serve you better.</p></div>
<main><article>{ARTICLE}<div class="share-buttons"><a href="#">Tell a friend</a></div></article>
<section class="comments"><h2>Comments</h2><p>What a fine article this was to read.</p></section>
</main><aside><h3>More</h3>
<p><a href="/x">Ten facts about the sea that you must know</a></p></aside>
<footer><p>Printed by the Sea Post in the harbour.</p></footer></body></html>"""
WIKI = f"""<!doctype html><html><head><title>Tide - Pedia</title></head><body>
<a class="mw-jump-link" href="#c">Jump to content</a>
<div id="mw-navigation"><ul><li><a href="/m">Main page</a></li></ul></div>
<div id="content" role="main"><h1 id="firstHeading">Tide</h1><div id="mw-content-text">
<div class="hatnote">For other uses, see Tide (word).</div>
<p>{PROSE[0]}<sup class="reference"><a href="#cite_note-1">[1]</a></sup> It is high.</p>
<div id="toc" class="toc"><ul><li><a href="#Neap">1 Neap</a></li></ul></div>
<h2><span id="Neap">Neap</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>
<p>{PROSE[1]}</p><p>{PROSE[2]}</p>
<ol class="references"><li id="cite_note-1">Darwin, The Tides (1898)</li></ol>
<div class="navbox"><a href="/a">Ebb</a> <a href="/b">Flood</a></div></div></div>
<div id="footer"><p>This page was last changed on a Monday.</p></div></body></html>"""
MANUAL = f"""<!doctype html><html><head><title>Tides — Manual</title></head><body>
<div class="related" role="navigation"><ul><li><a href="n">next</a></li></ul></div>
<div class="document"><div class="documentwrapper"><div class="body" role="main"><section>
<h1>Tides<a class="headerlink" href="#t">¶</a></h1><p>{PROSE[0]}</p>
<section><h2>Neap<a class="headerlink" href="#n">¶</a></h2><p>{PROSE[1]}</p>
<pre>tide --neap</pre><p>Short.</p><p>{PROSE[2]}</p></section></section></div></div>
<div class="sphinxsidebar" role="navigation"><h3>This page</h3></div></div>
<div class="footer" role="contentinfo">Made with a tool.</div></body></html>"""


def page(folder: Path, content: str | bytes, name: str = "page.html") -> Document:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def test_furniture_goes_and_every_structure_of_the_text_stays(tmp_path: Path) -> None:
    found = page(tmp_path, NEWS)
    assert found.title == "How tides work"
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, PROSE[0]),
        (BlockKind.HEADING, "Terms"),
        (BlockKind.DEFINITION, "Ebb the falling tide"),
        (BlockKind.PARAGRAPH, PROSE[1]),
        (BlockKind.ITEM, "Moon"),
        (BlockKind.ITEM, "Sun"),
        (BlockKind.ROW, "Port Height"),
        (BlockKind.ROW, "Avonmouth 12 m"),
        (BlockKind.PARAGRAPH, PROSE[2]),
    ]
    assert [b.number for b in found.blocks if b.kind is BlockKind.PARAGRAPH] == [1, 2, 5]


def test_what_was_left_out_is_told(tmp_path: Path) -> None:
    removed = " | ".join(page(tmp_path, NEWS).removed_noise)
    for words in (
        "News",
        "cookies",
        "By Ada Example",
        "Tell a friend",
        "fine article",
        "Ten facts",
    ):
        assert words in removed


def test_an_encyclopaedia_loses_edit_links_contents_and_references_only(tmp_path: Path) -> None:
    found = page(tmp_path, WIKI)
    assert found.title == "Tide"
    assert told(found) == [f"{PROSE[0]}[1] It is high.", "Neap", PROSE[1], PROSE[2]]
    assert found.blocks[0].marks == ((len(PROSE[0]), len(PROSE[0]) + 3),)


def test_a_manual_loses_no_paragraph_however_short(tmp_path: Path) -> None:
    found = page(tmp_path, MANUAL)
    assert found.title == "Tides"
    assert told(found) == [PROSE[0], "Neap", PROSE[1], "tide --neap", "Short.", PROSE[2]]


def test_what_stands_inside_a_sentence_is_never_taken_out_of_it(tmp_path: Path) -> None:
    doubt = '<sup class="noprint">[<a href="/c"><i>citation needed</i></a>]</sup>'
    math = (
        '<span style="display: none;"><math><semantics><mi>h</mi><annotation>\\h</annotation>'
        '</semantics></math></span><img alt="h">'
    )
    said = f"<p>The height {math} is large,{doubt} so they say.</p>"
    found = page(tmp_path, MANUAL.replace("<p>Short.</p>", said))
    (block,) = [block for block in found.blocks if "height" in block.text]
    assert block.text == "The height h is large,[citation needed] so they say."
    assert [block.text[start:end] for start, end in block.marks] == ["[citation needed]"]


def test_boxes_of_a_book_stay_and_lists_of_links_of_that_name_go(tmp_path: Path) -> None:
    box = f'<div class="sidebar"><p>Beware: {PROSE[1]}</p></div>'
    links = '<div class="sidebar"><ul><li><a href="/a">Ebb and flow</a></li></ul></div>'
    found = page(tmp_path, MANUAL.replace("<p>Short.</p>", box + links))
    assert f"Beware: {PROSE[1]}" in told(found)
    assert "Ebb and flow" not in found.text


def test_a_page_without_one_first_heading_is_called_by_its_title_without_the_site(
    tmp_path: Path,
) -> None:
    html = NEWS.replace("<h1>How tides work</h1>", "")
    assert page(tmp_path, html).title == "How tides work"


def test_a_page_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    assert page(tmp_path, NEWS, "page.txt").title == "How tides work"


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "utf-16"])
def test_the_encoding_that_a_page_declares_is_believed(tmp_path: Path, charset: str) -> None:
    declared = f'<head><meta charset="{charset}">'
    text = MANUAL.replace("<head>", declared).replace("Short.", "The café’s “tide”.")
    encoded = text.replace("—", "-")
    content = encoded.encode("cp1252" if charset == "iso-8859-1" else charset)
    assert "The café’s “tide”." in told(page(tmp_path, content))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>start()</script>",
        "<nav><a href='/'>Home</a></nav>",
        "<div id=app></div><noscript>Switch scripts on.</noscript>",
    ],
)
def test_a_page_without_content_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(SourceError, match=r"page\.html: there is no text in it"):
        page(tmp_path, f"<!doctype html><html><body>{body}</body></html>")
