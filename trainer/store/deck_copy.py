"""A deck put elsewhere with what it shows and cites: the copy is the learner's own.

The decks that come with the program lie where it is installed. An edit there would be
lost with the next version, or refused; so they are studied from a copy.
"""

from __future__ import annotations

from pathlib import Path

from trainer.cards.note import Deck
from trainer.errors import DeckError
from trainer.store.address import scheme
from trainer.store.deck_io import read_bytes, replace_bytes
from trainer.store.deckfile import read_deck


def copy_deck(path: Path, folder: Path) -> Path:
    """Copy a deck file into a folder, the files beside it first, and return the copy.

    What is there already stays as it is: a copy that was edited is not overwritten.

    Raises:
        DeckError: the deck or a file cannot be read or written, or another deck has the place.
    """
    deck = read_deck(path)
    copy = folder / path.name
    if copy.exists():
        if read_deck(copy).id != deck.id:
            raise DeckError("here lies another deck of this name", "Rename that file", str(copy))
        return copy
    for name in sorted(_named(deck)):
        if (file := file_beside(path, name)) is not None:
            copy_file(file, folder / name)
    copy_file(path, copy)
    return copy


def copy_file(source: Path, target: Path) -> None:
    """Copy a file to a place, with the folders that lead there, unless something is there.

    Raises:
        DeckError: it cannot be read or written.
    """
    if target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeckError(
            f"the folder cannot be made: {error.strerror}", "Check its permissions", str(target)
        ) from error
    replace_bytes(target, read_bytes(source))


def file_beside(deck_file: Path, name: str) -> Path | None:
    """The file that a deck names in its folder; None for a missing one and a link out of it."""
    folder = deck_file.parent.resolve()
    file = (folder / name).resolve()
    return file if file.is_relative_to(folder) and file.is_file() else None


def _named(deck: Deck) -> set[str]:
    """What the deck names as files: pictures, sounds and documents."""
    media = {name for note in deck.notes for name in (note.image, note.audio) if name}
    return media | {source.url for source in deck.sources.values() if not scheme(source.url)}
