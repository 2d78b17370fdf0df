"""What an import wrote is kept word for word, together with the file and the log, or not at all."""

from __future__ import annotations

import pytest

from tests.store.conftest import NOON
from trainer.cards.note import Kind, Note
from trainer.memory.log import Event, EventKind
from trainer.store.database import Database
from trainer.store.imported import ImportedNote, imported, recording_import

NOTE = Note(Kind.QUESTION, "Why?", "So.", guid="g", written_id="abcdef")
ROW = ImportedNote("deckdeck", "abcdef", "a.apkg", NOTE)
EVENT = Event("0" * 20, "abcdef", NOON, 1, EventKind.SUSPEND, "anki")


def keep(database: Database, *rows: ImportedNote, anew: bool = False) -> None:
    with recording_import(database, "deckdeck", rows, [], anew=anew):
        pass


def test_what_was_imported_comes_back(database: Database) -> None:
    keep(database, ROW)
    assert imported(database, "deckdeck") == {"abcdef": ROW}
    assert imported(database, "other") == {}


def test_an_import_into_a_new_file_forgets_the_one_before(database: Database) -> None:
    keep(database, ROW)
    keep(database, anew=True)
    assert imported(database, "deckdeck") == {}


def test_events_come_into_the_log_with_it(database: Database) -> None:
    with recording_import(database, "deckdeck", [ROW], [EVENT], anew=False):
        pass
    assert database.events("abcdef") == (EVENT,)
    assert database.state("abcdef").suspended


def test_nothing_is_kept_where_the_block_fails(database: Database) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        recording_import(database, "deckdeck", [ROW], [EVENT], anew=False),
    ):
        raise ZeroDivisionError
    assert imported(database, "deckdeck") == {}
    assert database.events() == ()


def test_events_are_added_once(database: Database) -> None:
    for _ in range(2):
        with recording_import(database, "deckdeck", [ROW], [EVENT], anew=False):
            pass
    assert database.events() == (EVENT,)
