"""The document of a card: what it is, and where it can be opened, at its address or as a file.

A deck is foreign and could name anything. So an address must be one of the web, and a file
must exist and be a document: no program is ever started by its name in a deck.
"""

from __future__ import annotations

from pathlib import Path

from trainer.cards.note import Reference
from trainer.errors import UsageError
from trainer.ingest.formats import ENDINGS
from trainer.store.address import scheme
from trainer.store.deckfile import read_deck
from trainer.store.library import LibraryCard


def address_of(card: LibraryCard) -> str:
    """The address of the document that a card cites, ``https:`` or ``file:``.

    Raises:
        UsageError: the card cites none, or it cannot be opened.
        DeckError: the deck file cannot be read.
    """
    described = document_of(card)
    if described is None:
        raise UsageError("this card names no document", "Its deck file could, under sources")
    if not described.url:
        title = described.title or "the document"
        raise UsageError(f"no address is known of {title}", "Its deck file could give a url")
    if scheme(described.url) in {"http", "https"}:
        return described.url
    return _file(described.url, card.file)


def document_of(card: LibraryCard) -> Reference | None:
    """The document that the card cites, as its deck describes it.

    Raises:
        DeckError: the deck file cannot be read.
    """
    source = card.card.note.source
    return read_deck(card.file).sources.get(source.ref) if source and source.ref else None


def _file(name: str, deck: Path) -> str:
    path = Path(name.removeprefix("file://"))
    place = deck.parent / path
    if path.suffix.lower() not in ENDINGS:
        mend = f"Documents end in {', '.join(ENDINGS)}"
        raise UsageError("only documents and addresses of the web are opened", mend, name)
    try:
        found = place.is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        mend = "Put the document there, or change its url in the deck file"
        raise UsageError("there is no such document", mend, str(place))
    return place.resolve().as_uri()
