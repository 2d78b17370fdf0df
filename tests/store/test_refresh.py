"""The cache follows the files: nothing is read twice in vain, and nothing stale is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from trainer.memory.options import MemoryOptions
from trainer.store import cache_sql
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.places import cache_path

NOON = 1_767_268_800_000


@pytest.fixture
def library(database: Database) -> Library:
    return Library(database)


def questions(library: Library, database: Database) -> list[str]:
    rows = database.connection.rows("SELECT key FROM cache.card WHERE NOT shadowed")
    return sorted(card.card.question for card in library.cards(row[0] for row in rows).values())


def age(path: Path, seconds: int = 100) -> None:
    """Make a file's last change lie back, so that it is not racily clean."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 10**9))


def read_times(database: Database) -> list[int]:
    return [
        row[0] for row in database.connection.rows("SELECT read_ns FROM cache.file ORDER BY id")
    ]


def test_a_changed_file_is_read_again_and_the_others_are_not(
    library: Library, database: Database, write_deck: Any
) -> None:
    one, two = write_deck("one.yaml", "q1"), write_deck("two.yaml", "q2")
    age(one)
    age(two)
    library.add(one.parent)
    before = read_times(database)
    write_deck("two.yaml", "q2 edited")
    assert library.refresh() == ()
    after = read_times(database)
    assert after[0] == before[0]
    assert after[1] > before[1]
    assert questions(library, database) == ["q1", "q2 edited"]


def test_a_change_within_one_tick_of_the_clock_is_seen(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "first")
    library.add(path)
    status = path.stat()
    write_deck("one.yaml", "other")  # as long as before, in the same file
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_mtime_ns, path.stat().st_size) == (status.st_mtime_ns, status.st_size)
    library.refresh()
    assert questions(library, database) == ["other"]


def test_a_file_replaced_by_one_of_the_same_age_and_size_is_seen(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "first")
    age(path)
    library.add(path)
    status = path.stat()
    new = path.with_name("new")
    new.write_text(path.read_text().replace("first", "other"))
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.replace(path)
    library.refresh()
    assert questions(library, database) == ["other"]


def test_a_touched_file_is_not_parsed_again(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "q1")
    library.add(path)
    before = database.connection.rows("SELECT id FROM cache.note")
    age(path)
    assert library.refresh() == ()
    assert database.connection.rows("SELECT id FROM cache.note") == before


def test_a_broken_file_keeps_its_last_good_cards_and_says_where_it_is_broken(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "q1")
    library.add(path)
    write_deck("one.yaml", "q1", "q2", notes="  - q: no answer\n")
    (problem,) = library.refresh()
    assert (problem.file, problem.line) == (str(path), 7)
    assert questions(library, database) == ["q1"]
    assert library.refresh() == (problem,)
    write_deck("one.yaml", "q1", "q2")
    assert library.refresh() == ()
    assert questions(library, database) == ["q1", "q2"]


def test_a_file_that_is_gone_takes_its_cards_along_and_comes_back_with_them(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "q1")
    library.add(path)
    path.unlink()
    for _ in range(2):
        (problem,) = library.refresh()
        assert problem.file == str(path)
    assert questions(library, database) == []
    write_deck("one.yaml", "q1")
    assert library.refresh() == ()
    assert questions(library, database) == ["q1"]


def test_a_moved_file_does_not_hide_behind_its_old_place(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "q1")
    library.add(path)
    moved = path.rename(path.with_name("moved.yaml"))
    (deck,) = library.add(moved)
    assert deck.cards == 1


def test_files_that_come_and_go_in_a_folder_are_followed(
    library: Library, database: Database, write_deck: Any
) -> None:
    one = write_deck("b.yaml", "q1")
    library.add(one.parent)
    write_deck("a.yaml", "q2")
    library.refresh()
    assert [deck.title for deck in library.decks()] == ["a", "b"]
    one.unlink()
    assert library.refresh() == ()
    assert questions(library, database) == ["q2"]


def test_a_folder_that_is_gone_is_reported(library: Library, write_deck: Any) -> None:
    path = write_deck("net/one.yaml", "q1")
    library.add(path.parent)
    path.unlink()
    path.parent.rmdir()
    (problem,) = library.refresh()
    assert problem.file == str(path.parent)
    assert library.decks() == ()


def test_something_that_is_no_regular_file_is_reported(library: Library, write_deck: Any) -> None:
    path = write_deck("one.yaml", "q1")
    os.mkfifo(path.with_name("pipe.yaml"))
    library.add(path.parent)
    (problem,) = library.refresh()
    assert "ordinary file" in problem.message


def test_a_note_in_two_files_is_one_card_and_a_warning(
    library: Library, database: Database, write_deck: Any
) -> None:
    first = write_deck("a.yaml", "same", "own")
    second = write_deck("b.yaml", "other", "same")
    library.add(first.parent)
    (warning,) = library.refresh()
    assert (warning.file, warning.line) == (str(second), 5)
    assert str(first) in warning.message
    assert questions(library, database) == ["other", "own", "same"]
    assert [deck.cards for deck in library.decks()] == [2, 1]
    first.write_text("title: a\nnotes:\n  - q: own\n    a: answer to own\n")
    assert library.refresh() == ()
    assert [deck.cards for deck in library.decks()] == [1, 2]


def test_the_first_file_by_order_wins_even_if_it_came_later(
    library: Library, database: Database, write_deck: Any
) -> None:
    library.add(write_deck("b.yaml", "same", "other").parent)
    write_deck("a.yaml", "same")
    (warning,) = library.refresh()
    assert warning.file.endswith("b.yaml")
    assert [(deck.title, deck.cards) for deck in library.decks()] == [("a", 1), ("b", 1)]
    write_deck("c.yaml", "other", "new")
    assert len(library.refresh()) == 2
    assert [deck.cards for deck in library.decks()] == [1, 1, 1]


@pytest.mark.parametrize("spoil", ["missing", "rubbish", "torn", "other version"])
def test_a_cache_in_any_state_is_made_anew(
    library: Library, database: Database, write_deck: Any, spoil: str
) -> None:
    library.add(write_deck("one.yaml", *(f"q{number}" for number in range(200))))
    database.close()
    path = cache_path(database.home)
    if spoil == "missing":
        path.unlink()
    elif spoil == "rubbish":
        path.write_bytes(b"rubbish" * 999)
    elif spoil == "torn":
        content = bytearray(path.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        path.write_bytes(content)
    else:
        with_version = bytearray(path.read_bytes())
        with_version[60:64] = (99).to_bytes(4)
        path.write_bytes(with_version)
    again = Database.open(database.home, MemoryOptions(), NOON)
    library = Library(again)
    assert library.refresh() == ()
    assert len(questions(library, again)) == 200
    assert again.connection.value(cache_sql.QUICK_CHECK) == "ok"
    again.close()


def test_nothing_is_written_when_nothing_changed(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "q1")
    age(path)
    library.add(path)
    before = database.connection.value("PRAGMA cache.data_version")
    size = cache_path(database.home).with_name("cache.db-wal").stat().st_size
    library.refresh()
    assert database.connection.value("PRAGMA cache.data_version") == before
    assert cache_path(database.home).with_name("cache.db-wal").stat().st_size == size
