"""The notes that were deleted in a sitting, so that undo can put them back where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cards.expand import keys
from trainer.errors import DeckError
from trainer.store.library import Library, LibraryCard

if TYPE_CHECKING:
    from trainer.store.deckfile import Rewrite


class Deletions:
    """Remembers each deletion by the keys of the cards that it removed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._done: dict[frozenset[str], Rewrite] = {}

    def delete(self, card: LibraryCard) -> frozenset[str]:
        """Take the note of a card out of its deck file; returns the keys of its cards.

        Raises:
            DeckError: the file cannot be written or changed meanwhile, or has no other note.
        """
        from trainer.store.deckfile import delete_notes  # noqa: PLC0415  needs the writer

        removed = frozenset(keys(card.card.note))
        self._done[removed] = delete_notes(card.file, (card.card.note.id,))
        self._library.refresh()
        return removed

    def put_back(self, removed: frozenset[str]) -> None:
        """Put the note of these cards back into its file; of no cards there is nothing to do.

        Raises:
            DeckError: the file was changed since, or cannot be written.
        """
        if removed:
            self._undo(self._done[removed])

    def delete_again(self, removed: frozenset[str]) -> None:
        """Take the note of these cards out once more.

        Raises:
            DeckError: the file was changed since, or cannot be written.
        """
        if removed:
            self._undo(self._done[removed].inverse)

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
