"""Every statement on the learner's database, one constant each, named for its use.

The statements on the cache of parsed decks are in :mod:`trainer.store.cache_sql`.
"""

# ruff: noqa: S608  (only constants of this module are put into statements)
from __future__ import annotations

APPLICATION_ID = 0x74726E72  # "trnr": tells our file from any other SQLite database

SETUP = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    # KiB: room for the states of 100,000 cards, which a search looks up in no order of theirs
    "PRAGMA cache_size = -16000",
)
VERSION = "PRAGMA user_version"
APPLICATION = "PRAGMA application_id"
QUICK_CHECK = "PRAGMA quick_check"
LEAVE_WAL = "PRAGMA journal_mode = DELETE"
CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)"
COPY_INTO = "VACUUM main INTO ?"
SCHEMA_COUNT = "SELECT count(*) FROM main.sqlite_schema"
TABLE_EXISTS = "SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ?"

EVENT_COLUMNS = (
    "id, card, at_ms, day, kind, device, rating, took_ms, interval_days, step,"
    " due_day, due_ms, phase_before, phase_after, options_version, target, value"
)
# ``due`` is for people and other programs that read the log: a date, or an instant in UTC
CREATE_EVENT = """
CREATE TABLE event (
    id TEXT PRIMARY KEY NOT NULL,
    card TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL,
    device TEXT NOT NULL,
    rating INTEGER,
    took_ms INTEGER,
    interval_days INTEGER,
    step INTEGER,
    due_day INTEGER,
    due_ms INTEGER,
    phase_before TEXT,
    phase_after TEXT,
    options_version INTEGER,
    target TEXT NOT NULL,
    value INTEGER,
    due TEXT GENERATED ALWAYS AS (
        CASE WHEN due_ms IS NOT NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', due_ms / 1000, 'unixepoch')
        ELSE date(due_day * 86400, 'unixepoch') END
    ) VIRTUAL
) STRICT, WITHOUT ROWID
"""
EVENT_INDEXES = (
    "CREATE INDEX event_of_card ON event (card, at_ms)",
    "CREATE INDEX event_of_day ON event (day)",
    "CREATE INDEX event_of_device ON event (device, at_ms)",
    "CREATE INDEX event_void ON event (at_ms) WHERE kind = 'void'",
)
EVENT_GUARDS = (
    """CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
       BEGIN SELECT raise(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
       BEGIN SELECT raise(ABORT, 'the log is append-only'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above
    """CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
       WHEN EXISTS (SELECT 1 FROM event WHERE id = new.id)
       BEGIN SELECT raise(IGNORE); END""",
)
CREATE_META = "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT"
CREATE_LIBRARY = """
CREATE TABLE library (
    position INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
) STRICT
"""
CREATE_MADE = """
CREATE TABLE made (
    deck TEXT NOT NULL,
    note TEXT NOT NULL,
    fact_key TEXT NOT NULL,
    family TEXT NOT NULL,
    score REAL NOT NULL,
    document TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('written', 'dropped')),
    PRIMARY KEY (deck, note)
) STRICT, WITHOUT ROWID
"""
# Decisions of a review stand here before they stand in the deck file
MADE_AWAITS = (
    "ALTER TABLE made RENAME TO made_before",
    """
CREATE TABLE made (
    deck TEXT NOT NULL,
    note TEXT NOT NULL,
    fact_key TEXT NOT NULL,
    family TEXT NOT NULL,
    score REAL NOT NULL,
    document TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('written', 'accepted', 'edited', 'dropped')),
    awaits INTEGER NOT NULL CHECK (awaits IN (0, 1)),
    PRIMARY KEY (deck, note)
) STRICT, WITHOUT ROWID
""",
    "INSERT INTO made SELECT *, 0 FROM made_before",
    "DROP TABLE made_before",
)
CREATE_EXPORTED = """
CREATE TABLE exported (
    deck TEXT NOT NULL,
    note TEXT NOT NULL,
    hash TEXT NOT NULL,
    changed_s INTEGER NOT NULL,
    PRIMARY KEY (deck, note)
) STRICT, WITHOUT ROWID
"""
CREATE_SEEN = """
CREATE TABLE note_seen (
    note TEXT PRIMARY KEY NOT NULL,
    digest BLOB NOT NULL,
    added_ms INTEGER NOT NULL,
    edited_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""
CREATE_IMPORTED = """
CREATE TABLE imported (
    deck TEXT NOT NULL,
    note TEXT NOT NULL,
    origin TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (deck, note)
) STRICT, WITHOUT ROWID
"""
CREATE_OPTIONS = (
    "CREATE TABLE memory_options (version INTEGER PRIMARY KEY, options TEXT NOT NULL) STRICT",
    """CREATE TRIGGER options_are_never_updated BEFORE UPDATE ON memory_options
       BEGIN SELECT raise(ABORT, 'options that promised something are kept'); END""",
    """CREATE TRIGGER options_are_never_deleted BEFORE DELETE ON memory_options
       BEGIN SELECT raise(ABORT, 'options that promised something are kept'); END""",
    """CREATE TRIGGER options_are_never_replaced BEFORE INSERT ON memory_options
       WHEN EXISTS (SELECT 1 FROM memory_options WHERE version = new.version)
       BEGIN SELECT raise(IGNORE); END""",
)
STATE_COLUMNS = (
    "card, phase, stability, difficulty, last_day, last_ms, reps, lapses, step,"
    " interval_days, due_day, due_ms, suspended, buried_day, flag, marked"
)
_COUNTS = "{0}.phase = 'review' AND {0}.due_day IS NOT NULL AND NOT coalesce({0}.suspended, 0)"
# What is due on each day, so that no card need be counted for it. States are only ever put in
# the place of others; the OR REPLACE of that would override a conflict clause in here.
_COUNT_DUE = (
    """
CREATE TABLE IF NOT EXISTS due_on (day INTEGER PRIMARY KEY NOT NULL, cards INTEGER NOT NULL) STRICT
""",
    f"""
CREATE TRIGGER IF NOT EXISTS state_counts BEFORE INSERT ON state BEGIN
    UPDATE due_on SET cards = cards - 1
    WHERE day = (SELECT s.due_day FROM state s WHERE s.card = new.card AND {_COUNTS.format("s")});
    INSERT INTO due_on SELECT new.due_day, 0
    WHERE {_COUNTS.format("new")} AND new.due_day NOT IN (SELECT day FROM due_on);
    UPDATE due_on SET cards = cards + 1 WHERE day = new.due_day AND {_COUNTS.format("new")};
END
""",
)
CREATE_STATE = (
    """
CREATE TABLE IF NOT EXISTS state (
    card TEXT PRIMARY KEY NOT NULL,
    phase TEXT NOT NULL,
    stability REAL,
    difficulty REAL,
    last_day INTEGER,
    last_ms INTEGER,
    reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    step INTEGER,
    interval_days INTEGER,
    due_day INTEGER,
    due_ms INTEGER,
    suspended INTEGER,
    buried_day INTEGER,
    flag INTEGER NOT NULL,
    marked INTEGER NOT NULL
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX IF NOT EXISTS state_due ON state (phase, coalesce(due_day, 0))",
    *_COUNT_DUE,
)
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        CREATE_EVENT,
        *EVENT_INDEXES,
        *EVENT_GUARDS,
        CREATE_META,
        CREATE_LIBRARY,
        CREATE_MADE,
        CREATE_EXPORTED,
        *CREATE_STATE,
    ),
    MADE_AWAITS,
    ("DROP INDEX IF EXISTS state_ahead",),  # made here once; due_on has taken its place
    (CREATE_SEEN,),
    (CREATE_IMPORTED,),
    CREATE_OPTIONS,
)

META = "SELECT value FROM meta WHERE key = ?"
SET_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
SET_META_ONCE = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO NOTHING"

ADD_EVENT = (
    f"INSERT INTO event ({EVENT_COLUMNS}) VALUES ({', '.join('?' * 17)})"
    " ON CONFLICT (id) DO NOTHING"
)
KEEP_OPTIONS = "INSERT INTO memory_options VALUES (?, ?) ON CONFLICT (version) DO NOTHING"
OPTIONS_KEPT = "SELECT version, options FROM memory_options"
EVENTS = f"SELECT {EVENT_COLUMNS} FROM event ORDER BY at_ms, id"
EVENTS_BY_CARD = f"SELECT {EVENT_COLUMNS} FROM event ORDER BY card, at_ms, id"
EVENTS_OF_CARD = f"SELECT {EVENT_COLUMNS} FROM event WHERE card = ? ORDER BY at_ms, id"
DUE_AHEAD = "SELECT day, cards FROM due_on WHERE day BETWEEN ? AND ? AND cards > 0"
EVENT_COUNT = "SELECT count(*) FROM event"
ANY_EVENT = "SELECT 1 FROM event LIMIT 1"
NEWEST_DAY = "SELECT day FROM event ORDER BY id DESC LIMIT 1"  # ids sort by time
NEWEST_OF_DEVICE = "SELECT max(at_ms) FROM event WHERE device = ?"
# By the day: + keeps SQLite from reading all that the device ever wrote
DONE_ON = f"""
SELECT {EVENT_COLUMNS} FROM event
WHERE day = ? AND +device = ? AND (
    kind IN ('review', 'suspend', 'unsuspend', 'bury', 'unbury', 'reset', 'flag', 'mark',
        'void')
    OR kind = 'due' AND coalesce(interval_days, value) IS NOT NULL)
ORDER BY at_ms, id
"""
REVIEWS_ON = "SELECT id, card, phase_before FROM event WHERE day = ? AND kind = 'review'"
VOIDS_SINCE_DAY = """
SELECT id, target FROM event
WHERE kind = 'void' AND at_ms >= (SELECT min(at_ms) FROM event WHERE day = ?)
ORDER BY at_ms DESC, id DESC
"""

VOIDS = """
SELECT id, target FROM main.event WHERE kind = 'void' ORDER BY at_ms DESC, id DESC
"""
LIVE_REVIEW = """
kind = 'review' AND rating IS NOT NULL AND id NOT IN (SELECT value FROM json_each(:voided))
"""
STREAK = f"""
WITH RECURSIVE studied (day) AS (
    SELECT :day WHERE EXISTS (SELECT 1 FROM main.event WHERE day = :day AND {LIVE_REVIEW})
    UNION ALL
    SELECT studied.day - 1 FROM studied
    WHERE EXISTS (SELECT 1 FROM main.event WHERE day = studied.day - 1 AND {LIVE_REVIEW}))
SELECT count(*) FROM studied
"""
LATEST_TIMES = f"""
SELECT sum(took_ms) AS ms FROM (
    SELECT day, card, took_ms FROM main.event WHERE {LIVE_REVIEW} ORDER BY day DESC LIMIT :latest)
GROUP BY day, card HAVING ms > 0
"""

SET_STATE = f"INSERT OR REPLACE INTO state ({STATE_COLUMNS}) VALUES ({', '.join('?' * 16)})"
STATES = f"SELECT {STATE_COLUMNS} FROM state ORDER BY card"
STATES_OF = f"SELECT {STATE_COLUMNS} FROM state WHERE card IN (SELECT value FROM json_each(?))"
ANY_STATE = "SELECT 1 FROM state LIMIT 1"
CLEAR_STATES = ("DELETE FROM state", "DELETE FROM due_on")

MADE_COLUMNS = "deck, note, fact_key, family, score, document, text, status, awaits"
SET_MADE = f"INSERT OR REPLACE INTO made ({MADE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
MADE = f"SELECT {MADE_COLUMNS} FROM made WHERE deck = ? ORDER BY note"
FORGET_MADE = "DELETE FROM made WHERE deck = ? AND note = ?"

SET_EXPORTED = "INSERT OR REPLACE INTO exported (deck, note, hash, changed_s) VALUES (?, ?, ?, ?)"
EXPORTED = "SELECT note, hash, changed_s FROM exported WHERE deck = ?"

SET_IMPORTED = "INSERT OR REPLACE INTO imported (deck, note, origin, text) VALUES (?, ?, ?, ?)"
IMPORTED = "SELECT note, origin, text FROM imported WHERE deck = ?"
FORGET_IMPORTED = "DELETE FROM imported WHERE deck = ?"

DATE_NOTE = """
INSERT INTO main.note_seen (note, digest, added_ms, edited_ms) VALUES (?1, ?2, ?3, ?3)
ON CONFLICT (note) DO UPDATE SET digest = excluded.digest, edited_ms = excluded.edited_ms
WHERE digest <> excluded.digest
"""

LIBRARY_PATHS = "SELECT path FROM library ORDER BY position"
ADD_PATH = "INSERT INTO library (path) VALUES (?) ON CONFLICT (path) DO NOTHING"
REMOVE_PATH = "DELETE FROM library WHERE path = ?"
