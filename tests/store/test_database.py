"""The log: what is recorded stays, what is undone does not count, and states follow from it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import StoreError
from trainer.memory.log import NEW_CARD, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import fold
from trainer.store import sql
from trainer.store.database import Database, DoneCards

NOON = 1_767_268_800_000
TODAY = 20_454
OPTIONS = MemoryOptions()


def raw(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / "trainer.db", isolation_level=None)


def reopened(database: Database, options: MemoryOptions = OPTIONS) -> Database:
    database.close()
    return Database.open(database.home, options, NOON)


def test_a_fresh_home_is_made_with_an_empty_log(home: Path) -> None:
    database = Database.open(home / "deeper", OPTIONS, NOON)
    assert database.events() == ()
    assert len(database.device) == 10
    database.close()
    assert {path.name for path in (home / "deeper").iterdir()} == {"trainer.db"}


def test_the_device_keeps_its_id(database: Database) -> None:
    first = database.device
    again = reopened(database)
    assert again.device == first
    again.close()


def test_commits_are_durable_and_readers_do_not_block(database: Database) -> None:
    assert database.connection.value("PRAGMA journal_mode") == "wal"
    assert database.connection.value("PRAGMA synchronous") == 2


def test_an_event_comes_back_as_it_was_recorded(database: Database, log: Any) -> None:
    event = log("k1", took_ms=4200, options_version=7, step=None)
    assert database.events() == (event,)
    assert database.events("k1") == (event,)
    assert database.events("k2") == ()


def test_the_table_has_the_columns_that_were_agreed(database: Database) -> None:
    columns = [row[1] for row in database.connection.rows("PRAGMA table_info(event)")]
    assert columns == list(Event.__slots__)


def test_stamps_are_unique_and_sort_by_time_even_when_the_clock_stands(database: Database) -> None:
    stamps = [database.stamp(NOON) for _ in range(300)]
    assert [stamp.at_ms for stamp in stamps] == list(range(NOON, NOON + 300))
    assert sorted(stamp.id for stamp in stamps) == [stamp.id for stamp in stamps]


def test_a_clock_set_back_does_not_disturb_the_order(database: Database, log: Any) -> None:
    newest = log("k1").at_ms
    again = reopened(database)
    assert again.stamp(NOON - 3_600_000).at_ms == newest + 1
    again.close()


def test_the_same_event_twice_counts_once(database: Database, log: Any) -> None:
    event = log("k1")
    database.record([event, replace(event, rating=Rating.AGAIN)])
    assert database.events() == (event,)
    assert database.state("k1").reps == 1


def test_a_card_without_events_is_new(database: Database) -> None:
    assert database.state("unknown") == NEW_CARD
    assert database.states(["unknown"]) == {}


def test_a_state_is_the_fold_of_its_events(database: Database, log: Any) -> None:
    log("k1")
    log("k1", EventKind.FLAG, value=3)
    log("k2", EventKind.SUSPEND)
    assert database.state("k1") == fold(database.events("k1"), OPTIONS)
    assert set(database.states(["k1", "k2", "k3"])) == {"k1", "k2"}
    assert database.states(["k2"])["k2"].suspended is True


def test_events_are_recorded_all_or_none(database: Database, log: Any) -> None:
    known = log("k1")
    with pytest.raises(StoreError):
        database.record([replace(known, id="new"), replace(known, id="bad", at_ms=None)])
    assert database.events() == (known,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET rating = 4",
        "DELETE FROM event",
        "UPDATE OR REPLACE event SET card = 'x'",
    ],
)
def test_no_row_of_the_log_can_be_changed_or_deleted(
    database: Database, log: Any, statement: str
) -> None:
    event = log("k1")
    with raw(database.home) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)
    other.close()
    assert database.events() == (event,)


def test_no_row_of_the_log_can_be_replaced(database: Database, log: Any) -> None:
    event = log("k1")
    other = raw(database.home)
    columns = sql.EVENT_COLUMNS
    other.execute(f"INSERT OR REPLACE INTO event ({columns}) SELECT {columns} FROM event")
    other.execute(
        "INSERT OR REPLACE INTO event (id, card, at_ms, day, kind, device, target)"
        " VALUES (?, 'x', 1, 1, 'review', 'd', '')",
        (event.id,),
    )
    other.close()
    assert database.events() == (event,)


def test_done_counts_each_card_once_by_what_it_was(database: Database, log: Any) -> None:
    log("new1")
    log("new1", phase_before=Phase.LEARNING)
    log("old1", phase_before=Phase.REVIEW)
    log("old2", phase_before=Phase.REVIEW)
    log("old2", phase_before=Phase.REVIEW)
    log("other day", day=TODAY - 1)
    log("crammed", EventKind.CRAM, rating=Rating.GOOD, phase_before=Phase.NEW)
    assert database.done_cards(TODAY) == DoneCards(frozenset({"new1"}), frozenset({"old1", "old2"}))


def test_an_undone_review_is_not_done_and_a_redone_one_is(database: Database, log: Any) -> None:
    review = log("k1")
    undo = log("k1", EventKind.VOID, target=review.id)
    assert database.done_cards(TODAY) == DoneCards(frozenset(), frozenset())
    assert database.state("k1") == NEW_CARD
    log("k1", EventKind.VOID, target=undo.id)
    assert database.done_cards(TODAY) == DoneCards(frozenset({"k1"}), frozenset())
    assert database.state("k1").reps == 1


def test_a_review_may_be_undone_on_another_study_day(database: Database, log: Any) -> None:
    review = log("k1")
    log("k1", EventKind.VOID, target=review.id, day=TODAY - 1)
    assert database.done_cards(TODAY) == DoneCards(frozenset(), frozenset())


def test_answered_notes_are_those_of_the_days_reviews(database: Database, log: Any) -> None:
    log("aaa#c2")
    log("bbb#r", day=TODAY - 1)
    gone = log("ccc")
    log("ccc", EventKind.VOID, target=gone.id)
    assert database.answered_notes(TODAY) == {"aaa"}


def test_states_are_folded_anew_when_their_table_is_gone(database: Database, log: Any) -> None:
    log("k1")
    kept = database.state("k1")
    database.connection.rows("DROP TABLE state")
    again = reopened(database)
    assert again.state("k1") == kept
    again.close()


def test_states_are_folded_anew_when_they_were_emptied(database: Database, log: Any) -> None:
    log("k1")
    kept = database.state("k1")
    database.connection.rows("DELETE FROM state")
    again = reopened(database)
    assert again.state("k1") == kept
    again.close()


def test_other_parameters_change_stability_but_not_the_due_date(
    database: Database, log: Any
) -> None:
    log("k1")
    before = database.state("k1")
    other = replace(OPTIONS, parameters=(1.0, 2.0, 9.0, *OPTIONS.parameters[3:]))
    again = reopened(database, other)
    after = again.state("k1")
    assert after.stability != before.stability
    assert after.due_day == before.due_day == TODAY + 3
    again.close()


def test_options_that_no_state_depends_on_leave_the_states_alone(
    database: Database, log: Any
) -> None:
    log("k1")
    database.connection.rows("UPDATE state SET lapses = 99")
    again = reopened(database, replace(OPTIONS, retention=0.8))
    assert again.state("k1").lapses == 99
    again.close()


def test_rows_of_a_kind_from_the_future_are_kept_and_passed_over(
    database: Database, log: Any
) -> None:
    known = log("k1")
    database.connection.rows(
        "INSERT INTO event (id, card, at_ms, day, kind, device, target)"
        " VALUES ('zz', 'k1', ?, ?, 'hologram', 'd', '')",
        (NOON, TODAY),
    )
    assert database.events() == (known,)
    assert database.rebuild_states() == 1


def test_a_worker_thread_may_write(database: Database, log: Any) -> None:
    with ThreadPoolExecutor(1) as worker:
        worker.submit(log, "k1").result()
    assert len(database.events()) == 1


def test_a_database_replaced_while_open_is_noticed_before_a_grade_is_lost(
    database: Database, log: Any
) -> None:
    log("k1")
    path = database.home / "trainer.db"
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    with pytest.raises(StoreError, match="replaced"):
        log("k2")


def test_a_closed_database_says_so(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(StoreError, match="closed"):
        database.events()


def test_what_comes_due_on_the_days_to_come_is_counted_without_what_is_put_away(
    database: Database,
) -> None:
    def promise(key: str, days: int) -> Event:
        return Event(
            f"e{key}", key, NOON, TODAY, EventKind.REVIEW,
            rating=Rating.GOOD, due_day=TODAY + days, phase_after=Phase.REVIEW,
        )  # fmt: skip

    ahead = {"a": 3, "b": 3, "c": 3, "d": 10, "e": 0, "f": 91}
    away = Event("x", "c", NOON + 1, TODAY, EventKind.SUSPEND)
    database.record([*(promise(key, days) for key, days in ahead.items()), away])
    assert database.due_ahead(TODAY, 90) == {TODAY + 3: 2, TODAY + 10: 1}


def test_a_database_that_does_not_count_by_days_yet_does_so_once_it_is_opened(
    database: Database, log: Any
) -> None:
    log("k1")
    counted = database.due_ahead(TODAY - 1, 90)
    for thing in ("TRIGGER state_counts", "TABLE due_on"):
        database.connection.rows(f"DROP {thing}")
    database.close()
    again = Database.open(database.home, MemoryOptions(), NOON)
    assert again.due_ahead(TODAY - 1, 90) == counted != {}
    again.close()
