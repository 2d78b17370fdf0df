"""What ``make`` wrote is kept word for word."""

from __future__ import annotations

from dataclasses import replace

from trainer.cards.note import Kind, Note, Source
from trainer.store.database import Database
from trainer.store.made import MadeNote, MadeStatus, made, record_made

NOTE = Note(Kind.LIST, "Name two.", items=("one", "zwei\n2"), source=Source("doc", "¶1 s1", "both"))
MADE = MadeNote("deckdeck", NOTE.id, "fact", "enumeration", 0.75, "ab" * 32, NOTE)


def test_what_was_made_comes_back(database: Database) -> None:
    dropped = replace(MADE, note="zzzzzz", status=MadeStatus.DROPPED)
    record_made(database, [dropped, MADE])
    assert made(database, "deckdeck") == (MADE, dropped)
    assert made(database, "other") == ()


def test_a_note_made_again_replaces_what_was_kept(database: Database) -> None:
    record_made(database, [MADE])
    again = replace(MADE, text=replace(NOTE, front="Name both."), score=0.5)
    record_made(database, [again])
    assert made(database, "deckdeck") == (again,)
