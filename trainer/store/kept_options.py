"""The memory options under which reviews were answered: each set once, and never changed.

They stand beside the log and follow its rule, so that logs and options of two devices are
joined in the same way: a set is kept under the number that follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable

from trainer.memory.log import Event
from trainer.memory.options import MemoryOptions
from trainer.memory.versions import canonical, options_from, version_of
from trainer.store import sql
from trainer.store.connection import Connection


def keep(connection: Connection, events: Iterable[Event], memory: Iterable[MemoryOptions]) -> None:
    """Keep those of the options that events name; call it in the transaction that adds these.

    Raises:
        StoreError: they cannot be written.
    """
    named = {event.options_version for event in events}
    for options in memory:
        version = version_of(options)
        if version in named:
            connection.rows(sql.KEEP_OPTIONS, (version, canonical(options)))


def kept(connection: Connection) -> dict[int, MemoryOptions]:
    """All sets of options that are kept, by number.

    Raises:
        StoreError: the database cannot be read.
    """
    return {int(version): options_from(text) for version, text in connection.rows(sql.OPTIONS_KEPT)}
