"""A quote is shown within its paragraph."""

from __future__ import annotations

from trainer.cards.document import Block, BlockKind, Document
from trainer.cards.passage import Passage, passage


def document(*texts: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, number=n) for n, text in enumerate(texts, 1))
    return Document("T", "t", "0" * 64, 9, blocks)


def test_what_stands_before_and_after_in_the_paragraph_is_shown() -> None:
    read = document("Other.", "One. Two here. Three.", "Last.")
    assert passage(read, "Two  here.") == Passage("One. ", "Two here.", " Three.")


def test_a_quote_over_several_blocks_shows_all_of_them() -> None:
    read = document("Lead: a", "b c", "Last.")
    assert passage(read, "a b") == Passage("Lead: ", "a b", " c")


def test_a_long_paragraph_is_cut_between_words() -> None:
    long = "word " * 200
    found = passage(document(f"{long}the quote {long}end"), "the quote")
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
    assert max(len(found.before), len(found.after)) < 310


def test_a_quote_that_is_not_there_comes_alone() -> None:
    assert passage(document("One."), "Two.") == Passage("", "Two.", "")
