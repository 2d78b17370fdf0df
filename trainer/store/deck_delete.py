"""Notes taken out of a deck file.

Only the notes' own lines go: comments around them may speak of others and stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from trainer.cards.note import Deck
from trainer.errors import DeckError
from trainer.store import yaml_events
from trainer.store.deck_io import Rewrite, read_bytes, replace_bytes
from trainer.store.deck_layout import content_end, line_start, next_line
from trainer.store.deck_reader import parse_deck
from trainer.store.deck_text import BOM, decode
from trainer.store.deck_writer import reads_as
from trainer.store.yaml_events import Dictionary, Node, read_mapping, refusal

_DASH = re.compile(r"[ \t]*-[ \t]*(?:#.*)?")


def delete_notes(path: Path, ids: Collection[str]) -> Rewrite:
    """Take all notes with these ids out of a deck file.

    Raises:
        DeckError: the file is no deck, cannot be written, or changed meanwhile; or it lacks
            one of the notes, has no other ones, or has them in brackets. Then all of them stay.
    """
    content = read_bytes(path)
    rest = _without(content, frozenset(ids), str(path))
    replace_bytes(path, rest, expected=content)
    return Rewrite(path, content, rest)


def _without(content: bytes, ids: frozenset[str], name: str) -> bytes:
    """The content of a deck file without the lines of notes."""
    text = decode(content, name)
    deck = parse_deck(content, name)
    left = tuple(note for note in deck.notes if note.id not in ids)
    if len(left) + len(ids) != len(deck.notes):
        raise DeckError("the note is not there any more", "Nothing was written", name)
    if not left:
        what = "this is the only note" if len(ids) == 1 else "these are all notes"
        mend = "Take the whole deck away: trainer remove, then delete the file"
        raise DeckError(f"{what} of the deck", mend, name)
    mark = BOM if content.startswith(BOM) else b""
    kept, last = [], 0
    for start, end in _lines(text, deck, ids, name):
        kept.append(text[last:start])
        last = end
    rest = mark + "".join([*kept, text[last:]]).encode()
    if not reads_as(rest, replace(deck, notes=left), name):
        mend = "Delete it in your editor"
        raise DeckError("the note cannot be cut out of its file", mend, name)
    return rest


def _lines(text: str, deck: Deck, ids: frozenset[str], name: str) -> list[tuple[int, int]]:
    """Where the lines of notes begin and end, from the first note to the last."""
    notes = iter(deck.notes)
    found: list[Node] = []

    def visit(item: Node) -> None:
        assert isinstance(item, Dictionary)
        if "section" not in item.entries and next(notes).id in ids:
            found.append(item)

    items = read_mapping(text, name, {"notes": visit}).entries["notes"].value
    assert isinstance(items, yaml_events.Sequence)
    if items.flow:
        mend = "Write each note on lines of its own, or delete it in your editor"
        raise refusal(name, items.start, "notes in brackets cannot be taken out", mend)
    return [
        (_dash(text, item.start.index), next_line(text, content_end(text, item))) for item in found
    ]


def _dash(text: str, index: int) -> int:
    """The start of the line with the dash that begins an item; comments may lie between."""
    start = line_start(text, index)
    if text[start:index].strip() == "-":
        return start
    while not _DASH.fullmatch(text[start : next_line(text, start)].rstrip("\r\n")):
        start = line_start(text, start - 1)
    return start
