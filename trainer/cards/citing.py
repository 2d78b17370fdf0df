"""The keys by which the notes of a deck cite documents, where documents of several decks meet.

Two documents may have come to the same key, one in each deck: the later one gets a number to
it, and the same one again whenever it comes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from trainer.cards.note import Note, Reference


def own_key(wanted: str, document: Reference, held: Mapping[str, Reference]) -> str:
    """The wanted key, or one like it, that holds this very document or is free."""
    keys = (f"{wanted}-{number}" if number > 1 else wanted for number in count(1))
    return next(key for key in keys if held.get(key, document) == document)


def known_key(wanted: str, document: Reference, held: Mapping[str, Reference]) -> str:
    """The key of a document as a deck holds it, maybe told with more or less; else a free one."""
    same = [key for key, known in held.items() if known == document]
    same = same or [key for key, known in held.items() if _is_told_alike(known, document)]
    if same:
        return wanted if wanted in same else same[0]
    return own_key(wanted, document, held)


def cited_by(note: Note, keys: Mapping[str, str]) -> Note:
    """The note with its document's key replaced as ``keys`` say; what they lack stays."""
    source = note.source
    if source is None or keys.get(source.ref, source.ref) == source.ref:
        return note
    return replace(note, source=replace(source, ref=keys[source.ref]))


def _is_told_alike(one: Reference, other: Reference) -> bool:
    pairs = ((one.url, other.url), (one.date, other.date))
    return one.title == other.title and all(a == b or not a or not b for a, b in pairs)
