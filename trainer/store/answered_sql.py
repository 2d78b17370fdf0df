"""Every statement that marks the cards of the cache which were answered before."""

from __future__ import annotations

# In a TEMP trigger names are looked up in all databases: ``card`` and ``agreed`` are the cache's
FOLLOW_STATES = """
CREATE TEMP TRIGGER IF NOT EXISTS marks_follow_states AFTER INSERT ON main.state BEGIN
    UPDATE card SET answered = new.phase <> 'new'
    WHERE key = new.card AND answered <> (new.phase <> 'new');
    UPDATE agreed SET newest = (SELECT max(id) FROM event);
END
"""
_WAS = "EXISTS (SELECT 1 FROM main.state s WHERE s.card = key AND s.phase <> 'new')"
MARK_FILE = f"UPDATE cache.card SET answered = 1 WHERE file = ? AND {_WAS}"  # noqa: S608
MARK_ALL = f"UPDATE cache.card SET answered = {_WAS} WHERE answered <> {_WAS}"  # noqa: S608
_NEWEST = "(SELECT coalesce(max(id), '') FROM main.event)"
NOTE_NEWEST = f"UPDATE cache.agreed SET newest = {_NEWEST}"  # noqa: S608
AGREES = f"SELECT newest = {_NEWEST} FROM cache.agreed"  # noqa: S608
