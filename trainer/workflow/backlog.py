"""After a break: what is overdue, spread over some days instead of all at once."""

from __future__ import annotations

from collections.abc import Sequence

from trainer import clock
from trainer.memory.card_acts import move
from trainer.memory.query_tree import Query
from trainer.memory.reschedule import spread_overdue
from trainer.store import search
from trainer.workflow.home import Home


def spread(home: Home, decks: Sequence[str], query: Query | None, days: int) -> int:
    """Give the overdue cards that a sitting would ask new due days; returns how many.

    Those are the cards of the decks (of the library without any) that the query means.

    Raises:
        UsageError: a name fits no deck.
        StoreError: nothing was written.
    """
    today = home.today()
    files = [str(home.library.find(name).path) for name in decks] or None
    keys = search.find(home.database, query, files, day=today, now_ms=clock.now_ms())
    states = home.database.states(keys)
    due = spread_overdue(states, today, home.config.memory().parameters, days)
    home.database.record(move(due, today, home.database.stamp(clock.now_ms())))
    return len(due)
