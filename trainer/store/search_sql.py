"""Every condition and order of a search, as SQL over the cache and the states of the log.

In joins ``f`` is the file, ``c`` the card and ``s`` its state, which may be missing.
"""

# ruff: noqa: S608  (only constants of this module are put into statements)
from __future__ import annotations

from trainer.store.cache_sql import BY_FILE, FILE_ORDER, ITS_STATE, LIVE, NEW

# In one text (no key has a blank): a row for each of 100,000 keys would take twice as long
FOUND_KEYS = f"""
SELECT group_concat(key, ' ') FROM (
    SELECT c.key FROM {BY_FILE} {ITS_STATE}
    WHERE NOT c.shadowed AND {{scope}} ORDER BY {FILE_ORDER})
"""
# By what found cards can be sorted, of those that were studied or marked
LEARNT = {
    "due": "coalesce(s.due_day, s.due_ms / 86400000)",
    "interval": "s.interval_days",
    "reps": "s.reps",
    "lapses": "s.lapses",
    "stability": "s.stability",
    "difficulty": "s.difficulty",
    "retrievability": "(s.last_day - :day) / max(s.stability, 0.001)",
}
AWAY = 5
STATE = f"""CASE WHEN s.suspended THEN {AWAY}
    WHEN s.buried_day IS :day THEN 4 WHEN s.phase = 'review' THEN 3
    WHEN s.phase = 'relearning' THEN 2 WHEN s.phase = 'learning' THEN 1 ELSE 0 END"""
OF_STATES = """
SELECT group_concat(card, ' '), json_group_array(value) FROM (
    SELECT s.card, {0} AS value FROM main.state s WHERE value IS NOT NULL)
"""
PUT_AWAY_BY_AUTHOR = f"""
SELECT group_concat(c.key, ' ') FROM cache.card c {ITS_STATE}
WHERE c.suspended AND NOT c.shadowed AND s.suspended IS NULL
"""
KEYS = "SELECT group_concat(key, ' ') FROM cache.card WHERE NOT shadowed"
NOTES_BY_TEXT = "SELECT json_group_array(id) FROM (SELECT id FROM cache.note ORDER BY text)"
NOTES_OF_CARDS = """
SELECT group_concat(key, ' '), json_group_array(note) FROM cache.card WHERE NOT shadowed
"""
ANSWERS_OF_CARDS = """
SELECT group_concat(c.key, ' '), json_group_array(n.told)
FROM cache.card c JOIN cache.note n ON n.id = c.note WHERE NOT c.shadowed
"""
CARDS_OF_DECKS = """
SELECT lower(f.title), group_concat(c.key, ' ')
FROM cache.file f CROSS JOIN cache.card c ON c.file = f.id WHERE NOT c.shadowed GROUP BY f.id
"""

IN_FILES = "f.path IN (SELECT value FROM json_each(:files))"
IN_DECK_LIKE = r"""
c.section IN (
    SELECT id FROM cache.section
    WHERE titled LIKE :{0} ESCAPE '\' OR titled LIKE :{0} || '::%' ESCAPE '\'
    OR placed LIKE :{0} ESCAPE '\' OR placed LIKE :{0} || '::%' ESCAPE '\')
"""
HAS_TAG_LIKE = r"""
c.note IN (
    SELECT note FROM cache.tag
    WHERE name LIKE :{0} ESCAPE '\' OR name LIKE :{0} || '::%' ESCAPE '\')
"""
HAS_TAG = """
c.note IN (
    SELECT note FROM cache.tag WHERE name = :{0}
    UNION ALL SELECT note FROM cache.tag WHERE name > :{0} || '::' AND name < :{0} || ':;')
"""
HAS_TEXT = "c.note IN (SELECT n.id FROM {0} WHERE {1})"
# The same where nearly all have it: the few others are gathered instead
LACKS_NO_TEXT = "c.note NOT IN (SELECT n.id FROM cache.note n WHERE NOT ({0}))"
MOST_HAVE_TEXT = """
SELECT total({0}) * 2 > count(*) FROM (SELECT text, bare FROM cache.note LIMIT 500) n
"""
LIKE = r"{0} LIKE :{1} ESCAPE '\'"
ALL_TEXTS = "cache.note n"
OF_TEXTS_WITH_PIECE = """
(SELECT rowid FROM cache.piece WHERE piece MATCH :{0}) p CROSS JOIN cache.note n ON n.id = p.rowid
"""
TEXTS_WITH_PIECE = """
SELECT count(*) FROM (SELECT 1 FROM cache.piece WHERE piece MATCH ? LIMIT ?)
"""
TEXT = "n.text"
BARE_TEXT = "coalesce(n.bare, n.text)"
HAS_MATCH = "c.note IN (SELECT n.id FROM cache.note n WHERE n.text REGEXP :{0})"
UNTAGGED = "c.note NOT IN (SELECT note FROM cache.tag)"
ALIKE = """
c.note IN (
    SELECT id FROM cache.note WHERE {0} IN (
        SELECT {0} FROM cache.note
        WHERE {0} IS NOT NULL AND id NOT IN (SELECT note FROM cache.card WHERE shadowed)
        GROUP BY {0} HAVING count(*) > 1))
"""
ALIKE_COLUMNS = {"question": "asked", "answer": "told"}
ADDED = "c.note_id IN (SELECT note FROM main.note_seen WHERE added_ms >= :{0})"
EDITED = "c.note_id IN (SELECT note FROM main.note_seen WHERE edited_ms >= :{0})"
IS = {
    # Its first part says nothing new, but few cards are left to be looked up one by one
    "due": f"""c.key IN (
        SELECT card FROM main.state WHERE phase = 'review' AND coalesce(due_day, 0) <= :day
        UNION ALL SELECT card FROM main.state WHERE phase IN ('learning', 'relearning'))
        AND {LIVE} AND (
        coalesce(s.phase, 'new') = 'review' AND coalesce(s.due_day, 0) <= :day
        OR coalesce(s.phase, 'new') IN ('learning', 'relearning')
        AND coalesce(s.due_ms, 0) <= :now_ms AND coalesce(s.due_day, 0) <= :day)""",
    "new": NEW,
    "learn": "coalesce(s.phase, 'new') IN ('learning', 'relearning')",
    "review": "coalesce(s.phase, 'new') IN ('review', 'relearning')",
    "suspended": "coalesce(s.suspended, c.suspended) = 1",
    "buried": "s.buried_day IS :day",
    "marked": "coalesce(s.marked, 0)",
}
HAS_FLAG = "coalesce(s.flag, 0) = :{0}"
PROPERTY = {
    "ivl": "s.interval_days",
    "due": "s.phase = 'review' AND s.due_day - :day",
    "reps": "coalesce(s.reps, 0)",
    "lapses": "coalesce(s.lapses, 0)",
    "stability": "s.stability",
    "difficulty": "s.difficulty",
    "waited": "(:day - s.last_day) / max(s.stability, 0.001)",
}
# What was taken back does not count, unless that was taken back itself (a redo)
LIVE_REVIEW = """
{0}.kind = 'review' AND {0}.id NOT IN (
    SELECT v.target FROM main.event v WHERE v.kind = 'void' AND v.id NOT IN (
        SELECT w.target FROM main.event w WHERE w.kind = 'void'))
"""
RATED = f"""
c.key IN (
    SELECT e.card FROM main.event e
    WHERE e.day > :day - :{{0}} {{1}} AND {LIVE_REVIEW.format("e")})
"""
MOST_SINCE = """
SELECT (SELECT count(*) FROM main.event WHERE day > :day - :{0})
    > (SELECT count(*) FROM main.event WHERE day <= :day - :{0})
"""
# What was reviewed before is gathered at once, or looked up for each card: whichever is less
INTRODUCED_LATELY = f"""
{RATED.format("{0}", "")} AND c.key NOT IN (
    SELECT o.card FROM main.event o WHERE o.day <= :day - :{{0}} AND {LIVE_REVIEW.format("o")})
"""
INTRODUCED = f"""
c.key IN (
    SELECT e.card FROM main.event e WHERE e.day > :day - :{{0}} AND {LIVE_REVIEW.format("e")}
    AND NOT EXISTS (
        SELECT 1 FROM main.event o
        WHERE o.card = e.card AND o.day <= :day - :{{0}} AND {LIVE_REVIEW.format("o")}))
"""
