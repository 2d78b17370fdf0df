"""Several trainers on one home, killed trainers, and a disk that ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from trainer.memory.options import MemoryOptions
from trainer.store import backup
from trainer.store.database import Database
from trainer.store.places import backup_folder

NOON = 1_767_268_800_000
ROOT = Path(__file__).parents[2]
RECORD = """
import resource, sys
from pathlib import Path
from trainer.errors import StoreError
from trainer.memory.log import Event, EventKind
from trainer.memory.options import MemoryOptions
from trainer.store.database import Database

home, count, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
database = Database.open(home, MemoryOptions(), 1_767_268_800_000)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
for number in range(count):
    stamp = database.stamp(1_767_268_800_000)
    try:
        event = Event(stamp.id, f"card{number}", stamp.at_ms, 1, EventKind.MARK, value=1)
        database.record([event])
    except StoreError as error:
        print("refused", error, flush=True)
        break
    print(stamp.id, flush=True)
"""
COPY = """
import sys
from pathlib import Path
from trainer.memory.options import MemoryOptions
from trainer.store.database import Database

Database.open(Path(sys.argv[1]), MemoryOptions(), 1_767_268_800_000).close()
"""


def recording(home: Path, count: int, limit: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RECORD, str(home), str(count), str(limit)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def stored(home: Path) -> set[str]:
    database = Database.open(home, MemoryOptions(), NOON)
    events = database.events()
    assert all(database.state(event.card).marked for event in events)
    assert database.connection.value("PRAGMA quick_check") == "ok"
    database.close()
    return {event.id for event in events}


def test_two_trainers_on_a_fresh_home_lose_nothing(home: Path) -> None:
    children = [recording(home, 60) for _ in range(2)]
    printed = [child.communicate()[0].split() for child in children]
    assert [len(ids) for ids in printed] == [60, 60]
    assert stored(home) == {*printed[0], *printed[1]}


def test_when_the_disk_ends_nothing_acknowledged_is_lost(home: Path) -> None:
    *acknowledged, refused = recording(home, 5000, limit=300_000).communicate()[0].splitlines()
    assert refused.startswith("refused")
    assert "all that was saved before is safe" in refused
    assert acknowledged
    assert stored(home) == set(acknowledged)


@pytest.mark.slow
def test_no_acknowledged_review_is_lost_to_a_kill() -> None:
    script = ROOT / "tests" / "benchmarks" / "kill_nine.py"
    command = [sys.executable, str(script), "5"]
    report = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    figures = dict(pair.split("=") for pair in report.split())
    assert int(figures["acknowledged"]) > 5
    assert (figures["lost"], figures["damaged"], figures["wrong_states"]) == ("0", "0", "0")


def test_two_trainers_that_copy_at_once_do_not_take_each_others_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording(home, 3).communicate()
    settle = backup._settle

    def settle_after_the_other(part: Path, path: Path) -> None:
        subprocess.run([sys.executable, "-c", COPY, str(home)], cwd=ROOT, check=True)
        settle(part, path)

    monkeypatch.setattr(backup, "_settle", settle_after_the_other)
    database = Database.open(home, MemoryOptions(), NOON)  # makes the copy of the day
    database.close()
    assert [copy.events for copy in backup.backups(home)] == [3]
    assert [path.name for path in backup_folder(home).iterdir()] == ["trainer-20260101-120000.db"]
