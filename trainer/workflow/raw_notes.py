"""The notes of foreign types as they came, in ``DECK.anki.json`` beside the deck.

An import keeps them there; an export looks there for the note type that Anki has a note in.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trainer.anki.raw import RawNote, raw_notes
from trainer.errors import DeckError

PARTS = ("note_types", "notes")


def raw_path(target: Path) -> Path:
    """Where the raw notes of a deck file lie."""
    return target.with_suffix(".anki.json")


def read_kept(path: Path, content: bytes) -> dict[str, Any]:
    """What earlier imports kept.

    Raises:
        DeckError: it is no such file.
    """
    try:
        kept = json.loads(content)
        return {part: dict(kept.get(part, {})) for part in PARTS}
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise _unreadable(path) from None


def raw_notes_of(deck: Path) -> dict[str, RawNote]:
    """The raw notes of a deck file by guid, none where none came from Anki.

    Raises:
        DeckError: they cannot be read.
    """
    path = raw_path(deck)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _unreadable(path) from error
    try:
        return raw_notes(read_kept(path, content))
    except (KeyError, ValueError, AttributeError, TypeError):
        raise _unreadable(path) from None


def _unreadable(path: Path) -> DeckError:
    message = "the raw notes of an earlier import cannot be read"
    return DeckError(message, "Move the file away", str(path))
