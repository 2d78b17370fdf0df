"""What stands above and below the text of a page, and what it parts."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.builders import SEA, WALL, Put, column, document, told
from trainer.cards.document import BlockKind
from trainer.generate.sentences import sentences


def framed(number: int, body: list[Put], head: str = "The book of tides") -> list[Put]:
    """A page with a running head above the body and its number below."""
    at = 500 if number % 2 else 72
    return [Put(head, 72, 805, 9), Put(str(number), at, 30, 9), *body]


def test_running_heads_and_page_numbers_go_and_are_told_once(tmp_path: Path) -> None:
    pages = [framed(number, column([*SEA, "", *WALL])) for number in range(1, 6)]
    found = document(tmp_path, *pages)
    assert "The book of tides" not in found.text
    assert not any(block.text.isdigit() for block in found.blocks)
    assert found.removed_noise == ("The book of tides", "1")
    assert [(block.page, block.number) for block in found.blocks[:4]] == [
        (1, 1), (1, 2), (2, 1), (2, 2),
    ]  # fmt: skip


def test_a_head_that_stands_on_one_page_only_goes_with_the_others(tmp_path: Path) -> None:
    heads = ["Ebb", "Ebb", "Ebb", "Slack water", "Flood", "Flood", "Flood"]
    pages = [framed(n, column(SEA), head) for n, head in enumerate(heads, 1)]
    assert told(document(tmp_path, *pages)) == [" ".join(SEA)] * 7


def test_a_heading_at_the_top_of_many_pages_stays(tmp_path: Path) -> None:
    bodies = [column(SEA) for _ in range(24)]
    for number in (0, 8, 16):
        bodies[number] = [Put("Exercises", 72, 780, 13), *column(SEA)]
    found = document(tmp_path, *(framed(n, body) for n, body in enumerate(bodies, 1)))
    assert told(found, BlockKind.HEADING) == ["Exercises"] * 3


def test_nobody_quotes_a_sentence_that_a_running_head_parts(tmp_path: Path) -> None:
    first = column(
        [*WALL[:1], "was built by the fishermen and it stands as firmly as ever against"]
    )
    second = column(["the storms of the winter. The tide is high today, as it was before.", *SEA])
    found = document(
        tmp_path, *(framed(n, body) for n, body in enumerate((first, second, first), 1))
    )
    quotes = [(sentence.quote, sentence.at) for sentence in sentences(found)][:3]
    assert quotes == [
        ("A wall of stone keeps the waves of the open sea out of the harbour.", "p. 1 ¶1 s1"),
        ("The tide is high today, as it was before.", "p. 2 ¶1 s2"),
        (" ".join(SEA), "p. 2 ¶1 s3"),
    ]
