"""Which cards of the cache were answered before, so that new ones are found without the others.

A learner of many years has answered nearly every card; looking at each one's state to find
the few new ones would take longer the more was learnt. So the cache marks the answered
ones and indexes the rest. The log stays the truth: the marks follow the states by a
trigger, in the same transaction, and the cache keeps the newest event up to which they do.
Where that is not the log's newest (a crash between the two files, a backup restored), they
are made anew.
"""

from __future__ import annotations

from trainer.store import answered_sql
from trainer.store.connection import Connection


def follow(connection: Connection) -> None:
    """Let the marks follow the states that this connection writes; call it when attached."""
    connection.rows(answered_sql.FOLLOW_STATES)


def mark_file(connection: Connection, file: int) -> None:
    """Mark the cards of a file that was just filled; call it in the same transaction."""
    connection.rows(answered_sql.MARK_FILE, (file,))


def agree(connection: Connection) -> None:
    """Make the marks anew if they are not those of the log as it is.

    Raises:
        StoreError: the cache cannot be written.
    """
    if connection.value(answered_sql.AGREES):
        return
    with connection.transaction():
        connection.rows(answered_sql.MARK_ALL)
        connection.rows(answered_sql.NOTE_NEWEST)
