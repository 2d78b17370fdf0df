"""Every statement on the deck tree: where cards lie, and how many of them wait there."""

# ruff: noqa: S608  (only constants of this module and its neighbour are put into statements)
from __future__ import annotations

from trainer.store.cache_sql import BY_STATE, IN_STEPS, ITS_STATE, LIVE, REVIEW_DUE, UNANSWERED

COUNT_NEW = f"""
SELECT f.path, (
    SELECT count(*) FROM (
        SELECT 1 FROM cache.card c INDEXED BY card_unanswered {ITS_STATE}
        WHERE c.file = f.id AND {UNANSWERED} AND {LIVE} LIMIT :new_left))
FROM cache.file f WHERE f.deck <> ''
"""
COUNT_WAITING = f"""
SELECT f.path, min(c.section), total({IN_STEPS}), total({REVIEW_DUE}) FROM {BY_STATE}
WHERE ({IN_STEPS} OR {REVIEW_DUE}) AND {LIVE} GROUP BY {{part}}
"""
COUNT_NEW_IN_SECTIONS = f"""
SELECT f.path, c.section, count(*)
FROM cache.file f CROSS JOIN cache.card c INDEXED BY card_unanswered ON c.file = f.id {ITS_STATE}
WHERE f.path IN (SELECT value FROM json_each(:divided)) AND {UNANSWERED} AND {LIVE}
GROUP BY c.section
"""
PLACES = """
SELECT s.id, f.path, f.deck, f.tree, s.placed
FROM cache.section s JOIN cache.file f ON f.id = s.file ORDER BY f.rank, f.id, s.id
"""
PLACES_BY_FILE = """
SELECT f.id, json_group_array(s.id) FROM cache.file f JOIN cache.section s ON s.file = f.id
GROUP BY f.id ORDER BY f.rank, f.id
"""
PLACES_OF = """
SELECT c.key, c.section FROM json_each(?) k CROSS JOIN cache.card c ON c.key = k.value
WHERE NOT c.shadowed
"""
# The + leaves the files in their order: else all cards below would be read and sorted
IN_OPEN = """
+f.id IN (SELECT file FROM cache.section WHERE id IN (SELECT value FROM json_each(:open)))
AND c.section IN (SELECT value FROM json_each(:open))
"""
