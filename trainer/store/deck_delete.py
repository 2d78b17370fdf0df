"""A note taken out of a deck file, and put back where it was.

Only the note's own lines go: comments around it may speak of others and stay. What goes
is remembered byte for byte, with the hashes of the file before and after, so that it comes
back into the very same file or not at all.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.cards.note import Deck
from trainer.errors import DeckError
from trainer.store import yaml_events
from trainer.store.deck_io import read_bytes, replace_bytes
from trainer.store.deck_layout import content_end, line_start, next_line
from trainer.store.deck_reader import parse_deck
from trainer.store.deck_text import BOM, decode
from trainer.store.deck_writer import reads_as
from trainer.store.yaml_events import Dictionary, Node, read_mapping, refusal

_DASH = re.compile(r"[ \t]*-[ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Deletion:
    """Bytes that were taken out of a file at a place, and what the file was before and after."""

    path: Path
    at: int
    gone: bytes
    before: str
    after: str


def delete_note(path: Path, id_: str) -> Deletion:
    """Take the note with this id out of a deck file.

    Raises:
        DeckError: the file is no deck, cannot be written, or changed meanwhile; or it holds
            no such note, no other one, or its notes in brackets.
    """
    content = read_bytes(path)
    text = decode(content, str(path))
    deck = parse_deck(content, str(path))
    left = tuple(note for note in deck.notes if note.id != id_)
    if len(left) == len(deck.notes):
        raise DeckError("the note is not there any more", "Nothing was written", str(path))
    if not left:
        mend = "Take the whole deck away: trainer remove, then delete the file"
        raise DeckError("this is the only note of the deck", mend, str(path))
    start, end = _lines(text, deck, id_, str(path))
    mark = BOM if content.startswith(BOM) else b""
    at = len(mark) + len(text[:start].encode())
    gone = text[start:end].encode()
    rest = content[:at] + content[at + len(gone) :]
    if not reads_as(rest, replace(deck, notes=left), str(path)):
        mend = "Delete it in your editor"
        raise DeckError("the note cannot be cut out of its file", mend, str(path))
    replace_bytes(path, rest, expected=content)
    return Deletion(path, at, gone, _hash(content), _hash(rest))


def put_back(deletion: Deletion) -> None:
    """Put a note back into its file.

    Raises:
        DeckError: the file was changed since, or cannot be written.
    """
    content = read_bytes(deletion.path)
    if _hash(content) == deletion.before:
        return
    if _hash(content) != deletion.after:
        raise _changed_since(deletion)
    whole = content[: deletion.at] + deletion.gone + content[deletion.at :]
    replace_bytes(deletion.path, whole, expected=content)


def delete_again(deletion: Deletion) -> None:
    """Take a note out once more that was put back.

    Raises:
        DeckError: the file was changed since, or cannot be written.
    """
    content = read_bytes(deletion.path)
    if _hash(content) == deletion.after:
        return
    if _hash(content) != deletion.before:
        raise _changed_since(deletion)
    end = deletion.at + len(deletion.gone)
    replace_bytes(deletion.path, content[: deletion.at] + content[end:], expected=content)


def _changed_since(deletion: Deletion) -> DeckError:
    mend = "Nothing was written; the note's progress is kept under its id"
    return DeckError("the file was changed since the note was deleted", mend, str(deletion.path))


def _lines(text: str, deck: Deck, id_: str, name: str) -> tuple[int, int]:
    """Where a note's lines begin and end."""
    notes = iter(deck.notes)
    found: list[Node] = []

    def visit(item: Node) -> None:
        assert isinstance(item, Dictionary)
        if "section" not in item.entries and next(notes).id == id_:
            found.append(item)

    items = read_mapping(text, name, {"notes": visit}).entries["notes"].value
    assert isinstance(items, yaml_events.Sequence)
    if items.flow:
        mend = "Write each note on lines of its own, or delete it in your editor"
        raise refusal(name, items.start, "notes in brackets cannot be taken out", mend)
    (item,) = found
    return _dash(text, item.start.index), next_line(text, content_end(text, item))


def _dash(text: str, index: int) -> int:
    """The start of the line with the dash that begins an item; comments may lie between."""
    start = line_start(text, index)
    if text[start:index].strip() == "-":
        return start
    while not _DASH.fullmatch(text[start : next_line(text, start)].rstrip("\r\n")):
        start = line_start(text, start - 1)
    return start


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
