"""From another program's files to a deck here: what ``trainer import`` does.

First everything is planned, then shown, then written: :func:`plan_import` reads and decides,
:func:`trainer.workflow.import_writing.write_import` puts it on the disk. On a deck that
stands, ids and progress stay, and so does what was changed or taken out by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from trainer.cards.expand import keys
from trainer.cards.incoming import Lost, lost_of
from trainer.cards.note import Deck, Note, Reference, derive_id
from trainer.errors import NothingToDo
from trainer.memory.log import Event
from trainer.store.deck_folder import check_deck_name
from trainer.store.deck_writer import with_id
from trainer.store.deckfile import read_deck
from trainer.store.imported import ImportedNote, imported
from trainer.workflow.home import Home
from trainer.workflow.import_merge import Joined, Standing, tag_names
from trainer.workflow.import_reading import (
    NOTES_ONLY,
    Arrivals,
    Arrived,
    Medium,
    Wishes,
    read_arrivals,
    tagged,
)

_LINKED = re.compile(r"\]\(<?(media/[^()<>]+)>?\)")


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do to one deck file; ids are those of notes.

    ``before`` is the deck in the file, None where there is no file yet, ``head`` that deck
    or the new one without notes. Each note that came in is kept, added, changed, or
    conflicting: then words of the deck stay that differ by hand. ``rewritten`` are all that
    get other words; ``placed`` are the notes that came in as they shall stand.
    ``removed`` came from this file once and are no longer in it; they stay in the deck.
    ``dated`` are the Unix seconds of their last change in Anki, of notes that read as there.
    """

    target: Path
    before: Deck | None
    head: Deck
    kept: tuple[Note, ...]
    added: tuple[Note, ...]
    changed: tuple[Note, ...]
    conflicting: tuple[Note, ...]
    removed: tuple[str, ...]
    lost: tuple[Lost, ...]
    rewritten: tuple[Joined, ...] = ()
    placed: tuple[Note, ...] = ()
    rows: tuple[ImportedNote, ...] = ()
    events: tuple[Event, ...] = ()
    sources: Mapping[str, Reference] = field(default_factory=dict)
    media: Mapping[str, Medium] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)
    dated: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def cards(self) -> int:
        """How many cards the notes that came in yield."""
        return sum(len(keys(note)) for note in self.placed)

    @property
    def reviews(self) -> int:
        """How many answers come into the log that are not in it yet."""
        return sum(event.took_ms is not None for event in self.events)

    @property
    def deck(self) -> Deck:
        """The new deck as it shall stand."""
        return replace(self.head, notes=self.added)


def plan_import(
    home: Home, files: Sequence[Path], target: Path, wishes: Wishes = NOTES_ONLY
) -> ImportPlan:
    """Read the files and plan what becomes of the deck; nothing is written.

    Raises:
        UsageError, PackageError, SourceError: a file cannot be read.
        DeckError: ``target`` is no deck.
        NothingToDo: the files hold no note.
        StoreError: the database cannot be read.
    """
    check_deck_name(target)
    before = read_deck(target) if target.exists() else None
    arrivals = read_arrivals(files, target.parent, wishes)
    if not arrivals.notes and not before:
        names = ", ".join(file.name for file in files)
        raise NothingToDo(f"no note that can be taken was found in {names}", _why(arrivals))
    head = before or _new_head(arrivals)
    arrivals = replace(arrivals, notes=tagged(arrivals.notes, _tags_of_another(arrivals, head)))
    placing = _Placing(home, arrivals, target, before, head)
    placing.place()
    plan = placing.plan()
    if not wishes.with_progress:
        return plan
    from trainer.workflow.import_progress import progress  # noqa: PLC0415  only where wanted

    return replace(plan, events=tuple(progress(home, placing.progressed)))


def _why(arrivals: Arrivals) -> str:
    told = arrivals.lost[:1]
    return f"{told[0].where}: {told[0].what}" if told else "Check that it is the right file"


def _tags_of_another(arrivals: Arrivals, head: Deck) -> list[str]:
    """The tags of another deck that its notes would lose in this one."""
    if head.id == arrivals.deck_id:
        return []
    known = tag_names(head.tags)
    return [tag for tag in arrivals.tags if not tag_names([tag]) <= known]


def _new_head(arrivals: Arrivals) -> Deck:
    return Deck(
        title=arrivals.title,
        description=arrivals.description,
        tags=arrivals.tags,
        written_id=arrivals.deck_id,
    )


@dataclass
class _Placing:
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

    def __post_init__(self) -> None:
        """Remember what came in before, and which ids and guids are taken."""
        self.known = imported(self.home.database, self.head.id) if self.before else {}
        self.known_guids = {row.text.guid: row.note for row in self.known.values() if row.text.guid}
        self.taken = {note.id for note in self.head.notes}
        self.guids = {note.guid or note.id for note in self.head.notes}

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
        """A document that the deck describes already is cited by the deck's own key."""
        source = arrived.note.source
        if source is None or source.ref in ("", *self.head.sources):
            return arrived
        title = self.arrivals.sources[source.ref].title
        same = (key for key, reference in self.head.sources.items() if reference.title == title)
        ref = next(same, source.ref)
        if ref == source.ref:
            return arrived
        return replace(arrived, note=replace(arrived.note, source=replace(source, ref=ref)))

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
        arrivals = self.arrivals
        wanted = {path for note in self.placed for path in _media_of(note)}
        cited = {n.source.ref for n in self.added if n.source and n.source.ref}
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
                for key, value in arrivals.sources.items()
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
