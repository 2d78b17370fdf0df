"""Deck files, the front of this part of the room: read, write, mend and add to them.

The format is one page in the documentation and ``deck.schema.json`` for editors; what
follows from it stands in ``deck_reader`` (content to deck), ``deck_writer`` (deck to
content), ``deck_edit`` (changes that keep a person's file a person's file)
and ``deck_delete`` (notes taken out).
"""

from __future__ import annotations

from pathlib import Path

from trainer.cards.note import Deck
from trainer.store.deck_change import DeckChange
from trainer.store.deck_delete import delete_notes
from trainer.store.deck_edit import append_notes, fix_deck, revise_deck, write_ids
from trainer.store.deck_io import Rewrite, read_bytes, remove_file
from trainer.store.deck_media import MediaProblem, media_problems
from trainer.store.deck_reader import parse_deck
from trainer.store.deck_writer import emit_deck, make_deck, write_deck

__all__ = [
    "DeckChange",
    "MediaProblem",
    "Rewrite",
    "append_notes",
    "delete_notes",
    "emit_deck",
    "fix_deck",
    "make_deck",
    "media_problems",
    "parse_deck",
    "read_deck",
    "remove_file",
    "revise_deck",
    "write_deck",
    "write_ids",
]


def read_deck(path: Path) -> Deck:
    """The deck that a file holds.

    Raises:
        DeckError: the file cannot be read, or is no deck in every detail; with the place
            and a mend.
    """
    return parse_deck(read_bytes(path), str(path))
