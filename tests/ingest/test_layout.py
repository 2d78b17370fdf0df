"""Paragraphs must be counted as a person counts them who looks at the file."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from trainer.cards.document import Block, BlockKind
from trainer.ingest.clean import clean
from trainer.ingest.draft import Draft
from trainer.ingest.layout import lay_out
from trainer.ingest.markdown import parse_markdown
from trainer.ingest.plain import parse_plain

LONG = (
    "The harbour lies behind a wall of stone that keeps the waves of the open sea out of it. " * 2
)


def numbers(draft: Draft) -> list[tuple[str, int]]:
    """The first word of each block with the number of its paragraph."""
    return [
        (block.text.split()[0].rstrip(".:"), block.number)
        for block in lay_out(clean(draft))
        if block.kind is not BlockKind.HEADING
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ebb.\n\nFlood.\n\nSlack.", [("Ebb", 1), ("Flood", 2), ("Slack", 3)]),
        ("Ebb.\n\n\n\nFlood.", [("Ebb", 1), ("Flood", 2)]),
        ("Ebb.\n\n- one\n- two\n- three\n\nFlood.", [
            ("Ebb", 1), ("one", 2), ("two", 2), ("three", 2), ("Flood", 3),
        ]),
        ("Ebb:\n- one\n- two\n\nFlood.", [("Ebb", 1), ("one", 1), ("two", 1), ("Flood", 2)]),
        ("Ebb.\n\n- one\n\n- two\n\nFlood.", [("Ebb", 1), ("one", 2), ("two", 3), ("Flood", 4)]),
        ("Ebb.\n\n1. one\n2. two\n\nFlood.", [("Ebb", 1), ("one", 2), ("two", 2), ("Flood", 3)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parse", [parse_markdown, parse_plain])
def test_what_blank_lines_separate_is_one_paragraph(
    text: str, expected: list[tuple[str, int]], parse: Callable[[str], Draft]
) -> None:
    assert numbers(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Sea\n\nEbb.\n\n## Land\n\nDune.", [("Ebb", 1), ("Dune", 1)]),
        ("## Sea\nEbb.\n\nFlood.\n\n## Land\nDune.", [("Ebb", 1), ("Flood", 2), ("Dune", 1)]),
        ("# Title\n\nEbb.\n\nFlood.", [("Ebb", 1), ("Flood", 2)]),
        ("# Title\n\nEbb.\n\n## Land\n\nDune.\n\nBeach.", [("Ebb", 1), ("Dune", 1), ("Beach", 2)]),
        ("---\ntitle: Tides\n---\n\nEbb.\n\nFlood.", [("Ebb", 1), ("Flood", 2)]),
        ("Ebb.\n\n---\n\nFlood.", [("Ebb", 1), ("Flood", 2)]),
        ("Sea\n===\n\nEbb.\n\nLand\n----\n\nDune.\n", [("Ebb", 1), ("Dune", 1)]),
        ("Ebb.\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\nFlood.", [
            ("Ebb", 1), ("a", 2), ("c", 2), ("e", 2), ("Flood", 3),
        ]),
        ("Ebb.\n\nKeel\n: A fin.\n\nHull\n: A body.\n\nFlood.", [
            ("Ebb", 1), ("Keel", 2), ("Hull", 3), ("Flood", 4),
        ]),
        ("Ebb.\n\n> Quoted\n> words.\n\nFlood.", [("Ebb", 1), ("Quoted", 2), ("Flood", 3)]),
        ("Ebb and\nflow.\n\nFlood and\nflow.", [("Ebb", 1), ("Flood", 2)]),
        ("- one\n  - inner\n- two\n\nFlood.", [("one", 1), ("inner", 1), ("two", 1), ("Flood", 2)]),
    ],
)  # fmt: skip
def test_markdown_counts_from_each_heading(text: str, expected: list[tuple[str, int]]) -> None:
    assert numbers(parse_markdown(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ebb {LONG}\nFlood {LONG}\nSlack {LONG}", [("Ebb", 1), ("Flood", 2), ("Slack", 3)]),
        (f"Ebb {LONG}\n\nFlood {LONG}\nSlack {LONG}", [("Ebb", 1), ("Flood", 2), ("Slack", 3)]),
        (f"Ebb {LONG}\n- one\n- two\nFlood {LONG}", [
            ("Ebb", 1), ("one", 2), ("two", 2), ("Flood", 3),
        ]),
        ("Ebb falls.\nFlood rises.\nSlack waits.", [("Ebb", 1), ("Flood", 2), ("Slack", 3)]),
        ("Ebb falls.\nFlood rises.\n\nSlack waits.\nNeap comes.", [
            ("Ebb", 1), ("Flood", 1), ("Slack", 2), ("Neap", 2),
        ]),
        ("SEA\n\nEbb falls here.\n\nLAND\n\nDune one.\n\nBeach two.", [
            ("Ebb", 1), ("Dune", 1), ("Beach", 2),
        ]),
    ],
)  # fmt: skip
def test_plain_text_counts_lines_only_where_they_are_paragraphs(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert numbers(parse_plain(text)) == expected


@pytest.mark.parametrize("parse", [parse_markdown, parse_plain])
def test_a_removed_paragraph_still_counts_for_the_reader(parse: Callable[[str], Draft]) -> None:
    text = "Ebb falls slowly.\n\nShare this article on social media\n\nFlood rises quickly."
    draft = parse(text)
    assert numbers(draft) == [("Ebb", 1), ("Flood", 3)]


def test_every_paragraph_is_found_by_splitting_the_file_at_blank_lines() -> None:
    text = (
        "Ebb is one.\n\nTwo lists follow:\n- first\n- second\n\n1. third\n2. fourth\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n> Words of\n> another.\n\nFlood is last."
    )
    chunks = re.split(r"\n\s*\n", text)
    for block in lay_out(parse_markdown(text)):
        assert block.text.split()[0] in chunks[block.number - 1]


def test_headings_have_no_number_and_hold_their_own_path() -> None:
    found = lay_out(parse_markdown("## Sea\n\nEbb.\n\n### Tides\n\nFlood.\n\n## Land\n\nDune."))
    assert [(block.text, block.headings, block.number) for block in found] == [
        ("Sea", ("Sea",), 0),
        ("Ebb.", ("Sea",), 1),
        ("Tides", ("Sea", "Tides"), 0),
        ("Flood.", ("Sea", "Tides"), 1),
        ("Land", ("Land",), 0),
        ("Dune.", ("Land",), 1),
    ]


def test_blocks_without_text_are_left_out() -> None:
    empty = Block(BlockKind.PARAGRAPH, "", number=1)
    assert lay_out(Draft("", (empty, Block(BlockKind.PARAGRAPH, "Ebb.", number=2)))) == (
        Block(BlockKind.PARAGRAPH, "Ebb.", number=2),
    )
