"""What the elements of a page become."""

from __future__ import annotations

import pytest

from tests.ingest.builders import marked
from trainer.cards.document import UNSAID, Block, BlockKind
from trainer.ingest.dom import pieces
from trainer.ingest.html import tree_of


def blocks(body: str) -> list[Block]:
    return [piece.block for piece in pieces(tree_of(f"<body>{body}</body>", "page.html"))]


def kinds(body: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(body)]


def test_strong_words_and_those_being_defined_are_kept_apart_from_emphasised_ones() -> None:
    (block,) = blocks("<p>A <b>spring tide</b>, an <dfn>ebb</dfn>\n and a <em>neap</em>  tide.</p>")
    assert block.text == "A spring tide, an ebb and a neap tide."
    assert marked(block) == [("spring tide", True), ("ebb", True), ("neap", False)]


def test_headings_have_their_level_and_lose_their_permalink() -> None:
    found = blocks('<h2>Ebb<a href="#ebb">¶</a></h2><h3>Low <i>ebb</i></h3>')
    assert [(block.text, block.depth) for block in found] == [("Ebb", 2), ("Low ebb", 3)]


def test_a_definition_list_keeps_terms_and_meanings() -> None:
    found = blocks(
        "<dl><dt>Ebb</dt><dd>the <b>falling</b> tide</dd>"
        "<div><dt>Flood</dt><dt>Rise</dt><dd><p>the rising tide</p><p>Twice a day.</p></dd></div>"
        "</dl>"
    )
    assert [(block.kind, block.text, block.cells) for block in found] == [
        (BlockKind.DEFINITION, "Ebb the falling tide", ("Ebb", "the falling tide")),
        (BlockKind.DEFINITION, "Flood Rise the rising tide", ("Flood, Rise", "the rising tide")),
        (BlockKind.PARAGRAPH, "Twice a day.", ()),
    ]
    assert marked(found[0]) == [("Ebb", True), ("falling", True)]


def test_a_table_keeps_its_cells_and_its_caption() -> None:
    found = blocks(
        "<table><caption>Tides</caption><tr><th>Term<th>Meaning<tr><td>Ebb<td>falling</table>"
    )
    assert [(block.kind, block.cells) for block in found] == [
        (BlockKind.CAPTION, ()),
        (BlockKind.ROW, ("Term", "Meaning")),
        (BlockKind.ROW, ("Ebb", "falling")),
    ]
    assert found[1].group == found[2].group > 0


def test_a_table_that_only_arranges_the_page_is_no_table() -> None:
    body = "<table><tr><td><p>The sea rises.</p><p>It falls.</p></td><td>menu</td></tr></table>"
    assert [kind for kind, _ in kinds(body)] == [BlockKind.PARAGRAPH] * 3


def test_lists_keep_number_depth_and_group_though_no_number_is_typed() -> None:
    found = blocks("<ol start=3><li>Boil<li>Pour<ul><li>tea</ul></ol><ul><li>milk</ul>")
    assert [(b.marker, b.depth, b.text) for b in found] == [
        ("3.", 0, "Boil"), ("4.", 0, "Pour"), ("", 1, "tea"), ("", 0, "milk"),
    ]  # fmt: skip
    assert [block.verbatim for block in found] == ["Boil", "Pour", "tea", "milk"]
    assert [block.number for block in found] == [1, 1, 1, 2]


def test_quotes_code_and_captions_have_their_kinds() -> None:
    assert kinds(
        "<blockquote><p>Calm.</p></blockquote><pre>sea = 1\n  moon = 2</pre>"
        "<figure><img src=x alt=bulge><figcaption>Figure 1. The bulge</figcaption></figure>"
    ) == [
        (BlockKind.QUOTE, "Calm."),
        (BlockKind.CODE, "sea = 1\n  moon = 2"),
        (BlockKind.CAPTION, "Figure 1. The bulge"),
    ]


def test_loose_text_and_doubled_line_breaks_make_paragraphs() -> None:
    found = kinds("<div>Ebb <span>falls</span>.<p>Flood<br>rises.</p>One.<br><br>Two.</div>")
    assert [text for _, text in found] == ["Ebb falls.", "Flood rises.", "One.", "Two."]


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        (
            '<p>It rises.<sup class="reference"><a href="#n1">[1]</a></sup> It falls.</p>',
            "It rises.[1] It falls.",
            "It rises.~~~ It falls.",
        ),
        ("<p>The tide<sup>12</sup> falls.</p>", "The tide12 falls.", "The tide~~ falls."),
        ('<p>A tide<a href="#fn3">[3]</a> falls.</p>', "A tide[3] falls.", "A tide~~~ falls."),
        ("<p>It covers 10 m<sup>2</sup> now.</p>", "It covers 10 m2 now.", "It covers 10 m2 now."),
        ("<p>It is the sea<sup>3</sup> now.</p>", "It is the sea3 now.", "It is the sea~ now."),
        ("<p>So sin<sup>2</sup> grows.</p>", "So sin2 grows.", "So sin2 grows."),
        ("<p>On the 3<sup>rd</sup> day.</p>", "On the 3rd day.", "On the 3rd day."),
        ('<p>It rises.<sup><a href="#n1">1</a></sup></p>', "It rises.", "It rises."),
    ],
)
def test_numbers_of_notes_stay_in_the_text_but_are_not_said(
    body: str, text: str, said: str
) -> None:
    (block,) = blocks(body)
    assert (block.text, block.said.replace(UNSAID, "~")) == (text, said)


def test_cells_have_no_note_numbers_but_the_row_does() -> None:
    (row,) = blocks("<table><tr><td>Ebb<sup>[2]</sup><td>falling<sup>[3]</sup></table>")
    assert row.cells == ("Ebb", "falling")
    assert row.text == "Ebb[2] falling[3]"


def test_text_is_composed_and_scripts_are_no_text() -> None:
    (block,) = blocks("<script>var a</script><p>A cafe&#769; and hy&shy;phen.<style>p</style></p>")
    assert block.text == "A café and hyphen."


def test_a_deeply_nested_page_is_read() -> None:
    body = "<p>It falls.</p>" + "<div>" * 200 + "It rises." + "</div>" * 200
    assert [text for _, text in kinds(body)] == ["It falls.", "It rises."]


def test_rows_with_a_heading_each_are_labelled_unless_a_row_of_headings_stands_above() -> None:
    sheet = "<table><tr><th colspan=2>Peat<tr><th>Order<td>soils<tr><th>Depth<td>two metres</table>"
    matrix = "<table><tr><th>Part<th>Use<tr><th>Lid<td>closes</table>"
    assert [row.labelled for row in blocks(sheet)] == [False, True, True]
    assert [row.labelled for row in blocks(matrix)] == [False, False]
