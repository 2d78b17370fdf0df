"""Documents of several decks under keys of one."""

from __future__ import annotations

from trainer.cards.citing import cited_by, known_key, own_key
from trainer.cards.note import Kind, Note, Reference, Source

ONE, TWO = Reference("One", "https://one.example"), Reference("Two")


def test_the_later_document_gets_a_number_and_keeps_it() -> None:
    held = {"book": ONE}
    assert own_key("book", TWO, held) == "book-2"
    held["book-2"] = TWO
    assert own_key("book", TWO, held) == "book-2"
    assert own_key("book", Reference("Three"), held) == "book-3"


def test_a_document_is_known_by_its_title_where_nothing_speaks_against_it() -> None:
    held = {"mine": ONE}
    assert known_key("book", Reference("One"), held) == "mine"
    assert known_key("mine", Reference("One", "https://other.example"), held) == "mine-2"


def test_of_several_that_may_be_it_the_very_same_wins() -> None:
    held = {"book": ONE, "book-2": Reference("One")}
    assert known_key("book", Reference("One"), held) == "book-2"


def test_only_the_key_of_a_note_changes() -> None:
    note = Note(Kind.QUESTION, "q", "a", source=Source("book", "¶1", "words"))
    assert cited_by(note, {"book": "book-2"}).source == Source("book-2", "¶1", "words")
    assert cited_by(note, {"other": "book-2"}) is note
