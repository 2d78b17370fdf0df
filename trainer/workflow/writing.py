"""A draft on its way to the disk: the deck file and what is remembered of it, or neither."""

from __future__ import annotations

from dataclasses import replace

from trainer.errors import DeckError
from trainer.store.deckfile import DeckChange, revise_deck, write_deck
from trainer.store.made import recording
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.interrupts import held


def write(home: Home, draft: Draft) -> None:
    """Write the deck file of a draft, and keep what was made of it.

    Raises:
        DeckError: the file cannot be written, or somebody else changed it meanwhile.
        StoreError: the database is locked or cannot be written. In either case nothing
            has changed.
    """
    rows = [replace(row, awaits=False) for row in (*draft.added, *draft.reworded)]
    with held(), recording(home.database, rows):
        if draft.before is None and draft.added:
            _write_new(draft)
        elif draft.changes_file:
            change = DeckChange(draft.rewritten, draft.new_notes, draft.references)
            revise_deck(draft.target, change)


def _write_new(draft: Draft) -> None:
    if draft.target.exists():
        message = "the file was made by another program meanwhile"
        raise DeckError(message, "Nothing was written; try again", str(draft.target))
    write_deck(draft.target, draft.deck)
