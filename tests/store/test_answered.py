"""The cache knows which cards were answered, and never takes a new card for one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.conftest import NOON, TODAY, Reviewed
from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.store import answered, cache_sql
from trainer.store.database import Database
from trainer.store.gather import candidates, today
from trainer.store.library import Library

Answer = Callable[[str], Event]
DECK = "title: One\nnotes:\n" + "".join(
    f"  - {{q: question {letter}, a: answer, id: {letter * 6}}}\n" for letter in "abcd"
)


@pytest.fixture
def library(database: Database, tmp_path: Path) -> Library:
    (tmp_path / "one.yaml").write_text(DECK, encoding="utf-8")
    opened = Library(database)
    opened.add(tmp_path / "one.yaml")
    return opened


def new(database: Database, order: str = "file") -> str:
    study = StudyOptions(timezone="UTC", new_order=order)
    found = candidates(database, day=TODAY, now_ms=NOON, study=study)
    return "".join(card.key[0] for card in found if card.state.phase is Phase.NEW)


def marked(database: Database) -> str:
    rows = database.connection.rows("SELECT key FROM cache.card WHERE answered ORDER BY key")
    return "".join(key[0] for (key,) in rows)


@pytest.fixture
def answer(log: Reviewed) -> Callable[[str], Event]:
    """Answers the card of a letter some days ago."""
    return lambda letter: log(letter * 6, day=TODAY - 9)


def test_what_is_answered_is_marked_in_the_same_transaction(
    database: Database, library: Library, answer: Answer
) -> None:
    assert (new(database), marked(database)) == ("abcd", "")
    answer("b")
    assert (new(database), marked(database)) == ("acd", "b")
    assert sorted(new(database, "random")) == ["a", "c", "d"]
    assert new(database, "newest") == "dca"


@pytest.mark.parametrize("kind", [EventKind.RESET, EventKind.VOID])
def test_a_card_that_is_new_again_is_found_again(
    database: Database, library: Library, answer: Answer, log: Reviewed, kind: EventKind
) -> None:
    given = answer("b")
    log("bbbbbb", kind, target=given.id, day=TODAY - 8)
    assert (new(database), marked(database)) == ("abcd", "")


def test_a_file_that_is_read_again_keeps_its_marks(
    database: Database, library: Library, answer: Answer, tmp_path: Path
) -> None:
    answer("c")
    (tmp_path / "one.yaml").write_text(DECK + "  - {q: e, a: e, id: eeeeee}\n", encoding="utf-8")
    library.refresh()
    assert (new(database), marked(database)) == ("abde", "c")


def test_what_was_written_without_the_cache_is_marked_at_the_next_look(
    database: Database, library: Library
) -> None:
    other = Database.open(database.connection.path.parent, MemoryOptions(), NOON)
    stamp = other.stamp(NOON)
    row = Event(stamp.id, "dddddd", stamp.at_ms, TODAY - 9, EventKind.REVIEW, stamp.device)
    other.record([replace(row, rating=Rating.GOOD, due_day=TODAY, phase_after=Phase.REVIEW)])
    other.close()
    assert marked(database) == ""
    library.refresh()
    assert (new(database), marked(database)) == ("abc", "d")


def test_a_database_from_before_makes_its_cards_new_again(
    database: Database, library: Library, answer: Answer, tmp_path: Path
) -> None:
    home = database.connection.path.parent
    answer("a")
    copy = tmp_path / "copy.db"
    database.connection.rows("VACUUM main INTO ?", (str(copy),))
    answer("b")
    assert marked(database) == "ab"
    database.close()
    shutil.copy(copy, home / "trainer.db")
    for suffix in ("-wal", "-shm"):
        (home / f"trainer.db{suffix}").unlink(missing_ok=True)
    restored = Database.open(home, MemoryOptions(), NOON)
    Library(restored).refresh()
    assert (new(restored), marked(restored)) == ("bcd", "a")
    restored.close()


def test_nothing_is_made_anew_where_marks_and_log_agree(
    database: Database, library: Library, answer: Answer
) -> None:
    answer("a")
    database.connection.rows("UPDATE cache.card SET answered = 0")
    answered.agree(database.connection)
    assert marked(database) == ""  # so this is no scan at every start


@pytest.mark.parametrize("order", ["file", "newest"])
def test_new_cards_are_looked_up_among_the_unanswered_in_their_order(
    database: Database, library: Library, order: str
) -> None:
    statement = cache_sql.QUEUE_NEW.format(scope="1", order=cache_sql.NEW_ORDERS[order])
    plan = _plan(database, statement)
    assert "INDEX card_unanswered (file=?)" in plan
    for statement in cache_sql.QUEUE_NEW_SHUFFLED:
        plan = _plan(database, statement.format(scope="1"))
        assert "INDEX card_unanswered_note (note_id" in plan
        assert "TEMP B-TREE" not in plan


def _plan(database: Database, statement: str) -> str:
    values = today(TODAY, NOON, StudyOptions(timezone="UTC"))
    rows = database.connection.rows(f"EXPLAIN QUERY PLAN {statement}", values)
    return "\n".join(str(row[3]) for row in rows)
