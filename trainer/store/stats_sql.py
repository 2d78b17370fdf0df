"""Every statement behind the statistics: counts of the log and of the library's cards.

Two temporary tables are laid down once and then counted in several ways. ``answer`` holds the
reviews that were not taken back, each card's in their order; ``held`` the cards of the library
with their state. Their values are bound: ``voided`` and ``files`` as JSON.
"""

# ruff: noqa: S608  (only constants of this module are put into statements)
from __future__ import annotations

from trainer.memory.card_stats import AGE_STEPS
from trainer.memory.stats import MATURE_DAYS, QUARTER_MS, Span
from trainer.store.cache_sql import ITS_STATE
from trainer.store.search_sql import IN_FILES
from trainer.store.sql import LIVE_REVIEW

OF_FILES = f"""
card IN (
    SELECT c.key FROM cache.card c JOIN cache.file f ON f.id = c.file
    WHERE NOT c.shadowed AND {IN_FILES})
"""
DROP_ANSWERS = "DROP TABLE IF EXISTS temp.answer"
DROP_HELD = "DROP TABLE IF EXISTS temp.held"
# Rows get their rowids in the order of the SELECT, so that a card's answer before is one less:
# at a million reviews that takes two thirds of the time of a window function
LAY_ANSWERS = f"""
CREATE TEMP TABLE answer AS
SELECT card, day, at_ms, rating, coalesce(took_ms, 0) AS ms, phase_before, interval_days
FROM main.event WHERE {LIVE_REVIEW} AND {{scope}} ORDER BY card, at_ms, id
"""
_JUDGED = f"""
SELECT a.card, a.day, a.rating, a.ms,
    CASE WHEN a.phase_before = 'new' THEN 'new'
    WHEN a.phase_before IS NOT 'review' THEN 'learning'
    WHEN coalesce(before.interval_days, 0) >= {MATURE_DAYS} THEN 'mature' ELSE 'young' END AS stage,
    coalesce(before.day < a.day, 1) AS first
FROM temp.answer a LEFT JOIN temp.answer before
ON before.rowid = a.rowid - 1 AND before.card = a.card
"""
REVIEWS = f"""
SELECT day, stage, rating, first, count(*), sum(ms) FROM ({_JUDGED})
GROUP BY day, stage, rating, first
"""
QUARTERS = f"""
SELECT day, at_ms / {QUARTER_MS} AS quarter, count(*), sum(rating > 1) FROM temp.answer
GROUP BY day, quarter
"""
# The spans lie within each other, so that a card's reviews are parted by the shortest only
_SHORTEST = " ".join(f"WHEN day >= :{span} THEN '{span}'" for span in Span)
_TESTED = "first AND stage IN ('young', 'mature')"
REVIEWS_OF_DECKS = f"""
SELECT f.path, shortest, sum(reviews), sum(ms), sum(passed), sum(tested)
FROM (
    SELECT card, CASE {_SHORTEST} END AS shortest, count(*) AS reviews, sum(ms) AS ms,
        sum({_TESTED} AND rating > 1) AS passed, sum({_TESTED}) AS tested
    FROM ({_JUDGED}) GROUP BY card, shortest) a
CROSS JOIN cache.card c ON c.key = a.card AND NOT c.shadowed
JOIN cache.file f ON f.id = c.file
GROUP BY f.path, shortest
"""
_SUSPENDED = "coalesce(s.suspended, c.suspended)"
_UNSEEN = "coalesce(s.phase, 'new') = 'new'"
_DUE = """
coalesce(s.due_day, CASE WHEN s.due_ms >= :day_start_ms THEN :day ELSE :day - 1 END)
"""
LAY_HELD = f"""
CREATE TEMP TABLE held AS
SELECT f.path,
    CASE WHEN {_SUSPENDED} THEN 'suspended' WHEN {_UNSEEN} THEN 'new'
    WHEN s.phase <> 'review' THEN 'learning'
    WHEN coalesce(s.interval_days, 0) >= {MATURE_DAYS} THEN 'mature' ELSE 'young' END AS kind,
    CASE WHEN s.phase = 'review' THEN s.interval_days END AS interval,
    s.stability, s.difficulty,
    max(:day - s.last_day, 0) / max(s.stability, 0.001) AS age,
    CASE WHEN {_SUSPENDED} OR {_UNSEEN} THEN NULL
    WHEN s.buried_day IS :day THEN max(:day + 1, {_DUE}) ELSE {_DUE} END AS due
FROM cache.file f JOIN cache.card c ON c.file = f.id {ITS_STATE}
WHERE NOT c.shadowed AND {{scope}}
"""
CARDS_OF_DECKS = "SELECT path, kind, count(*) FROM temp.held GROUP BY path, kind"
DUE_DAYS = "SELECT due, count(*) FROM temp.held WHERE due IS NOT NULL GROUP BY due"
_BY = "SELECT {by} AS value, count(*) FROM temp.held WHERE value IS NOT NULL GROUP BY value"
INTERVALS = _BY.format(by="interval")
STABILITIES = _BY.format(by="CAST(stability AS INTEGER)")
DIFFICULTIES = _BY.format(by="CAST(difficulty * 10 AS INTEGER)")
AGES = _BY.format(by=f"CAST(round(age * {AGE_STEPS}) AS INTEGER)")
