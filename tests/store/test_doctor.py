"""The doctor names what is wrong, mends what is only a cache, and always comes to the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trainer.memory.options import MemoryOptions
from trainer.store.backup import write_copy
from trainer.store.database import Database
from trainer.store.doctor import DoctorCheck, check_home
from trainer.store.library import Library
from trainer.store.places import cache_path

NOON = 1_767_268_800_000


def looked_at(home: Path) -> dict[str, DoctorCheck]:
    return {check.name: check for check in check_home(home, MemoryOptions(), NOON)}


def faults(home: Path) -> list[str]:
    return [name for name, check in looked_at(home).items() if not check.ok]


def test_a_sound_home_has_no_findings(database: Database, write_deck: Any, log: Any) -> None:
    Library(database).add(write_deck("one.yaml", "q1", "q2"))
    log("k1")
    database.close()
    checks = looked_at(database.home)
    assert list(checks) == ["location", "integrity", "version", "states", "library", "backups"]
    assert all(check.ok for check in checks.values())
    assert checks["version"].message == "version 6, 1 events"
    assert checks["library"].message == "1 decks, 2 cards"
    assert "trainer-20260101-120000.db" in checks["backups"].message


def test_a_home_that_was_never_used_is_sound(home: Path) -> None:
    assert faults(home) == []


def test_states_that_do_not_follow_from_the_log_are_found_and_folded_anew(
    database: Database, log: Any
) -> None:
    log("k1")
    log("k2")
    database.connection.rows("UPDATE state SET reps = 77 WHERE card = 'k1'")
    database.connection.rows("UPDATE state SET card = 'ghost' WHERE card = 'k2'")
    database.close()
    check = looked_at(database.home)["states"]
    assert not check.ok
    assert check.message.startswith("3 states")
    assert faults(database.home) == []


def test_a_broken_deck_is_named_with_its_line(database: Database, write_deck: Any) -> None:
    path = write_deck("one.yaml", "q1")
    Library(database).add(path)
    write_deck("one.yaml", "q1", notes="  - q: no answer\n")
    database.close()
    check = looked_at(database.home)["library"]
    assert not check.ok
    assert f"{path}:5" in check.message


def test_a_damaged_database_is_a_finding_that_names_the_newest_backup(
    database: Database, log: Any
) -> None:
    for number in range(200):
        log(f"k{number}")
    copy = write_copy(database.connection, NOON)
    database.close()
    path = database.home / "trainer.db"
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    checks = looked_at(database.home)
    assert list(checks) == ["location", "integrity", "backups"]
    assert not checks["integrity"].ok
    assert str(copy) in checks["integrity"].message


def test_a_lost_database_is_a_finding(database: Database, log: Any) -> None:
    log("k1")
    write_copy(database.connection, NOON)
    database.close()
    (database.home / "trainer.db").unlink()
    assert faults(database.home) == ["integrity"]
    assert not (database.home / "trainer.db").exists()


def test_a_damaged_backup_is_named(database: Database, log: Any) -> None:
    log("k1")
    copy = write_copy(database.connection, NOON)
    copy.write_bytes(b"rubbish")
    database.close()
    check = looked_at(database.home)["backups"]
    assert not check.ok
    assert copy.name in check.message


def test_a_backup_that_cannot_be_written_stops_nobody_but_is_found(
    database: Database, log: Any
) -> None:
    event = log("k1")
    (database.home / "backups").touch()
    database.close()
    again = Database.open(database.home, MemoryOptions(), NOON)
    assert again.events() == (event,)
    again.close()
    check = looked_at(database.home)["backups"]
    assert not check.ok
    assert "cannot be written" in check.message


def test_a_damaged_cache_is_filled_again(database: Database, write_deck: Any) -> None:
    Library(database).add(write_deck("one.yaml", *(f"q{number}" for number in range(300))))
    database.close()
    path = cache_path(database.home)
    content = bytearray(path.read_bytes())
    content[20_000:] = b"\xff" * (len(content) - 20_000)
    path.write_bytes(content)
    assert looked_at(database.home)["library"].message == "1 decks, 300 cards"


def test_a_cache_whose_texts_are_none_is_filled_again(database: Database, write_deck: Any) -> None:
    Library(database).add(write_deck("one.yaml", "q", title="Harbours"))
    database.close()
    path = cache_path(database.home)
    path.write_bytes(path.read_bytes().replace(b"Harbours", b"Harb\xff\xffrs"))
    assert looked_at(database.home)["library"].message == "1 decks, 1 cards"
