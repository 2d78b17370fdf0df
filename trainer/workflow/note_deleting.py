"""The notes that were deleted in a sitting, so that undo can put them back where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cards.expand import keys
from trainer.store.library import Library, LibraryCard

if TYPE_CHECKING:
    from trainer.store.deckfile import Deletion


class Deletions:
    """Remembers each deletion by the keys of the cards that it removed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._done: dict[frozenset[str], Deletion] = {}

    def delete(self, card: LibraryCard) -> frozenset[str]:
        """Take the note of a card out of its deck file; returns the keys of its cards.

        Raises:
            DeckError: the file cannot be written or changed meanwhile, or has no other note.
        """
        from trainer.store.deckfile import delete_note  # noqa: PLC0415  needs the writer

        removed = frozenset(keys(card.card.note))
        self._done[removed] = delete_note(card.file, card.card.note.id)
        self._library.refresh()
        return removed

    def put_back(self, removed: frozenset[str]) -> None:
        """Put the note of these cards back into its file; of no cards there is nothing to do.

        Raises:
            DeckError: the file was changed since, or cannot be written.
        """
        from trainer.store.deckfile import put_back  # noqa: PLC0415  needs the writer

        if removed:
            put_back(self._done[removed])
            self._library.refresh()

    def delete_again(self, removed: frozenset[str]) -> None:
        """Take the note of these cards out once more.

        Raises:
            DeckError: the file was changed since, or cannot be written.
        """
        from trainer.store.deckfile import delete_again  # noqa: PLC0415  needs the writer

        if removed:
            delete_again(self._done[removed])
            self._library.refresh()
