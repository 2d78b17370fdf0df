"""The cache of parsed decks: what a deck becomes in it, and that it can always be thrown away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.cards.note import Deck, Kind, Note
from trainer.store import cache, cache_sql
from trainer.store.database import Database
from trainer.store.places import cache_path

NOTES = (
    Note(Kind.QUESTION, "**Was** ist `x`?", "Straße", tags=("A::b",)),
    Note(Kind.CLOZE, "{{c1::SYN}} and {{c2::ACK}}", section="Lower"),
    Note(Kind.PAIR, "left", "right", section="Lower", suspended=True),
)
EVERYTHING = (
    """
SELECT f.deck, f.title, c.position, c.key, c.note_id, c.suspended, c.shadowed, c.answered,
    n.body, n.text, s.titled, s.placed
FROM cache.card c JOIN cache.file f ON f.id = c.file JOIN cache.note n ON n.id = c.note
JOIN cache.section s ON s.id = c.section ORDER BY c.position
""",
    "SELECT t.name, n.text FROM cache.tag t JOIN cache.note n ON n.id = t.note ORDER BY 1, 2",
    "SELECT titled FROM cache.section ORDER BY 1",
    """
SELECT n.text FROM cache.piece p LEFT JOIN cache.note n ON n.id = p.rowid
WHERE p.piece MATCH 'str OR syn OR lef OR weg' ORDER BY 1
""",
    """
SELECT n.text FROM cache.word w LEFT JOIN cache.note n ON n.id = w.rowid
WHERE w.word MATCH 'strasse OR syn OR left OR weg' ORDER BY 1
""",
)
DECK = Deck("Netz", tags=("a::B", "Top"), notes=NOTES)


@pytest.fixture
def filled(database: Database) -> Database:
    cache.attach(database.connection)
    fill(database, DECK)
    return database


def fill(database: Database, deck: Deck, path: str = "/decks/netz.yaml") -> None:
    file = (path, 0, "net::netz", 0, 0, "", 0, "", None)
    with database.connection.transaction():
        database.connection.rows(cache_sql.SET_FILE, file)
        cache.fill(database.connection, path, "net::netz", deck)


def everything(database: Database) -> list[object]:
    """All that the cache has of decks, but for the numbers by which its tables name each other."""
    return [row for statement in EVERYTHING for row in database.connection.rows(statement)]


def column(database: Database, name: str, table: str) -> list[object]:
    return [row[0] for row in database.connection.rows(f"SELECT {name} FROM cache.{table}")]


def test_every_card_lies_in_file_order(filled: Database) -> None:
    one, two, three = (note.id for note in NOTES)
    keys = [one, f"{two}#c1", f"{two}#c2", three, f"{three}#r"]
    assert column(filled, "key", "card") == keys
    assert column(filled, "suspended", "card") == [0, 0, 0, 1, 1]


def test_words_are_kept_as_they_are_searched(filled: Database) -> None:
    assert column(filled, "text", "note ORDER BY id") == [
        "was ist x?\nstrasse",
        "syn and ack",
        "left\nright",
    ]


def test_a_note_bears_its_own_tags_and_its_decks_once(filled: Database) -> None:
    assert sorted(map(str, column(filled, "name", "tag"))) == ["a::b"] * 3 + ["top"] * 3


def test_sections_go_by_title_and_by_place(filled: Database) -> None:
    assert column(filled, "titled", "section") == ["netz", "netz::lower"]
    assert column(filled, "placed", "section") == ["net::netz", "net::netz::lower"]


def test_a_deck_read_again_takes_the_place_of_what_was_there(filled: Database) -> None:
    fill(filled, Deck("Netz", notes=NOTES[:1]))
    for table, rows in (("note", 1), ("card", 1), ("section", 1), ("tag", 1), ("file", 1)):
        assert len(column(filled, "1", table)) == rows


@pytest.mark.parametrize(
    "deck",
    [
        Deck("Netz", tags=("Top",), notes=NOTES),
        Deck("Net", tags=DECK.tags, notes=NOTES),
        replace(DECK, notes=(NOTES[2], NOTES[0])),
        replace(DECK, notes=(NOTES[0], replace(NOTES[1], section="Upper"), NOTES[2])),
        replace(DECK, notes=(replace(NOTES[0], back="Weg", written_id=NOTES[0].id), *NOTES[1:])),
        replace(DECK, notes=(*NOTES, Note(Kind.QUESTION, "new", "x"))),
    ],
    ids=["tags", "title", "order", "section", "words", "more"],
)
def test_a_deck_read_again_is_as_if_it_were_read_first(filled: Database, deck: Deck) -> None:
    fill(filled, deck)
    again = everything(filled)
    cache.renew(filled.connection)
    fill(filled, deck)
    assert again == everything(filled)


def test_of_a_deck_read_again_what_is_the_same_stays(filled: Database) -> None:
    first, _, last = column(filled, "id", "note ORDER BY id")
    fill(filled, replace(DECK, notes=(NOTES[0], Note(Kind.QUESTION, "new", "x"), NOTES[2])))
    now = column(filled, "id", "note ORDER BY id")
    assert (now[:2], len(now)) == ([first, last], 3)


def test_of_a_note_in_two_files_one_card_counts(filled: Database) -> None:
    fill(filled, Deck("Other", notes=NOTES[:1]), "/decks/other.yaml")
    assert sum(map(int, map(str, column(filled, "shadowed", "card")))) == 1
    with filled.connection.transaction():
        cache.clear(filled.connection, "/decks/netz.yaml")
    assert column(filled, "shadowed", "card") == [0]


def test_a_cache_thrown_away_is_empty_and_leaves_the_log_alone(filled: Database) -> None:
    cache.renew(filled.connection)
    cache.attach(filled.connection)
    assert column(filled, "key", "card") == []
    assert filled.connection.value("PRAGMA main.quick_check") == "ok"
    assert cache_path(filled.home).exists()
