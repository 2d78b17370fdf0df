"""Each note that comes in finds its place in the deck: as one that stands, or as a new one.

On a deck that stands, ids and progress stay, and so does what was changed or taken out by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from trainer.cards.citing import cited_by, known_key
from trainer.cards.incoming import Lost, lost_of
from trainer.cards.note import Deck, Note, Reference, derive_id
from trainer.store.deck_writer import with_id
from trainer.store.imported import ImportedNote, imported
from trainer.workflow.home import Home
from trainer.workflow.import_merge import Joined, Standing
from trainer.workflow.import_plan import ImportPlan
from trainer.workflow.import_reading import Arrivals, Arrived

_LINKED = re.compile(r"\]\(<?(media/[^()<>]+)>?\)")


@dataclass
class Placing:
    """Each note that came in finds its place, one after the other."""

    home: Home
    arrivals: Arrivals
    target: Path
    before: Deck | None
    head: Deck
    kept: list[Note] = field(default_factory=list)
    added: list[Note] = field(default_factory=list)
    changed: list[Note] = field(default_factory=list)
    rewritten: list[Joined] = field(default_factory=list)
    conflicting: list[Note] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    placed: list[Note] = field(default_factory=list)
    rows: list[ImportedNote] = field(default_factory=list)
    progressed: list[tuple[Note, Arrived]] = field(default_factory=list)
    dated: dict[str, int] = field(default_factory=dict)
    known: dict[str, ImportedNote] = field(default_factory=dict)
    known_guids: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    guids: set[str] = field(default_factory=set)
    sources: dict[str, Reference] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Remember what came in before, and which ids and guids are taken."""
        self.known = imported(self.home.database, self.head.id) if self.before else {}
        self.known_guids = {row.text.guid: row.note for row in self.known.values() if row.text.guid}
        self.taken = {note.id for note in self.head.notes}
        self.guids = {note.guid or note.id for note in self.head.notes}
        self.sources = dict(self.head.sources)

    def place(self) -> None:
        """Place all notes."""
        standing = Standing(self.head.notes, self.target.parent, self.head.tags)
        found = standing.matches(arrived.note for arrived in self.arrivals.notes)
        for place, arrived in enumerate(self.arrivals.notes):
            cited = self._cited(arrived)
            if place in found:
                self._join(standing, found[place], cited)
            else:
                self._add(cited)

    def _cited(self, arrived: Arrived) -> Arrived:
        """A document is cited by the key that it has in the deck, or that is free there."""
        source = arrived.note.source
        if source is None or source.ref not in self.arrivals.sources:
            return arrived
        if source.ref not in self.keys:
            document = self.arrivals.sources[source.ref]
            self.keys[source.ref] = known_key(source.ref, document, self.sources)
            self.sources.setdefault(self.keys[source.ref], document)
        note = cited_by(arrived.note, self.keys)
        return arrived if note is arrived.note else replace(arrived, note=note)

    def _join(self, standing: Standing, note: Note, arrived: Arrived) -> None:
        base = self.known.get(note.id)
        joined = standing.join(note, base.text if base else None, arrived.note)
        if joined.by_hand:
            self.conflicting.append(note)
        elif joined.after is note:
            self.kept.append(note)
        else:
            self.changed.append(joined.after)
        if joined.after is not note:
            self.rewritten.append(joined)
        if note.kind is not arrived.note.kind:
            what = f"it came in as a {arrived.note.kind}; the deck's {note.kind} stays"
            self.lost.append(lost_of(note, what))
        self._take(joined.after, note.id, arrived)
        if arrived.changed_s and not joined.by_hand:
            self.dated[note.id] = arrived.changed_s

    def _add(self, arrived: Arrived) -> None:
        note = arrived.note
        gone = note.id if note.id in self.known else self.known_guids.get(note.guid)
        if gone and gone not in self.taken:
            self.conflicting.append(replace(note, written_id=gone))
            what = "it was taken out of the deck by hand, and stays out"
            self.lost.append(lost_of(note, what))
            return
        if note.id in self.taken and note.guid:  # two notes of the same words are two
            note = replace(note, written_id=derive_id("guid", note.guid, ""))
        if note.id in self.taken or note.guid in self.guids:
            self.lost.append(lost_of(note, "it stands twice; the first is taken"))
            return
        note = with_id(note)
        if note.guid == note.id:
            note = replace(note, guid="")
        self.added.append(note)
        self.taken.add(note.id)
        self.guids.add(arrived.note.guid or note.id)
        self._take(note, note.id, arrived)
        if arrived.changed_s:
            self.dated[note.id] = arrived.changed_s

    def _take(self, note: Note, id_: str, arrived: Arrived) -> None:
        if note.written_id != id_:
            note = replace(note, written_id=id_)
        self.placed.append(note)
        if arrived.cards:
            self.progressed.append((note, arrived))
        base = arrived.note
        if base.written_id != id_ or base.line:
            base = replace(base, written_id=id_, line=0)
        self.rows.append(ImportedNote(self.head.id, id_, arrived.origin, base))

    def plan(self) -> ImportPlan:
        """What the import would do, once all notes are placed."""
        arrivals = self.arrivals
        wanted = {path for note in self.placed for path in _media_of(note)}
        written = (*self.added, *(joined.after for joined in self.rewritten))
        cited = {note.source.ref for note in written if note.source}
        return ImportPlan(
            target=self.target,
            before=self.before,
            head=replace(self.head, written_id=self.head.id),
            kept=tuple(self.kept),
            added=tuple(self.added),
            changed=tuple(self.changed),
            rewritten=tuple(self.rewritten),
            conflicting=tuple(self.conflicting),
            removed=tuple(self._removed()),
            lost=(*arrivals.lost, *self.lost),
            placed=tuple(self.placed),
            rows=tuple(self.rows),
            sources={
                key: value
                for key, value in self.sources.items()
                if key in cited and key not in self.head.sources
            },
            media={path: medium for path, medium in arrivals.media.items() if path in wanted},
            raw=arrivals.raw,
            dated=self.dated,
        )

    def _removed(self) -> Iterator[str]:
        """Notes of the deck that came from a file of this name and are not in it any more."""
        origins = {arrived.origin for arrived in self.arrivals.notes}
        here = {note.id for note in self.head.notes}
        now = {note.id for note in self.placed}
        for row in self.known.values():
            if row.origin in origins and row.note in here and row.note not in now:
                yield row.note


def _media_of(note: Note) -> Iterable[str]:
    """The files that a note shows, plays or names."""
    yield from (path for path in (note.image, note.audio) if path)
    for text in (note.front, note.back, note.hint, note.extra, *note.items):
        if "](" in text:
            yield from _LINKED.findall(text)
