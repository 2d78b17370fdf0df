"""Cards within a person's Markdown notes: hashcards, Obsidian, highlights."""

from __future__ import annotations

import pytest

from tests.trade.conftest import Read, Refused
from trainer.cards.expand import cards
from trainer.cards.incoming import Lost
from trainer.cards.note import Kind, Note
from trainer.cards.text import plain

HASHCARDS = """\
---
name = "Cells"
---
Q: What is
the order?
A: one
two

C: The [mitochondria] is the [power \\[house\\]], see [link](x) ![y](z.png)

## Roles
Q: two
A: `[a]`
---
stray words
"""
OBSIDIAN = """\
# Networks
Prose with `std::string` in it and a #tag.

TCP stands for::Transmission Control Protocol #flashcards/net
- der Hund:::the dog <!--SR:!2024-08-16,51,230-->

## Layers
Which layers?
and why
?
1. one
2. two

both ways
??
the other

The ==SYN== is answered by ==SYN-ACK==.

```cpp
a::b
```
"""


def told(notes: tuple[Note, ...]) -> list[tuple[Kind, str, str]]:
    return [(note.kind, note.front, note.back) for note in notes]


def test_hashcards_are_read_by_their_signs(read: Read) -> None:
    incoming = read("a.md", HASHCARDS)
    assert incoming.title == "Cells"
    assert told(incoming.notes) == [
        (Kind.QUESTION, "What is\nthe order?", "one\ntwo"),
        (
            Kind.CLOZE,
            "The {{c1::mitochondria}} is the {{c2::power [house]}}, see [link](x) ![y](z.png)",
            "",
        ),
        (Kind.QUESTION, "two", "`[a]`"),
    ]
    assert [note.section for note in incoming.notes] == ["", "", "Roles"]
    assert [note.line for note in incoming.notes] == [4, 9, 12]
    assert incoming.lost == (Lost("line 9", "the picture z.png is only named"),)


def test_notes_of_obsidian_are_read_by_their_separators(read: Read) -> None:
    incoming = read("a.md", OBSIDIAN)
    assert incoming.title == "Networks"
    assert told(incoming.notes) == [
        (Kind.QUESTION, "TCP stands for", "Transmission Control Protocol"),
        (Kind.PAIR, "der Hund", "the dog"),
        (Kind.QUESTION, "Which layers?\nand why", "1. one\n2. two"),
        (Kind.PAIR, "both ways", "the other"),
        (Kind.CLOZE, "The {{c1::SYN}} is answered by {{c2::SYN-ACK}}.", ""),
    ]
    assert incoming.notes[0].tags == ("flashcards::net",)
    assert [note.section for note in incoming.notes] == ["", "", *["Layers"] * 3]
    assert "schedule in comments, on cards: 1" in incoming.lost[0].what


def test_hashcards_has_no_tags(read: Read) -> None:
    (note,) = read("a.md", "Q: What does #include do?\nA: It <!-- quietly -->pastes\n").notes
    assert (note.front, note.back, note.tags) == ("What does #include do?", "It pastes", ())


def test_names_that_obsidian_gives_blocks_are_no_words(read: Read) -> None:
    notes = read("a.md", "a::b ^4f2a\n\nx^2 is::4 ^n times\n").notes
    assert told(notes) == [(Kind.QUESTION, "a", "b"), (Kind.QUESTION, "x^2 is", "4 ^n times")]


def test_headings_within_headings_are_sections_within_sections(read: Read) -> None:
    text = "# A\n## B\n### C\nx::1\n## D\ny::2\n# E\nz::3\n"
    assert [note.section for note in read("a.md", text).notes] == ["B::C", "D", "E"]


def test_code_holds_no_cards_and_keeps_its_signs(read: Read) -> None:
    text = "What does it include?\n?\n```c\n#include <x>\nstd::y\n```\n"
    (note,) = read("a.md", text).notes
    assert note.back == "```c\n#include <x>\nstd::y\n```"
    assert note.tags == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("just prose\n", " there are no cards in these notes"),
        ("Q: a\n\nQ: b\nA: c\n", "1:1 this question has no answer"),
        ("\nA: a\n", "2:1 there is an answer without a question"),
        ("C: no gap\n", "1:1 this cloze has no gap"),
        ("Why?\n?\n\nSo.\n", "2:1 there is no answer below the question mark"),
        ("?\nSo.\n", "1:1 there is no question above the question mark"),
    ],
)
def test_a_card_that_lacks_a_side_is_refused_with_its_place(
    refused: Refused, content: str, told: str
) -> None:
    assert refused("a.md", content).startswith(told)


def test_signs_within_code_begin_no_card(read: Read) -> None:
    (note,) = read("a.md", "Q: What does it print?\nA: this\n```\nQ: no\n---\n```\n").notes
    assert note.back == "this\n```\nQ: no\n---\n```"


def test_colons_within_a_gap_are_words_and_open_no_hint(read: Read) -> None:
    (found,) = read("a.md", "C: Use [std::vector] or [`a::b`].").notes
    assert [(plain(card.answer), card.hint) for card in cards(found)] == [
        ("std::vector", ""),
        ("a::b", ""),
    ]


def test_the_first_heading_is_the_title_only_where_no_card_stands_above_it(read: Read) -> None:
    late = read("a.md", "a::b\n\n# Late\n\nc::d\n")
    assert (late.title, [found.section for found in late.notes]) == ("", ["", "Late"])


def test_the_title_once_more_ends_the_sections(read: Read) -> None:
    whole = read("a.md", "# Sea\n\na::b\n\n## Tides\n\nc::d\n\n# Sea\n\ne::f\n")
    assert (whole.title, [found.section for found in whole.notes]) == ("Sea", ["", "Tides", ""])
