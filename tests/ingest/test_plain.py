from __future__ import annotations

import pytest

from trainer.cards.document import Block, BlockKind
from trainer.ingest.plain import parse_plain

LONG = "The sea rises and falls along the coast " * 4 + "every day."


def blocks(text: str) -> tuple[Block, ...]:
    return parse_plain(text).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    found = texts("The sea rises twice a day and\nfalls again.\n\nThe moon pulls at\nthe water.\n")
    assert found == ["The sea rises twice a day and falls again.", "The moon pulls at the water."]


def test_long_lines_are_one_paragraph_each() -> None:
    assert texts(f"{LONG}\n{LONG}") == [LONG, LONG]


def test_a_word_broken_at_the_end_of_a_line_is_made_whole() -> None:
    assert texts("The moon pulls at the wa-\nter of the sea, and so it\nrises.") == [
        "The moon pulls at the water of the sea, and so it rises."
    ]


def test_a_hyphen_before_a_capital_is_kept() -> None:
    assert texts("They met in the Anglo-\nSaxon hall, which was built\nof oak.")[0].startswith(
        "They met in the Anglo- Saxon hall"
    )


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Spring tides\n============\n\nThe sea rises.", 1),
        ("The sea falls.\n\nSpring tides\n------------\n\nThe sea rises.", 2),
        ("The sea falls.\n\nSPRING TIDES\n\nThe sea rises.", 2),
        ("The sea falls.\n\n## Spring tides\n\nThe sea rises.", 2),
        ("The sea falls.\n\nSpring tides\n\nThe sea rises.", 3),
        ("The sea falls.\n\n2.1 Spring tides\n\nThe sea rises.", 3),
    ],
)
def test_headings_are_known_by_their_look(text: str, level: int) -> None:
    draft = parse_plain(text)
    found = [(b.text, b.depth) for b in draft.blocks if b.kind is BlockKind.HEADING]
    heading = draft.title or found[-1][0]
    assert heading.lower().endswith("spring tides")
    assert draft.title or found[-1][1] == level


@pytest.mark.parametrize(
    "line", ["The sea rises.", "and so it went on", "- a list item", "Is it so, or not,"]
)
def test_sentences_and_items_are_no_headings(line: str) -> None:
    found = blocks(f"The moon pulls.\n\n{line}\n\nThe sea falls.")
    assert all(block.kind is not BlockKind.HEADING for block in found)


def test_the_first_heading_becomes_the_title() -> None:
    draft = parse_plain("How tides work\n\nThe sea rises twice a day.\n")
    assert draft.title == "How tides work"
    assert [block.text for block in draft.blocks] == ["The sea rises twice a day."]


def test_capitals_that_repeat_as_headings_leave_the_title_open() -> None:
    draft = parse_plain("SPRING TIDES\n\nThe sea rises.\n\nNEAP TIDES\n\nThe sea falls.\n")
    assert draft.title == ""
    assert [b.text for b in draft.blocks if b.kind is BlockKind.HEADING] == [
        "SPRING TIDES",
        "NEAP TIDES",
    ]


def test_list_items_keep_their_numbers_and_their_group() -> None:
    found = blocks("Do this:\n\n1. Boil water\n2. Add tea\n   and wait\n\n- milk\n- sugar\n")
    items = [block for block in found if block.kind is BlockKind.ITEM]
    assert [(item.marker, item.text) for item in items] == [
        ("1.", "Boil water"),
        ("2.", "Add tea and wait"),
        ("", "milk"),
        ("", "sugar"),
    ]
    assert items[0].group == items[1].group != items[2].group
    assert items[0].verbatim == "1. Boil water"


def test_columns_of_tabs_or_bars_become_rows() -> None:
    found = blocks("Term\tMeaning\nebb\tthe falling tide\nflood\tthe rising tide")
    assert [block.cells for block in found] == [
        ("Term", "Meaning"),
        ("ebb", "the falling tide"),
        ("flood", "the rising tide"),
    ]
    barred = blocks("Term | Meaning\n---- | -------\nebb | the falling tide")
    assert [block.cells for block in barred] == [("Term", "Meaning"), ("ebb", "the falling tide")]


def test_labelled_lines_are_not_joined() -> None:
    assert texts("Ebb: the falling tide\nFlood: the rising tide") == [
        "Ebb: the falling tide",
        "Flood: the rising tide",
    ]


def test_wide_lines_that_break_inside_sentences_are_wrapped_too() -> None:
    wide = "word " * 25 + "and"
    text = f"{wide}\nso it goes on in the {wide}\nuntil the {wide}\nend of it.\n"
    assert len(parse_plain(text).blocks) == 1


def test_one_paragraph_a_line_stays_apart_however_wide() -> None:
    line = "word " * 40 + "end."
    assert len(parse_plain(f"{line}\n{line}\n{line}\n").blocks) == 3
