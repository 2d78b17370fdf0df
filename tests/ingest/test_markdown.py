from __future__ import annotations

from trainer.cards.document import Block, BlockKind
from trainer.ingest.markdown import parse_markdown


def blocks(text: str) -> tuple[Block, ...]:
    return parse_markdown(text).blocks


def marked(block: Block) -> list[tuple[str, bool]]:
    return [(block.text[mark.start : mark.end], mark.strong) for mark in block.emphasis]


def test_emphasis_is_kept_beside_the_plain_text() -> None:
    (block,) = blocks("A **spring tide** is\na *very* large `tide`.")
    assert block.text == "A spring tide is a very large tide."
    assert marked(block) == [("spring tide", True), ("very", False)]


def test_links_and_images_leave_their_words_only() -> None:
    (block,) = blocks("The [moon](https://example.org) pulls. ![a picture](moon.png)")
    assert block.text == "The moon pulls."


def test_the_front_matter_names_the_title_before_the_first_heading_does() -> None:
    assert parse_markdown("---\ntitle: 'Sea and moon'\n---\n\n# Tides\n\nText.\n").title == (
        "Sea and moon"
    )
    assert parse_markdown("# Tides\n\nText.\n").title == "Tides"


def test_several_first_level_headings_are_sections_and_no_title() -> None:
    draft = parse_markdown("# Ebb\n\nText.\n\n# Flood\n\nText.\n")
    assert draft.title == ""
    assert [block.text for block in draft.blocks if block.kind is BlockKind.HEADING] == [
        "Ebb",
        "Flood",
    ]


def test_lists_keep_number_depth_and_group() -> None:
    found = blocks("3. third\n4. fourth\n   - inner\n\ntext\n\n- bullet\n")
    items = [(b.marker, b.depth, b.text) for b in found if b.kind is BlockKind.ITEM]
    assert items == [("3.", 0, "third"), ("4.", 0, "fourth"), ("", 1, "inner"), ("", 0, "bullet")]


def test_tables_definition_lists_quotes_and_code_have_their_kinds() -> None:
    found = blocks(
        "| Term | Meaning |\n|---|---|\n| ebb | falling tide |\n\n"
        "Flood\n: the rising tide\n\n> The sea is calm.\n\n```\nsea = 1\n```\n"
    )
    assert [block.kind for block in found] == [
        BlockKind.ROW,
        BlockKind.ROW,
        BlockKind.DEFINITION,
        BlockKind.QUOTE,
        BlockKind.CODE,
    ]
    assert found[1].cells == ("ebb", "falling tide")
    assert found[2].cells == ("Flood", "the rising tide")
    assert marked(found[2]) == [("Flood", True)]


def test_raw_html_and_comments_are_no_text() -> None:
    assert [block.text for block in blocks("<!-- secret -->\n\nThe <b>sea</b> rises.\n")] == [
        "The sea rises."
    ]


def test_rows_under_empty_headings_are_labelled_by_their_first_cell() -> None:
    sheet = blocks("| Peat | |\n|---|---|\n| Order | soils |\n\n| A | B |\n|---|---|\n| c | d |")
    assert [row.labelled for row in sheet if row.cells[0] in {"Order", "A", "c"}] == [
        True, False, False,
    ]  # fmt: skip
