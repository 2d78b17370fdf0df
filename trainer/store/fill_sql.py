"""Every statement by which the cards of a file come into the cache, and leave it.

Notes are named by their numbers, as JSON, so that those which stay need not be touched.
"""

# ruff: noqa: S608  (only constants of this module are put into statements)
from __future__ import annotations

from typing import NamedTuple

SET_DECK = "UPDATE cache.file SET deck = ?, title = ? WHERE id = ?"
_THESE = "id IN (SELECT value FROM json_each(?))"
FORGET_IN_INDEXES = (
    f"""
INSERT INTO cache.word (word, rowid, text)
SELECT 'delete', id, substr(text, 1, sides) FROM cache.note WHERE {_THESE}
""",
    f"""
INSERT INTO cache.piece (piece, rowid, text, bare)
SELECT 'delete', id, text, bare FROM cache.note WHERE {_THESE}
""",
)
ADD_TO_INDEXES = (
    f"""
INSERT INTO cache.word (rowid, text)
SELECT id, substr(text, 1, sides) FROM cache.note WHERE {_THESE}
""",
    f"""
INSERT INTO cache.piece (rowid, text, bare) SELECT id, text, bare FROM cache.note WHERE {_THESE}
""",
)
CLEAR_FILE = tuple(
    f"DELETE FROM cache.{table} WHERE file = ?" for table in ("card", "tag", "note", "section")
)
SECTIONS = "SELECT id, titled, placed FROM cache.section WHERE file = ?"
ADD_SECTION = "INSERT INTO cache.section (file, titled, placed) VALUES (?, ?, ?) RETURNING id"
KEEP_SECTIONS = """
DELETE FROM cache.section WHERE file = ? AND id NOT IN (SELECT value FROM json_each(?))
"""
NUMBERS = "SELECT json_group_array(id) FROM cache.note WHERE file = ?"
NOTES = "SELECT id, body, text, sides, bare, asked, told FROM cache.note WHERE file = ?"
NEXT_NOTE = "SELECT coalesce(max(id), 0) + 1 FROM cache.note"
ADD_NOTE = """
INSERT INTO cache.note (id, file, body, text, sides, bare, asked, told)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
FORGET_NOTES = f"DELETE FROM cache.note WHERE {_THESE}"


class Exchanged(NamedTuple):
    """The statements by which rows of a file are put in the place of others.

    ``forget`` names a row by the first two columns of ``of_file``, which ``add`` gives all.
    """

    of_file: str
    forget: str
    add: str


TAGS = Exchanged(
    "SELECT name, note, file FROM cache.tag WHERE file = ?",
    "DELETE FROM cache.tag WHERE name = ? AND note = ?",
    "INSERT INTO cache.tag (name, note, file) VALUES (?, ?, ?)",
)
_CARD = "file, position, key, note_id, note, section, suspended"
CARDS_OF = Exchanged(
    f"SELECT {_CARD} FROM cache.card WHERE file = ?",
    "DELETE FROM cache.card WHERE file = ? AND position = ?",
    f"INSERT INTO cache.card ({_CARD}) VALUES (?, ?, ?, ?, ?, ?, ?)",
)
SHADOW = """
WITH looked_at AS MATERIALIZED (
    SELECT note_id FROM cache.card WHERE shadowed
    UNION SELECT note_id FROM cache.card WHERE file = ?
)
UPDATE cache.card AS c SET shadowed = NOT shadowed
WHERE note_id IN looked_at AND shadowed <> (file <> (
    SELECT o.file FROM cache.card o JOIN cache.file f ON f.id = o.file
    WHERE o.note_id = c.note_id ORDER BY f.rank, f.id LIMIT 1
))
"""
