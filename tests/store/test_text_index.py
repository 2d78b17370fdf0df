"""The index of three-letter pieces finds what reading every text finds, and nothing else."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.store.conftest import NOON, TODAY, DeckWriter
from trainer.cards.note import Deck, Kind, Note
from trainer.memory.options import MemoryOptions
from trainer.memory.query_tree import And, Not, Query, Text
from trainer.store import cache_sql, text_index
from trainer.store.database import Database
from trainer.store.deckfile import write_deck
from trainer.store.library import Library
from trainer.store.repeats import repeats
from trainer.store.search import find

LETTERS = "aabcßẞéÉeıİK한글%_\\\"'*-: \u0301\ufffe\U0001f600"
words = st.text(alphabet=LETTERS, min_size=1, max_size=12)
patterns = st.text(alphabet=LETTERS, min_size=1, max_size=6)


@pytest.fixture(scope="module")
def shelf() -> Iterator[tuple[Library, Database, Path]]:
    with tempfile.TemporaryDirectory() as place:
        database = Database.open(Path(place, "home"), MemoryOptions(), NOON)
        yield Library(database), database, Path(place, "deck.yaml")
        database.close()


def found(database: Database, query: Query) -> tuple[str, ...]:
    return find(database, query, day=TODAY, now_ms=NOON)


def without_index(database: Database, query: Query) -> tuple[str, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_index, "is_available", lambda: False)
        return found(database, query)


def filled(shelf: tuple[Library, Database, Path], texts: list[str]) -> Database:
    library, database, path = shelf
    notes = [Note(Kind.QUESTION, f"{text}.", "x", extra=text[::-1]) for text in texts]
    path.unlink(missing_ok=True)
    write_deck(path, Deck("T", notes=tuple({note.id: note for note in notes}.values())))
    library.add(path)
    return database


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=6), st.lists(patterns, max_size=6), st.booleans())
def test_the_index_finds_exactly_what_reading_all_texts_finds(
    shelf: tuple[Library, Database, Path], texts: list[str], wanted: list[str], bare: object
) -> None:
    assume(all(text.strip() and text == text.strip() for text in texts))
    assume("\ufffe" not in "".join(texts))  # no deck file may hold it, but a search may
    database = filled(shelf, texts)
    for pattern in [*wanted, *texts, *(text[1:4] for text in texts if text[1:4])]:
        query = Text(pattern, bare=bool(bare))
        assert found(database, query) == without_index(database, query)
        both = And((query, Text(texts[0][:3]), Not(Text("zz"))))
        assert found(database, both) == without_index(database, both)


def test_a_text_is_found_by_any_part_of_it(database: Database, write_deck: DeckWriter) -> None:
    Library(database).add(write_deck("a.yaml", "Straßenbahnhaltestelle"))
    text = "strassenbahnhaltestelle"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert len(found(database, Text(text[start:end]))) == 1
            assert not found(database, Text(text[start:end] + "q"))


def test_a_piece_that_most_texts_have_is_not_looked_up(
    database: Database, write_deck: DeckWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(database).add(write_deck("a.yaml", "mountain one", "mountain two", "valley"))
    monkeypatch.setattr(text_index, "_COMMON", 2)
    connection = database.connection
    assert text_index.rare(connection, ["mou", "nta"]) == ""
    assert text_index.rare(connection, ["mou", "two", "nta"]) == '"two"'
    assert text_index.rare(connection, ['a"b']) == '"a""b"'
    assert text_index.rare(connection, []) == ""
    assert len(found(database, Text("mountain"))) == 2


def test_the_index_follows_a_deck_that_changes_and_goes(
    database: Database, write_deck: DeckWriter
) -> None:
    library = Library(database)
    path = write_deck("a.yaml", "mountain")
    library.add(path)
    write_deck("a.yaml", "fountain pen")
    library.refresh()
    assert not found(database, Text("mountain"))
    assert len(found(database, Text("fountain"))) == 1
    library.remove(str(path))
    assert not found(database, Text("fountain"))
    left = "SELECT count(*) FROM cache.piece WHERE piece MATCH 'unt'"
    assert database.connection.value(left) == 0


def test_the_hint_the_extra_and_the_quote_are_searched(
    database: Database, write_deck: DeckWriter
) -> None:
    note = (
        "  - {q: one, a: two, hint: third, extra: fourth,"
        " source: {at: p. 1, quote: fifth word}, id: aaaaaa}\n"
    )
    Library(database).add(write_deck("a.yaml", notes=note))
    for text in ("one", "two", "third", "fourth", "fifth"):
        assert found(database, Text(text)) == ("aaaaaa",)


class WithoutFts:
    """A SQLite in which no full-text table can be made."""

    def execute(self, _sql: str) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    def close(self) -> None:
        """Nothing is open."""


def test_a_sqlite_without_full_text_search_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert text_index.is_available.__wrapped__()
    monkeypatch.setattr(sqlite3, "connect", lambda _path: WithoutFts())
    assert not text_index.is_available.__wrapped__()


@pytest.fixture
def no_fts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_index, "is_available", lambda: False)


@pytest.mark.usefixtures("no_fts")
def test_without_full_text_search_all_is_found_by_reading(
    database: Database, write_deck: DeckWriter, tmp_path: Path
) -> None:
    library = Library(database)
    library.add(write_deck("a.yaml", "What is a mountain?"))
    assert len(found(database, Text("ountai"))) == 1
    assert not found(database, Text("fountain"))
    new = Note(Kind.QUESTION, "What is a mountain?", "answer to What is a mountain?")
    assert repeats(database, [new], tmp_path / "other.yaml")[new].deck_title == "a"
    write_deck("a.yaml", "fountain")
    library.refresh()
    assert len(found(database, Text("fountain"))) == 1


def test_a_cache_that_was_made_without_an_index_is_made_anew_with_one(
    home: Path, write_deck: DeckWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(text_index, "is_available", lambda: False)
        first = Database.open(home, MemoryOptions(), NOON)
        Library(first).add(write_deck("a.yaml", "mountain"))
        first.close()
    second = Database.open(home, MemoryOptions(), NOON)
    Library(second).refresh()
    assert second.connection.value(cache_sql.VERSION) == cache_sql.CACHE_VERSION
    assert len(found(second, Text("mountain"))) == 1
    second.close()
