"""Every statement on the cache of parsed decks, which is attached as ``cache``.

Cards lie in file order (their primary key), so that a queue of new cards is read from the
front and stops at its limit. ``shadowed`` marks cards whose note stands in an earlier file
too. ``word`` indexes the words of notes, without their texts. In joins ``f`` is the file,
``c`` the card and ``s`` its state, which may be missing.
"""

# ruff: noqa: S608  (only constants of this module are put into statements)
from __future__ import annotations

from trainer.store.sql import STATE_COLUMNS

CACHE_VERSION = 5

DATABASES = "PRAGMA database_list"
ATTACH = "ATTACH ? AS cache"
DETACH = "DETACH cache"
SETUP = (
    "PRAGMA cache.journal_mode = WAL",
    "PRAGMA cache.synchronous = NORMAL",
)
# A search reads most of it, and copies none of it; a sitting would keep all that it touches
MAP = "PRAGMA cache.mmap_size = 268435456"
VERSION = "PRAGMA cache.user_version"
QUICK_CHECK = "PRAGMA cache.quick_check"
TABLES = "SELECT name FROM cache.sqlite_master WHERE type = 'table'"
EVERYTHING = 'SELECT * FROM cache."{}"'
SCHEMA = (
    """
CREATE TABLE cache.file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    rank INTEGER NOT NULL,
    tree TEXT NOT NULL,
    mtime_ns INTEGER NOT NULL,
    size INTEGER NOT NULL,
    inode TEXT NOT NULL,
    read_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    deck TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    problem TEXT
) STRICT
""",
    "CREATE INDEX cache.file_rank ON file (rank)",
    """
CREATE TABLE cache.section (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    titled TEXT NOT NULL,
    placed TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX cache.section_file ON section (file)",
    """
CREATE TABLE cache.note (
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL,
    body TEXT NOT NULL,
    text TEXT NOT NULL,
    sides INTEGER NOT NULL,
    bare TEXT,
    asked INTEGER,
    told INTEGER
) STRICT
""",
    "CREATE INDEX cache.note_file ON note (file)",
    "CREATE INDEX cache.note_text ON note (text)",  # read in place of notes, and in order
    """
CREATE TABLE cache.tag (
    name TEXT NOT NULL,
    note INTEGER NOT NULL,
    file INTEGER NOT NULL,
    PRIMARY KEY (name, note)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX cache.tag_file ON tag (file)",
    """
CREATE TABLE cache.card (
    file INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    note_id TEXT NOT NULL,
    note INTEGER NOT NULL,
    section INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    shadowed INTEGER NOT NULL DEFAULT 0,
    answered INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX cache.card_key ON card (key)",
    "CREATE INDEX cache.card_note ON card (note_id)",
    "CREATE INDEX cache.card_shadowed ON card (note_id) WHERE shadowed",
    "CREATE INDEX cache.card_unanswered ON card (file, position) WHERE NOT answered",
    "CREATE INDEX cache.card_unanswered_note ON card (note_id) WHERE NOT answered",
    "CREATE TABLE cache.agreed (newest TEXT NOT NULL) STRICT",
    "INSERT INTO cache.agreed VALUES ('')",
)
INDEXES = (
    "CREATE VIRTUAL TABLE cache.word USING fts5(text, content='', detail=none, columnsize=0)",
    """
CREATE VIRTUAL TABLE cache.piece USING fts5(
    text, bare, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1'
)
""",
)

FILES = """
SELECT path, rank, tree, mtime_ns, size, inode, read_ns, sha256, problem FROM cache.file
"""
FILE_ID = "SELECT id FROM cache.file WHERE path = ?"
PROBLEMS = "SELECT problem FROM cache.file WHERE problem IS NOT NULL ORDER BY rank, id"
PROBLEM_OF = "SELECT problem FROM cache.file WHERE path = ?"
SET_FILE = """
INSERT INTO cache.file (path, rank, tree, mtime_ns, size, inode, read_ns, sha256, problem)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path) DO UPDATE SET
    rank = excluded.rank, tree = excluded.tree, mtime_ns = excluded.mtime_ns,
    size = excluded.size, inode = excluded.inode, read_ns = excluded.read_ns,
    sha256 = excluded.sha256, problem = excluded.problem
"""
REMOVE_FILE = "DELETE FROM cache.file WHERE path = ?"
SHADOWED = """
SELECT f.path, min(n.body), count(DISTINCT c.note_id),
    (SELECT g.path FROM cache.card o JOIN cache.file g ON g.id = o.file
     WHERE o.note_id = c.note_id AND NOT o.shadowed LIMIT 1) AS first
FROM cache.card c JOIN cache.file f ON f.id = c.file JOIN cache.note n ON n.id = c.note
WHERE c.shadowed
GROUP BY f.id, first ORDER BY f.rank, f.id, first
"""

# Of a file the positions go from 0 on without a gap: none of its cards need be read
DECKS = """
SELECT f.deck, f.title, f.path, f.tree,
    coalesce((SELECT max(position) + 1 FROM cache.card c WHERE c.file = f.id), 0)
    - coalesce(h.cards, 0)
FROM cache.file f LEFT JOIN (
    SELECT file, count(*) AS cards FROM cache.card INDEXED BY card_shadowed
    WHERE shadowed GROUP BY file
) h ON h.file = f.id
WHERE f.deck <> '' ORDER BY f.rank, f.id
"""
CARDS = """
SELECT c.key, n.body, f.deck, f.title, f.tree, f.path
FROM json_each(?) k
CROSS JOIN cache.card c ON c.key = k.value
JOIN cache.note n ON n.id = c.note JOIN cache.file f ON f.id = c.file
WHERE NOT c.shadowed
ORDER BY k.key
"""
TEXTS = """
SELECT n.id, substr(n.text, 1, n.sides)
FROM cache.note n JOIN cache.file f ON f.id = n.file WHERE f.path <> ?
"""
TEXTS_WITH_WORDS = """
SELECT n.id, substr(n.text, 1, n.sides)
FROM cache.word w CROSS JOIN cache.note n ON n.id = w.rowid JOIN cache.file f ON f.id = n.file
WHERE w.word MATCH ? AND f.path <> ?
"""
NOTE_IN_DECK = """
SELECT n.body, f.title FROM cache.note n JOIN cache.file f ON f.id = n.file WHERE n.id = ?
"""
AWAKE = "NOT c.shadowed AND coalesce(s.suspended, c.suspended) = 0"
LIVE = f"{AWAKE} AND s.buried_day IS NOT :day"
NEW = "coalesce(s.phase, 'new') = 'new'"
IN_STEPS = """
s.phase IN ('learning', 'relearning')
AND coalesce(s.due_ms, 0) < :day_end_ms AND coalesce(s.due_day, 0) <= :day
"""
# What was answered today does not come ahead of its time: more of the same day teaches little
REVIEW_DUE = """
s.phase = 'review' AND coalesce(s.due_day, 0) <= :last_day
AND (coalesce(s.due_day, 0) <= :day OR coalesce(s.last_day, 0) < :day)
"""
QUEUE_COLUMNS = "c.key, c.note_id, f.deck, f.rank * 10000000 + c.position, c.section, " + ", ".join(
    f"s.{name}" for name in STATE_COLUMNS.split(", ")
)
BY_FILE = "cache.file f CROSS JOIN cache.card c ON c.file = f.id"
BY_STATE = (
    "main.state s CROSS JOIN cache.card c ON c.key = s.card JOIN cache.file f ON f.id = c.file"
)
ITS_STATE = "LEFT JOIN main.state s ON s.card = c.key"
FILE_ORDER = "f.rank, f.id, c.position"
NEWEST_FIRST = "f.rank DESC, f.id DESC, c.position DESC"
# Ids are hashes: in their order from some id on, cards come as good as shuffled
SHUFFLED = "c.note_id < :pivot, c.note_id"
DUE_ORDERS = {
    "due": "coalesce(s.due_day, 0)",
    "random": SHUFFLED,
    "overdue": "(:day - s.due_day) * 1.0 / max(coalesce(s.interval_days, 1), 1) DESC",
    "deck": FILE_ORDER,
    "newest": NEWEST_FIRST,
    "retrievability": "(:day - s.last_day) / max(s.stability, 0.001) DESC",
    "retrievability-reversed": "(:day - s.last_day) / max(s.stability, 0.001)",
    "interval": "coalesce(s.interval_days, 0)",
    "interval-reversed": "coalesce(s.interval_days, 0) DESC",
    "difficulty": "coalesce(s.difficulty, 0)",
    "difficulty-reversed": "coalesce(s.difficulty, 0) DESC",
}
NEW_ORDERS = {"file": FILE_ORDER, "newest": NEWEST_FIRST}
# Most cards of a long learner are answered; the others have an index of their own
UNANSWERED = f"NOT c.answered AND {NEW}"
FILES_OF = """
SELECT c.key, f.path FROM json_each(?) k CROSS JOIN cache.card c ON c.key = k.value
JOIN cache.file f ON f.id = c.file WHERE NOT c.shadowed
"""
QUEUE_NEW = f"""
SELECT {QUEUE_COLUMNS}
FROM cache.file f CROSS JOIN cache.card c INDEXED BY card_unanswered ON c.file = f.id {ITS_STATE}
WHERE {UNANSWERED} AND {LIVE} AND {{scope}} ORDER BY {{order}}
"""
# Ids are hashes: in their order from some id on, and then those before it, cards are shuffled
QUEUE_NEW_SHUFFLED = tuple(
    f"""
SELECT {QUEUE_COLUMNS}
FROM cache.card c INDEXED BY card_unanswered_note CROSS JOIN cache.file f ON f.id = c.file
{ITS_STATE}
WHERE c.note_id {side} :pivot AND {UNANSWERED} AND {LIVE} AND {{scope}}
ORDER BY c.note_id, c.file, c.position
"""
    for side in (">=", "<")
)
QUEUE_DUE = f"""
SELECT {QUEUE_COLUMNS} FROM {BY_STATE}
WHERE {REVIEW_DUE} AND {LIVE} AND {{scope}} ORDER BY {{order}}
"""
QUEUE_IN_STEPS = f"""
SELECT {QUEUE_COLUMNS} FROM {BY_STATE}
WHERE {IN_STEPS} AND {LIVE} AND {{scope}} ORDER BY s.due_ms, s.card
"""
QUEUE_ALL = f"""
SELECT {QUEUE_COLUMNS} FROM {BY_FILE} {ITS_STATE}
WHERE {AWAKE} AND {{scope}} ORDER BY {FILE_ORDER}
"""
QUEUE_ONE = f"""
SELECT {QUEUE_COLUMNS} FROM cache.card c JOIN cache.file f ON f.id = c.file {ITS_STATE}
WHERE NOT c.shadowed AND c.key = ?
"""
# The keys of a note's cards are its id, alone or with # and more: a range of the states' own
# key, which + keeps SQLite to (by the day it would read all that is due on the days to come)
SIBLING_DAYS = """
SELECT n.value, s.card, s.due_day
FROM json_each(:notes) n CROSS JOIN main.state s ON s.card = n.value
JOIN cache.card c ON c.key = s.card
WHERE NOT c.shadowed AND +s.phase = 'review' AND +s.due_day > :day
UNION ALL
SELECT n.value, s.card, s.due_day
FROM json_each(:notes) n CROSS JOIN main.state s
ON s.card > n.value || '#' AND s.card < n.value || '$'
JOIN cache.card c ON c.key = s.card
WHERE NOT c.shadowed AND +s.phase = 'review' AND +s.due_day > :day
"""
