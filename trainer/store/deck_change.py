"""New values in the place of old ones: how a note or a source is changed within its lines.

Only the values that differ are touched; what stands around them, comments and the order
of keys included, stays a person's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn

from trainer.cards.note import Deck, Note, Reference
from trainer.errors import DeckError
from trainer.store.deck_entries import set_items, set_text, set_value
from trainer.store.deck_layout import Edit, after_line, last_pairs
from trainer.store.emit import quoted
from trainer.store.yaml_events import Dictionary, Node, read_mapping

_FRONTS = ("q", "front", "cloze")
_BACKS = ("a", "back")
_ASIDE = ("typed", "accept", "hint", "extra", "tags", "image", "audio")
_SOURCE = ("ref", "at", "quote")


@dataclass(frozen=True, slots=True)
class DeckChange:
    """What becomes of a deck file.

    ``notes`` are pairs of a note as it stands and as it shall stand; the two differ in
    nothing but their texts, media, ``ordered``, ``typed``, ``accept``, ``tags`` and ``source``.
    ``added`` come at the end. ``sources`` describe documents: those that the deck lacks come with
    ``added``, of the others the hash is refreshed.
    """

    notes: Sequence[tuple[Note, Note]] = ()
    added: Sequence[Note] = ()
    sources: Mapping[str, Reference] = field(default_factory=dict)


def note_edits(
    text: str, deck: Deck, changes: Sequence[tuple[Note, Note]], name: str
) -> tuple[list[Edit], tuple[Note, ...]]:
    """The edits of notes, and all notes of the deck as they then stand.

    Raises:
        DeckError: a note to be changed is gone, or reads otherwise than it did.
    """
    asked = {before.id: (before, after) for before, after in changes}
    edits: list[Edit] = []
    notes: list[Note] = []
    standing = iter(deck.notes)

    def visit(item: Node) -> None:
        assert isinstance(item, Dictionary)
        if "section" in item.entries:
            return
        note = next(standing)
        before, after = asked.pop(note.id, (note, note))
        if before != note:
            _refuse_changed(name)
        if after != note:
            edits.extend(_note_edits(text, item, note, after))
            if not note.written_id:  # else the new wording would make it another note
                edits.append(last_pairs(text, item, {"id": quoted(note.id)}))
            after = replace(after, section=note.section, line=note.line, written_id=note.id)
        notes.append(after)

    read_mapping(text, name, {"notes": visit})
    if asked:
        _refuse_changed(name)
    return edits, tuple(notes)


def hash_edits(
    text: str, sources: Mapping[str, Reference], read: Mapping[str, Reference]
) -> tuple[list[Edit], dict[str, Reference]]:
    """The edits that give sources of the deck the hashes of the documents as they were read."""
    after = {
        key: replace(source, sha256=read[key].sha256) if key in read else source
        for key, source in sources.items()
    }
    changed = [key for key in after if after[key] != sources[key]]
    if not changed:
        return [], after
    described = read_mapping(text, "", {"notes": lambda _: None}).entries["sources"].value
    assert isinstance(described, Dictionary)
    edits = []
    for key in changed:
        source = described.entries[key].value
        assert isinstance(source, Dictionary)
        edits.append(set_text(text, source, "sha256", after[key].sha256))
    return edits, after


def _refuse_changed(name: str) -> NoReturn:
    mend = "Nothing was written; begin anew with what stands there now"
    raise DeckError("the file was changed by another program", mend, name)


def _note_edits(text: str, item: Dictionary, before: Note, after: Note) -> Iterator[Edit]:
    if before.front != after.front:
        yield set_text(text, item, _one_of(item, _FRONTS), after.front)
    if before.back != after.back:
        yield set_text(text, item, _one_of(item, _BACKS), after.back)
    if before.items != after.items:
        yield from set_items(text, item.entries["list"], after.items)
    # What is added within the source stands before what is added below it.
    if before.source != after.source and before.source and after.source:
        source = item.entries["source"].value
        assert isinstance(source, Dictionary)
        for key in _SOURCE:
            value = getattr(after.source, key)
            if value != getattr(before.source, key):
                yield set_text(text, source, key, value)
    for key in _ASIDE:
        if getattr(before, key) != getattr(after, key):
            yield from set_value(text, item, key, getattr(after, key))
    if before.ordered != after.ordered:
        yield _ordered(text, item, ordered=after.ordered)


def _one_of(item: Dictionary, keys: Sequence[str]) -> str:
    return next(key for key in keys if key in item.entries)


def _ordered(text: str, item: Dictionary, *, ordered: bool) -> Edit:
    word = "yes" if ordered else "no"
    if "ordered" in item.entries:
        return set_text(text, item, "ordered", word)
    if item.flow:
        return last_pairs(text, item, {"ordered": word})
    line = f"{' ' * item.start.column}ordered: {word}"
    return after_line(text, item.entries["list"].value, [line])
