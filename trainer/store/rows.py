"""Events, states and notes as what a database holds, and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from trainer.cards.note import Kind, Note, Source
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating

_NOTE_DEFAULTS = {field.name: field.default for field in fields(Note)}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KINDS = frozenset(EventKind)
_LISTS = ("items", "accept", "tags")


def event_row(event: Event) -> tuple[object, ...]:
    """An event in the order of the table's columns, which is that of its fields."""
    return tuple(getattr(event, name) for name in Event.__slots__)


def events_from(rows: Iterable[Sequence[Any]]) -> Iterator[Event]:
    """The inverse of :func:`event_row`; kinds that only a newer trainer knows are passed over."""
    return (_event(row) for row in rows if row[4] in _KINDS)


def state_row(card: str, state: CardState) -> tuple[object, ...]:
    """A card's key and its state in the order of the table's columns."""
    return (card, *(getattr(state, name) for name in CardState.__slots__))


def state_from(row: Sequence[Any]) -> CardState:
    """The state in a row of :func:`state_row`, without the key."""
    values = dict(zip(CardState.__slots__, row[1:], strict=True))
    values["phase"] = Phase(values["phase"])
    values["suspended"] = None if values["suspended"] is None else bool(values["suspended"])
    values["marked"] = bool(values["marked"])
    return CardState(**values)


def note_json(note: Note) -> str:
    """A note as JSON: only the fields that differ from their defaults."""
    values = {
        name: value
        for name, default in _NOTE_DEFAULTS.items()
        if (value := getattr(note, name)) != default
    }
    if note.source is not None:
        values["source"] = (note.source.ref, note.source.at, note.source.quote)
    return _encode(values)


def note_from(text: str) -> Note:
    """The inverse of :func:`note_json`, section and line included."""
    values = json.loads(text)
    values["kind"] = Kind(values["kind"])
    for name in _LISTS:
        if name in values:
            values[name] = tuple(values[name])
    if "source" in values:
        values["source"] = Source(*values["source"])
    return Note(**values)


def _event(row: Sequence[Any]) -> Event:
    values = dict(zip(Event.__slots__, row, strict=True))
    values["kind"] = EventKind(values["kind"])
    for name, kind in (("rating", Rating), ("phase_before", Phase), ("phase_after", Phase)):
        if values[name] is not None:
            values[name] = kind(values[name])
    return Event(**values)
