"""Decks that the add-on CrowdAnki writes: notes in a JSON file, their media in a folder beside.

They hold what a package holds but for progress, in Anki's own words: fields are HTML, note
types have templates. So they are read as a package is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.anki.note_type import ForeignDeck, ForeignType, from_json
from trainer.anki.read import MOST_NOTES, Contents, ForeignCard, ForeignNote
from trainer.anki.template import asks_something
from trainer.cards.deck_tree import BETWEEN
from trainer.errors import PackageError

ENDING = ".json"
_LARGEST = 64 << 20  # bytes
_SIGN = b'"__type__"'
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class MediaFolder:
    """The files beside a deck, by their names."""

    folder: Path

    def medium(self, member: str, most: int) -> bytes | None:
        """The content of a file; None where it is missing, elsewhere, or larger than that."""
        try:
            file = (self.folder / member).resolve()
            if file.parent != self.folder.resolve() or not file.is_file():
                return None
            return file.read_bytes() if file.stat().st_size <= most else None
        except (OSError, ValueError):
            return None


def is_crowdanki(path: Path) -> bool:
    """Whether a JSON file says at its beginning that CrowdAnki wrote it."""
    try:
        with path.open("rb") as file:
            return _SIGN in file.read(_LOOKED_AT)
    except OSError:
        return False


def read_crowdanki(path: Path) -> Contents:
    """The contents of a deck and the decks within it.

    Raises:
        PackageError: it cannot be read, or is no such deck.
    """
    try:
        if path.stat().st_size > _LARGEST:
            message = f"the file has more than {_LARGEST >> 20} MiB"
            raise PackageError(message, "Export its decks one by one", str(path))
        deck = json.loads(path.read_text("utf-8"))
        reading = _Reading()
        reading.read(deck, "")
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackageError(f"the file cannot be read: {reason}", "", str(path)) from error
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        place = (str(path), error.lineno, error.colno)
        raise PackageError(message, "Correct it here", *place) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = "this is no deck of CrowdAnki"
        raise PackageError(message, "Export it anew", str(path)) from error
    if len(reading.notes) > MOST_NOTES:
        message = f"the file holds more than {MOST_NOTES} notes"
        raise PackageError(message, "Export its decks one by one", str(path))
    names = {str(name) for name in reading.media}
    return Contents(
        notes=tuple(reading.notes),
        decks=tuple(reading.decks),
        media={name: name for name in names},
    )


class _Reading:
    """What was read of a deck and those within it; note types are known from the outermost on."""

    def __init__(self) -> None:
        self.types: dict[str, ForeignType] = {}
        self.notes: list[ForeignNote] = []
        self.decks: list[ForeignDeck] = []
        self.media: list[str] = []

    def read(self, deck: Mapping[str, Any], parent: str) -> None:
        name = str(deck["name"])
        if parent and not name.startswith(f"{parent}{BETWEEN}"):
            name = f"{parent}{BETWEEN}{name}"
        self.decks.append(ForeignDeck(name, str(deck.get("desc", ""))))
        self.media += deck.get("media_files", ())
        for model in deck.get("note_models", ()):
            key = str(model["crowdanki_uuid"])
            self.types[key] = replace(from_json(_number(key), model), is_numbered=False)
        for note in deck.get("notes", ()):
            self.notes.append(self._note(note, name))
        for child in deck.get("children", ()):
            self.read(child, name)

    def _note(self, note: Mapping[str, Any], deck: str) -> ForeignNote:
        type_ = self.types[str(note["note_model_uuid"])]
        fields = tuple(str(field) for field in note["fields"])
        values = dict(zip(type_.fields, fields, strict=True))
        tags = tuple(str(tag) for tag in note.get("tags", ()))
        number = len(self.notes) + 1
        cards = tuple(_cards(type_, values, deck, number))
        return ForeignNote(number, str(note["guid"]), type_, fields, tags, cards)


def _number(key: str) -> int:
    """The id of a note type, whose true one CrowdAnki leaves out: another for each type."""
    return int.from_bytes(hashlib.sha256(key.encode(errors="replace")).digest()[:6])


def _cards(
    type_: ForeignType, values: Mapping[str, str], deck: str, position: int
) -> Iterator[ForeignCard]:
    """The cards that Anki would make: those that ask something."""
    for ordinal, template in enumerate(type_.templates):
        if not ordinal or asks_something(template, values):
            yield ForeignCard(0, ordinal, deck, 0, 0, None, None, 0, 0, 0, None, position)
