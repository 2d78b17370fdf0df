"""The notes that were deleted in a sitting, so that undo can put them back where they were.

Undo in the library and the browser can do so, too, once the sitting is left: a deletion is one
of the deeds there, and so is an edit, which undo at the cards never touches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer import clock
from trainer.cards.expand import keys
from trainer.errors import DeckError
from trainer.memory.history import DELETE
from trainer.store.database import Database
from trainer.store.library import Library, LibraryCard
from trainer.workflow.deeds import EDIT, Deeds, Rewrote

if TYPE_CHECKING:
    from trainer.store.deckfile import Rewrite


class Deletions:
    """Remembers each deletion by the keys of the cards that it removed."""

    def __init__(self, database: Database, library: Library, deeds: Deeds) -> None:
        self._database = database
        self._library = library
        self._deeds = deeds
        self._done: dict[frozenset[str], Rewrite] = {}
        self._told: dict[frozenset[str], Rewrote] = {}

    def delete(self, card: LibraryCard) -> frozenset[str]:
        """Take the note of a card out of its deck file; returns the keys of its cards.

        Raises:
            DeckError: the file cannot be written or changed meanwhile, or has no other note.
        """
        from trainer.store.deckfile import delete_notes  # noqa: PLC0415  needs the writer

        removed = frozenset(keys(card.card.note))
        self._done[removed] = delete_notes(card.file, (card.card.note.id,))
        self._library.refresh()
        self._tell(removed)
        return removed

    def put_back(self, removed: frozenset[str]) -> None:
        """Put the note of these cards back into its file; of no cards there is nothing to do.

        Raises:
            DeckError: the file was changed since, or cannot be written.
        """
        if removed:
            self._deeds.forget(self._told[removed])
            self._undo(self._done[removed])

    def delete_again(self, removed: frozenset[str]) -> None:
        """Take the note of these cards out once more.

        Raises:
            DeckError: the file was changed since, or cannot be written.
        """
        if removed:
            self._undo(self._done[removed].inverse)
            self._tell(removed)

    def edited(self, rewrite: Rewrite) -> None:
        """A note was changed in its form: undo in the library takes that back."""
        at_ms = self._database.stamp(clock.now_ms()).at_ms
        self._deeds.add(Rewrote(EDIT, (rewrite,), at_ms))

    def _tell(self, removed: frozenset[str]) -> None:
        at_ms = self._database.stamp(clock.now_ms()).at_ms
        self._told[removed] = Rewrote(DELETE, (self._done[removed],), at_ms)
        self._deeds.add(self._told[removed])

    def _undo(self, rewrite: Rewrite) -> None:
        """Undo a rewrite once: where only the log could not be written, it is done already."""
        from trainer.store.deck_io import read_bytes  # noqa: PLC0415  only undo needs it

        content = read_bytes(rewrite.path)
        if content not in {rewrite.before, rewrite.after}:
            mend = "Nothing was written; the note's progress is kept under its id"
            what = "the file was changed since the note was deleted"
            raise DeckError(what, mend, str(rewrite.path))
        if content == rewrite.after:
            rewrite.undone()
        self._library.refresh()
