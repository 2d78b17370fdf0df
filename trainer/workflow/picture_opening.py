"""Where the picture of a card can be opened: as a file that is what it is called."""

from __future__ import annotations

from trainer.errors import UsageError
from trainer.store.deck_media import media_file
from trainer.store.library import LibraryCard
from trainer.workflow.picture import can_be_decoded


def address_of(card: LibraryCard) -> str:
    """The ``file:`` address of the picture of a card that has one.

    Raises:
        DeckError: the file is not there, or not what it is called.
        UsageError: it could do more than be looked at.
    """
    file = media_file(card.file, card.card.note.image)
    if not can_be_decoded(file):
        what = "an SVG picture can hold a program, so it is not opened from here"
        raise UsageError(what, "If you trust the deck, open it yourself", str(file))
    return file.as_uri()
