"""What a run of ``make`` would do, told before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from trainer.cards.document import Document
from trainer.cards.note import Deck, Note, Reference
from trainer.generate.facts import IN_DOUBT, Coverage, Dropped, Proposal
from trainer.generate.known import Change
from trainer.store.made import MadeNote


@dataclass(frozen=True)
class Draft:
    """The plan for one deck file; each note that stands is kept, changed or stale.

    ``before`` is the deck in the file, None where there is no file yet; ``head`` is that
    deck or the new one without notes. ``offered`` are the new facts; ``added`` the notes
    that shall come into the file, with what is to be remembered of them. ``reworded`` is
    what is to be remembered of changed notes.
    """

    target: Path
    before: Deck | None
    head: Deck
    documents: tuple[Document, ...]
    kept: tuple[Note, ...]
    changed: tuple[Change, ...]
    stale: tuple[Note, ...]
    offered: tuple[Proposal, ...]
    added: tuple[MadeNote, ...]
    reworded: tuple[MadeNote, ...]
    dropped: tuple[Dropped, ...]
    coverage: tuple[Coverage, ...]

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The documents read, and those that an added note cites without their being read."""
        cited = {
            row.text.source.ref: Reference(title=row.text.source.ref, sha256=row.document)
            for row in self.added
            if row.text.source and row.text.source.ref not in ("", *self.head.sources)
        }
        read = {d.ref: Reference(title=d.title, url=d.url, sha256=d.sha256) for d in self.documents}
        return cited | read

    @cached_property
    def rewritten(self) -> tuple[tuple[Note, Note], ...]:
        """Each note that changes in the file, as it stands and as it shall stand."""
        pairs = ((change.before, change.note) for change in self.changed)
        return tuple((before, note) for before, note in pairs if before != note)

    @cached_property
    def new_notes(self) -> tuple[Note, ...]:
        """The notes that come into the file, in their order, with their ids."""
        return tuple(replace(row.text, written_id=row.note) for row in self.added)

    @cached_property
    def deck(self) -> Deck:
        """The deck as it shall stand."""
        changed = dict(self.rewritten)
        notes = (*(changed.get(note, note) for note in self.head.notes), *self.new_notes)
        sources = dict(self.head.sources)
        for ref, read in self.references.items():
            if ref in sources:
                sources[ref] = replace(sources[ref], sha256=read.sha256)
            elif self.added:
                sources[ref] = read
        return replace(self.head, written_id=self.head.id, notes=notes, sources=sources)

    @property
    def in_doubt(self) -> int:
        """How many cards a review would offer besides, of sentences that no note rests on."""
        known = {note.source.quote for note in self.notes if note.source}
        return sum(drop.reason == IN_DOUBT and drop.quote not in known for drop in self.dropped)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Those of the deck's notes that the documents give, stale ones left out."""
        refs = {document.ref for document in self.documents}
        stale = {note.id for note in self.stale}
        return tuple(
            note
            for note in self.deck.notes
            if note.source and note.source.ref in refs and note.id not in stale
        )

    @property
    def changes_file(self) -> bool:
        """Whether the deck file has to be written."""
        if self.before is None:
            return bool(self.added)
        return self.deck != replace(self.before, written_id=self.deck.id)
