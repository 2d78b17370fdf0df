"""A deck file's content, read into a Deck or refused with line, column and mend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from trainer.cards.note import Deck, Note, Reference
from trainer.store import fields
from trainer.store.deck_text import decode
from trainer.store.note_reader import read_note, read_section
from trainer.store.yaml_errors import excerpt
from trainer.store.yaml_events import (
    Dictionary,
    Entry,
    Node,
    Scalar,
    Sequence,
    read_mapping,
    refusal,
)
from trainer.store.yaml_parsers import FASTEST, EventParser

FORMAT = "1"
"""The format that this version writes, and the newest it reads."""
MOST_NOTES = 200_000


def parse_deck(content: bytes, name: str, parser: type[EventParser] = FASTEST) -> Deck:
    """The deck that a file's bytes say; ``name`` is the path that errors show.

    A deck without a title has the file's name without its ending.

    Raises:
        DeckError: the content is no deck in every detail; with its place.
    """
    notes = _Notes(name)
    text = decode(content, name)
    head = read_mapping(
        text, name, {"format": lambda node: _check_format(node, name), "notes": notes.add}, parser
    )
    values: dict[str, Any] = {"title": PurePath(name).stem}
    for key, entry in head.entries.items():
        if key not in _FIELDS:
            fields.refuse_key(entry.key, DECK_KEYS, "a deck", name)
        field, reader = _FIELDS[key]
        values[field] = reader(entry, name)
    if not notes.read:
        start = head.entries["notes"].key.start if "notes" in head.entries else head.start
        raise refusal(name, start, "this deck has no notes", _NOTES_MEND)
    notes.check_references(values.get("sources", {}))
    values.pop("format", None)
    return Deck(**values | {"notes": tuple(notes.read)})


class _Notes:
    """Takes the items of the list of notes as they are read."""

    def __init__(self, name: str) -> None:
        self.read: list[Note] = []
        self._name = name
        self._section = ""
        self._lines: dict[str, int] = {}
        self._cited: dict[str, Scalar] = {}

    def add(self, item: Node) -> None:
        if not isinstance(item, Dictionary):
            mend = "Write it as '- q: …' with 'a: …' below"
            missing = isinstance(item, Scalar) and not item.text
            message = "there is no note here" if missing else "this is no note"
            raise refusal(self._name, item.start, message, mend)
        if "section" in item.entries:
            self._section = read_section(item, self._name)
            return
        note = read_note(item, self._section, self._name)
        self._check_identity(note, item)
        if note.source and note.source.ref not in self._cited:
            self._cite(note.source.ref, item)
        self.read.append(note)
        if len(self.read) > MOST_NOTES:
            message = f"a deck has at most {MOST_NOTES} notes"
            raise refusal(self._name, item.start, message, "Split it into several decks")

    def check_references(self, sources: dict[str, Reference]) -> None:
        """Every document that a note cites must be described in the deck's head."""
        for ref, place in self._cited.items():
            if ref not in sources:
                message = f"'{excerpt(ref)}' is not among the deck's sources"
                mend = f"{fields.suggestion(ref, sources)}; describe it under 'sources:'"
                raise refusal(self._name, place.start, message, mend)

    def _check_identity(self, note: Note, item: Dictionary) -> None:
        line = self._lines.setdefault(note.id, note.line)
        if len(self._lines) > len(self.read):
            return
        if note.written_id:
            mark = item.entries["id"].value.start
            message = f"the note on line {line} has the same id '{note.id}' as this on line"
            mend = "Delete it from the copy"
            raise refusal(self._name, mark, f"{message} {note.line}", mend)
        message = f"this note on line {note.line} says the same as that on line {line}"
        raise refusal(self._name, item.start, message, "Delete one of the two")

    def _cite(self, ref: str, item: Dictionary) -> None:
        source = item.entries["source"].value
        assert isinstance(source, Dictionary)
        if ref:
            place = source.entries["ref"].value
            assert isinstance(place, Scalar)
            self._cited[ref] = place


def _check_format(node: Node, name: str) -> None:
    """Read before the notes, since a newer format may have other keys than this one."""
    word = node.text if isinstance(node, Scalar) else ""
    if word.isdecimal() and int(word[:9]) > int(FORMAT):
        message = f"this deck was made by a newer trainer (format {word[:9]})"
        raise refusal(name, node.start, message, "Update trainer to read it")
    if word != FORMAT:
        message = f"there is no format '{excerpt(word)}'"
        raise refusal(name, node.start, message, f"Write format: {FORMAT}")


def _title(entry: Entry, name: str) -> str:
    title = fields.text(entry, name)
    if not title.strip():
        mend = "Write one, or delete the line to use the file's name"
        raise refusal(name, entry.key.start, "this deck has no title", mend)
    return title


def _notes(entry: Entry, name: str) -> None:
    """The notes have been taken already; anything but a list or nothing is refused."""
    value = entry.value
    if not isinstance(value, Sequence) and not (isinstance(value, Scalar) and not value.text):
        raise refusal(name, value.start, "'notes' must be a list", _NOTES_MEND)


def _sources(entry: Entry, name: str) -> dict[str, Reference]:
    if not isinstance(entry.value, Dictionary):
        mend = "Write a key for each document, as in rfc9293: {title: 'RFC 9293'}"
        raise refusal(name, entry.value.start, "'sources' must be a mapping", mend)
    for key, inner in entry.value.entries.items():
        if "\n" in key:
            mend = "Write a short key on one line, as in rfc9293: {title: 'RFC 9293'}"
            raise refusal(name, inner.key.start, "a source has a key of several lines", mend)
    return {key: _reference(inner, name) for key, inner in entry.value.entries.items()}


def _reference(entry: Entry, name: str) -> Reference:
    if not isinstance(entry.value, Dictionary):
        mend = "Write {title: …, url: …}"
        raise refusal(name, entry.value.start, "a source must be a mapping", mend)
    values = {}
    for key, inner in entry.value.entries.items():
        if key not in _REFERENCE_KEYS:
            fields.refuse_key(inner.key, _REFERENCE_KEYS, "a source", name)
        values[key] = fields.text(inner, name)
    return Reference(**values)


_NOTES_MEND = "Write 'notes:' and below it '- q: …' with 'a: …'"
_REFERENCE_KEYS = ("title", "url", "date", "sha256")
_FIELDS: Mapping[str, tuple[str, Callable[[Entry, str], object]]] = {
    "format": ("format", fields.text),
    "id": ("written_id", fields.identity),
    "title": ("title", _title),
    "author": ("author", fields.text),
    "language": ("language", fields.text),
    "license": ("license", fields.text),
    "version": ("version", fields.text),
    "description": ("description", fields.text),
    "tags": ("tags", fields.texts),
    "sources": ("sources", _sources),
    "notes": ("notes", _notes),
}
DECK_KEYS = frozenset(_FIELDS)
