from __future__ import annotations

import pytest

from trainer.cards.document import Block, BlockKind
from trainer.ingest.boilerplate import is_boilerplate
from trainer.ingest.clean import clean
from trainer.ingest.draft import Draft
from trainer.ingest.markdown import parse_markdown
from trainer.ingest.noise import cut, recurring_phrases
from trainer.ingest.plain import parse_plain

SPAM = "Best tide tables online"
MOON = (
    "The moon pulls at the sea and so the water rises twice in a day along most of the coasts"
    " of the world that we know."
)
SUN = (
    "The sun pulls as well but it does so less than the moon does, for it stands much farther"
    " away from us than that."
)
TABLES = "Today a table gives the hours for the whole year in advance and for every port."
PAGE = f"""{SPAM}
{SPAM} {MOON}
{SUN} {SPAM}
Sailors once wrote down the hours of high water. {SPAM} {TABLES}
"""


def test_a_phrase_repeated_at_edges_goes_everywhere_and_becomes_the_title() -> None:
    draft = clean(parse_plain(PAGE))
    assert draft.title == SPAM
    assert draft.removed == (SPAM,)
    assert all(SPAM not in block.text for block in draft.blocks)
    assert draft.blocks[0].text.startswith("The moon pulls")


def test_a_seam_marks_where_a_passage_was_taken_out_of_a_paragraph() -> None:
    block = clean(parse_plain(PAGE)).blocks[-1]
    (seam,) = block.seams
    assert block.text[:seam].endswith("high water.")
    assert block.text[seam:].startswith(" Today") or block.text[seam:].startswith("Today")


def test_a_phrase_that_sentences_go_on_from_is_no_noise() -> None:
    texts = [f"The tidal power station supplies town {letter}." for letter in "ABCD"]
    assert recurring_phrases(texts) == ()


def test_the_phrase_inside_a_sentence_stays() -> None:
    text = "Nobody needs Best tide tables online to know the hour."
    assert cut(text, (SPAM,)).text == text


@pytest.mark.parametrize(
    "line",
    [
        "Share this article with your friends",
        "Subscribe to our newsletter",
        "We use cookies to improve your experience.",
        "© 2024 The Tide Post. All rights reserved.",
        "Copyright 2021 The Flour Post",
        "Read more »",
        "Related articles",
        "Advertisement",
        "Published on 3 May 2021",
        "5 min read",
        "Skip to main content",
        "By Ada Example",
        "Photo: Ada Example",
        "12 comments",
        "https://example.org/tides",
        "Page 3 of 12",
    ],
)
def test_page_furniture_is_known_by_its_kind(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Cookies are baked at a high heat until their edges are brown.",
        "Copyright protects a work from the day on which it is written down.",
        "The next wave breaks on the beach.",
        "Advertising grew with the daily press and soon paid for most of it.",
        "Subscribers paid a shilling a year for the almanac.",
        "Home rule was debated for forty years.",
    ],
)
def test_sentences_about_such_things_stay(line: str) -> None:
    assert not is_boilerplate(line)


def test_the_title_said_again_and_lines_said_three_times_go() -> None:
    line = "Tide news of the day"
    body = f"The sea rises.\n\n{line}.\n\nThe sea falls.\n\n{line}.\n\nIt is calm.\n\n{line}.\n"
    text = f"How tides work\n\nHow tides work\n\n{body}"
    draft = clean(parse_plain(text))
    assert [block.text for block in draft.blocks] == [
        "The sea rises.",
        "The sea falls.",
        "It is calm.",
    ]
    assert draft.removed[0] == "How tides work"


def test_marks_and_torn_ends_move_along_too() -> None:
    text = f"{SPAM} The tide12 falls. {SPAM} It is"
    blocks = [
        Block(BlockKind.PARAGRAPH, text, number=1, marks=((32, 34),), seams=(len(text),)),
        *(Block(BlockKind.PARAGRAPH, f"{SPAM} It rises.", number=n) for n in (2, 3, 4)),
        Block(BlockKind.PARAGRAPH, f"It is low. {SPAM}", number=5),
    ]
    block = clean(Draft("", tuple(blocks))).blocks[0]
    assert block.text == "The tide12 falls. It is"
    assert [block.text[start:end] for start, end in block.marks] == ["12"]
    assert block.seams == (17, 23)


def test_emphasis_moves_along_when_something_before_it_is_cut() -> None:
    days = ("Monday", "Tuesday", "Friday")
    text = "\n\n".join(f"{SPAM} The **ebb** of {day} is the falling tide." for day in days)
    block = clean(parse_markdown(text)).blocks[0]
    (mark,) = block.emphasis
    assert block.text[mark.start : mark.end] == "ebb"
