"""What an import would do to one deck file, as a value that is shown before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from trainer.cards.expand import keys
from trainer.cards.incoming import Lost
from trainer.cards.note import Deck, Note, Reference
from trainer.memory.log import Event
from trainer.store.imported import ImportedNote
from trainer.workflow.import_merge import Joined
from trainer.workflow.import_reading import Medium
from trainer.workflow.import_scheduling import Scheduling


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do to one deck file; ids are those of notes.

    ``before`` is the deck in the file, None where there is no file yet, ``head`` that deck
    or the new one without notes. Each note that came in is kept, added, changed, or
    conflicting: then words of the deck stay that differ by hand. ``rewritten`` are all that
    get other words; ``placed`` are the notes that came in as they shall stand.
    ``removed`` came from this file once and are no longer in it; they stay in the deck.
    ``dated`` are the Unix seconds of their last change in Anki, of notes that read as there.
    ``scheduling`` is how the cards whose progress came were scheduled, where not as here.
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
    scheduling: tuple[Scheduling, ...] = ()

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
